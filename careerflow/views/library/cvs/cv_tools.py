"""Above the list of CVs: a search, filters, their order, and the way to add some."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from careerflow.views.library.cvs.listing import Order
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.language_words import language_name
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.search_field import SearchField
from careerflow.views.widgets.text import Text


class CvTools(QWidget):
    search_changed = Signal(str)
    tag_chosen = Signal(str)
    """ "" for any."""
    language_chosen = Signal(str)
    """Its code; "" for any."""
    order_chosen = Signal(object)
    """An Order."""
    add_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._tags: list[str] = [""]
        self._languages: list[str] = [""]
        self.search = SearchField(theme)
        self.add = Button(theme, icon_name="plus")
        self._count = Text("caption")
        self._tag, self._language, self._order = _narrow_box(), _narrow_box(), QComboBox()
        self._order.addItems([""] * len(Order))
        self.search.textChanged.connect(self.search_changed)
        self.add.clicked.connect(self.add_clicked)
        self._tag.activated.connect(lambda place: self.tag_chosen.emit(self._tags[place]))
        self._language.activated.connect(
            lambda place: self.language_chosen.emit(self._languages[place])
        )
        self._order.activated.connect(lambda place: self.order_chosen.emit(Order(place)))
        first = row(self.search, self.add)
        first.setStretch(0, 1)
        filters = row(self._tag, self._language)
        last = row(self._count, self._order)
        last.setStretch(0, 1)
        self.setLayout(column(first, filters, last, spacing=Space.S))
        self.retranslate()

    def show_count(self, text: str) -> None:
        """How many CVs there are."""
        self._count.setText(text)

    def set_choices(self, tags: Sequence[str], languages: Sequence[str]) -> None:
        """What there is to filter by; what is chosen stays where it is among them."""
        self._tags = _offer(self._tag, self._tags, ["", *tags])
        self._languages = _offer(self._language, self._languages, ["", *languages])
        self._tag.setVisible(bool(tags))
        self._language.setVisible(len(languages) > 1)
        self.retranslate()

    @property
    def stops(self) -> list[QWidget]:
        """For Tab, in the order of reading."""
        return [self.search, self.add, self._tag, self._language, self._order]

    def reset(self) -> None:
        """Neither search nor filters, and says so."""
        self.search.clear()
        for box, chosen in ((self._tag, self.tag_chosen), (self._language, self.language_chosen)):
            if box.currentIndex() > 0:
                box.setCurrentIndex(0)
                chosen.emit("")

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search CVs"))
        self.search.setAccessibleName(self.tr("Search CVs by name, person, tags, notes and text"))
        self.add.setText(self.tr("Add CVs…"))
        self._tag.setAccessibleName(self.tr("Only CVs with this tag"))
        self._language.setAccessibleName(self.tr("Only CVs in this language"))
        self._order.setAccessibleName(self.tr("Order of the CVs"))
        orders = {
            Order.NEWEST: self.tr("Newest first"),
            Order.NAME: self.tr("By name"),
            Order.PERSON: self.tr("By person"),
            Order.SENT: self.tr("Most often sent"),
        }
        for order, name in orders.items():
            self._order.setItemText(order, name)
        self._name(self._tag, [self.tr("All tags"), *self._tags[1:]])
        known = [language_name(code) for code in self._languages[1:]]
        self._name(self._language, [self.tr("All languages"), *known])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _name(self, box: QComboBox, names: Sequence[str]) -> None:
        for place, name in enumerate(names[: box.count()]):
            box.setItemText(place, name)


def _narrow_box() -> QComboBox:
    box = QComboBox()
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    return box


def _offer(box: QComboBox, before: list[str], now: list[str]) -> list[str]:
    chosen = before[box.currentIndex()] if box.currentIndex() >= 0 else ""
    if before != now or not box.count():
        box.clear()
        box.addItems([""] * len(now))
        box.setCurrentIndex(now.index(chosen) if chosen in now else 0)
    return now
