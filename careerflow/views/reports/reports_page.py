"""The stored reports: find one, open it, compare two, delete some, change your mind."""

from collections.abc import Iterator
from contextlib import contextmanager
from textwrap import shorten

from PySide6.QtCore import QEvent, QModelIndex, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QStackedWidget, QWidget

from careerflow.models.message import Message
from careerflow.models.report import ReportSummary
from careerflow.views.icons import icon
from careerflow.views.language import Language
from careerflow.views.reports.listing import Arranged, Order
from careerflow.views.reports.report_list import ReportList
from careerflow.views.reports.report_model import ReportModel, SummaryRole
from careerflow.views.reports.report_words import job_title
from careerflow.views.reports.selection_bar import SelectionBar
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.empty_state import EmptyState
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text
from careerflow.views.widgets.toast import Toast


class ReportsPage(QWidget):
    opened = Signal(str)
    delete_requested = Signal(list)
    """list[str] of ids, never empty; `undo_delete_requested` brings the same back."""
    undo_delete_requested = Signal(list)
    compare_wanted = Signal(str, str)
    analyze_wanted = Signal()
    """The user has no report yet and asks for the way to the first."""
    reload_wanted = Signal()
    """The list is to be loaded, and arranged, once more."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._failure: Message | None = None
        self._deleted: list[str] = []
        self._model = ReportModel(self)
        self._build()
        self._connect()
        self._tint()
        self.retranslate()
        self._refresh()

    def title(self) -> str:
        return self.tr("Reports")

    def set_reports(self, rows: Arranged) -> None:
        self._failure = None
        with self._current_kept():
            self._model.set_rows(rows)
        self._refresh()

    @contextmanager
    def _current_kept(self) -> Iterator[None]:
        """The keyboard stays with its report; where that is gone, with the row's place."""
        current = self._list.currentIndex()
        place = current.row()
        report = self._summary(current).id if current.isValid() else ""
        yield
        place = min(place, self._model.rowCount() - 1)
        wanted = self._list.index_of(report) or self._model.index(place, 0)
        if wanted != self._list.currentIndex():  # or the list would scroll to it
            self._list.setCurrentIndex(wanted)

    def show_failure(self, why: Message) -> None:
        """In place of the reports, which could not be loaded; until `set_reports`."""
        had_keyboard = self._list.hasFocus()
        self._failure = why
        self.retranslate()
        self._refresh()
        if had_keyboard:
            self._failed.setFocus()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Reports"))
        self._search.setPlaceholderText(self.tr("Search by job or name"))
        self._search.setAccessibleName(self.tr("Search the reports"))
        self._list.setAccessibleName(self.tr("Reports"))
        self._order.setAccessibleName(self.tr("Order of the reports"))
        names = {
            Order.NEWEST: self.tr("Newest first"),
            Order.SCORE: self.tr("Highest score first"),
            Order.JOB: self.tr("By job"),
            Order.PERSON: self.tr("By name"),
        }
        for order, name in names.items():
            self._order.setItemText(order, name)
        self._none.set_texts(
            self.tr("No reports yet"),
            self.tr(
                "Compare a CV with a job advert, and the report is kept here. It opens again with "
                "its highlights, even if the PDF has moved."
            ),
            self.tr("Go to Analyze"),
        )
        self._no_match.set_texts(
            self.tr("Nothing found"), self.tr("No report has these words in its job or name.")
        )
        if self._failure is not None:
            self._failed.set_texts(
                self.tr("The reports could not be loaded"),
                self._language.wording.say(self._failure),
                self.tr("Try again"),
            )
        self._model.tell_all()
        self._show_count()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            if self._model.total:  # another language has other names and another order
                self.reload_wanted.emit()
        super().changeEvent(event)

    def _build(self) -> None:
        self._title, self._count = Text("heading"), Text("muted")
        self._search = QLineEdit(clearButtonEnabled=True)
        self._search.setFixedWidth(240)
        self._order = QComboBox()
        self._order.addItems([""] * len(Order))
        self._selection = SelectionBar(self._theme)
        self._search_icon = self._search.addAction(
            icon(self._theme, "search", "muted", 16), QLineEdit.ActionPosition.LeadingPosition
        )
        self._list = ReportList(self._theme)
        self._none = EmptyState(self._theme, "files")
        self._no_match = EmptyState(self._theme, "search")
        self._failed = EmptyState(self._theme, "triangle-alert")
        self._states = QStackedWidget()
        for widget in (self._list, self._none, self._no_match, self._failed):
            self._states.addWidget(widget)
        tools = (self._selection, self._order, self._search)
        header = row(self._title, self._count, 0, *tools, spacing=Space.M)
        layout = column(header, self._states, spacing=Space.L, margins=Space.XL)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._toast = Toast(self._theme, self)
        self.setFocusProxy(self._list)

    def _connect(self) -> None:
        self._list.setModel(self._model)
        self._list.opened.connect(lambda index: self.opened.emit(self._summary(index).id))
        self._list.delete_requested.connect(self._delete)
        self._list.delete_pressed.connect(self._delete_chosen)
        self._list.check_requested.connect(self._check)
        self._list.check_all_requested.connect(self._check_all)
        self._selection.compare_clicked.connect(self._compare)
        self._selection.delete_clicked.connect(lambda: self._delete_all(self._model.checked()))
        self._selection.clear_clicked.connect(self._clear_selection)
        self._order.currentIndexChanged.connect(self._set_order)
        self._search.textChanged.connect(self._filter)
        self._none.action_clicked.connect(self.analyze_wanted)
        self._failed.action_clicked.connect(self.reload_wanted)
        self._toast.action_clicked.connect(lambda: self.undo_delete_requested.emit(self._deleted))
        self._theme.changed.connect(self._tint)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._search.setFocus)

    def _set_order(self, index: int) -> None:
        with self._current_kept():
            self._model.set_order(Order(index))

    def _summary(self, index: QModelIndex) -> ReportSummary:
        summary = index.data(SummaryRole)
        assert isinstance(summary, ReportSummary)
        return summary

    def _delete(self, index: QModelIndex) -> None:
        """The row alone, or with all that are checked where it is one of them."""
        summary, checked = self._summary(index), self._model.checked()
        self._delete_all(checked if summary in checked else [summary])

    def _delete_chosen(self, current: QModelIndex) -> None:
        checked = self._model.checked()
        if checked or current.isValid():
            self._delete_all(checked or [self._summary(current)])

    def _delete_all(self, reports: list[ReportSummary]) -> None:
        self._deleted = [report.id for report in reports]
        self.delete_requested.emit(self._deleted)
        title = shorten(job_title(reports[0]), 48, placeholder="…")
        text = self.tr("Report for “{title}” deleted.").format(title=title)
        if len(reports) > 1:
            text = self.tr("%n report(s) deleted.", "", len(reports))
        self._toast.show_text(text, self.tr("Undo"))

    def _check(self, indexes: list[QModelIndex], on: bool) -> None:
        self._model.check(map(self._summary, indexes), on)
        self._show_count()

    def _check_all(self, on: bool) -> None:
        self._model.check_shown(on)
        self._show_count()

    def _clear_selection(self) -> None:
        self._model.check(self._model.checked(), False)
        self._list.setFocus()
        self._show_count()

    def _compare(self) -> None:
        """The older one first: what has changed since then."""
        older, newer = sorted(self._model.checked(), key=lambda report: report.created)
        self.compare_wanted.emit(older.id, newer.id)

    def _filter(self, text: str) -> None:
        with self._current_kept():
            self._model.search(text)
        self._refresh()

    def _refresh(self) -> None:
        stored, found = self._model.total, self._model.rowCount()
        shown = self._list if found else self._no_match if stored else self._none
        self._states.setCurrentWidget(shown if self._failure is None else self._failed)
        self._search.setVisible(stored > 0 and self._failure is None)
        self._order.setEnabled(stored > 1)
        self._show_count()

    def _show_count(self) -> None:
        known = self._failure is None
        count = self._model.total if known else 0
        chosen = self._model.checked_count if known else 0
        self._count.setText(self.tr("%n report(s)", "", count) if count else "")
        self._count.setVisible(not chosen)
        self._order.setVisible(count > 0 and not chosen)
        self._selection.show_count(chosen)

    def _tint(self) -> None:
        self._search_icon.setIcon(icon(self._theme, "search", "muted", 16))
