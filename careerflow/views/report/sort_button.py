"""The order of the rows, for the keyboard and for columns that have no room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from careerflow.views.report.requirements_model import Column
from careerflow.views.theme import Theme
from careerflow.views.widgets.button import IconButton


class SortButton(IconButton):
    order_chosen = Signal(int, object)
    """A Column and a Qt.SortOrder."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "arrow-up-down", parent)
        self._menu = QMenu(self)
        group = QActionGroup(self)
        self._columns = {column: self._add(group) for column in Column}
        self._menu.addSeparator()
        self._reversed = self._add()
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.show_order(Column.REQUIREMENT, Qt.SortOrder.AscendingOrder)
        self.retranslate()

    def show_order(self, column: Column, order: Qt.SortOrder) -> None:
        """Checks what the table shows, without saying so."""
        self._columns[column].setChecked(True)
        self._reversed.setChecked(order is Qt.SortOrder.DescendingOrder)

    def retranslate(self) -> None:
        self.name_it(self.tr("Order of the rows"))
        texts = {
            Column.REQUIREMENT: self.tr("As in the advert"),
            Column.AXIS: self.tr("By area"),
            Column.KIND: self.tr("Must-haves first"),
            Column.VERDICT: self.tr("Gaps first"),
            Column.POINTS: self.tr("Fewest points first"),
            Column.EVIDENCE: self.tr("As in the CV"),
        }
        for column, action in self._columns.items():
            action.setText(texts[column])
        self._reversed.setText(self.tr("The other way round"))

    def _add(self, group: QActionGroup | None = None) -> QAction:
        action = QAction(self._menu)
        action.setCheckable(True)
        if group is not None:
            group.addAction(action)
        action.triggered.connect(self._choose)
        self._menu.addAction(action)
        return action

    def _choose(self) -> None:
        column = next(c for c, action in self._columns.items() if action.isChecked())
        down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        self.order_chosen.emit(column, down if self._reversed.isChecked() else up)
