"""Another passphrase for a library that is encrypted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from careerflow.models.message import Message
from careerflow.views.language import Language
from careerflow.views.sync.form_field import FormField
from careerflow.views.sync.passphrase_form import Asked, PassphraseForm
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.fitting_dialog import FittingDialog
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text

_WIDTH = 540


class PassphraseDialog(FittingDialog):
    """`agreed` carries the present passphrase and the new one; `show_done`, `show_wrong` or
    `show_problem` follows. It cannot be closed meanwhile."""

    agreed = Signal(str, str)

    def __init__(self, theme: Theme, language: Language, parent: QWidget) -> None:
        super().__init__(_WIDTH, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Change the passphrase"))
        self._language = language
        self._running = False
        self._old = QLineEdit()
        self._old.setEchoMode(QLineEdit.EchoMode.Password)
        self._field = FormField(theme, self._old, self.tr("Present passphrase"))
        self._form = PassphraseForm(theme, Asked.ANOTHER)
        self._problem = Note(theme, NoteKind.ERROR)
        self._problem.hide()
        self._working = Text("muted", text=self.tr("Changing…"))
        self._working.hide()
        self._cancel, self._go = Button(theme), Button(theme, "primary")
        self._build()
        self._wire()
        self.fit()

    def show_done(self) -> None:
        self._running = False
        self.accept()

    def show_wrong(self, problem: Message) -> None:
        """The present passphrase is not the library's."""
        self._set_running(False)
        self._field.show_problem(self._language.wording.say(problem))
        self.fit()

    def show_problem(self, problem: Message) -> None:
        """Nothing has changed: this is why."""
        self._set_running(False)
        self._problem.set_text(self._language.wording.say(problem))
        self._problem.show()
        self._go.setFocus()
        self.fit()

    def reject(self) -> None:
        if not self._running:
            super().reject()

    def _build(self) -> None:
        about = self.tr(
            "It is asked for when another computer is connected. Those that are connected go on "
            "without it. Whoever knows the present one, and has an earlier copy of the database, "
            "can still read that copy."
        )
        self._cancel.setText(self.tr("Cancel"))
        self._go.setText(self.tr("Change"))
        self._go.setDefault(True)
        self.lay_out(
            Text("title", text=self.windowTitle()),
            Text(wrap=True, text=about),
            self._field,
            self._form,
            self._problem,
            buttons=row(self._working, 0, self._cancel, self._go),
            spacing=Space.M,
            margins=Space.L,
        )

    def _wire(self) -> None:
        self._old.textChanged.connect(self._on_typed)
        self._form.changed.connect(self.fit)
        self._form.shown.connect(self._on_shown)
        self._cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)

    def _on_typed(self) -> None:
        self._field.show_problem("")
        self.fit()

    def _on_shown(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._old.setEchoMode(mode)

    def _on_go(self) -> None:
        self._problem.hide()
        complete = self._form.check()
        if not self._old.text():
            self._field.show_problem(self.tr("Type the passphrase that you have now."))
            complete = False
        if complete:
            self._set_running(True)
        self.fit()
        if complete:
            self.agreed.emit(self._old.text(), self._form.passphrase)

    def _set_running(self, running: bool) -> None:
        self._running = running
        for part in (self._field, self._form, self._cancel, self._go):
            part.setEnabled(not running)
        self._working.setVisible(running)
