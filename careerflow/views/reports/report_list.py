"""The list itself: a click or Enter opens a report, the bin or Delete removes it; the box, Space
or a click with Ctrl or Shift checks it, to do something with several."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu

from careerflow.views.reports.report_delegate import (
    ReportDelegate,
    check_area,
    corrected_area,
    delete_area,
)
from careerflow.views.reports.report_model import CorrectedRole, ReportModel, SummaryRole
from careerflow.views.theme import Theme
from careerflow.views.widgets.tool_tip import tool_tip

_MOUSE = Qt.FocusReason.MouseFocusReason
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ReportList(QListView):
    opened = Signal(QModelIndex)
    delete_requested = Signal(QModelIndex)
    delete_pressed = Signal(QModelIndex)
    """The key: it means the checked rows, where there are any, or else the current one."""
    check_requested = Signal(list, bool)
    """list[QModelIndex], and whether they are to be checked."""
    check_all_requested = Signal(bool)
    """The same of all rows that the search has left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._anchor = ""  # id of the report from which a click with Shift checks
        self.setItemDelegate(ReportDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setStyleSheet("QListView { background: transparent; }")
        theme.changed.connect(self.viewport().update)

    def is_checked(self, index: QModelIndex) -> bool:
        return bool(index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked)

    def all_indexes(self) -> list[QModelIndex]:
        """Of the rows that the search has left."""
        model = self.model()
        return [model.index(row, 0) for row in range(model.rowCount())]

    def index_of(self, report_id: str) -> QModelIndex | None:
        """Where a report stands now; an index does not outlive the next refresh."""
        row = self._reports().row_of(report_id)
        return None if row is None else self.model().index(row, 0)

    def _reports(self) -> ReportModel:
        model = self.model()
        assert isinstance(model, ReportModel)
        return model

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if index.isValid() else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.viewport().setToolTip(self._tip(index, event) if index.isValid() else "")
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        if self._is_in(delete_area, index, event):
            self.delete_requested.emit(index)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and (
            anchor := self.index_of(self._anchor)
        ):
            low, high = sorted((anchor.row(), index.row()))
            self.check_requested.emit(self.all_indexes()[low : high + 1], True)
        elif (
            self._is_in(check_area, index, event)
            or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._toggle(index)
        else:
            self.opened.emit(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and event.reason() is not _MOUSE:
            self.setCurrentIndex(self.model().index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() in _ENTER:
            self.opened.emit(index)
        elif event.key() in _DELETE:
            self.delete_pressed.emit(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Space:
            self._toggle(index)
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.check_all_requested.emit(True)
        elif event.key() == Qt.Key.Key_Escape and self._reports().checked_count:
            self.check_all_requested.emit(False)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.menu_of(index).popup(event.globalPos())

    def menu_of(self, index: QModelIndex) -> QMenu:
        """About the report, wherever it stands when something is chosen."""
        report = _id(index)

        def about(do: Callable[[QModelIndex], None]) -> Callable[[], None]:
            def act() -> None:
                if (now := self.index_of(report)) is not None:
                    do(now)

            return act

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open"), about(self.opened.emit))
        text = self.tr("Deselect") if self.is_checked(index) else self.tr("Select")
        menu.addAction(text, about(self._toggle))
        menu.addAction(self.tr("Delete"), about(self.delete_requested.emit))
        return menu

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.viewport().update()
        super().changeEvent(event)

    def _toggle(self, index: QModelIndex) -> None:
        self._anchor = _id(index)
        self.check_requested.emit([index], not self.is_checked(index))

    def _tip(self, index: QModelIndex, event: QMouseEvent) -> str:
        if self._is_in(delete_area, index, event):
            return self.tr("Delete this report")
        if self._is_in(check_area, index, event):
            return self.tr("Select this report (Space)")
        summary = index.data(SummaryRole)
        mark = corrected_area(self.visualRect(index), summary)
        if mark.adjusted(-4, 0, 4, 0).contains(event.position().toPoint()):
            return str(index.data(CorrectedRole))
        return tool_tip(summary.cv_name)

    def _is_in(
        self, area: Callable[[QRect], QRect], index: QModelIndex, event: QMouseEvent
    ) -> bool:
        return area(self.visualRect(index)).contains(event.position().toPoint())


def _id(index: QModelIndex) -> str:
    return str(index.data(SummaryRole).id)
