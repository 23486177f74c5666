"""The Match tab: which CV for which job."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from careerflow.models.matrix import Cell, Pair
from careerflow.views.language import Language
from careerflow.views.library.loaded_tab import LoadedTab
from careerflow.views.library.matrix.listing import MatrixListing
from careerflow.views.library.matrix.matrix_model import MatrixModel, Order
from careerflow.views.library.matrix.matrix_table import MatrixTable
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.empty_state import EmptyState
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.search_field import SearchField
from careerflow.views.widgets.stage_progress import StageProgress
from careerflow.views.widgets.text import Text

_PROGRESS = 480
_ORDERS = (Order.BEST, Order.TITLE, Order.NEWEST)


class MatrixTab(LoadedTab):
    fill_wanted = Signal()
    """The scores that are not known yet."""
    stop_wanted = Signal()
    cvs_wanted = Signal()
    jobs_wanted = Signal()

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__(theme, language)
        self.model = MatrixModel(language, self)
        self._build()
        self._connect()
        self.retranslate()
        self._refresh()

    # What it is told

    def set_listing(self, listing: MatrixListing) -> None:
        self._note_loaded()
        self.model.set_listing(listing)
        self._show_order()
        self._refresh()

    def add_cells(self, cells: Mapping[Pair, Cell]) -> None:
        self.model.add_cells(cells)

    def show_progress(self, words: str, fraction: float | None) -> None:
        self.progress.set_progress(words, fraction)
        if not self.progress.isVisibleTo(self):
            self.progress.show()
            self._show_open()

    def end_progress(self) -> None:
        """All that is known is there; the order is that of it."""
        had_focus = self.progress.isAncestorOf(self.focusWidget() or self)
        self.progress.hide()
        self.model.settle()
        self._show_open()
        if had_focus:
            self.table.setFocus()

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("Search jobs"))
        self.search.setAccessibleName(self.tr("Search the titles and companies of the jobs"))
        self.order.setAccessibleName(self.tr("Order of the jobs"))
        names = (self.tr("Best match first"), self.tr("By title"), self.tr("Newest first"))
        for place, name in enumerate(names):
            self.order.setItemText(place, name)
        self.table.setAccessibleName(self.tr("How your CVs fit the jobs"))
        self._legend.setText(
            self.tr("Filled: there is a report. Outlined: the score of a report not made yet.")
        )
        self._no_match.set_texts(
            self.tr("Nothing found"),
            self.tr("No job has these words in its title or company."),
            self.tr("Show all jobs"),
        )
        self._set_empty_texts()
        self._show_open()

    # Parts

    def _build(self) -> None:
        theme = self._theme
        self.search = SearchField(theme)
        self.search.setFixedWidth(260)
        self.order = QComboBox()
        self.order.addItems([""] * len(_ORDERS))
        self.fill = Button(theme, "", "sparkles")
        self._legend = Text("caption", wrap=True)
        self.progress = StageProgress(theme)
        self.progress.hide()
        self.table = MatrixTable(theme, self.model)
        self._no_match = EmptyState(theme, "search")
        self._rows = QStackedWidget()
        self._rows.addWidget(self.table)
        self._rows.addWidget(self._no_match)
        self.progress.setMaximumWidth(_PROGRESS)
        tools = row(self.search, self.order, Space.L, self.progress, self.fill)
        tools.insertStretch(3, 1)
        tools.setStretch(4, 4)
        parts = (tools, self._rows, self._legend)
        inside = QWidget()
        margins = (Space.XL, Space.L, Space.XL, Space.L)
        column(*parts, margins=margins, spacing=Space.M, inside=inside).setStretch(1, 1)
        self._none = EmptyState(theme, "grid-3x3")
        self._states = QStackedWidget()
        for state in (inside, self._none, self._failed):
            self._states.addWidget(state)
        self._inside = inside
        self.setLayout(column(self._states))
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_typed)
        self.order.activated.connect(lambda place: self.model.set_order(_ORDERS[place]))
        self.model.layoutChanged.connect(self._show_order)
        self.fill.clicked.connect(self.fill_wanted)
        self.progress.cancel_clicked.connect(self.stop_wanted)
        self._no_match.action_clicked.connect(self.search.clear)
        self._none.action_clicked.connect(self._on_none)
        self._find_in(self.search)

    def _on_typed(self, text: str) -> None:
        self.model.set_words(text.strip())
        self._refresh()

    def _on_none(self) -> None:
        (self.jobs_wanted if self.model.listing.cvs else self.cvs_wanted).emit()

    def _show_order(self) -> None:
        """One by a CV is shown in the header of that."""
        order = self.model.order
        self.order.setCurrentIndex(_ORDERS.index(order) if order in _ORDERS else -1)

    def _set_empty_texts(self) -> None:
        if self.model.listing.cvs:
            texts = (
                self.tr("Save adverts to compare them"),
                self.tr(
                    "Here you see at a glance which of your CVs fits which job. There is no job "
                    "in the library yet."
                ),
                self.tr("Go to the jobs"),
            )
        else:
            texts = (
                self.tr("Add CVs to compare them"),
                self.tr(
                    "Here you see at a glance which of your CVs fits which job. There is no CV "
                    "in the library yet."
                ),
                self.tr("Go to the CVs"),
            )
        self._none.set_texts(*texts)
        self._say_failure(self.tr("The comparison could not be loaded"))

    def _refresh(self) -> None:
        listing = self.model.listing
        self._set_empty_texts()
        is_empty = self._loaded and not (listing.cvs and listing.jobs)
        shown = self._none if is_empty else self._inside
        self._states.setCurrentWidget(shown if self._failure is None else self._failed)
        nothing = bool(listing.jobs) and not self.model.rowCount()
        self._rows.setCurrentWidget(self._no_match if nothing else self.table)
        self._show_open()

    def _show_open(self) -> None:
        """The button, as long as something is not known and nobody works on it."""
        listing = self.model.listing
        missing = len(listing.cvs) * len(listing.jobs) - len(listing.cells)
        self.fill.setText(self.tr("Compare %n pair(s)", "", missing))
        self.fill.setVisible(missing > 0 and not self.progress.isVisibleTo(self))
