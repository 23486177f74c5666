"""The stored reports: find one, open it, delete it, change your mind."""

from textwrap import shorten

from PySide6.QtCore import QEvent, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from careerflow.models.report import ReportSummary
from careerflow.views.icons import icon
from careerflow.views.reports.report_list import ReportList
from careerflow.views.reports.report_model import ReportModel, SummaryRole, job_title
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.empty_state import EmptyState
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text
from careerflow.views.widgets.toast import Toast


class ReportsPage(QWidget):
    opened = Signal(str)
    delete_requested = Signal(str)
    undo_delete_requested = Signal(str)
    analyze_wanted = Signal()
    """The user has no report yet and asks for the way to the first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._deleted = ""
        self._model = ReportModel(self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._model)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._build()
        self._connect()
        self._tint()
        self.retranslate()
        self._refresh()

    def title(self) -> str:
        return self.tr("Reports")

    def set_reports(self, rows: list[ReportSummary]) -> None:
        """In any order: the newest is shown first."""
        current = self._list.currentIndex().row()
        self._model.set_rows(rows)
        self._list.setCurrentIndex(self._found.index(min(current, self._found.rowCount() - 1), 0))
        self._refresh()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Reports"))
        self._search.setPlaceholderText(self.tr("Search by job or name"))
        self._search.setAccessibleName(self.tr("Search the reports"))
        self._list.setAccessibleName(self.tr("Reports"))
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
        self._model.retranslate()
        self._show_count()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self._title, self._count = Text("heading"), Text("muted")
        self._search = QLineEdit(clearButtonEnabled=True)
        self._search.setFixedWidth(280)
        self._search_icon = self._search.addAction(
            icon(self._theme, "search", "muted", 16), QLineEdit.ActionPosition.LeadingPosition
        )
        self._list = ReportList(self._theme)
        self._none = EmptyState(self._theme, "files")
        self._no_match = EmptyState(self._theme, "search")
        self._states = QStackedWidget()
        for widget in (self._list, self._none, self._no_match):
            self._states.addWidget(widget)
        header = row(self._title, self._count, 0, self._search, spacing=Space.M)
        layout = column(header, self._states, spacing=Space.L, margins=Space.XL)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._toast = Toast(self._theme, self)
        self.setFocusProxy(self._list)

    def _connect(self) -> None:
        self._list.setModel(self._found)
        self._list.opened.connect(lambda index: self.opened.emit(self._summary(index).id))
        self._list.delete_requested.connect(self._delete)
        self._search.textChanged.connect(self._filter)
        self._none.action_clicked.connect(self.analyze_wanted)
        self._toast.action_clicked.connect(lambda: self.undo_delete_requested.emit(self._deleted))
        self._theme.changed.connect(self._tint)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._search.setFocus)

    def _summary(self, index: QModelIndex) -> ReportSummary:
        summary = index.data(SummaryRole)
        assert isinstance(summary, ReportSummary)
        return summary

    def _delete(self, index: QModelIndex) -> None:
        summary = self._summary(index)
        self._deleted = summary.id
        self.delete_requested.emit(summary.id)
        title = shorten(job_title(summary), 48, placeholder="…")
        text = self.tr("Report for “{title}” deleted.").format(title=title)
        self._toast.show_text(text, self.tr("Undo"))

    def _filter(self, text: str) -> None:
        self._found.setFilterFixedString(text)
        self._refresh()

    def _refresh(self) -> None:
        stored, found = self._model.rowCount(), self._found.rowCount()
        shown = self._list if found else self._no_match if stored else self._none
        self._states.setCurrentWidget(shown)
        self._search.setVisible(stored > 0)
        self._show_count()

    def _show_count(self) -> None:
        count = self._model.rowCount()
        self._count.setText(self.tr("%n report(s)", "", count) if count else "")

    def _tint(self) -> None:
        self._search_icon.setIcon(icon(self._theme, "search", "muted", 16))
