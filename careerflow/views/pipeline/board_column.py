"""A column of the board: the stage's name, and its cards."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from careerflow.models.tracker import Card, Stage
from careerflow.views.pipeline.column_model import ColumnModel
from careerflow.views.pipeline.column_view import MIME, ColumnView, dragged_ids
from careerflow.views.theme import Size, Space, Theme, font
from careerflow.views.widgets.button import IconButton
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import ElidedText, Text
from careerflow.views.words.stages import stage_color, stage_name

NARROWEST, _WIDEST = 204, 380
_COLLAPSED = 44
_DOT = 10
_EXPAND = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class BoardColumn(QFrame):
    """Collapsed it is a narrow strip, on which cards can be dropped still."""

    menu_wanted = Signal(QPoint)
    collapse_toggled = Signal()

    def __init__(
        self, theme: Theme, model: ColumnModel, selected: Callable[[], list[Card]]
    ) -> None:
        super().__init__()
        self._theme, self._model = theme, model
        self._over = False
        self.collapsed = False
        self.view = ColumnView(theme, selected)
        self.view.setModel(model)
        self._dot = _Dot(theme, model.stage)
        self._name = ElidedText("strong", Qt.TextElideMode.ElideRight)
        self._count = Text("caption")
        self._menu = IconButton(theme, "ellipsis")
        self._menu.clicked.connect(self._ask_for_menu)
        self._header = QWidget()
        header = row(self._dot, self._name, self._count, self._menu, spacing=Space.S)
        header.setContentsMargins(Space.M, 0, 0, 0)
        header.setStretch(1, 1)
        self._header.setLayout(header)
        self.setLayout(
            column(
                self._header,
                self.view,
                spacing=Space.XS,
                margins=(Space.XS, Space.XS, Space.XS, Space.XS),
            )
        )
        self.setAcceptDrops(True)
        self.set_collapsed(False)
        self.view.dragged_to.connect(lambda: self._set_over(True))
        self.view.drag_ended.connect(lambda: self._set_over(False))
        theme.changed.connect(self.update)

    @property
    def stage(self) -> Stage:
        return self._model.stage

    def tab_stops(self) -> list[QWidget]:
        """In the order in which Tab goes through them."""
        return [self, self._menu, self.view]

    def set_collapsed(self, collapsed: bool) -> None:
        self.collapsed = collapsed
        self._header.setVisible(not collapsed)
        self.view.setVisible(not collapsed)
        self.setMinimumWidth(_COLLAPSED if collapsed else NARROWEST)
        self.setMaximumWidth(_COLLAPSED if collapsed else _WIDEST)
        policy = QSizePolicy.Policy.Fixed if collapsed else QSizePolicy.Policy.Expanding
        self.setSizePolicy(policy, QSizePolicy.Policy.Expanding)
        focus = Qt.FocusPolicy.StrongFocus if collapsed else Qt.FocusPolicy.NoFocus
        had_keyboard = self.hasFocus()
        self.setFocusPolicy(focus)
        if had_keyboard and not collapsed:
            self.view.setFocus()
        cursor = Qt.CursorShape.PointingHandCursor if collapsed else Qt.CursorShape.ArrowCursor
        self.setCursor(cursor)

    def show_count(self, shown: int, of: int) -> None:
        """How many cards the filter lets through, of how many."""
        name = stage_name(self.stage)
        text = str(of)
        if shown != of:
            text = self.tr("{shown} of {count}").format(shown=shown, count=of)
        self._name.setText(name)
        self._count.setText(text)
        self._menu.name_it(self.tr("What can be done with “{stage}”").format(stage=name))
        spoken = self.tr("{stage}: %n application(s)", "", shown).format(stage=name)
        self.view.setAccessibleName(spoken)
        expand = self.tr("Expand “{stage}”").format(stage=name) if self.collapsed else ""
        self.setToolTip(expand)
        self.setAccessibleName(spoken if self.collapsed else "")
        self.setAccessibleDescription(expand)
        self._dot.show_stage(self.stage)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_COLLAPSED if self.collapsed else NARROWEST + 40, 400)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._theme.color
        marked = self._over or self.hasFocus()
        edge = QPen(color("focus"), 2) if marked else QPen(Qt.PenStyle.NoPen)
        painter.setPen(edge)
        painter.setBrush(color("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        if self.collapsed:
            self._paint_collapsed(painter)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.collapsed and event.button() is Qt.MouseButton.LeftButton:
            self.collapse_toggled.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.collapsed and event.key() in _EXPAND:
            self.collapse_toggled.emit()
        else:
            super().keyPressEvent(event)

    # What is dropped on the strip, on the name, or below the last card

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME) and event.source() is not None:
            self._set_over(True)
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_over(False)
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        ids = dragged_ids(event.mimeData())
        first = next((card.id for card in self._model.cards if card.id not in ids), None)
        self.view.dropped.emit(ids, first)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._model.tell_all()
        super().changeEvent(event)

    def _paint_collapsed(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(stage_color(self._theme, self.stage.kind))
        painter.drawEllipse(QRectF((self.width() - _DOT) / 2, Space.L, _DOT, _DOT))
        painter.setPen(self._theme.color("text"))
        painter.setFont(font(Size.BODY, QFont.Weight.DemiBold))
        painter.translate(0, Space.L + _DOT + Space.S)
        painter.rotate(90)
        area = QRectF(0, -self.width(), self.height() - 60, self.width())
        text = f"{stage_name(self.stage)}   {self._count.text()}"
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _set_over(self, over: bool) -> None:
        if over != self._over:
            self._over = over
            self.update()

    def _ask_for_menu(self) -> None:
        self.menu_wanted.emit(self._menu.mapToGlobal(QPoint(0, self._menu.height())))


class _Dot(QWidget):
    """The colour of the stage's kind, beside its name."""

    def __init__(self, theme: Theme, stage: Stage) -> None:
        super().__init__()
        self._theme, self._stage = theme, stage
        self.setFixedSize(_DOT, _DOT)
        theme.changed.connect(self.update)

    def show_stage(self, stage: Stage) -> None:
        self._stage = stage
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(stage_color(self._theme, self._stage.kind))
        painter.drawEllipse(QRectF(self.rect()))
