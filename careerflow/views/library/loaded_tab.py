"""A tab of the Library page: what a worker has loaded, or why that could not be."""

from abc import abstractmethod

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from careerflow.models.message import Message
from careerflow.views.language import Language
from careerflow.views.theme import Theme
from careerflow.views.widgets.empty_state import EmptyState


class LoadedTab(QWidget):
    shown = Signal()
    """The tab has come into view."""
    reload_wanted = Signal()

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._theme, self._language = theme, language
        self._failure: Message | None = None
        self._loaded = False
        self._failed = EmptyState(theme, "triangle-alert")
        self._failed.action_clicked.connect(self.reload_wanted)

    def show_failure(self, why: Message) -> None:
        """In place of what could not be loaded, until it is."""
        self._failure = why
        self.retranslate()
        self._refresh()

    @abstractmethod
    def retranslate(self) -> None:
        """Puts all of it into the window's language."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.shown.emit()

    @abstractmethod
    def _refresh(self) -> None:
        """Shows what there is to be shown."""

    def _note_loaded(self) -> None:
        self._failure, self._loaded = None, True

    def _say_failure(self, title: str) -> None:
        if self._failure is not None:
            why = self._language.wording.say(self._failure)
            self._failed.set_texts(title, why, self.tr("Try again"))

    def _find_in(self, field: QWidget) -> None:
        """Where the keyboard goes by Ctrl+F."""
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(field.setFocus)
