"""The requirement table: heights that fit the text, keys, sorting, copying."""

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from careerflow.models.report import Row
from careerflow.views.language import Language
from careerflow.views.report.copying import rows_text, table_text
from careerflow.views.report.requirement_delegate import RequirementDelegate
from careerflow.views.report.requirements_filter import RequirementsFilter
from careerflow.views.report.requirements_model import Column, Index, RequirementsModel
from careerflow.views.report.row_filter import RowFilter
from careerflow.views.theme import Theme
from careerflow.views.widgets.row_table import set_up_row_table

_REQUIREMENT_SHARE = 0.57
_ROOM = {Column.EVIDENCE: 640, Column.KIND: 740, Column.POINTS: 820, Column.AXIS: 960}
"""Width of the table below which a column is folded into another."""


class RequirementsTable(QTableView):
    """`row_selected` and `row_activated` tell the report's row, not the table's."""

    row_selected = Signal(int)
    row_activated = Signal(int)

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._quiet = False
        self.requirements = RequirementsModel(language, self)
        self.filter = RequirementsFilter(self.requirements, self)
        self.setModel(self.filter)
        self._delegate = RequirementDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self._set_up()
        theme.changed.connect(self.viewport().update)
        self.activated.connect(self._activated)
        self.horizontalHeader().sortIndicatorChanged.connect(self._sorted)

    def show_rows(self, rows: tuple[Row, ...], differing: frozenset[int] = frozenset()) -> None:
        """Of another report: all of them, in the advert's order."""
        self._quiet = True
        self.requirements.set_rows(rows, differing)
        self.filter.set_filter(RowFilter())
        self.sort_by(Column.REQUIREMENT, Qt.SortOrder.AscendingOrder)
        self._quiet = False
        self.fit()

    def update_rows(self, rows: tuple[Row, ...], differing: frozenset[int] = frozenset()) -> None:
        """The same requirements, judged otherwise; selection, filter and order stay, and so does
        the selected row, even where the filter would hide it now."""
        self.filter.kept = self.selected_row()
        self._quiet = True
        changed = self.requirements.update_rows(rows, differing)
        self.filter.invalidate()
        self._quiet = False
        for number in changed:
            index = self.filter.mapFromSource(self.requirements.index(number, 0))
            if index.isValid():
                self._fit_row(index.row(), self._widths())
        self.scrollTo(self.currentIndex())

    def fit(self) -> None:
        """Column widths and row heights for the present width and language."""
        width = self.viewport().width()
        self._delegate.folded = frozenset(c for c, needed in _ROOM.items() if width < needed)
        widths = self._widths()
        for column in Column:
            self.setColumnHidden(column, widths[column] == 0)
            if widths[column]:
                self.setColumnWidth(column, widths[column])
        for number in range(self.filter.rowCount()):
            self._fit_row(number, widths)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Requirements"))
        self.requirements.retranslate()
        self.fit()

    def show_only(self, chosen: RowFilter) -> None:
        """The selection stays where its row is still shown."""
        selected = self.selected_row()
        self._quiet = True
        self.filter.set_filter(chosen)
        self.fit()
        self._quiet = False
        if selected is not None:
            self.select_row(selected)

    def sort_by(self, column: Column, order: Qt.SortOrder) -> None:
        """Equal rows stay in the advert's order."""
        self.horizontalHeader().setSortIndicator(column, order)

    def order(self) -> tuple[Column, Qt.SortOrder]:
        header = self.horizontalHeader()
        return Column(header.sortIndicatorSection()), header.sortIndicatorOrder()

    def selected_row(self) -> int | None:
        """The report's row."""
        index = self.currentIndex()
        return self.filter.mapToSource(index).row() if index.isValid() else None

    def selected_rows(self) -> list[int]:
        """All of the report's rows that are selected, in the order in which they stand."""
        shown = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        return [self.filter.mapToSource(index).row() for index in shown]

    def select_row(self, row: int) -> bool:
        """Selects a row of the report without saying so; False where it is filtered out."""
        index = self.filter.mapFromSource(self.requirements.index(row, 0))
        self._quiet = True
        self.setCurrentIndex(index)
        self._quiet = False
        return index.isValid()

    def copy(self) -> None:
        """The selected rows to the clipboard, in the order in which they stand."""
        rows = [self.requirements.row(number) for number in self.selected_rows()]
        if rows:
            QGuiApplication.clipboard().setText(rows_text(rows, self._language.wording.say))

    def copy_table(self) -> None:
        """The rows that are shown, for a spreadsheet."""
        say = self._language.wording.say
        text = table_text(self.requirements, self.filter.numbers(), say)
        QGuiApplication.clipboard().setText(text)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        super().selectionChanged(selected, deselected)
        row = self.selected_row()
        if not self._quiet and row is not None and not selected.isEmpty():
            self.row_selected.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()  # the ring goes around the whole row, Qt updates one cell

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        super().currentChanged(current, previous)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_timer.start()

    def _activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_activated.emit(self.filter.mapToSource(index).row())

    def _sorted(self, column: int, order: Qt.SortOrder) -> None:
        self.filter.sort(column, order)
        self.fit()
        self.scrollTo(self.currentIndex())

    def _fit_row(self, number: int, widths: tuple[int, ...]) -> None:
        height = self._delegate.height(self.filter.index(number, 0), widths)
        self.verticalHeader().resizeSection(number, height)

    def _widths(self) -> tuple[int, ...]:
        """One a column; 0 where it is folded."""
        fixed = (Column.AXIS, Column.KIND, Column.VERDICT, Column.POINTS)
        widths = dict.fromkeys(Column, 0)
        for column in fixed:
            if column not in self._delegate.folded:
                widths[column] = self._delegate.column_width(column)
        rest = max(200, self.viewport().width() - sum(widths.values()))
        folded = Column.EVIDENCE in self._delegate.folded
        widths[Column.REQUIREMENT] = rest if folded else round(rest * _REQUIREMENT_SHARE)
        widths[Column.EVIDENCE] = rest - widths[Column.REQUIREMENT]
        return tuple(widths[column] for column in Column)

    def _set_up(self) -> None:
        set_up_row_table(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(40)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(Column.REQUIREMENT, Qt.SortOrder.AscendingOrder)
        # A drag of the splitter resizes many times: the last one counts.
        self._fit_timer = QTimer(self)
        self._fit_timer.setSingleShot(True)
        self._fit_timer.timeout.connect(self.fit)
