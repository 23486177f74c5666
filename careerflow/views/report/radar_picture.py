"""The radar as a picture of its own: title, chart, legend and the table of its values.

Always in light colours. The SVG keeps its words as words; the PNG is drawn from it.
"""

from itertools import pairwise

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from careerflow.views.report import radar_geometry as geometry
from careerflow.views.report.axis_point import AxisPoint
from careerflow.views.report.svg import Svg, Words
from careerflow.views.report.wrapped_text import wrap
from careerflow.views.theme import FAMILY, font, tokens
from careerflow.views.widgets.text import one_line

_FAMILIES = f"'{FAMILY}', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
_WIDTH, _MARGIN = 720.0, 40.0
_INNER = _WIDTH - 2 * _MARGIN
_CHART_HEIGHT = 400.0
_LABEL_WIDTH = 150
_REASON_AT, _VALUE_AT = 300.0, 284.0
"""Where the reasons begin and the values end, from the left margin."""
_RINGS = 5
_RATIO = 2
_DOTS_PER_METRE = round(96 * _RATIO / 0.0254)


def radar_svg(title: str, person: str, points: tuple[AxisPoint, ...]) -> str:
    """The picture of one report; `title` is the job's."""
    color = tokens(dark=False)
    name = QCoreApplication.translate("RadarPicture", "Score by area, 0 to 10")
    spoken = f"{one_line(title)}. {name}. {'; '.join(point.spoken for point in points)}"
    svg = Svg(_WIDTH, spoken, _FAMILIES)
    y = _draw_title(svg, name, one_line(title), one_line(person))
    _draw_chart(svg, y, points)
    y = _draw_legend(svg, y + _CHART_HEIGHT + 28, points)
    y = _draw_table(svg, y + 16, points)
    return svg.source(y + _MARGIN - 8, color["surface"])


