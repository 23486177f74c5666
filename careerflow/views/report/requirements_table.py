"""The requirement table: heights that fit the text, keys, copying."""

from PySide6.QtCore import QItemSelection, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from careerflow.models.job import Axis
from careerflow.models.report import Verdict
from careerflow.views.language import Language
from careerflow.views.report.requirement_delegate import RequirementDelegate
from careerflow.views.report.requirements_filter import RequirementsFilter
from careerflow.views.report.requirements_model import Column, Index, RequirementsModel
from careerflow.views.theme import Theme

_REQUIREMENT_SHARE = 0.57
_ROOM_FOR_KIND = 640
"""Width below which the priority has no column of its own."""


class RequirementsTable(QTableView):
    """`row_selected` and `row_activated` tell the report's row, not the table's."""

    row_selected = Signal(int)
    row_activated = Signal(int)

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.requirements = RequirementsModel(language, self)
        self.filter = RequirementsFilter(self)
        self.filter.setSourceModel(self.requirements)
        self.setModel(self.filter)
        self._delegate = RequirementDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self._set_up()
        theme.changed.connect(self.viewport().update)
        self.activated.connect(self._activated)

    def fit(self) -> None:
        """Column widths and row heights for the present width and language."""
        self._delegate.folded = self.viewport().width() < _ROOM_FOR_KIND
        self.setColumnHidden(Column.KIND, self._delegate.folded)
        widths = self._widths()
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        header = self.verticalHeader()
        for number in range(self.filter.rowCount()):
            index = self.filter.index(number, 0)
            header.resizeSection(number, self._delegate.height(index, widths))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Requirements"))
        self.requirements.retranslate()
        self.fit()

    def show_only(self, axis: Axis | None, verdict: Verdict | None) -> None:
        """None shows all. The selection stays where its row is still shown."""
        chosen = self.selected_row()
        self._quiet = True
        self.filter.set_axis(axis)
        self.filter.set_verdict(verdict)
        self.fit()
        self._quiet = False
        if chosen is not None:
            self.select_row(chosen)

    def selected_row(self) -> int | None:
        """The report's row."""
        index = self.currentIndex()
        return self.filter.mapToSource(index).row() if index.isValid() else None

    def select_row(self, row: int) -> bool:
        """Selects a row of the report without saying so; False where it is filtered out."""
        index = self.filter.mapFromSource(self.requirements.index(row, 0))
        self._quiet = True
        self.setCurrentIndex(index)
        self._quiet = False
        return index.isValid()

    def copy(self) -> None:
        """The selected row to the clipboard."""
        row = self.selected_row()
        if row is not None:
            QGuiApplication.clipboard().setText(self.requirements.as_text(row))

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

    def _widths(self) -> tuple[int, ...]:
        kind = 0 if self._delegate.folded else self._delegate.column_width(Column.KIND)
        verdict = self._delegate.column_width(Column.VERDICT)
        rest = max(200, self.viewport().width() - kind - verdict)
        requirement = round(rest * _REQUIREMENT_SHARE)
        return requirement, kind, verdict, rest - requirement

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        # A drag of the splitter resizes many times: the last one counts.
        self._fit_timer = QTimer(self)
        self._fit_timer.setSingleShot(True)
        self._fit_timer.timeout.connect(self.fit)
