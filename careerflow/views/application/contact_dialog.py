"""A person to ask or to thank."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from careerflow.models.tracker import Contact
from careerflow.views.application.form_dialog import FormDialog
from careerflow.views.application.section import labelled
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.text import Text

_NOTES_HEIGHT = 80


class ContactDialog(FormDialog):
    """`saved` carries the Contact as it is written."""

    saved = Signal(object)

    def __init__(self, theme: Theme, contact: Contact, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Contact") if contact.id else self.tr("New contact"))
        self._contact = contact
        names = {
            "name": self.tr("Name"),
            "role": self.tr("Role"),
            "email": self.tr("E-mail"),
            "phone": self.tr("Phone"),
            "link": self.tr("Link"),
        }
        self._lines = {key: QLineEdit(getattr(contact, key)) for key in names}
        self._notes = QPlainTextEdit(contact.notes)
        self._notes.setTabChangesFocus(True)
        self._notes.setFixedHeight(_NOTES_HEIGHT)
        shown = {key: labelled(Text(text=names[key]), line) for key, line in self._lines.items()}
        for pair in (("name", "role"), ("email", "phone")):
            self.form.addLayout(row(*(shown[key] for key in pair), spacing=Space.M))
        self.form.addWidget(shown["link"])
        self.form.addWidget(labelled(Text(text=self.tr("Notes")), self._notes))

    def check(self) -> str:
        if not any(line.text().strip() for line in self._lines.values()):
            return self.tr("Write at least a name or an address.")
        return ""

    def finish(self) -> None:
        written = {key: line.text().strip() for key, line in self._lines.items()}
        notes = self._notes.toPlainText().strip()
        self.saved.emit(Contact(id=self._contact.id, notes=notes, **written))