def radar_png(svg: str) -> bytes:
    """The SVG of `radar_svg` at twice its size."""
    # Qt takes a list of fonts for the name of one.
    renderer = QSvgRenderer(svg.replace(_FAMILIES, FAMILY).encode())
    image = QImage(renderer.defaultSize() * _RATIO, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(_DOTS_PER_METRE)
    image.setDotsPerMeterY(_DOTS_PER_METRE)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(data.data())


def _draw_title(svg: Svg, name: str, title: str, person: str) -> float:
    """Returns where it ends."""
    color = tokens(dark=False)
    y = _MARGIN + 10
    svg.text(_MARGIN, y, name, Words(13, color["accent"], 600))
    for line in wrap(title, font(24, QFont.Weight.Bold), int(_INNER), 3):
        y += 32
        svg.text(_MARGIN, y, line, Words(24, color["text"], 700))
    if person:
        y += 24
        (line,) = wrap(person, font(14), int(_INNER), 1)
        svg.text(_MARGIN, y, line, Words(14, color["muted"]))
    return y + 18


def _draw_chart(svg: Svg, top: float, points: tuple[AxisPoint, ...]) -> None:
    names = [wrap(point.name, _name_font(), _LABEL_WIDTH, 3) for point in points]
    sizes = [_label_size(lines, point) for lines, point in zip(names, points, strict=True)]
    radius, centre = geometry.fit(QSizeF(_INNER, _CHART_HEIGHT), sizes)
    centre += QPointF(_MARGIN, top)
    count = len(points)
    ends = [geometry.direction(axis, count) * radius for axis in range(count)]
    _draw_grid(svg, centre, ends, points)
    _draw_scores(svg, centre, radius, points)
    for axis, (lines, size) in enumerate(zip(names, sizes, strict=True)):
        place = geometry.label_rect(axis, count, radius, size).translated(centre)
        _draw_label(svg, place, lines, points[axis])


def _draw_grid(
    svg: Svg, centre: QPointF, ends: list[QPointF], points: tuple[AxisPoint, ...]
) -> None:
    color = tokens(dark=False)
    for ring in range(_RINGS, 0, -1):
        edge = color["border_strong" if ring == _RINGS else "grid"]
        svg.polygon([centre + end * (ring / _RINGS) for end in ends], "none", edge=edge)
    for end, point in zip(ends, points, strict=True):
        svg.line(centre, centre + end, color["grid"], 1.5, "6 5" if point.score is None else "")
    for ring in range(1, _RINGS + 1):
        at = centre + ends[0] * (ring / _RINGS)
        figure = str(round(geometry.MAXIMUM * ring / _RINGS))
        svg.text(at.x() + 5, at.y() + 12, figure, Words(10, color["muted"]))


def _draw_scores(svg: Svg, centre: QPointF, radius: float, points: tuple[AxisPoint, ...]) -> None:
    """An edge that passes over an axis without a score is dashed: nothing is known there."""
    color = tokens(dark=False)
    scores, count = [point.score for point in points], len(points)
    corners = [(a, centre + p * radius) for a, p in geometry.polygon(scores, count)]
    area = [point for _, point in corners]
    # One or two scores alone span no area: the centre closes it.
    svg.polygon(area if len(area) > 2 else [centre, *area], color["accent"], 0.22)
    ring = [*corners, *corners[:1]] if len(corners) > 2 else corners
    for (axis, start), (following, end) in pairwise(ring):
        neighbours = (axis + 1) % count == following
        svg.line(start, end, color["accent"], 2.5, "" if neighbours else "7 5")
    for point in area:
        svg.circle(point, 5.5, color["accent"], color["surface"], 2)
    for axis, shown in enumerate(points):
        if shown.score is None:
            at = centre + geometry.direction(axis, count) * radius
            svg.circle(at, 5, color["surface"], color["not_scored_text"], 1.75)


def _draw_label(svg: Svg, place: QRectF, lines: tuple[str, ...], point: AxisPoint) -> None:
    color = tokens(dark=False)
    x, y = place.center().x(), place.top() + 14
    for line in lines:
        svg.text(x, y, line, Words(14, color["muted"], 500, "middle"))
        y += 18
    svg.text(x, y + 2, point.value, _value_words(point, "middle"))


def _draw_legend(svg: Svg, y: float, points: tuple[AxisPoint, ...]) -> float:
    """Returns where it ends."""
    color = tokens(dark=False)
    entries = [
        (QCoreApplication.translate("RadarPicture", "Score of the CV"), "accent", "surface"),
        (
            QCoreApplication.translate("RadarPicture", "Not asked for, or not scored"),
            "surface",
            "not_scored_text",
        ),
    ]
    wanted = entries if any(point.score is None for point in points) else entries[:1]
    look = Words(12, color["muted"])
    widths = [QFontMetricsF(font(12)).horizontalAdvance(words) for words, _, _ in wanted]
    x = (_WIDTH - sum(widths) - 18 * len(wanted) - 28 * (len(wanted) - 1)) / 2
    for (words, fill, edge), width in zip(wanted, widths, strict=True):
        svg.circle(QPointF(x + 5, y - 4), 5, color[fill], color[edge], 1.75)
        svg.text(x + 18, y, words, look)
        x += width + 18 + 28
    return y + 14


def _draw_table(svg: Svg, y: float, points: tuple[AxisPoint, ...]) -> float:
    """Returns where it ends."""
    color = tokens(dark=False)
    left, right = _MARGIN, _WIDTH - _MARGIN
    head = Words(12, color["muted"], 600)
    svg.text(left, y, QCoreApplication.translate("RadarPicture", "Area"), head)
    score = QCoreApplication.translate("RadarPicture", "Score")
    svg.text(left + _VALUE_AT, y, score, Words(12, color["muted"], 600, "end"))
    reason = QCoreApplication.translate("RadarPicture", "Reason")
    svg.text(left + _REASON_AT, y, reason, head)
    y += 8
    svg.line(QPointF(left, y), QPointF(right, y), color["border_strong"], 1)
    for point in points:
        reasons = wrap(point.reason, font(12), int(_INNER - _REASON_AT), 6)
        svg.text(left, y + 20, point.name, Words(13, color["text"], 500))
        svg.text(left + _VALUE_AT, y + 20, point.value, _value_words(point, "end", 13))
        for number, line in enumerate(reasons):
            svg.text(left + _REASON_AT, y + 20 + 16 * number, line, Words(12, color["muted"]))
        y += 30 + 16 * (max(1, len(reasons)) - 1)
        svg.line(QPointF(left, y), QPointF(right, y), color["border"], 1)
    return y


def _value_words(point: AxisPoint, anchor: str, size: float = 16) -> Words:
    """A figure stands out; words in its place do not."""
    color = tokens(dark=False)
    if point.score is None:
        return Words(13, color["not_scored_text"], 400, anchor)
    return Words(size, color["text"], 600, anchor)


def _name_font() -> QFont:
    return font(14, QFont.Weight.Medium)


def _label_size(lines: tuple[str, ...], point: AxisPoint) -> QSizeF:
    widths = [QFontMetricsF(_name_font()).horizontalAdvance(line) for line in lines]
    value = font(16, QFont.Weight.DemiBold)
    widths.append(QFontMetricsF(value).horizontalAdvance(point.value))
    return QSizeF(max(widths) + 8, 18 * len(lines) + 22)
