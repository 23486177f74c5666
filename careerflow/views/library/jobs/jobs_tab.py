"""The job adverts of the library: the list, and the current one beside it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from careerflow.models.job_uses import JobDetail
from careerflow.models.message import Message
from careerflow.views.language import Language
from careerflow.views.library.jobs.job_detail import JobDetailView
from careerflow.views.library.jobs.job_list import JobList
from careerflow.views.library.jobs.job_model import JobModel
from careerflow.views.library.jobs.job_tools import JobTools
from careerflow.views.library.jobs.listing import JobListing
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.empty_state import EmptyState
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.text import Text


class JobsTab(QWidget):
    """`job_shown` asks for what `show_detail` brings of a job; every edit is a signal, and the next
    `set_listing` brings what came of it."""

    shown = Signal()
    """The tab has come into view."""
    job_shown = Signal(str)
    new_wanted = Signal()
    search_wanted = Signal(str)
    """Words to look for in the texts too: `model.add_hits` brings what was found."""
    reload_wanted = Signal()
    analyze_wanted = Signal(str)
    apply_wanted = Signal(list)
    """list[str] of ids, never empty; as `delete_wanted`."""
    delete_wanted = Signal(list)

    def __init__(self, theme: Theme, language: Language, detail: JobDetailView) -> None:
        """`detail` is made apart: both at once would keep the window's thread too long."""
        super().__init__()
        self._theme, self._language = theme, language
        self.detail = detail
        self._failure: Message | None = None
        self._loaded = False
        self._soon = ""  # id of a job to be shown when the list has it
        self.model = JobModel(self)
        self._build()
        self._connect()
        self.retranslate()
        self._refresh()

    # What the page is told

    def set_listing(self, listing: JobListing) -> None:
        self._failure, self._loaded = None, True
        self.model.set_listing(listing)
        self.tools.set_choices(listing.tags, listing.languages)
        self._refresh()
        if self._soon in listing.by_id:
            self.show_job(self._soon)
        self._show_current()

    def show_failure(self, why: Message) -> None:
        """In place of the jobs, which could not be loaded; until `set_listing`."""
        self._failure = why
        self.retranslate()
        self._refresh()

    def show_detail(self, detail: JobDetail) -> None:
        if detail.job.id == self.list.current_id():
            self.detail.show_detail(detail)

    def show_job(self, job_id: str) -> None:
        """Makes a job the current one, even where search or filters hide it."""
        self._soon = ""
        if not self.model.index_of(job_id).isValid() and job_id in self.model.listing.by_id:
            self.tools.reset()
        self.list.choose(job_id)
        self.list.setFocus()

    def show_job_soon(self, job_id: str) -> None:
        """Now, or when the next list has it."""
        if job_id in self.model.listing.by_id:
            self.show_job(job_id)
        else:
            self._soon = job_id

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Jobs"))
        self._none.set_texts(
            self.tr("No jobs yet"),
            self.tr(
                "Keep the adverts that interest you here: paste one, and its title, company, "
                "salary and deadline are filled in for you to check."
            ),
            self.tr("New job…"),
        )
        self._no_match.set_texts(
            self.tr("Nothing found"),
            self.tr("No job has these words and passes these filters."),
            self.tr("Show all jobs"),
        )
        if self._failure is not None:
            self._failed.set_texts(
                self.tr("The jobs could not be loaded"),
                self._language.wording.say(self._failure),
                self.tr("Try again"),
            )
        self._choose.set_texts(
            self.tr("No job chosen"),
            self.tr("Choose one in the list to see its advert and what became of it."),
        )
        self.model.retranslate()
        self._show_count()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            if self.model.total:  # another language has another order
                self.reload_wanted.emit()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.shown.emit()

    # Parts

    def _build(self) -> None:
        """From the outside in: what moves into another widget is styled again with all it holds."""
        theme = self._theme
        self._states = QStackedWidget(self)
        self.setLayout(column(self._states))
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.setObjectName("library_jobs")
        self._sides.setChildrenCollapsible(False)
        self._none = EmptyState(theme, "briefcase-business")
        self._failed = EmptyState(theme, "triangle-alert")
        for state in (self._sides, self._none, self._failed):
            self._states.addWidget(state)
        left, right = QWidget(self._sides), QWidget(self._sides)
        for side, (stretch, narrowest) in ((left, (1, 340)), (right, (2, 450))):
            self._sides.setStretchFactor(self._sides.indexOf(side), stretch)
            side.setMinimumWidth(narrowest)
        self._sides.setSizes([420, 680])
        self._fill_left(left)
        self._fill_right(right)
        self.setFocusProxy(self.list)

    def _fill_left(self, left: QWidget) -> None:
        theme = self._theme
        self._left = QStackedWidget(left)
        self.tools, self._count = JobTools(theme), Text("caption")
        margins = (Space.XL, Space.L, Space.S, 0)
        parts = (self.tools, self._count, self._left)
        column(*parts, spacing=Space.S, margins=margins, inside=left).setStretch(2, 1)
        self.list = JobList(theme, self.model)
        self._no_match = EmptyState(theme, "search")
        for widget in (self.list, self._no_match):
            self._left.addWidget(widget)

    def _fill_right(self, right: QWidget) -> None:
        self._right = QStackedWidget(right)
        column(self._right, margins=(Space.S, Space.L, Space.XL, Space.L), inside=right)
        self._choose = EmptyState(self._theme, "briefcase-business")
        for widget in (self.detail, self._choose):
            self._right.addWidget(widget)
        self._right.setCurrentWidget(self._choose)

    def _connect(self) -> None:
        tools, jobs, detail = self.tools, self.list, self.detail
        tools.add_clicked.connect(self.new_wanted)
        tools.filters_changed.connect(self._narrow)
        tools.order_chosen.connect(self.model.set_order)
        jobs.current_changed.connect(self._show_current)
        jobs.delete_wanted.connect(self.delete_wanted)
        jobs.analyze_wanted.connect(self.analyze_wanted)
        jobs.apply_wanted.connect(self.apply_wanted)
        jobs.activated_job.connect(detail.facts.form.focus_title)
        detail.analyze_clicked.connect(lambda: self.analyze_wanted.emit(jobs.current_id()))
        detail.apply_clicked.connect(lambda: self.apply_wanted.emit([jobs.current_id()]))
        detail.delete_clicked.connect(lambda: self.delete_wanted.emit([jobs.current_id()]))
        self._no_match.action_clicked.connect(tools.reset)
        self._none.action_clicked.connect(self.new_wanted)
        self._failed.action_clicked.connect(self.reload_wanted)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(tools.search.setFocus)
        new = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        new.activated.connect(self.new_wanted)

    # What the user does

    def _narrow(self) -> None:
        filters = self.tools.filters()
        self.model.set_filters(filters)
        self._refresh()
        if filters.words.strip():
            self.search_wanted.emit(filters.words.strip())

    def add_hits(self, job_ids: frozenset[str]) -> None:
        """Jobs in whose text the words of the search were found."""
        self.model.add_hits(job_ids)
        self._refresh()

    def _show_current(self, _job_id: str = "") -> None:
        """The detail follows the list: at once with what is known, then with the rest."""
        job_id = self.list.current_id()
        shown = self.model.listing.by_id.get(job_id)
        self._right.setCurrentWidget(self._choose if shown is None else self.detail)
        if shown is not None:
            self.detail.show_job(shown.job, self.model.listing.tags)
        self.job_shown.emit(job_id)

    def _refresh(self) -> None:
        total, found = self.model.total, self.model.rowCount()
        shown = self._sides if total or not self._loaded else self._none
        self._states.setCurrentWidget(shown if self._failure is None else self._failed)
        self._left.setCurrentWidget(self.list if found or not total else self._no_match)
        self._show_count()

    def _show_count(self) -> None:
        total, found = self.model.total, self.model.rowCount()
        text = self.tr("%n job(s)", "", total) if total else ""
        if found != total:
            text = self.tr("{found} of {total}").format(found=found, total=text)
        self._count.setText(text)
