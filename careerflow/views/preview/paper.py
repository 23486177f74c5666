"""How evidence is marked on a page.

Paper is white in either theme, so it always takes the light theme's colours; dark areas of a page
take the dark theme's lines. A mark is told apart by the line under it as well as by its colour.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextCharFormat

from careerflow.models.report import Verdict
from careerflow.views.preview.ground import Rgb
from careerflow.views.preview.wash import Wash, rgb
from careerflow.views.theme import tokens

_SELECTED = 1.7
"""How much more of its colour the selected row's passage takes."""


@cache
def tint(verdict: Verdict, selected: bool = False) -> QColor:
    """What the page is multiplied with: as light as needed to read through it."""
    color = QColor(tokens(dark=False)[f"highlight_{verdict}"])
    share = color.alphaF() * (_SELECTED if selected else 1.0)
    return mix(QColor("white"), color, min(1.0, share))


@cache
def edge(verdict: Verdict) -> QColor:
    return QColor(tokens(dark=False)[f"{verdict}_text"])


@cache
def edges(verdict: Verdict) -> tuple[Rgb, ...]:
    """The lines of a verdict, for light ground and for dark."""
    return tuple(rgb(QColor(tokens(dark)[f"{verdict}_text"])) for dark in (False, True))


@cache
def tick(verdict: Verdict) -> QColor:
    """On the small picture of a page: seen at a glance."""
    return QColor(tokens(dark=False)[f"{verdict}"])


@cache
def hit(current: bool) -> QColor:
    """Behind words that were looked for."""
    return QColor(tokens(dark=False)["highlight_hit_current" if current else "highlight_hit"])


@cache
def hit_edge() -> QColor:
    return QColor(tokens(dark=False)["highlight_hit_edge"])


@cache
def hit_edges() -> tuple[Rgb, ...]:
    """For light ground and for dark."""
    return rgb(hit_edge()), rgb(hit(current=False))


@cache
def warned() -> QColor:
    """Around what a warning is about: no verdict's colour."""
    return QColor(tokens(dark=False)["highlight_warning"])


@cache
def selection() -> QColor:
    """Behind text that is selected."""
    return QColor(tokens(dark=False)["highlight_text"])


LINE: Mapping[Verdict, Qt.PenStyle] = {
    Verdict.MET: Qt.PenStyle.SolidLine,
    Verdict.PARTIAL: Qt.PenStyle.DashLine,
    Verdict.MISSING: Qt.PenStyle.DotLine,
    Verdict.NOT_SCORED: Qt.PenStyle.DashDotLine,
}
UNDERLINE: Mapping[Verdict, QTextCharFormat.UnderlineStyle] = {
    Verdict.MET: QTextCharFormat.UnderlineStyle.SingleUnderline,
    Verdict.PARTIAL: QTextCharFormat.UnderlineStyle.DashUnderline,
    Verdict.MISSING: QTextCharFormat.UnderlineStyle.DotLine,
    Verdict.NOT_SCORED: QTextCharFormat.UnderlineStyle.DashDotLine,
}
_ROUNDING = 2.0


def mix(first: QColor, second: QColor, share: float) -> QColor:
    """`share` 0 is `first`, 1 is `second`."""

    def between(low: int, high: int) -> int:
        return round(low + (high - low) * share)

    return QColor(
        between(first.red(), second.red()),
        between(first.green(), second.green()),
        between(first.blue(), second.blue()),
    )


def paint_wash(painter: QPainter, rects: Iterable[QRectF], laid: Wash) -> None:
    """Lays it on the rects' union: what is printed there stays readable."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for rect in rects:
        path.addRoundedRect(rect.adjusted(-1, 0, 1, 0), _ROUNDING, _ROUNDING)
    painter.save()
    modes = QPainter.CompositionMode
    screens, multiplies = modes.CompositionMode_Screen, modes.CompositionMode_Multiply
    painter.setCompositionMode(screens if laid.screens else multiplies)
    painter.fillPath(path, QColor(*laid.color))
    painter.restore()


def paint_underlines(
    painter: QPainter, rects: Iterable[QRectF], verdict: Verdict, color: QColor, zoom: float
) -> None:
    """`zoom` is in pixels per point: the line is as thin as the print is small."""
    width = min(1.6, max(0.6, 1.6 * zoom))
    painter.setPen(QPen(color, width, LINE[verdict], Qt.PenCapStyle.FlatCap))
    for rect in rects:
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def paint_outline(
    painter: QPainter, rects: Iterable[QRectF], color: QColor, line: Qt.PenStyle, spread: float
) -> None:
    """The edge of what stands out; `spread` (pixels) lets it stand off while it flashes."""
    painter.setPen(QPen(color, 1.6, line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    by = 2.0 + spread
    for rect in rects:
        painter.drawRoundedRect(rect.adjusted(-by, -by, by, by), 3, 3)
