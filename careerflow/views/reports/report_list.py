"""The list itself: a click or Enter opens a report, the bin or Delete removes it."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu

from careerflow.views.preview.tool_tip import tool_tip
from careerflow.views.reports.report_delegate import ReportDelegate, delete_area
from careerflow.views.reports.report_model import SummaryRole
from careerflow.views.theme import Theme

_MOUSE = Qt.FocusReason.MouseFocusReason
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReportList(QListView):
    opened = Signal(QModelIndex)
    delete_requested = Signal(QModelIndex)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setItemDelegate(ReportDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setStyleSheet("QListView { background: transparent; }")
        theme.changed.connect(self.viewport().update)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if index.isValid() else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        over_bin = index.isValid() and self._is_bin(index, event)
        file_name = tool_tip(index.data(SummaryRole).cv_name) if index.isValid() else ""
        self.viewport().setToolTip(self.tr("Delete this report") if over_bin else file_name)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        if self._is_bin(index, event):
            self.delete_requested.emit(index)
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
        elif index.isValid() and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit(index)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open"), lambda: self.opened.emit(index))
        menu.addAction(self.tr("Delete"), lambda: self.delete_requested.emit(index))
        menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.viewport().update()
        super().changeEvent(event)

    def _is_bin(self, index: QModelIndex, event: QMouseEvent) -> bool:
        return delete_area(self.visualRect(index)).contains(event.position().toPoint())
