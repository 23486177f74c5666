"""What the pointer carries while cards are dragged."""

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QStyle

from careerflow.views.pipeline.card_delegate import GAP, CardDelegate
from careerflow.views.pipeline.card_rows import CardRole, StageRole
from careerflow.views.theme import Size, Theme, font

_OPACITY = 0.9
_BADGE = 24
_FAN = 6


def ghost(
    theme: Theme,
    delegate: CardDelegate,
    index: QModelIndex,
    size: QSize,
    count: int,
    scale: float,
) -> QPixmap:
    """The card of `index`, with what tells how many there are behind it."""
    fan = _FAN if count > 1 else 0
    picture = QPixmap(QSize(size.width() + fan, size.height() - GAP + fan) * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(_OPACITY)
    area = QRect(0, 0, size.width(), size.height() - GAP)
    chosen = QStyle.StateFlag.State_Selected
    if fan:
        delegate.paint_ground(painter, area.translated(fan, fan), chosen)
    delegate.paint_ground(painter, area, chosen)
    delegate.paint_card(painter, area, index.data(CardRole), index.data(StageRole))
    if fan:
        _paint_count(painter, theme, area, count)
    painter.end()
    return picture


def _paint_count(painter: QPainter, theme: Theme, area: QRect, count: int) -> None:
    badge = QRectF(area.right() - _BADGE - 4, area.bottom() - _BADGE - 4, _BADGE, _BADGE)
    painter.setOpacity(1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawEllipse(badge)
    painter.setPen(theme.color("accent_text"))
    painter.setFont(font(Size.CAPTION, QFont.Weight.DemiBold))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(count))
