"""A new job: its advert is pasted, and what it says of itself proposed beside it."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QPlainTextEdit, QScrollArea, QWidget

from careerflow.models.job_uses import AdvertCheck, KnownAdvert
from careerflow.views.library.jobs.facts_form import FactsForm
from careerflow.views.library.jobs.known_words import known_text
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text

_PAUSE_MS = 400
_SIZE = (900, 620)
_SMALLEST = (720, 480)


class NewJobDialog(QDialog):
    text_changed = Signal(str)
    """Once the user has paused: `show_check` brings what was found in it."""
    saved = Signal(str, object)
    """The text, and the JobFacts as they stand in the form."""
    open_wanted = Signal(str)
    """A job of the library instead; its id."""
    link_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: KnownAdvert | None = None
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.form = FactsForm(theme)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.text_changed.emit(self.text.toPlainText()))
        self._build(theme)
        self.text.textChanged.connect(self._on_typed)
        self.form.link_wanted.connect(self.link_wanted)
        self._save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.reject)
        self._open.clicked.connect(self._on_open)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._on_save)
        self._show_known()
        self.retranslate()

    def show_check(self, check: AdvertCheck) -> None:
        self.form.propose(check.facts)
        self._known = check.known[0] if check.known else None
        self._show_known()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("New job"))
        self._advert_label.setText(self.tr("Advert"))
        self._facts_label.setText(self.tr("About the job"))
        self.text.setAccessibleName(self.tr("Text of the advert"))
        self.text.setPlaceholderText(
            self.tr(
                "Paste the whole advert here.\n\nWhat it says of title, company, place, salary and "
                "deadline is filled in beside it. Check what is marked as proposed."
            )
        )
        self._open.setText(self.tr("Open it"))
        self._cancel.setText(self.tr("Cancel"))
        self._show_known()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def reject(self) -> None:
        self._pause.stop()
        super().reject()

    def _build(self, theme: Theme) -> None:
        self._advert_label, self._facts_label = Text("strong"), Text("strong")
        self._advert_label.setBuddy(self.text)
        self._note = Note(theme, NoteKind.WARNING)
        self._open = Button(theme)
        self._save, self._cancel = Button(theme, "primary"), Button(theme)
        fields = QWidget()
        fields.setProperty("role", "page")
        fields.setLayout(column(self.form, 0, margins=(0, 0, Space.S, 0)))
        scrolled = QScrollArea()
        scrolled.setWidget(fields)
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setFocusPolicy(self.focusPolicy())
        left = column(self._advert_label, self.text, spacing=Space.S)
        right = column(self._facts_label, scrolled, spacing=Space.S)
        for side in (left, right):
            side.setStretch(1, 1)
        sides = row(left, right, spacing=Space.XL)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        warning = row(self._note, self._open, spacing=Space.M)
        warning.setStretch(0, 1)
        buttons = row(0, self._cancel, self._save)
        layout = column(sides, warning, buttons, spacing=Space.L, margins=Space.XL)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)

    def _on_typed(self) -> None:
        self._pause.start()
        self._show_save()

    def _show_known(self) -> None:
        known = self._known
        for widget in (self._note, self._open):
            widget.setVisible(known is not None)
        self._note.set_text("" if known is None else known_text(known))
        self._save.setText(self.tr("Save job") if known is None else self.tr("Save anyway"))
        self._show_save()

    def _show_save(self) -> None:
        """A job needs a text, or at least a title of its own."""
        self._save.setEnabled(bool(self.text.toPlainText().strip() or self.form.facts().title))

    def _on_save(self) -> None:
        if self._save.isEnabled():
            self._pause.stop()
            self.saved.emit(self.text.toPlainText().strip(), self.form.facts())
            self.accept()

    def _on_open(self) -> None:
        if self._known is not None:
            self.open_wanted.emit(self._known.duplicate.job_id)
            self.reject()
