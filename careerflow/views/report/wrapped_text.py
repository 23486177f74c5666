"""Plain text laid out in a few lines, the last one ending in an ellipsis where there is more."""

import re
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

JOINER = "\u2060"
"""Takes no room; Unicode would allow a line to end inside C++."""


@lru_cache(maxsize=2048)
def wrap(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """At most `most` lines, each at most `width` pixels wide."""
    text = re.sub(r"(?<=[+\w])(?=\+)", JOINER, text)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        starts.append(line.textStart())
    layout.endLayout()
    return _lines(text.encode("utf-16-le"), starts, most, font, width)


def _lines(units: bytes, starts: list[int], most: int, font: QFont, width: int) -> tuple[str, ...]:
    """`starts` count UTF-16 units, one line more than `most` where the text goes on."""
    cuts = [2 * start for start in starts] + [len(units)]
    lines = [units[a:b].decode("utf-16-le", "replace").strip() for a, b in pairwise(cuts)]
    if len(lines) > most:
        rest = units[cuts[most - 1] : cuts[most - 1] + 1000].decode("utf-16-le", "ignore")
        elided = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        lines = [*lines[: most - 1], elided]
    return tuple(lines)


def line_height(font: QFont) -> int:
    """Pixels from one line to the next."""
    return round(QFontMetricsF(font).lineSpacing())


def paint_lines(painter: QPainter, rect: QRectF, lines: tuple[str, ...], font: QFont) -> None:
    """Draws the lines from the top of `rect`, in the painter's pen."""
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    y = rect.top() + metrics.ascent()
    for line in lines:
        painter.drawText(QPointF(rect.left(), y), line)
        y += line_height(font)
