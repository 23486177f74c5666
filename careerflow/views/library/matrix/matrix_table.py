"""The table of scores: a cell opens its report."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView

from careerflow.models.matrix import Pair
from careerflow.views.library.matrix.job_header import ROW_HEIGHT, JobHeader
from careerflow.views.library.matrix.matrix_delegate import MatrixDelegate
from careerflow.views.library.matrix.matrix_model import CellRole, MatrixModel, Order
from careerflow.views.theme import Theme

_COLUMN, _WIDEST = 132, 220
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class MatrixTable(QTableView):
    opened = Signal(str, str)
    """The ids of a CV and a job, whose report is wanted."""
    cv_wanted = Signal(str)
    job_wanted = Signal(str)

    def __init__(self, theme: Theme, model: MatrixModel) -> None:
        super().__init__()
        self._matrix = model
        self._kept: Pair | None = None
        self.setModel(model)
        self.setItemDelegate(MatrixDelegate(theme, self))
        self._set_up()
        self.setVerticalHeader(JobHeader(theme, model))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultSectionSize(_COLUMN)
        header.setMinimumHeight(36)
        header.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._on_header)
        self.doubleClicked.connect(self._open)
        theme.changed.connect(self.viewport().update)
        model.modelAboutToBeReset.connect(self._note)
        model.modelReset.connect(self._restore)
        model.layoutChanged.connect(self.show_order)

    def show_order(self) -> None:
        """The arrow in the header is that of the model's order."""
        header, column = self.horizontalHeader(), self._matrix.ordering_column
        header.setSortIndicatorShown(column >= 0)
        if column >= 0:
            header.setSortIndicator(column, Qt.SortOrder.DescendingOrder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_mouse = event.reason() is Qt.FocusReason.MouseFocusReason
        if not self.currentIndex().isValid() and not by_mouse:
            self.setCurrentIndex(self._matrix.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Of the current cell."""
        index = self.currentIndex()
        cv_id, job_id = self._matrix.pair(index)
        cell = index.data(CellRole)
        there = cell is not None and cell.report_id is not None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = self.tr("Open the report") if there else self.tr("Make the report")
        menu.addAction(words, lambda: self.opened.emit(cv_id, job_id))
        menu.addAction(self.tr("Sort by this CV"), lambda: self._matrix.set_order(Order.CV, cv_id))
        menu.addSeparator()
        menu.addAction(self.tr("Show the job"), lambda: self.job_wanted.emit(job_id))
        menu.addAction(self.tr("Show the CV"), lambda: self.cv_wanted.emit(cv_id))
        return menu

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._matrix.retranslate()
        super().changeEvent(event)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(*self._matrix.pair(index))

    def _on_header(self, column: int) -> None:
        """By this CV; a second click leads back to the best of all."""
        if column == self._matrix.ordering_column:
            self._matrix.set_order(Order.BEST)
        else:
            self._matrix.set_order(Order.CV, self._matrix.listing.cvs[column].id)

    def _spread(self) -> None:
        """Columns take the room there is: names of CVs are long."""
        room = self.viewport().width() // max(1, self._matrix.columnCount())
        self.horizontalHeader().setDefaultSectionSize(min(max(room, _COLUMN), _WIDEST))

    def _note(self) -> None:
        index = self.currentIndex()
        self._kept = self._matrix.pair(index) if index.isValid() else None

    def _restore(self) -> None:
        if self._kept is not None:
            self.setCurrentIndex(self._matrix.index_of(self._kept))
        self._spread()
        self.show_order()
