"""The people of an application."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from careerflow.models.tracker import Application, Contact
from careerflow.views.application.contact_dialog import ContactDialog
from careerflow.views.application.rows_section import RowsSection
from careerflow.views.theme import Theme
from careerflow.views.widgets.item_rows import Act, Item

_NEW = Contact("", "", "", "", "", "", "")


class ContactsSection(RowsSection):
    saved = Signal(object)
    """A Contact; a new one has no id."""
    deleted = Signal(object)
    link_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "user")

    def retranslate(self) -> None:
        self.name_it(self.tr("Contacts"))
        self._add.setText(self.tr("Add a contact"))
        self._rows.set_empty(self.tr("Recruiters, referees, whoever you will want to thank."))
        self._show()

    def _items(self, application: Application) -> Sequence[Item]:
        return [self._item(each) for each in application.contacts]

    def _on_add(self) -> None:
        self._ask(_NEW)

    def _item(self, contact: Contact) -> Item:
        address = f"mailto:{contact.email}" if contact.email else contact.link
        write = Act("mail", self.tr("Write to"), lambda: self.link_wanted.emit(address))
        acts = (
            Act("pencil", self.tr("Edit"), lambda: self._ask(contact)),
            *((write,) if address else ()),
            Act("trash-2", self.tr("Delete"), lambda: self.deleted.emit(contact)),
        )
        title = contact.name or contact.email or contact.phone or contact.link or contact.role
        parts = (contact.role, contact.email, contact.phone, contact.link)
        detail = " · ".join(part for part in parts if part and part != title)
        return Item(contact.id, "user", "muted", title, detail, acts, contact.notes)

    def _ask(self, contact: Contact) -> None:
        dialog = ContactDialog(self._theme, contact, self)
        dialog.saved.connect(self.saved)
        dialog.open()
