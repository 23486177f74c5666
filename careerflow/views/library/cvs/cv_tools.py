"""Above the list of CVs: a search, filters, their order, and the way to add some."""

from PySide6.QtWidgets import QComboBox

from careerflow.views.library.cvs.listing import Order
from careerflow.views.library.list_tools import ListTools
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.layout import column, row


class CvTools(ListTools):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, Order, QComboBox())
        first = row(self.search, self.add)
        first.setStretch(0, 1)
        filters = row(self._tag, self._language)
        last = row(self._count, self._order)
        last.setStretch(0, 1)
        self.setLayout(column(first, filters, last, spacing=Space.S))
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
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
