"""Asks for the password of an encrypted PDF, in its place on the page."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from careerflow.views.icons import IconLabel
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text


class PasswordForm(QWidget):
    submitted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = Text("title")
        self._hint = Text("muted", wrap=True)
        self._wrong = Note(theme, NoteKind.ERROR)
        self._field = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._field.setMaximumWidth(320)
        self._open = Button(theme, "primary")
        self._field.returnPressed.connect(self._submit)
        self._open.clicked.connect(self._submit)
        self._field.textChanged.connect(lambda text: self._open.setEnabled(bool(text)))
        self._open.setEnabled(False)
        heading = row(IconLabel(theme, "lock", "accent", 20), self._title, 0)
        self.setLayout(
            column(heading, self._hint, Space.XS, row(self._field, self._open, 0), self._wrong, 0)
        )
        self._wrong.hide()
        self.retranslate()

    def ask(self, wrong: bool) -> None:
        self._field.clear()
        self._wrong.setVisible(wrong)
        self._field.setFocus()

    def retranslate(self) -> None:
        self._title.setText(self.tr("This PDF is locked"))
        self._hint.setText(self.tr("Enter its password to read it. The password is not stored."))
        self._wrong.set_text(
            self.tr("That password does not open this PDF. Check it and try again.")
        )
        self._field.setPlaceholderText(self.tr("Password"))
        self._field.setAccessibleName(self.tr("Password of the PDF"))
        self._open.setText(self.tr("Unlock"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _submit(self) -> None:
        if self._field.text():
            self.submitted.emit(self._field.text())
