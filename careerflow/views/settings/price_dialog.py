"""What a million tokens of each model cost: a table to edit, since prices change."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDoubleSpinBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from careerflow.models.llm import Price
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text

_SIZE = (640, 520)
_DIGITS, _MOST = 4, 9999.0
ROW_HEIGHT = 36
Index = QModelIndex | QPersistentModelIndex


class _PriceDelegate(QStyledItemDelegate):
    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        box = QDoubleSpinBox(parent)
        box.setDecimals(_DIGITS)
        box.setRange(0.0, _MOST)
        box.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        box.setFrame(False)
        return box

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QDoubleSpinBox)
        model.setData(index, editor.value())


class PriceDialog(QDialog):
    """`prices()` are those of the table, once it was accepted."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        prices: tuple[Price, ...],
        bundled: tuple[Price, ...],
    ) -> None:
        """`bundled` are those that a reset brings back."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Prices"))
        self._bundled = bundled
        self._table = QTableWidget(0, 3)
        self._add = Button(theme, icon_name="plus")
        self._remove = Button(theme, icon_name="trash-2")
        self._reset = Button(theme, icon_name="undo-2")
        self._save = Button(theme, "primary")
        self._save.setDefault(True)
        self._cancel = Button(theme)
        self._name_all()
        self._set_up_table()
        self._build()
        self._connect()
        self._fill(prices)
        self.resize(min(_SIZE[0], parent.width()), min(_SIZE[1], parent.height()))

    def prices(self) -> tuple[Price, ...]:
        """Without the rows that name no model."""
        rows = (self._price(number) for number in range(self._table.rowCount()))
        return tuple(price for price in rows if price.model)

    def _name_all(self) -> None:
        self._table.setAccessibleName(self.windowTitle())
        self._table.setHorizontalHeaderLabels(
            [self.tr("Model begins with"), self.tr("Input, $"), self.tr("Output, $")]
        )
        self._add.setText(self.tr("Add"))
        self._remove.setText(self.tr("Remove"))
        self._reset.setText(self.tr("Reset"))
        self._reset.setToolTip(self.tr("To the prices that came with CareerFlow"))
        self._reset.setAccessibleName(self.tr("Reset the prices"))
        self._save.setText(self.tr("Save"))
        self._cancel.setText(self.tr("Cancel"))

    def _set_up_table(self) -> None:
        table = self._table
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setProperty("role", "boxed")
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for number, side in enumerate(("AlignLeft", "AlignRight", "AlignRight")):
            title = table.horizontalHeaderItem(number)
            assert title is not None  # `_name_all` made it
            title.setTextAlignment(Qt.AlignmentFlag[side] | Qt.AlignmentFlag.AlignVCenter)
        for number in (1, 2):
            table.setItemDelegateForColumn(number, _PriceDelegate(table))

    def _build(self) -> None:
        hint = self.tr(
            "US dollars for a million tokens. The longest beginning that fits counts; a model that "
            "none fits has no price. They only serve the estimates: the provider's bill holds."
        )
        self.setLayout(
            column(
                column(
                    Text("heading", text=self.windowTitle()),
                    Text("caption", wrap=True, text=hint),
                    spacing=2,
                ),
                self._table,
                row(self._add, self._remove, self._reset, 0, self._cancel, self._save),
                spacing=Space.L,
                margins=Space.XL,
            )
        )

    def _connect(self) -> None:
        self._add.clicked.connect(self._on_add)
        self._remove.clicked.connect(self._on_remove)
        self._reset.clicked.connect(lambda: self._fill(self._bundled))
        self._table.itemSelectionChanged.connect(self._update)
        self._save.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)

    def _fill(self, prices: tuple[Price, ...]) -> None:
        self._table.setRowCount(0)
        for price in prices:
            self._append(price)
        if prices:
            self._table.selectRow(0)
        self._update()

    def _append(self, price: Price) -> None:
        number = self._table.rowCount()
        self._table.insertRow(number)
        for place, value in enumerate((price.model, price.input, price.output)):
            item = QTableWidgetItem()
            item.setData(Qt.ItemDataRole.EditRole, value)
            if place:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._table.setItem(number, place, item)

    def _price(self, number: int) -> Price:
        model, *costs = (
            self._item(number, place).data(Qt.ItemDataRole.EditRole) for place in range(3)
        )
        return Price(str(model).strip(), *map(float, costs))

    def _item(self, number: int, place: int) -> QTableWidgetItem:
        item = self._table.item(number, place)
        assert item is not None  # `_append` made it
        return item

    def _on_add(self) -> None:
        self._append(Price("", 0.0, 0.0))
        item = self._item(self._table.rowCount() - 1, 0)
        self._table.setCurrentItem(item)
        self._table.editItem(item)

    def _on_remove(self) -> None:
        self._table.removeRow(self._table.currentRow())

    def _update(self) -> None:
        self._remove.setEnabled(self._table.currentRow() >= 0)
