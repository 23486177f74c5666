"""Connecting this library with a database, step by step."""

from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from careerflow.models.message import Message
from careerflow.models.sync import Choice, Inspected, Linked
from careerflow.views.language import Language
from careerflow.views.sync.address_step import AddressStep, Place
from careerflow.views.sync.choice_step import ChoiceStep
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.fitting_dialog import FittingDialog
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.stage_progress import StageProgress
from careerflow.views.widgets.text import Text

_WIDTH = 640


class Step(IntEnum):
    ADDRESS = 0
    CHOICE = 1
    DONE = 2


class ConnectDialog(FittingDialog):
    """`check_wanted`: a look at the database at the address of `address_step`; `show_found` or
    `show_problem` follows. `connect_wanted`: what `choice` says is to be done; `show_done` or
    `show_refusal` follows. `stop_wanted`: what runs is to stop, and `show_stopped` follows. No
    signal carries a password."""

    check_wanted = Signal()
    connect_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, theme: Theme, language: Language, parent: QWidget) -> None:
        super().__init__(_WIDTH, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Connect a database"))
        self._theme, self._language = theme, language
        self._step = Step.ADDRESS
        self._running = False
        self._title = Text("heading")
        self.address_step = AddressStep(theme)
        self._choice_step: ChoiceStep | None = None  # made while the database is looked at
        told = self.tr(
            "This computer has no safe keyring, so CareerFlow forgets its access when it closes: "
            "then disconnect here and connect again."
        )
        self._told, self._forgets = Text(wrap=True), Note(theme, NoteKind.WARNING, told)
        self._done = QWidget()
        self._done.setLayout(column(self._told, self._forgets, spacing=Space.M))
        self._progress = StageProgress(theme)
        self._back, self._cancel = Button(theme), Button(theme)
        self._go = Button(theme, "primary")
        self._back.setText(self.tr("Back"))
        self._cancel.setText(self.tr("Cancel"))
        self._go.setDefault(True)
        self._build()
        self._wire()
        self._show_step(Step.ADDRESS)

    @property
    def choice(self) -> Choice:
        """What was decided in the second step, which is shown."""
        return self._choosing().choice()

    def show_found(self, found: Inspected, device: str) -> None:
        self._set_running(False)
        self._choosing().show_found(found, device)
        self._show_step(Step.CHOICE)

    def show_progress(self, stage: Message, fraction: float | None = None) -> None:
        self._progress.set_progress(self._language.wording.say(stage), fraction)

    def show_problem(self, problem: Message, place: Place) -> None:
        """Why the database could not be looked at; `place` is the field that it is about."""
        self._set_running(False)
        self.address_step.show_problem(self._language.wording.say(problem), place)
        self.fit()

    def show_refusal(self, problem: Message, *, passphrase: bool) -> None:
        """Why it could not be connected; `passphrase` where that is what is wrong."""
        self._set_running(False)
        self._choosing().show_problem(self._language.wording.say(problem), passphrase=passphrase)

    def show_stopped(self) -> None:
        """What ran was stopped by the user, and left nothing behind."""
        self._set_running(False)

    def show_done(self, linked: Linked, *, lasts: bool) -> None:
        """`lasts` where the program's next start still knows how to get in."""
        self._set_running(False)
        self._forgets.setVisible(not lasts)
        self._told.setText(
            self.tr(
                "This computer is connected with “{name}” as “{device}”. It syncs by itself from "
                "now on; the first time takes longest. How it stands is told in the settings."
            ).format(name=linked.library_name, device=linked.device)
        )
        self._show_step(Step.DONE)
        self._go.setAccessibleDescription(self._told.text())  # said with the button

    def reject(self) -> None:
        """Esc stops what runs; a second one closes."""
        if self._running:
            self._progress.setEnabled(False)
            self.stop_wanted.emit()
        else:
            super().reject()

    def _choosing(self) -> ChoiceStep:
        if self._choice_step is None:
            self._choice_step = step = ChoiceStep(self._theme)
            self._parts.insertWidget(self._parts.indexOf(self.address_step) + 1, step)
            step.hide()
            step.changed.connect(self.fit)
        return self._choice_step

    def _build(self) -> None:
        self._parts = column(spacing=Space.L)
        for step in (self.address_step, self._done):
            self._parts.addWidget(step)
        self.lay_out(
            self._title,
            self._parts,
            self._progress,
            buttons=row(self._back, 0, self._cancel, self._go),
            spacing=Space.L,
            margins=Space.XL,
        )

    def _wire(self) -> None:
        self.address_step.changed.connect(self.fit)
        self._back.clicked.connect(lambda: self._show_step(Step.ADDRESS))
        self._cancel.clicked.connect(self.reject)
        self._progress.cancel_clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)

    def _show_step(self, step: Step) -> None:
        self._step = step
        titles = {
            Step.ADDRESS: self.windowTitle(),
            Step.CHOICE: self.tr("What to connect with"),
            Step.DONE: self.tr("Connected"),
        }
        names = {
            Step.ADDRESS: self.tr("Check"),
            Step.CHOICE: self.tr("Connect"),
            Step.DONE: self.tr("Close"),
        }
        self._title.setText(titles[step])
        self._go.setText(names[step])
        self._update()
        if step is Step.ADDRESS:
            self.address_step.focus_first()
        elif step is Step.CHOICE:
            self._choosing().focus_first()
        else:
            self._go.setFocus()

    def _set_running(self, running: bool) -> None:
        self._running = running
        self._update()
        if running:
            self._progress.setEnabled(True)
            self._progress.focus_cancel()
        else:
            self._go.setFocus()

    def _update(self) -> None:
        steps = {
            Step.ADDRESS: self.address_step,
            Step.CHOICE: self._choice_step,
            Step.DONE: self._done,
        }
        for step, widget in steps.items():
            if widget is not None:
                widget.setVisible(step is self._step)
                widget.setEnabled(not self._running)
        self._progress.setVisible(self._running)
        self._back.setVisible(self._step is Step.CHOICE and not self._running)
        self._cancel.setVisible(self._step is not Step.DONE and not self._running)
        self._go.setVisible(not self._running)
        self.fit()

    def _on_go(self) -> None:
        if self._step is Step.DONE:
            self.accept()
        elif self._step is Step.ADDRESS:
            self.address_step.show_problem("", Place.ADDRESS)
            self._begin(self.tr("Looking at the database"))
            self.check_wanted.emit()
            self._choosing()
        elif self._choosing().check():
            self._choosing().show_problem("", passphrase=False)
            self._begin(self.tr("Connecting"))
            self.connect_wanted.emit()

    def _begin(self, stage: str) -> None:
        self._progress.set_progress(stage, None)
        self._set_running(True)
