"""The people of an application."""

from PySide6.QtCore import QEvent, Signal

from careerflow.models.tracker import Application, Contact
from careerflow.views.application.contact_dialog import ContactDialog
from careerflow.views.application.section import Section
from careerflow.views.theme import Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.item_rows import Act, Item, ItemRows

_NEW = Contact("", "", "", "", "", "", "")


class ContactsSection(Section):
    saved = Signal(object)
    """A Contact; a new one has no id."""
    deleted = Signal(object)
    link_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "user")
        self._theme = theme
        self._application: Application | None = None
        self._add = Button(theme, "quiet", "plus")
        self._add.clicked.connect(lambda: self._ask(_NEW))
        self.buttons.addWidget(self._add)
        self._rows = ItemRows(theme, self._add)
        self.body.addWidget(self._rows)
        self.retranslate()

    def show_application(self, application: Application) -> None:
        self._application = application
        self._show()

    def retranslate(self) -> None:
        self.name_it(self.tr("Contacts"))
        self._add.setText(self.tr("Add a contact"))
        self._rows.set_empty(self.tr("Recruiters, referees, whoever you will want to thank."))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show(self) -> None:
        if self._application is not None:
            self._rows.set_items([self._item(each) for each in self._application.contacts])

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
