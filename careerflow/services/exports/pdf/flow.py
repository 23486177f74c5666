"""Blocks one below the other, over as many pages as they need."""

from typing import Protocol

from careerflow.services.exports.pdf import type as setting
from careerflow.services.exports.pdf.canvas import Book, Sheet
from careerflow.services.exports.pdf.type import BOTTOM, HEIGHT, INNER, LEFT, TOP, Style

_HEADING = Style(13, "SemiBold")
_SUBHEADING = Style(10, "SemiBold")
FOOT = HEIGHT - BOTTOM


class Block(Protocol):
    """What stays in one piece."""

    @property
    def height(self) -> float: ...

    def draw(self, sheet: Sheet, top: float) -> None:
        """With its upper edge at `top`."""


class Flow:
    def __init__(self, book: Book) -> None:
        self._book = book
        self.sheet: Sheet
        self.top = 0.0
        self.new_page()

    @property
    def room(self) -> float:
        """Height that is left on this page."""
        return FOOT - self.top

    @property
    def is_empty(self) -> bool:
        return self.top <= TOP

    def new_page(self) -> None:
        self.sheet = self._book.sheet()
        self.top = TOP

    def need(self, height: float) -> bool:
        """Turns the page where there is less room; says whether it did."""
        if height <= self.room or self.is_empty:
            return False
        self.new_page()
        return True

    def gap(self, height: float) -> None:
        """Free space; none at the top of a page."""
        if not self.is_empty:
            self.top += height

    def add(self, block: Block) -> None:
        self.need(block.height)
        block.draw(self.sheet, self.top)
        self.top += block.height

    def heading(self, text: str, following: float, place: str) -> None:
        """Stays with the next `following` points; `place` names it for links and bookmarks."""
        self._title(text, _HEADING, 22.0, following, place)

    def subheading(self, text: str, following: float, place: str) -> None:
        self._title(text, _SUBHEADING, 12.0, following, place)

    def paragraph(self, text: str, style: Style, left: float = LEFT, gap: float = 0.0) -> None:
        """Lines that may run on over the page's end."""
        for line in setting.wrap(text, style, INNER - (left - LEFT)):
            self.need(style.leading)
            self.sheet.text(left, self.top, line, style)
            self.top += style.leading
        self.top += gap

    def _title(self, text: str, style: Style, above: float, following: float, place: str) -> None:
        lines = setting.wrap(text, style, INNER)
        height = len(lines) * style.leading + 5
        self.need(above + height + following)
        self.gap(above)
        self.sheet.place(place, LEFT, self.top - 6)
        for line in lines:
            self.sheet.text(LEFT, self.top, line, style)
            self.top += style.leading
        self.top += 5
