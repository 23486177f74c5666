"""The jobs of the rows, beside them: title above company."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from careerflow.views.library.matrix.matrix_model import JobRole, MatrixModel
from careerflow.views.theme import Size, Space, Theme, font

ROW_HEIGHT = 48
_WIDTH = 280


class JobHeader(QHeaderView):
    def __init__(self, theme: Theme, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme, self._matrix = theme, model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(ROW_HEIGHT)
        self.setFixedWidth(_WIDTH)
        theme.changed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        job = self._matrix.headerData(section, Qt.Orientation.Vertical, JobRole)
        if job is None:
            return
        painter.save()
        painter.fillRect(rect, self._theme.color("surface"))
        inner = rect.adjusted(Space.M, Space.XS, -Space.M, -Space.XS)
        half = inner.height() // 2 if job.company else inner.height()
        upper = QRect(inner.left(), inner.top(), inner.width(), half)
        strong = font(Size.BODY, QFont.Weight.DemiBold)
        self._draw(painter, upper, self._matrix.title(job), strong, "text")
        if job.company:
            lower = upper.translated(0, half)
            self._draw(painter, lower, job.company, font(Size.CAPTION), "muted")
        border = self._theme.color("border")
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, border)
        painter.restore()

    def _draw(self, painter: QPainter, area: QRect, text: str, face: QFont, color: str) -> None:
        painter.setFont(face)
        painter.setPen(self._theme.color(color))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(
            area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown
        )
