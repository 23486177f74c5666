"""A report beside the CV it was made from."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QSplitter, QTabWidget, QVBoxLayout, QWidget

from careerflow.models.document import Document, WarningPlace
from careerflow.models.job import Axis, Job
from careerflow.models.message import Message
from careerflow.models.report import Evidence, Report, Row
from careerflow.views.advice.advice_tab import AdviceTab
from careerflow.views.language import Language
from careerflow.views.preview.highlights import Highlight
from careerflow.views.preview.preview_view import PreviewView
from careerflow.views.preview.warned_places import Warned
from careerflow.views.report.advert_tab import AdvertTab
from careerflow.views.report.corrections_note import CorrectionsNote
from careerflow.views.report.deepen_bar import DeepenBar
from careerflow.views.report.header import ReportHeader
from careerflow.views.report.keywords_tab import KeywordsTab
from careerflow.views.report.overview_tab import OverviewTab
from careerflow.views.report.requirements_tab import RequirementsTab
from careerflow.views.report.row_filter import Doubt
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.built_in_steps import BuiltInSteps
from careerflow.views.widgets.covering import Covering
from careerflow.views.widgets.text import one_line

_PAUSE_MS = 10  # between parts that are filled: what else there is to do has its turn


class ReportView(BuiltInSteps):
    """Rows are numbered as in `Report.rows`; whoever fills the CV's pages talks to `preview`.
    `correction_requested` (a tuple of RowCorrection) and its undoing are answered with
    `show_corrected`."""

    back_requested = Signal()
    correction_requested = Signal(object)
    undo_requested = Signal()
    redo_requested = Signal()
    save_requested = Signal()
    """Corrections that could not be saved are to be saved again."""

    def __init__(self, theme: Theme, language: Language, *, in_steps: bool = False) -> None:
        """`in_steps`: as in BuiltInSteps.build; all at once take 60 ms."""
        super().__init__()
        self._report: Report | None = None
        self._empty: list[Callable[[], None]] = []  # parts that do not show the report yet
        self._behind: list[Callable[[], None]] = []  # parts that show it as it was
        # What is not in view follows one part at a time: no one waits for all of it.
        self._catch_up = QTimer(self)
        self._catch_up.timeout.connect(self._update_next)
        self.build(self._build(theme, language), in_steps=in_steps)

    def _build(self, theme: Theme, language: Language) -> Iterator[bool]:
        # From the outside in: a widget that changes its parent is styled again, with all inside.
        self._sides = QSplitter(Qt.Orientation.Horizontal, self)
        self._left = QWidget(self._sides)
        self._card = QFrame(self._left)
        self._card.setProperty("role", "card")
        self.tabs = QTabWidget(self._card)
        yield True
        self.header = ReportHeader(theme, language, self._left)
        self.deepening = DeepenBar(theme, language, self._left)
        self.corrections = CorrectionsNote(theme, language, self._left)
        yield True
        self.overview = OverviewTab(theme, language)
        yield True
        self.requirements = RequirementsTab(theme, language)
        yield True
        self.advert = AdvertTab(theme, language)
        self.keywords = KeywordsTab(theme, language)
        self.advice = AdviceTab(theme, language)
        yield True
        self.preview = PreviewView(theme, self._sides)
        yield True
        for tab in (self.overview, self.requirements, self.advert, self.keywords, self.advice):
            self.tabs.addTab(tab, "")
        # By these names the main window remembers where the splitters stood.
        self._sides.setObjectName("report_sides")
        self.overview.splitter.setObjectName("report_overview")
        self.covering = Covering(self._card, self.preview)
        self._arrange()
        self._connect()
        self._connect_corrections()
        self.setFocusProxy(self.tabs.tabBar())
        self.retranslate()

    @property
    def report(self) -> Report | None:
        """What is shown, with the user's corrections."""
        return self._report

    def prepare(self) -> None:
        """Makes ahead what the first report would have to wait for; imports pyqtgraph."""
        self.overview.axes.prepare()

    def show_report(self, report: Report, document: Document, job: Job) -> None:
        """`document` and `job` are those that the report was made from. The tabs that are not in
        view are filled right afterwards, or when one of them is needed."""
        self._report = report
        self._empty.clear()
        self._behind.clear()
        self.header.show_report(report, document, job)
        self.overview.show_report(report)
        self.deepening.show_another(report)
        self.overview.hint.hide()
        self.advice.set_model("")
        self.advice.show_asking(None)
        self.corrections.show_report(report, can_undo=False)
        self.tabs.setCurrentIndex(0)
        self.preview.set_document(document)
        self.preview.set_highlights(highlights(report))
        self.preview.select_row(None)
        self._empty = [
            partial(self.requirements.show_rows, report.rows, report.deeper),
            partial(self.advert.show_report, job, report.rows, report.deeper),
            partial(self.keywords.show_keywords, report.keywords),
            partial(self.advice.show_report, report),
            self._order,
        ]
        self._catch_up.start(_PAUSE_MS)

    def fill(self) -> None:
        """What is still to be filled, now."""
        while self._empty:
            self._empty.pop(0)()

    def show_corrected(self, report: Report, can_undo: bool) -> None:
        """The report that is shown, with other corrections or judged by a language model; what is
        selected stays."""
        self.fill()
        self._report = report
        self.header.show_corrected(report)
        self.deepening.show_report(report)
        self.corrections.show_report(report, can_undo)
        self._behind = [
            partial(self.overview.show_corrected, report),
            partial(self.requirements.update_rows, report.rows, report.deeper),
            partial(self.advert.update_rows, report.rows, report.deeper),
            partial(self.keywords.show_keywords, report.keywords),
            partial(self.advice.show_report, report),
            partial(self._mark_again, report),
        ]
        # What is in view first.
        self._behind.insert(0, self._behind.pop(self.tabs.currentIndex()))
        self._catch_up.start(_PAUSE_MS)

    def _mark_again(self, report: Report) -> None:
        """Of what the user chose to see marked, all that there still is."""
        marks = highlights(report)
        self.preview.set_highlights(marks, self.preview.chosen.among(marks))

    def mark_unsaved(self, why: Message) -> None:
        """Says, for as long as this report is shown, that it is not in the library."""
        self.header.mark_unsaved(why)

    def select_row(self, row: int) -> None:
        """Selects a row everywhere and shows its evidence on its page."""
        self.fill()
        self.requirements.select_row(row)
        self.advert.select_row(row)
        self.preview.show_row(row)

    def retranslate(self) -> None:
        self.tabs.setAccessibleName(self.tr("Parts of the report"))
        self.tabs.setTabText(0, self.tr("Overview"))
        self.tabs.setTabText(1, self.tr("Requirements"))
        self.tabs.setTabText(2, self.tr("Advert"))
        self.tabs.setTabText(3, self.tr("Keywords"))
        self.tabs.setTabText(4, self.tr("Advice"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _arrange(self) -> None:
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.tabs)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(Space.L, Space.M, Space.S, Space.M)
        column.setSpacing(Space.M)
        column.addWidget(self.header)
        column.addWidget(self.deepening)
        column.addWidget(self.corrections)
        column.addWidget(self._card, 1)
        self._left.setMinimumWidth(530)
        self._sides.addWidget(self._left)
        self._sides.addWidget(self.preview)
        self._sides.setStretchFactor(0, 1)
        self._sides.setStretchFactor(1, 1)
        self._sides.setChildrenCollapsible(False)
        self._sides.setHandleWidth(Space.S)
        # A page of the CV is best read near its printed size.
        self._sides.setSizes([560, 620])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._sides)

    def _order(self) -> None:
        """Parts are made ahead in any order, some late: Tab follows the order of reading."""
        stops = (
            *self.header.notes.tab_stops(),
            *self.deepening.tab_stops(),
            *self.corrections.tab_stops(),
            self.tabs.tabBar(),
            *self.overview.tab_stops(),
            *self.requirements.tab_stops(),
            *self.advert.tab_stops(),
            self.keywords,
            *self.preview.tab_stops(),
        )
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self.fill)
        self.header.back_requested.connect(self.back_requested)
        self.overview.axis_selected.connect(self._show_axis_rows)
        self.overview.row_selected.connect(self._show_row)
        self.overview.requirements_wanted.connect(self._show_requirements)
        self.requirements.row_selected.connect(self._show_row)
        self.requirements.evidence_wanted.connect(self.preview.show_row)
        self.requirements.axis_chosen.connect(self._show_axis)
        self.advert.row_selected.connect(self._show_row)
        self.advert.evidence_wanted.connect(self.preview.show_row)
        for tab in (self.requirements, self.advert):
            tab.place_wanted.connect(self._show_evidence)
        self.advice.row_wanted.connect(self._show_requirement)
        self.advice.place_wanted.connect(self.preview.show_warning)
        self.deepening.differing_wanted.connect(self._show_differing)
        self.preview.row_clicked.connect(self._row_clicked)
        self.header.notes.shown.connect(self.preview.show_warning)
        self.preview.warning_left.connect(self.header.notes.leave)

    def _show_requirements(self) -> None:
        self.tabs.setCurrentWidget(self.requirements)
        self.requirements.table.setFocus()

    def _show_requirement(self, row: int) -> None:
        self.tabs.setCurrentWidget(self.requirements)
        self.select_row(row)

    def _show_evidence(self, evidence: Evidence) -> None:
        """What is no mark of a row, outlined."""
        assert evidence.page is not None
        page = evidence.page - 1
        places = tuple(WarningPlace("", page, box) for box in evidence.boxes)
        self.preview.show_warning(Warned(one_line(evidence.quote), places))

    def _show_differing(self) -> None:
        self._show_axis(None)
        self.requirements.show_doubted(Doubt.DIFFERING)
        self._show_requirements()

    def _connect_corrections(self) -> None:
        for tab in (self.requirements, self.advert):
            tab.corrected.connect(self.correction_requested)
        self.corrections.undo_wanted.connect(self.undo_requested)
        self.corrections.save_wanted.connect(self.save_requested)
        self.corrections.rows_wanted.connect(self._show_corrected_rows)
        keys = QKeySequence.StandardKey
        for key, wanted in ((keys.Undo, self.undo_requested), (keys.Redo, self.redo_requested)):
            shortcut = QShortcut(self)
            shortcut.setKeys(QKeySequence.keyBindings(key))
            # A field that is typed in has its own undo and comes first.
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(wanted)

    def _update_next(self) -> None:
        parts = self._empty or self._behind
        if parts:
            parts.pop(0)()
        else:
            self._catch_up.stop()

    def _show_corrected_rows(self) -> None:
        self._show_axis(None)
        self.requirements.show_corrected()
        self._show_requirements()

    def _show_axis(self, axis: Axis | None) -> None:
        self.overview.show_axis(axis)
        self._show_axis_rows(axis)

    def _show_axis_rows(self, axis: Axis | None) -> None:
        self.fill()
        self.requirements.show_axis(axis)

    def _show_row(self, row: int) -> None:
        self.fill()
        if self.sender() is not self.requirements:
            self.requirements.select_row(row)
        if self.sender() is not self.advert:
            self.advert.select_row(row)
        self.preview.show_row(row)

    def _row_clicked(self, row: int) -> None:
        self.fill()
        if self.tabs.currentWidget() is not self.advert:
            self.tabs.setCurrentWidget(self.requirements)
        self.requirements.select_row(row)
        self.advert.select_row(row)
        self.preview.select_row(row)


def highlights(report: Report) -> list[Highlight]:
    """One for each verified quote, in the rows' order; none of what is no requirement."""
    return [
        highlight
        for number, row in enumerate(report.rows)
        if row.counts
        for highlight in _of_row(number, row)
    ]


def _of_row(number: int, row: Row) -> list[Highlight]:
    text = one_line(row.requirement.text)
    return [
        Highlight(
            number,
            row.verdict,
            text,
            one_line(evidence.quote),
            None if evidence.page is None else evidence.page - 1,
            evidence.boxes,
            evidence.start,
            evidence.end,
            row.requirement.axis,
        )
        for evidence in row.evidence
        if evidence.verified
    ]
