"""Paints one stored report as a row: box to check, score, advert, CV, ratio, date, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from careerflow.models.report import ReportSummary
from careerflow.views.icons import paint_icon
from careerflow.views.reports.report_model import SummaryRole, WhoRole
from careerflow.views.reports.report_words import job_title, must_ratio
from careerflow.views.theme import Size, Space, font
from careerflow.views.widgets.list_card_delegate import ListCardDelegate
from careerflow.views.widgets.score_token import score_token
from careerflow.views.words.days import when

if TYPE_CHECKING:  # its many enums take 9 ms to build, which the first paint does not have
    from PySide6.QtWidgets import QStyle

_HEIGHT = 76
_BADGE = 44
_CHECK = 32
_MARK = 14
_RIGHT = 190  # width of the column with ratio and date


def delete_area(row: QRect) -> QRect:
    """Where the bin is painted in a row."""
    return QRect(row.right() - Space.M - 32, row.center().y() - 16, 32, 32)


def check_area(row: QRect) -> QRect:
    """Where the box to check is painted in a row."""
    return QRect(row.left() + Space.S, row.center().y() - 20, _CHECK, _CHECK)


def _date_area(row: QRect) -> QRect:
    right = delete_area(row).left() - Space.M
    return QRect(right - _RIGHT, row.center().y() - Space.XS + 1, _RIGHT, 22)


def corrected_area(row: QRect, summary: ReportSummary) -> QRect:
    """Where the mark of corrected rows is painted in a row, before the date; empty for none."""
    if not summary.corrected:
        return QRect()
    metrics = QFontMetrics(font(Size.CAPTION))
    area = _date_area(row)
    area.setRight(area.right() - metrics.horizontalAdvance(when(summary.created)) - Space.M)
    area.setLeft(
        area.right() - _MARK - Space.XS - metrics.horizontalAdvance(str(summary.corrected))
    )
    return area


class ReportDelegate(ListCardDelegate):
    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(420, _HEIGHT)

    def editorEvent(
        self,
        _event: QEvent,
        _model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The list checks its rows itself: Qt would look for the box where its style has it."""
        return False

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        from PySide6.QtWidgets import QStyle

        summary = index.data(SummaryRole)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, area, state)
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self._paint_check(painter, area, checked)
        inner = area.adjusted(_CHECK, 0, 0, 0)
        self._paint_badge(painter, inner, summary)
        self._paint_texts(painter, inner, summary, index.data(WhoRole))
        self._paint_corrected(painter, area, summary)
        if state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            bin_ = delete_area(area).adjusted(7, 7, -7, -7)
            paint_icon(painter, "trash-2", self._theme.color("muted"), bin_)
        painter.restore()

    def _paint_check(self, painter: QPainter, area: QRect, checked: bool) -> None:
        box = check_area(area).adjusted(7, 7, -7, -7)
        name, color = ("square-check", "accent") if checked else ("square", "border_strong")
        paint_icon(painter, name, self._theme.color(color), box)

    def _paint_badge(self, painter: QPainter, area: QRect, summary: ReportSummary) -> None:
        color = self._theme.color
        center = QPointF(area.left() + Space.L + _BADGE / 2, area.center().y() - Space.XS + 0.5)
        ring = QRectF(0, 0, _BADGE, _BADGE)
        ring.moveCenter(center)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color("grid"), 4))
        painter.drawEllipse(ring)
        if summary.score:
            painter.setPen(QPen(color(score_token(summary.score)), 4, c=Qt.PenCapStyle.RoundCap))
            painter.drawArc(ring, 90 * 16, -round(summary.score * 3.6 * 16))
        text = "–" if summary.score is None else str(summary.score)
        self._text(
            painter,
            ring.toRect(),
            text,
            "text",
            font(Size.TITLE, QFont.Weight.DemiBold),
            Qt.AlignmentFlag.AlignCenter,
        )

    def _paint_texts(
        self, painter: QPainter, area: QRect, summary: ReportSummary, who_it_is: str
    ) -> None:
        left = area.left() + Space.L + _BADGE + Space.L
        right = delete_area(area).left() - Space.M
        middle = area.center().y() - Space.XS
        wide = right - left - _RIGHT - Space.L
        strong, body, small = font(Size.TITLE, QFont.Weight.DemiBold), font(), font(Size.CAPTION)
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        upper, lower = middle - 24, middle + 1
        title = QRect(left, upper, wide, 24)
        self._text(painter, title, job_title(summary), "text", strong, start)
        self._text(painter, QRect(left, lower, wide, 22), who_it_is, "muted", body, start)
        side = QRect(right - _RIGHT, upper, _RIGHT, 24)
        self._text(painter, side, must_ratio(summary), "text", body, end)
        self._text(painter, _date_area(area), when(summary.created), "muted", small, end)

    def _paint_corrected(self, painter: QPainter, area: QRect, summary: ReportSummary) -> None:
        if not summary.corrected:
            return
        mark = corrected_area(area, summary)
        pencil = QRect(mark.left(), mark.center().y() - _MARK // 2, _MARK, _MARK)
        paint_icon(painter, "pencil", self._theme.color("accent_soft_text"), pencil)
        number, small = str(summary.corrected), font(Size.CAPTION)
        end = Qt.AlignmentFlag.AlignRight
        self._text(painter, mark, number, "accent_soft_text", small, end)
