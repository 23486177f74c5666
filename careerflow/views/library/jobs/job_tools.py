"""Above the list of adverts: a search, filters, their order, and the way to a new one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from careerflow.views.library.jobs.job_model import Filters, Only
from careerflow.views.library.jobs.listing import Order
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.language_words import language_name
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.search_field import SearchField


class JobTools(QWidget):
    filters_changed = Signal()
    order_chosen = Signal(object)
    """An Order."""
    add_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.search = SearchField(theme)
        self.add = Button(theme, icon_name="plus")
        self._only, self._tag, self._language, self._order = (_narrow_box() for _ in range(4))
        for only in Only:
            self._only.addItem("", only)
        for order in Order:
            self._order.addItem("", order)
        self._offer(self._tag, ())
        self._offer(self._language, ())
        self.search.textChanged.connect(self.filters_changed)
        for box in (self._only, self._tag, self._language):
            box.activated.connect(self.filters_changed)
        self._order.activated.connect(
            lambda place: self.order_chosen.emit(self._order.itemData(place))
        )
        self.add.clicked.connect(self.add_clicked)
        first = row(self.search, self.add)
        first.setStretch(0, 1)
        second, third = row(self._only, self._order), row(self._tag, self._language)
        self.setLayout(column(first, second, third, spacing=Space.S))
        self.retranslate()

    def filters(self) -> Filters:
        return Filters(
            self.search.text(),
            self._tag.currentData() or "",
            self._language.currentData() or "",
            Only(self._only.currentData()),
        )

    def set_choices(self, tags: Sequence[str], languages: Sequence[str]) -> None:
        """What there is to filter by; what is chosen stays where it is among them."""
        self._offer(self._tag, tags)
        self._offer(self._language, languages)
        self._tag.setVisible(bool(tags))
        self._language.setVisible(len(languages) > 1)
        self.retranslate()

    def reset(self) -> None:
        """Neither search nor filters, and says so."""
        for box in (self._only, self._tag, self._language):
            box.setCurrentIndex(0)
        self.search.clear()
        self.filters_changed.emit()

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search jobs"))
        self.search.setAccessibleName(
            self.tr("Search jobs by title, company, location, tags, notes and text")
        )
        self.add.setText(self.tr("New job…"))
        self.add.setToolTip(self.tr("Paste an advert into the library (Ctrl+N)"))
        self._only.setAccessibleName(self.tr("Only jobs in this state"))
        self._tag.setAccessibleName(self.tr("Only jobs with this tag"))
        self._language.setAccessibleName(self.tr("Only adverts in this language"))
        self._order.setAccessibleName(self.tr("Order of the jobs"))
        self._name_filters()
        self._name_orders()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _name_filters(self) -> None:
        states = {
            Only.ALL: self.tr("All jobs"),
            Only.OPEN: self.tr("Open"),
            Only.SOON: self.tr("Closing soon"),
            Only.CLOSED: self.tr("Closed"),
            Only.NOT_APPLIED: self.tr("Not in the pipeline"),
            Only.APPLIED: self.tr("In the pipeline"),
        }
        for place, name in enumerate(states.values()):
            self._only.setItemText(place, name)
        self._tag.setItemText(0, self.tr("All tags"))
        self._language.setItemText(0, self.tr("All languages"))
        for place in range(1, self._language.count()):
            self._language.setItemText(place, language_name(self._language.itemData(place)))

    def _name_orders(self) -> None:
        orders = {
            Order.NEWEST: self.tr("Newest first"),
            Order.DEADLINE: self.tr("By deadline"),
            Order.SCORE: self.tr("Best score first"),
            Order.TITLE: self.tr("By title"),
            Order.COMPANY: self.tr("By company"),
        }
        for order, name in orders.items():
            self._order.setItemText(order, name)

    def _offer(self, box: QComboBox, values: Sequence[str]) -> None:
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


def _narrow_box() -> QComboBox:
    box = QComboBox()
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(6)
    return box
