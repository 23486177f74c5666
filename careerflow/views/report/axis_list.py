"""The axes of a report in words: score and reason of each."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from careerflow.models.job import Axis
from careerflow.views.report.axis_point import AxisPoint
from careerflow.views.report.wrapped_text import line_height, paint_lines, wrap
from careerflow.views.theme import Size, Theme, font
from careerflow.views.widgets.tool_tip import tool_tip

_PAD_X, _PAD_Y = 10, 5
_MOST_LINES, _ALL_LINES = 2, 12
"""Of a reason: all of it where its axis is selected."""


class _AxisButton(QAbstractButton):
    def __init__(self, theme: Theme, point: AxisPoint) -> None:
        super().__init__()
        self._theme = theme
        self.axis = point.axis
        self.setCheckable(True)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self.updateGeometry)
        self.marked = False
        self.show_point(point)

    def show_point(self, point: AxisPoint) -> None:
        self._point = point
        self.setAccessibleName(point.spoken)
        self.setAccessibleDescription(point.reason)
        self.setToolTip(tool_tip(point.reason))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, self.heightForWidth(max(self.width(), 200)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = len(self._reason(width))
        return line_height(font()) + lines * line_height(font(Size.CAPTION)) + 2 * _PAD_Y

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        inner = QRectF(self.rect()).adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
        strong = font(Size.BODY, font().Weight.DemiBold)
        painter.setPen(self._theme.color("text"))
        metrics = QFontMetricsF(strong)
        # The reason below says why there is none.
        value = "–" if self._point.score is None else self._point.value
        room = inner.width() - metrics.horizontalAdvance(value) - _PAD_X
        name = metrics.elidedText(self._point.name, Qt.TextElideMode.ElideRight, room)
        paint_lines(painter, inner, (name,), strong)
        if self._point.score is None:
            painter.setPen(self._theme.color("not_scored_text"))
        top = QRectF(inner.left(), inner.top(), inner.width(), line_height(strong))
        painter.drawText(top, Qt.AlignmentFlag.AlignRight, value)
        painter.setPen(self._theme.color("muted"))
        below = inner.adjusted(0, line_height(strong), 0, 0)
        paint_lines(painter, below, self._reason(self.width()), font(Size.CAPTION))

    def _paint_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse() or self.marked:
            token = "accent_soft" if self.isChecked() else "hover"
            painter.setBrush(self._theme.color(token))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRoundedRect(box, 6, 6)

    def _reason(self, width: int) -> tuple[str, ...]:
        most = _ALL_LINES if self.isChecked() else _MOST_LINES
        return wrap(self._point.reason, font(Size.CAPTION), width - 2 * _PAD_X, most)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()


class AxisList(QScrollArea):
    axis_selected = Signal(object)
    """An Axis, or None when the selected one was clicked again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: list[_AxisButton] = []
        page = QWidget()
        page.setProperty("role", "page")
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch()
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.changed.connect(page.update)
        self.retranslate()

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        return tuple(self._buttons)

    def show_points(self, points: tuple[AxisPoint, ...]) -> None:
        while len(self._buttons) < len(points):
            button = _AxisButton(self._theme, points[len(self._buttons)])
            button.clicked.connect(self._clicked)
            self._column.insertWidget(len(self._buttons), button)
            self._buttons.append(button)
        for button, point in zip(self._buttons, points, strict=True):
            button.axis = point.axis
            button.show_point(point)

    def select(self, axis: Axis | None) -> None:
        """Marks an axis, without saying so."""
        for button in self._buttons:
            button.setChecked(button.axis is axis)
            if button.axis is axis:
                self.ensureWidgetVisible(button, 0, 0)

    def point_out(self, axis: Axis | None) -> None:
        """Marks the axis that the pointer is on in the radar."""
        for button in self._buttons:
            button.marked = button.axis is axis
            button.update()
            if button.marked:
                self.ensureWidgetVisible(button, 0, 0)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Score by area"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, _AxisButton)
        axis = button.axis if button.isChecked() else None
        self.select(axis)
        self.axis_selected.emit(axis)
