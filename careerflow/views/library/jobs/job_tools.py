"""Above the list of adverts: a search, filters, their order, and the way to a new one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from careerflow.views.library.jobs.job_model import JobFilters, Only
from careerflow.views.library.jobs.listing import Order
from careerflow.views.library.list_tools import ListTools, narrow_box
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.layout import column, row


class JobTools(ListTools):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Order, narrow_box())
        self._only = narrow_box()
        for only in Only:
            self._only.addItem("", only)
        self._only.activated.connect(self.filters_changed)
        first = row(self.search, self.add)
        first.setStretch(0, 1)
        second, third = row(self._only, self._order), row(self._tag, self._language)
        self.setLayout(column(first, second, third, self._count, spacing=Space.S))
        self.retranslate()

    def filters(self) -> JobFilters:
        common = super().filters()
        only = Only(self._only.currentData())
        return JobFilters(common.words, common.tag, common.language, only)

    @property
    def stops(self) -> Sequence[QWidget]:
        return (self.search, self.add, self._only, self._order, self._tag, self._language)

    def reset(self) -> None:
        self._only.setCurrentIndex(0)
        super().reset()

    def retranslate(self) -> None:
        super().retranslate()
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
        self._name_states()
        self._name_orders()

    def _name_states(self) -> None:
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
