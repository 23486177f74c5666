"""Paints one application as a card of the board."""

from datetime import date
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from careerflow.models.tracker import Card, Stage
from careerflow.views.icons import icon
from careerflow.views.pipeline.attention import deadline_near, is_overdue
from careerflow.views.pipeline.card_rows import CardRole, StageRole
from careerflow.views.pipeline.times import how_long
from careerflow.views.pipeline.words import deadline, next_step, where
from careerflow.views.theme import Size, Space, Theme, font
from careerflow.views.widgets.score_token import score_token
from careerflow.views.words.job_title import shown_title

HEIGHT = 124
GAP = Space.S
_PAD = Space.M
_LINE = 19
_RING = 34
_ICON = 14
_CHIP = 18
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CardDelegate(QStyledItemDelegate):
    """All cards are equally high. What is empty is left out, and what is below the title follows
    it; the line with the time stands at the bottom."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: dict[tuple[str, str], QIcon] = {}
        theme.changed.connect(self._icons.clear)

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(160, HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect.adjusted(0, 0, 0, -GAP)
        self.paint_ground(painter, area, state)
        self.paint_card(painter, area, index.data(CardRole), index.data(StageRole))
        painter.restore()

    def paint_ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        color = self._theme.color
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        border = "focus" if focused else "accent" if selected else "border"
        border = "border_strong" if hovered and not (focused or selected) else border
        painter.setPen(QPen(color(border), 2 if focused else 1))
        painter.setBrush(color("accent_soft" if selected else "surface"))
        painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 8, 8)

    def paint_card(self, painter: QPainter, area: QRect, card: Card, stage: Stage) -> None:
        today = date.today()
        inner = area.adjusted(_PAD, _PAD - 2, -_PAD, -_PAD + 3)
        self._paint_score(painter, inner, card.score)
        line = self._paint_title(painter, inner, card)
        small = font(Size.CAPTION)
        self._text(painter, line, where(card), "muted", small)
        bottom = QRect(inner.left(), inner.bottom() - _LINE + 1, inner.width(), _LINE)
        above = bottom.translated(0, -_LINE)
        step = next_step(card, today)
        if step:
            late = is_overdue(card, today)
            name, ink = ("circle-alert", "missing_text") if late else ("calendar-clock", "text")
            self._labelled(painter, above, name, step, ink)
        self._paint_bottom(painter, bottom, card, stage, today)
        if card.tags and not step:
            self._paint_chips(painter, above, card.tags)

    def _paint_title(self, painter: QPainter, inner: QRect, card: Card) -> QRect:
        """In one line or two; returns the line below it."""
        strong = font(Size.BODY, QFont.Weight.DemiBold)
        wide = inner.width() - (0 if card.score is None else _RING + Space.S)
        lines = _two_lines(shown_title(card.title), wide)
        area = QRect(inner.left(), inner.top(), wide, _LINE)
        for text in lines:
            self._text(painter, area, text, "text", strong)
            area.translate(0, _LINE)
        if len(lines) > 1 or card.score is None:
            area.setWidth(inner.width())
        return area

    def _paint_score(self, painter: QPainter, inner: QRect, score: int | None) -> None:
        if score is None:
            return
        color = self._theme.color
        ring = QRectF(inner.right() - _RING + 1, inner.top() + 1, _RING, _RING)
        round_ = ring.adjusted(2, 2, -2, -2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color("grid"), 3))
        painter.drawEllipse(round_)
        painter.setPen(QPen(color(score_token(score)), 3, c=Qt.PenCapStyle.RoundCap))
        painter.drawArc(round_, 90 * 16, -round(score * 3.6 * 16))
        painter.setFont(font(Size.CAPTION, QFont.Weight.DemiBold))
        painter.setPen(color("text"))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(score))

    def _paint_bottom(
        self, painter: QPainter, area: QRect, card: Card, stage: Stage, today: date
    ) -> None:
        time = how_long(card.entered, today)
        left = self._labelled(painter, area, "hourglass", time, "muted")
        rest = area.adjusted(left + Space.S, 0, 0, 0)
        if deadline_near(card, stage.kind, today):
            passed = card.deadline is not None and card.deadline < today
            ink = "missing_text" if passed else "partial_text"
            text = deadline(card, today)
            self._text(painter, rest, text, ink, font(Size.CAPTION), _RIGHT)
        elif card.tags and next_step(card, today):
            self._paint_chips(painter, rest, card.tags, at_right=True)

    def _labelled(self, painter: QPainter, area: QRect, name: str, text: str, ink: str) -> int:
        """An icon and a text; returns the width that both take."""
        place = QRect(area.left(), area.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        self._icon(name, "muted" if ink == "text" else ink).paint(painter, place)
        shift = _ICON + Space.XS + 1
        small = font(Size.CAPTION)
        self._text(painter, area.adjusted(shift, 0, 0, 0), text, ink, small)
        return min(area.width(), shift + QFontMetrics(small).horizontalAdvance(text))

    def _paint_chips(
        self, painter: QPainter, area: QRect, tags: tuple[str, ...], at_right: bool = False
    ) -> None:
        """As many as there is room for."""
        small = font(Size.CAPTION)
        metrics = QFontMetrics(small)
        fitting: list[tuple[str, int]] = []
        room = area.width()
        for tag in tags:
            width = metrics.horizontalAdvance(tag) + 2 * 6
            if width > room:
                break
            fitting.append((tag, width))
            room -= width + Space.XS
        x = area.left() + (max(0, room + Space.XS) if at_right and fitting else 0)
        for tag, width in fitting:
            chip = QRect(x, area.center().y() - _CHIP // 2 + 1, width, _CHIP)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("not_scored_soft"))
            painter.drawRoundedRect(chip, 4, 4)
            self._text(painter, chip, tag, "not_scored_text", small, Qt.AlignmentFlag.AlignCenter)
            x += width + Space.XS

    def _icon(self, name: str, ink: str) -> QIcon:
        if (name, ink) not in self._icons:
            self._icons[name, ink] = icon(self._theme, name, ink, _ICON)
        return self._icons[name, ink]

    def _text(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        ink: str,
        face: QFont,
        alignment: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        if not text:
            return
        painter.setFont(face)
        color: QColor = self._theme.color(ink)
        painter.setPen(color)
        shown = elided(text, face.pixelSize(), face.weight(), area.width())
        painter.drawText(area, int(alignment | Qt.TextFlag.TextSingleLine), shown)


@lru_cache(maxsize=4096)
def elided(text: str, size: int, weight: QFont.Weight, width: int) -> str:
    metrics = QFontMetrics(font(size, weight))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=4096)
def _two_lines(text: str, width: int) -> tuple[str, ...]:
    """Broken between words; what does not fit into the second line is elided there."""
    metrics = QFontMetrics(font(Size.BODY, QFont.Weight.DemiBold))
    words = text.split()
    first = 0
    while first < len(words) and (
        not first or metrics.horizontalAdvance(" ".join(words[: first + 1])) <= width
    ):
        first += 1
    second = " ".join(words[first:])
    return (" ".join(words[:first]), second) if second else (" ".join(words[:first]),)
