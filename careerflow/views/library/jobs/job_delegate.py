"""An advert as a row: title and best score, company and place, salary, tags, deadline."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from careerflow.models.tracker import LibraryJob
from careerflow.views.library.jobs import job_words
from careerflow.views.library.jobs.job_model import JobModel
from careerflow.views.library.list_model import RowRole
from careerflow.views.theme import Size, Space, Theme, font
from careerflow.views.widgets.list_card_delegate import ListCardDelegate
from careerflow.views.widgets.score_token import score_token
from careerflow.views.widgets.tag_painting import paint_tags

AnyIndex = QModelIndex | QPersistentModelIndex
_HEIGHT = 88
_BADGE = QSize(34, 20)
_START = Qt.AlignmentFlag.AlignLeft
_END = Qt.AlignmentFlag.AlignRight


class JobDelegate(ListCardDelegate):
    def __init__(self, theme: Theme, model: JobModel, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(280, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        job: LibraryJob = index.data(RowRole).job
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, area, option.state)
        inner = area.adjusted(Space.L, Space.S + 2, -Space.L, -Space.S - 8)
        lines = [
            QRect(inner.left(), inner.top() + top, inner.width(), height)
            for top, height in ((0, 22), (22, 20), (44, 20))
        ]
        self._paint_head(painter, lines[0], job)
        small = font(Size.CAPTION)
        self._paint_pair(
            painter, lines[1], (job_words.place(job.facts), font()),
            (job_words.salary(job.facts), small), "muted",
        )  # fmt: skip
        self._paint_foot(painter, lines[2], job)
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRect, job: LibraryJob) -> None:
        room = area
        if job.best is not None:
            badge = QRect(0, 0, _BADGE.width(), _BADGE.height())
            badge.moveCenter(area.center())
            badge.moveRight(area.right())
            token = score_token(job.best)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(f"{token}_soft"))
            painter.drawRoundedRect(QRectF(badge), 6, 6)
            small = font(Size.CAPTION, QFont.Weight.DemiBold)
            middle = Qt.AlignmentFlag.AlignHCenter
            self._text(painter, badge, str(job.best), f"{token}_text", small, middle)
            room = area.adjusted(0, 0, -_BADGE.width() - Space.S, 0)
        strong = font(Size.TITLE, QFont.Weight.DemiBold)
        self._text(painter, room, job_words.title(job.facts), "text", strong, _START)

    def _paint_foot(self, painter: QPainter, area: QRect, job: LibraryJob) -> None:
        small, today = font(Size.CAPTION), self._model.listing.today
        due = job_words.deadline(job.facts, today)
        color = job_words.deadline_color(job.facts, today)
        if not job.tags:
            self._paint_pair(painter, area, (job_words.uses(job), small), (due, small), color)
            return
        aside = due or job_words.uses(job)
        painter.setFont(small)
        wide = min(painter.fontMetrics().horizontalAdvance(aside), area.width() * 3 // 5)
        room = area.adjusted(0, 0, -wide - Space.M, 0)
        paint_tags(painter, self._theme, job.tags, room)
        right = QRect(area.right() - wide, area.top(), wide + 1, area.height())
        self._text(painter, right, aside, color, small, _END)

    def _paint_pair(
        self,
        painter: QPainter,
        area: QRect,
        left: tuple[str, QFont],
        right: tuple[str, QFont],
        right_color: str,
    ) -> None:
        """Texts at both ends; the left one gives way."""
        painter.setFont(right[1])
        wide = min(painter.fontMetrics().horizontalAdvance(right[0]), area.width() * 3 // 5)
        place = QRect(area.right() - wide, area.top(), wide + 1, area.height())
        self._text(painter, place, right[0], right_color, right[1], _END)
        room = area.adjusted(0, 0, -wide - Space.M if wide else 0, 0)
        self._text(painter, room, left[0], "muted", left[1], _START)
