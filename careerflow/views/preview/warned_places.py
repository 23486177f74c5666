"""What a warning is about, outlined on the pages."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from careerflow.models.document import Box, WarningPlace
from careerflow.views.preview import paper
from careerflow.views.preview.page_layout import PageLayout, scaled

_OFF = (1.6, 0.4)
"""Pixels between a box and its outline: lines of text stand close."""
_INSIDE = (3.0, 3.0, -3.0, -3.0)
"""Pixels to the edge of the sheet: a picture may fill it."""
_CASING = 1.6
"""Pixels that the casing is broader than the line in it."""


@dataclass(frozen=True, slots=True)
class Warned:
    """`sentence` says the warning, as plain text; `current` counts in `places`: the one that was
    gone to."""

    sentence: str
    places: tuple[WarningPlace, ...]
    current: int = 0

    @property
    def place(self) -> WarningPlace:
        return self.places[self.current]

    def boxes_on(self, page: int) -> list[Box]:
        return [place.box for place in self.places if place.page == page]

    def covers(self, page: int, x: float, y: float) -> bool:
        """Whether the point (in PDF points) is in one of its boxes."""
        return any(x0 <= x <= x1 and y0 <= y <= y1 for x0, y0, x1, y1 in self.boxes_on(page))


def paint_warned(
    painter: QPainter, warned: Warned, page: int, pages: PageLayout, flash: float
) -> None:
    """`flash` from 0 to 1."""
    zoom = pages.zoom
    sheet = scaled((0.0, 0.0, *pages.sizes[page]), zoom).adjusted(*_INSIDE)
    around = QPainterPath()
    around.setFillRule(Qt.FillRule.WindingFill)
    for box in warned.boxes_on(page):
        around.addRect(_around(box, zoom) & sheet)
    # Boxes of neighbouring words become one.
    _stroke(painter, around.simplified(), 1.3)
    if warned.place.page == page:
        current = QPainterPath()
        by = 1.0 + 4 * flash
        current.addRect(_around(warned.place.box, zoom).adjusted(-by, -by, by, by) & sheet)
        _stroke(painter, current, 2.6)


def _around(box: Box, zoom: float) -> QRectF:
    across, up = _OFF
    return scaled(box, zoom).adjusted(-across, -up, across, up)


def _stroke(painter: QPainter, path: QPainterPath, width: float) -> None:
    """A white casing makes the line show on a dark page. Its corners are sharp: those of evidence
    are round."""
    join = Qt.PenJoinStyle.MiterJoin
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, broad in ((QColor("white"), width + _CASING), (paper.warned(), width)):
        pen = QPen(color, broad)
        pen.setJoinStyle(join)
        painter.setPen(pen)
        painter.drawPath(path)
