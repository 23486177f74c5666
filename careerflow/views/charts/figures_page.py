"""A page of figures: its title, what went wrong, and cards in two columns, or in one."""

from abc import abstractmethod

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QScrollArea, QWidget

from careerflow.models.message import Message
from careerflow.views.language import Language
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.in_parts import InParts
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text

_WIDEST = 1280
_SCROLL_BAR = 12
BESIDE = Space.XL - _SCROLL_BAR
"""The margin at the right of what scrolls, and of what stands in line with it."""


class FiguresPage(QWidget):
    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._failure: Message | None = None
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.L)
        self._parts = InParts(self)
        self._title = Text("heading")
        self._note = Note(theme, NoteKind.ERROR)

    def finish(self) -> None:
        """All that is to be shown is there after that."""
        self._parts.finish()

    def show_failure(self, why: Message) -> None:
        """Above the figures as they were."""
        self._failure = why
        self._refresh()

    @abstractmethod
    def retranslate(self) -> None:
        """Puts all of it into the window's language."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @abstractmethod
    def _refresh(self) -> None:
        """Shows the figures that there are."""

    @abstractmethod
    def _place(self) -> None:
        """Puts the cards into the grid, beside each other where there is room."""

    def _show_note(self) -> None:
        self._note.setVisible(self._failure is not None)
        if self._failure is not None:
            self._note.set_text(self._language.wording.say(self._failure))

    def _head(self, *parts: QWidget | QLayout, below: int) -> QHBoxLayout:
        """What does not scroll, in line with what does."""
        top = QWidget()
        top.setMaximumWidth(_WIDEST)
        margins = (Space.XL, Space.XL, BESIDE, below)
        column(*parts, inside=top, spacing=Space.S, margins=margins)
        return row(top, spacing=0, margins=(0, 0, _SCROLL_BAR, 0))

    def _scrolling(self, inner: QFrame) -> QScrollArea:
        inner.setProperty("role", "page")
        inner.setMaximumWidth(_WIDEST)
        around = QWidget()
        around.setProperty("role", "page")
        row(inner, inside=around, spacing=0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(around)
        return area

    def _stretch_columns(self) -> None:
        for number in range(2):
            self._grid.setColumnStretch(number, 1 if number < self._columns else 0)
