"""Asks of which CV another one is the next version."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QListView, QStackedWidget, QWidget

from careerflow.models.folding import folded
from careerflow.models.tracker import LibraryCv
from careerflow.views.library.cvs.cv_delegate import CvDelegate
from careerflow.views.library.cvs.cv_model import CvModel
from careerflow.views.library.cvs.listing import CvListing, Order, listed
from careerflow.views.library.list_model import RowRole
from careerflow.views.library.listing import Filters
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.empty_state import EmptyState
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.search_field import SearchField
from careerflow.views.widgets.text import ElidedText, Text

_SIZE = QSize(520, 560)


class VersionDialog(QDialog):
    """`others` are those to choose from; those of the same person come first."""

    chosen = Signal(str)
    """The id of the version before."""

    def __init__(
        self, theme: Theme, cv: LibraryCv, others: Sequence[LibraryCv], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Next version of a CV"))
        self.resize(_SIZE.boundedTo(parent.window().size()))
        self._model = CvModel(self)
        self._model.set_listing(_those_of_the_person_first(listed(others), cv.person))
        self.search = SearchField(theme)
        self.list = QListView()
        self._agree, self._cancel = Button(theme, "primary"), Button(theme)
        self._none = EmptyState(theme, "search")
        self._states = QStackedWidget()
        self._name_all()
        self._set_up_list(theme)
        title = ElidedText("title", Qt.TextElideMode.ElideMiddle)
        title.setText(self.tr("“{name}” is the next version of").format(name=cv.name))
        hint = Text("muted", wrap=True)
        hint.setText(self.tr("Versions are shown in their order, and their reports compared."))
        buttons = row(0, self._cancel, self._agree)
        items = (title, hint, self.search, self._states, buttons)
        layout = column(*items, spacing=Space.M, margins=Space.L)
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self.search.setFocus()

    def _name_all(self) -> None:
        self.search.setPlaceholderText(self.tr("Search by name, file or person"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.list.setAccessibleName(self.tr("CVs"))
        self._agree.setText(self.tr("Choose"))
        self._agree.setDefault(True)
        self._cancel.setText(self.tr("Cancel"))
        self._none.set_texts(self.tr("Nothing found"), self.tr("No other CV has these words."))

    def _set_up_list(self, theme: Theme) -> None:
        self.list.setModel(self._model)
        self.list.setItemDelegate(CvDelegate(theme, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setStyleSheet("QListView { background: transparent; }")
        for state in (self.list, self._none):
            self._states.addWidget(state)
        self.search.textChanged.connect(self._filter)
        self.list.doubleClicked.connect(self._take)
        self._agree.clicked.connect(self._take_current)
        self._cancel.clicked.connect(self.reject)
        self._filter("")

    def _filter(self, text: str) -> None:
        self._model.set_filters(Filters(text))
        found = self._model.rowCount() > 0
        self._states.setCurrentWidget(self.list if found else self._none)
        self._agree.setEnabled(found)
        self.list.setCurrentIndex(self._model.index(0))

    def _take_current(self) -> None:
        self._take(self.list.currentIndex())

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(RowRole).cv.id)
            self.accept()


def _those_of_the_person_first(listing: CvListing, person: str) -> CvListing:
    wanted = folded(person)
    rows = sorted(listing.orders[Order.NEWEST], key=lambda each: folded(each.cv.person) != wanted)
    return replace(listing, orders={Order.NEWEST: rows})
