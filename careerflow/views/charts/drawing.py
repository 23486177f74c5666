"""A chart as shapes and words in the theme's colours: painted in the window and into files alike.

Lengths are device-independent pixels, from the upper left corner.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from careerflow.views.theme import Size, font

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter
STRONG = QFont.Weight.DemiBold


@dataclass(frozen=True, slots=True)
class Mark:
    """What can be pointed at: `place` is where, `words` what is said of it."""

    place: QPainterPath
    words: str


@dataclass(frozen=True, slots=True)
class _Fill:
    path: QPainterPath
    color: str
    opacity: float


@dataclass(frozen=True, slots=True)
class _Line:
    start: QPointF
    end: QPointF
    color: str
    width: float
    dashed: bool


@dataclass(frozen=True, slots=True)
class _Words:
    place: QRectF
    text: str
    color: str
    size: int
    weight: QFont.Weight
    alignment: Qt.AlignmentFlag


@dataclass(slots=True)
class Drawing:
    """Colours are names of the theme's tokens."""

    width: float
    height: float = 0.0
    marks: list[Mark] = field(default_factory=list)
    _shapes: list[_Fill | _Line | _Words] = field(default_factory=list)

    @property
    def size(self) -> QSizeF:
        return QSizeF(self.width, self.height)

    def bar(self, place: QRectF, color: str, radius: float = 2.0, opacity: float = 1.0) -> None:
        self.fill(
            rounded(place, min(radius, place.width() / 2, place.height() / 2)), color, opacity
        )

    def fill(self, path: QPainterPath, color: str, opacity: float = 1.0) -> None:
        self._shapes.append(_Fill(path, color, opacity))

    def line(
        self, start: QPointF, end: QPointF, color: str, width: float = 1.0, dashed: bool = False
    ) -> None:
        self._shapes.append(_Line(start, end, color, width, dashed))

    def words(
        self,
        place: QRectF,
        text: str,
        color: str = "text",
        size: int = Size.CAPTION,
        weight: QFont.Weight = QFont.Weight.Normal,
        alignment: Qt.AlignmentFlag = LEFT,
    ) -> None:
        """One line, shortened where it does not fit."""
        metrics = QFontMetricsF(font(size, weight))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 0.5)
        self._shapes.append(_Words(place, shown, color, size, weight, alignment))

    def mark(self, place: QRectF | QPainterPath, words: str) -> None:
        self.marks.append(Mark(rounded(place, 3) if isinstance(place, QRectF) else place, words))

    def mark_at(self, position: QPointF) -> int | None:
        """The uppermost."""
        for number in range(len(self.marks) - 1, -1, -1):
            if self.marks[number].place.contains(position):
                return number
        return None

    def paint(self, painter: QPainter, color: Callable[[str], QColor]) -> None:
        for shape in self._shapes:
            if isinstance(shape, _Fill):
                tint = color(shape.color)
                tint.setAlphaF(shape.opacity)
                painter.fillPath(shape.path, tint)
            elif isinstance(shape, _Line):
                style = Qt.PenStyle.DashLine if shape.dashed else Qt.PenStyle.SolidLine
                painter.setPen(QPen(color(shape.color), shape.width, style))
                painter.drawLine(shape.start, shape.end)
            else:
                painter.setPen(color(shape.color))
                painter.setFont(font(shape.size, shape.weight))
                painter.drawText(shape.place, int(shape.alignment), shape.text)


def rounded(place: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(place, radius, radius)
    return path


def width_of(
    text: str, size: int = Size.CAPTION, weight: QFont.Weight = QFont.Weight.Normal
) -> float:
    return QFontMetricsF(font(size, weight)).horizontalAdvance(text)
