"""An advert that is pasted, with what it says of itself proposed beside it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QWidget

from careerflow.models.job_uses import AdvertCheck, KnownAdvert
from careerflow.views.library.jobs.facts_form import FactsForm
from careerflow.views.library.jobs.known_words import known_text
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text

_PAUSE_MS = 400
_PATIENCE_MS = 2000


class AdvertEntry(QWidget):
    """`action` is the button beside the note that the library has such an advert: who uses the
    entry gives it its text."""

    text_changed = Signal(str)
    """Once the user has paused: `show_check` brings what was found in it."""
    changed = Signal()
    """The text, a field or what is known of it is another."""
    known_wanted = Signal(str)
    """The advert that the library has, by its id."""
    link_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.known: KnownAdvert | None = None
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.form = FactsForm(theme)
        self.note = Note(theme, NoteKind.WARNING)
        self.action = Button(theme)
        self.action.setAutoDefault(False)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._on_no_answer)
        self._is_asked = False
        self._then: Callable[[], None] | None = None
        self._build()
        self.text.textChanged.connect(self._on_typed)
        self.form.typed.connect(self.changed)
        self.form.link_wanted.connect(self.link_wanted)
        self.action.clicked.connect(self._on_action)
        self._show_known()
        self.retranslate()

    def advert(self) -> str:
        return self.text.toPlainText().strip()

    def show_check(self, check: AdvertCheck) -> None:
        self.form.propose(check.facts)
        self.known = check.known[0] if check.known else None
        self._is_asked = False
        self._show_known()
        self._go_on()

    def once_checked(self, do: Callable[[], None]) -> None:
        """Does it now, or as soon as what the advert says is filled in, and after two seconds in
        any case; but not where the library turns out to have such an advert, which the user has
        yet to read."""
        if not (self.advert() and (self._is_asked or self._pause.isActive())):
            do()
            return
        self._then = do
        self._patience.start()
        if self._pause.isActive():
            self._pause.stop()
            self._ask()

    def stop(self) -> None:
        """What was typed last is of no interest any more."""
        self._pause.stop()
        self._is_asked = False
        self._then = None

    def retranslate(self) -> None:
        self._advert_label.setText(self.tr("Advert"))
        self._facts_label.setText(self.tr("About the job"))
        self.text.setAccessibleName(self.tr("Text of the advert"))
        self.text.setPlaceholderText(
            self.tr(
                "Paste the whole advert here.\n\nWhat it says of title, company, place, salary and "
                "deadline is filled in beside it. Check what is marked as proposed."
            )
        )
        self._show_known()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self._advert_label, self._facts_label = Text("strong"), Text("strong")
        self._advert_label.setBuddy(self.text)
        fields = QWidget()
        fields.setProperty("role", "page")
        fields.setLayout(column(self.form, 0, margins=(0, 0, Space.S, 0)))
        scrolled = QScrollArea()
        scrolled.setWidget(fields)
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left = column(self._advert_label, self.text, spacing=Space.S)
        right = column(self._facts_label, scrolled, spacing=Space.S)
        for side in (left, right):
            side.setStretch(1, 1)
        sides = row(left, right, spacing=Space.XL)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        warning = row(self.note, self.action, spacing=Space.M)
        warning.setStretch(0, 1)
        layout = column(sides, warning, spacing=Space.L)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def _on_typed(self) -> None:
        self._then = None
        self._pause.start()
        self.changed.emit()

    def _ask(self) -> None:
        self._is_asked = True
        self.text_changed.emit(self.text.toPlainText())

    def _on_no_answer(self) -> None:
        self._is_asked = False
        self._go_on()

    def _go_on(self) -> None:
        then, self._then = self._then, None
        self._patience.stop()
        if then is not None and self.known is None:
            then()

    def _show_known(self) -> None:
        for widget in (self.note, self.action):
            widget.setVisible(self.known is not None)
        self.note.set_text("" if self.known is None else known_text(self.known))
        self.changed.emit()

    def _on_action(self) -> None:
        if self.known is not None:
            self.known_wanted.emit(self.known.duplicate.job_id)
