"""The end of a connection: the server's copy stays, or is deleted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget

from careerflow.models.folding import folded
from careerflow.models.message import Message
from careerflow.models.sync import Linked
from careerflow.views.language import Language
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.fitting_dialog import FittingDialog
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text

_WIDTH = 540
_INDENT = 22  # where the text beside a radio button begins


class DisconnectDialog(FittingDialog):
    """`agreed` carries whether the server's copy is to be deleted (True); `show_outcome` or
    `show_problem` follows. It cannot be closed meanwhile."""

    agreed = Signal(bool)

    def __init__(self, theme: Theme, language: Language, parent: QWidget, linked: Linked) -> None:
        super().__init__(_WIDTH, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Disconnect this computer?"))
        self._language = language
        self._running = False
        self._word = self.tr("DELETE")
        self._title = Text("title", text=self.windowTitle())
        self._keep, self._erase = QRadioButton(), QRadioButton()
        self._keep.setChecked(True)
        self._field = QLineEdit()
        self._problem = Note(theme, NoteKind.WARNING)
        self._problem.hide()
        self._working = Text("muted", text=self.tr("Disconnecting…"))
        self._working.hide()
        self._cancel, self._go = Button(theme), Button(theme, "danger")
        self._choosing = QWidget()
        self._confirming = QWidget()
        self._build(theme, linked)
        self._wire()
        self._update()

    def show_outcome(self, problem: Message | None) -> None:
        """This computer is disconnected; `problem` is why the server does not know. The dialog
        closes where there is none."""
        self._running = False
        if problem is None:
            self.accept()
            return
        self._title.setText(self.tr("Disconnected"))
        told = self.tr(
            "This computer is disconnected; what is on it stays. The server's part could not "
            "be done: {why}"
        ).format(why=self._language.wording.say(problem))
        if self._erase.isChecked():
            told += "\n" + self.tr(
                "To delete the copy on the server, connect again and then disconnect."
            )
        self._problem.set_text(told)
        self._end(self.tr("Close"))

    def show_problem(self, problem: Message) -> None:
        """Nothing has changed: this is why."""
        self._running = False
        self._problem.set_text(self._language.wording.say(problem))
        self._end(self.tr("Close"))

    def reject(self) -> None:
        if not self._running:
            super().reject()

    def _build(self, theme: Theme, linked: Linked) -> None:
        stays = self.tr(
            "Everything on this computer stays as it is; it only no longer syncs with “{name}”."
        ).format(name=linked.library_name)
        self._keep.setText(self.tr("Keep the copy on the server"))
        self._erase.setText(self.tr("Delete the copy on the server"))
        kept = Text("caption", wrap=True)
        kept.setText(
            self.tr("Your other computers go on with it, and this one can join again later.")
        )
        self._build_confirming(theme)
        self._choosing.setLayout(
            column(
                Text(wrap=True, text=stays),
                column(self._keep, row(_INDENT, kept), spacing=2),
                self._erase,
                self._confirming,
                spacing=Space.M,
            )
        )
        self._cancel.setText(self.tr("Cancel"))
        self.lay_out(
            self._title,
            self._choosing,
            self._problem,
            buttons=row(self._working, 0, self._cancel, self._go),
            spacing=Space.M,
            margins=Space.L,
        )

    def _build_confirming(self, theme: Theme) -> None:
        warning = self.tr(
            "It is deleted for all of your computers, with its files. This cannot be undone. What "
            "is on the others stays, but they can no longer sync with it."
        )
        ask = Text(wrap=True)
        ask.setText(self.tr("Type {word} to confirm:").format(word=self._word))
        ask.setBuddy(self._field)
        self._field.setAccessibleName(ask.text())
        self._confirming.setLayout(
            column(Note(theme, NoteKind.WARNING, warning), ask, self._field, spacing=Space.M)
        )

    def _wire(self) -> None:
        self._keep.toggled.connect(self._update)
        self._field.textChanged.connect(self._update)
        self._cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)

    def _update(self) -> None:
        erases = self._erase.isChecked()
        self._confirming.setVisible(erases)
        self._go.setText(self.tr("Delete and disconnect") if erases else self.tr("Disconnect"))
        # Without accents, which Vietnamese sets in two ways (xóa, xoá).
        agreed = folded(self._field.text().strip()) == folded(self._word)
        self._go.setEnabled(not erases or agreed)
        # Enter alone deletes nothing.
        (self._cancel if erases else self._go).setDefault(True)
        self.fit()

    def _on_go(self) -> None:
        self._running = True
        for part in (self._choosing, self._cancel, self._go):
            part.setEnabled(False)
        self._working.show()
        self.fit()
        self.agreed.emit(self._erase.isChecked())

    def _end(self, name: str) -> None:
        self._choosing.hide()
        self._working.hide()
        self._go.hide()
        self._problem.show()
        self._cancel.setEnabled(True)
        self._cancel.setText(name)
        self._cancel.setDefault(True)
        self._cancel.setFocus()
        self.fit()
