"""The cells of the table, and what edits them."""

from datetime import date

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from careerflow.models.tracker import Salary, Stage
from careerflow.views.pipeline.attention import is_overdue
from careerflow.views.pipeline.card_delegate import elided
from careerflow.views.pipeline.card_rows import CardRole, StageRole
from careerflow.views.pipeline.pipeline_model import PipelineModel
from careerflow.views.pipeline.table_model import EDITABLE, Column
from careerflow.views.theme import Size, Space, Theme, font
from careerflow.views.widgets.date_field import DateField
from careerflow.views.widgets.salary_field import SalaryField
from careerflow.views.widgets.score_token import score_token
from careerflow.views.words.stages import stage_color, stage_name

AnyIndex = QModelIndex | QPersistentModelIndex
_DAYS = (Column.NEXT_ON, Column.DEADLINE)
_STRONG = (Column.COMPANY, Column.STAGE, Column.NEXT_STEP)
_PLACE = int(
    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
)
_DOT = 8
_SALARY_WIDTH = 400
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST = 500
"""Characters of a text that is typed into a cell."""


class TableDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: PipelineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self._colors: dict[str, QColor] = {}
        theme.changed.connect(self._colors.clear)

    # Painting: some two hundred cells a frame

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(area, self._color("accent_soft" if selected else "surface"))
        painter.setPen(self._color("border"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        self._paint_value(painter, area.adjusted(Space.M, 0, -Space.S, 0), index)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._color("focus"), 2))
            painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -3), 4, 4)
            painter.restore()

    def _paint_value(self, painter: QPainter, area: QRect, index: AnyIndex) -> None:
        card, column = self._model.table.cards[index.row()], Column(index.column())
        text = self._model.table.shown(card, column)
        if not text:
            return
        weight, ink = QFont.Weight.Normal, "muted"
        if column is Column.TITLE:
            weight, ink = QFont.Weight.Medium, "text"
        elif column in _STRONG:
            ink = "text"
        elif column is Column.SCORE:
            weight, ink = QFont.Weight.DemiBold, f"{score_token(card.score)}_text"
        elif column is Column.NEXT_ON and is_overdue(card, date.today()):
            ink = "missing_text"
        if column is Column.STAGE:
            area = self._paint_dot(painter, area, self._model.stage(card.stage_id))
        painter.setFont(font(Size.BODY, weight))
        painter.setPen(self._color(ink))
        shown = elided(text, Size.BODY, weight, area.width())
        painter.drawText(area, _PLACE, shown)

    def _paint_dot(self, painter: QPainter, area: QRect, stage: Stage) -> QRect:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(stage_color(self._theme, stage.kind))
        top = area.center().y() - _DOT / 2 + 1
        painter.drawEllipse(QRectF(area.left(), top, _DOT, _DOT))
        painter.restore()
        return area.adjusted(_DOT + Space.S, 0, 0, 0)

    def _color(self, token: str) -> QColor:
        if token not in self._colors:
            self._colors[token] = self._theme.color(token)
        return self._colors[token]

    # Editing

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: AnyIndex
    ) -> QWidget:
        column = Column(index.column())
        if column is Column.STAGE:
            return self._stage_box(parent)
        if column in _DAYS:
            return self._end_when_left(_within(DateField(self._theme), parent))
        if column is Column.SALARY:
            field = SalaryField()
            field.setMinimumWidth(_SALARY_WIDTH)
            return self._end_when_left(_within(field, parent))
        line = QLineEdit(parent)
        line.setMaxLength(_MOST)
        return line

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        if isinstance(editor, QComboBox):
            stage: Stage = index.data(StageRole)
            editor.setCurrentIndex([each.id for each in self._model.stages].index(stage.id))
            QTimer.singleShot(0, editor, editor.showPopup)
            return
        value = getattr(index.data(CardRole), EDITABLE[Column(index.column())])
        if isinstance(editor, DateField):
            editor.set_day(value if isinstance(value, date) else None)
        elif isinstance(editor, SalaryField):
            editor.set_salary(value if isinstance(value, Salary) else Salary())
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:
        """What cannot be read changes nothing."""
        if isinstance(editor, QComboBox):
            model.setData(index, self._model.stages[editor.currentIndex()].id)
        elif isinstance(editor, DateField):
            if not editor.is_wrong():
                model.setData(index, editor.day())
        elif isinstance(editor, SalaryField):
            if editor.is_valid():
                model.setData(index, editor.salary())
        elif isinstance(editor, QLineEdit):
            model.setData(index, " ".join(editor.text().split()))

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex
    ) -> None:
        area: QRect = option.rect
        least = max(editor.minimumSizeHint().width(), editor.minimumWidth())
        width = max(area.width(), least)
        height = max(area.height(), editor.minimumSizeHint().height())
        place = QRect(area.left(), area.center().y() - height // 2, width, height)
        parent = editor.parentWidget()
        room = place if parent is None else parent.rect()
        if place.right() > room.right():
            place.moveRight(room.right())
        editor.setGeometry(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter does not take what is no day or no amount: it stays, marked as wrong."""
        wrong = (isinstance(watched, DateField) and watched.is_wrong()) or (
            isinstance(watched, SalaryField) and not watched.is_valid()
        )
        if wrong and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            return event.type() is QEvent.Type.KeyPress
        return super().eventFilter(watched, event)

    def _end_when_left(self, editor: QWidget) -> QWidget:
        """Of one that holds several fields Qt does not see that the keyboard is elsewhere."""
        editor.setAutoFillBackground(True)
        watch = _FocusWatch(editor)
        watch.left.connect(lambda: self._finish(editor))
        return editor

    def _stage_box(self, parent: QWidget) -> QComboBox:
        box = QComboBox(parent)
        box.addItems([stage_name(stage) for stage in self._model.stages])
        box.activated.connect(lambda: self._finish(box))
        return box

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


class _FocusWatch(QObject):
    left = Signal()
    """The keyboard has gone to another part of the window."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_changed)

    def _on_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        editor = self._editor
        if now is None or now is editor or not editor.isVisible():  # hidden: it has ended
            return
        # A popup of a field is a window of its own.
        if now.window() is editor.window() and not editor.isAncestorOf(now):
            QTimer.singleShot(0, self, self._tell)  # Qt may be about to end it itself

    def _tell(self) -> None:
        if self._editor.isVisible():
            self.left.emit()


def _within(editor: QWidget, parent: QWidget) -> QWidget:
    editor.setParent(parent)
    return editor
