"""Tags as a delegate paints them."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from careerflow.views.theme import Size, Space, Theme, font

_HEIGHT = 18
_SIDE = 7
_NARROWEST = 40
_WIDEST = 130


def paint_tags(
    painter: QPainter, theme: Theme, tags: Sequence[str], area: QRect, selected: bool = False
) -> None:
    """As many as have room from the left; "+2" stands for those that have not. `selected`: the row
    has their own colour already."""
    painter.save()
    painter.setFont(font(Size.CAPTION))
    metrics = painter.fontMetrics()
    left, middle = area.left(), area.center().y() + 1
    for number, tag in enumerate(tags):
        rest = len(tags) - number - 1
        more = metrics.horizontalAdvance(f"+{rest}") + Space.XS if rest else 0
        room = area.right() - left - more
        wide = min(metrics.horizontalAdvance(tag) + 2 * _SIDE + 2, _WIDEST)
        if room < min(wide, _NARROWEST):
            painter.setPen(theme.color("muted"))
            last = QRect(left, middle - _HEIGHT // 2, area.right() - left, _HEIGHT)
            painter.drawText(last, int(Qt.AlignmentFlag.AlignVCenter), f"+{rest + 1}")
            break
        chip = QRect(left, middle - _HEIGHT // 2, min(wide, room), _HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface" if selected else "accent_soft"))
        painter.drawRoundedRect(QRectF(chip), _HEIGHT / 2, _HEIGHT / 2)
        painter.setPen(theme.color("accent_soft_text"))
        text = metrics.elidedText(tag, Qt.TextElideMode.ElideRight, chip.width() - 2 * _SIDE)
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), text)
        left = chip.right() + Space.XS
    painter.restore()
