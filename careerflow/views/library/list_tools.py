"""Above a list of the library: a search, filters, their order, and the way to add one."""

from collections.abc import Iterable, Sequence
from enum import IntEnum

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from careerflow.views.library.listing import Filters
from careerflow.views.theme import Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.search_field import SearchField
from careerflow.views.widgets.text import Text
from careerflow.views.words.languages import language_name


class ListTools(QWidget):
    filters_changed = Signal()
    order_chosen = Signal(object)
    """One of `orders`."""
    add_clicked = Signal()

    def __init__(self, theme: Theme, orders: Iterable[IntEnum], order: QComboBox) -> None:
        super().__init__()
        self.search = SearchField(theme)
        self.add = Button(theme, icon_name="plus")
        self._count = Text("caption")
        self._tag, self._language, self._order = narrow_box(), narrow_box(), order
        for each in orders:
            order.addItem("", each)
        _offer(self._tag, ())
        _offer(self._language, ())
        self.search.textChanged.connect(self.filters_changed)
        for box in (self._tag, self._language):
            box.activated.connect(self.filters_changed)
        order.activated.connect(lambda place: self.order_chosen.emit(order.itemData(place)))
        self.add.clicked.connect(self.add_clicked)

    def filters(self) -> Filters:
        words, tag, language = self.search.text(), self._tag, self._language
        return Filters(words, tag.currentData() or "", language.currentData() or "")

    def show_count(self, text: str) -> None:
        """How many there are."""
        self._count.setText(text)

    def set_choices(self, tags: Sequence[str], languages: Sequence[str]) -> None:
        """What there is to filter by; what is chosen stays where it is among them."""
        _offer(self._tag, tags)
        _offer(self._language, languages)
        self._tag.setVisible(bool(tags))
        self._language.setVisible(len(languages) > 1)
        self.retranslate()

    @property
    def stops(self) -> Sequence[QWidget]:
        """For Tab, in the order of reading."""
        return (self.search, self.add, self._tag, self._language, self._order)

    def reset(self) -> None:
        """Neither search nor filters, and says so."""
        for box in (self._tag, self._language):
            box.setCurrentIndex(0)
        self.search.clear()
        self.filters_changed.emit()

    def retranslate(self) -> None:
        self._tag.setItemText(0, self.tr("All tags"))
        self._language.setItemText(0, self.tr("All languages"))
        for place in range(1, self._language.count()):
            self._language.setItemText(place, language_name(self._language.itemData(place)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def narrow_box() -> QComboBox:
    """One that shares its line with others, whatever its texts are."""
    box = QComboBox()
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    return box


def _offer(box: QComboBox, values: Sequence[str]) -> None:
    """The first one is for any."""
    offered = [box.itemData(place) for place in range(1, box.count())]
    if box.count() and offered == list(values):
        return
    chosen = box.currentData()
    box.clear()
    box.addItem("", "")
    for value in values:
        box.addItem(value, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
