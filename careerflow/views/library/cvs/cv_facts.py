"""All that the library knows of one CV but its pages: what can be changed is changed in place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from careerflow.models.cv_uses import CvDetail, CvUses, SentWith
from careerflow.models.report import ReportSummary
from careerflow.models.tracker import LibraryCv
from careerflow.views.library.cvs.version_line import VersionLine
from careerflow.views.library.facts_pane import FactsPane, report_link
from careerflow.views.reports.report_words import job_title
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.link_list import Link
from careerflow.views.widgets.still_box import StillBox
from careerflow.views.widgets.tab_order import put_before
from careerflow.views.widgets.text import ElidedText, Text
from careerflow.views.words.days import day_of
from careerflow.views.words.languages import LANGUAGES, language_name
from careerflow.views.words.stages import stage_name

_NOTES_HEIGHT = 170
_FIELD_INSET = 7


class CvFacts(FactsPane):
    language_changed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _NOTES_HEIGHT)
        self._cv: LibraryCv | None = None
        self._chain: Sequence[LibraryCv] = ()
        self._uses: CvUses | None = None
        self._codes: list[str] = []
        self._file, self._person, self._added = ElidedText(), ElidedText(), Text()
        self._language = StillBox()
        self.versions = VersionLine(theme)
        self._labels = [Text("muted") for _ in range(9)]
        self._arrange()
        self._language.activated.connect(self._on_language)
        self.retranslate()

    @property
    def cv_id(self) -> str:
        """Of the CV that is shown, and whose edits are told; "" for none."""
        return "" if self._cv is None else self._cv.id

    def show_cv(self, cv: LibraryCv, chain: Sequence[LibraryCv], known_tags: Sequence[str]) -> None:
        """What the list knows already; `show_detail` brings the rest."""
        if self._cv is None or self._cv.id != cv.id:
            self.flush()  # what was typed belongs to the one before
            self._uses = None
            self.verticalScrollBar().setValue(0)
        self._cv, self._chain = cv, chain
        self.tags.set_known(known_tags)
        self.tags.set_tags(cv.tags)
        self.notes.set_text(cv.notes)
        self._fill()

    def show_detail(self, detail: CvDetail) -> None:
        """Of the CV that is shown."""
        self._uses = detail.uses
        self._fill()

    def retranslate(self) -> None:
        names = (
            self.tr("File"),
            self.tr("Person"),
            self.tr("Added"),
            self.tr("Language"),
            self.tr("Versions"),
            self.tr("Tags"),
            self.tr("Notes"),
            self.tr("Sent with"),
            self.tr("Reports"),
        )
        self._name_labels(names)
        self._language.setAccessibleName(self.tr("Language of the CV"))
        self.tags.setAccessibleName(self.tr("Tags of the CV"))
        self.notes.name_it(self.tr("Notes on the CV"))
        self.notes.set_placeholder(self.tr("Whom it is for, what to improve, what is left out"))
        self._applications.setAccessibleName(self.tr("Applications that this CV was sent with"))
        self._reports.setAccessibleName(self.tr("Reports of this CV"))
        self._not_applied.setText(self.tr("With no application yet."))
        self._no_reports.setText(
            self.tr("None yet. Analyze this CV with a job advert to see how well they fit.")
        )
        self._fill()

    def _fill(self) -> None:
        cv = self._cv
        if cv is None:
            return
        self._file.setText(cv.file_name)
        self._person.setText(cv.person or self.tr("Not known"))
        self._added.setText(day_of(cv.created))
        self._show_language(cv.language)
        uses = self._uses or CvUses()
        self.versions.show_chain(cv, self._chain, uses.compared is not None)
        self._applications.set_links([_sent(each) for each in uses.sent])
        self._reports.set_links([_report(each) for each in uses.reports])
        known = self._uses is not None
        self._not_applied.setVisible(known and not uses.sent)
        self._no_reports.setVisible(known and not uses.reports)

    def _show_language(self, code: str) -> None:
        self._codes = [*LANGUAGES, *([] if code in LANGUAGES else [code])]
        self._language.clear()
        self._language.addItems([language_name(each) for each in self._codes])
        self._language.setCurrentIndex(self._codes.index(code))

    def _on_language(self, place: int) -> None:
        if self._cv is not None and self._codes[place] != self._cv.language:
            self.language_changed.emit(self._codes[place])

    def _arrange(self) -> None:
        grid = QGridLayout(self._page)
        grid.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.M)
        grid.setColumnStretch(1, 1)
        sent, reports = QWidget(), QWidget()
        sent.setLayout(column(self._applications, self._not_applied, spacing=0))
        reports.setLayout(column(self._reports, self._no_reports, spacing=0))
        top = Qt.AlignmentFlag.AlignTop
        beside = (self._file, self._person, self._added, self._language, self.versions, self.tags)
        for line, field in enumerate(beside):
            label = self._labels[line]
            if field in (self._language, self.versions, self.tags):
                label.setContentsMargins(0, _FIELD_INSET, 0, 0)  # at the height of its text
            label.setBuddy(field)
            grid.addWidget(label, line, 0, top)
            grid.addWidget(field, line, 1)
        for number, field in enumerate((self.notes, sent, reports)):
            label = self._labels[len(beside) + number]
            label.setBuddy(field)
            below = column(label, field, spacing=Space.XS)
            grid.addLayout(below, len(beside) + number, 0, 1, 2)
        if (written := self.notes.focusProxy()) is not None:
            put_before(written, [self.tags.edit])
        self._language.setFixedWidth(180)
        grid.setRowStretch(9, 1)


def _sent(application: SentWith) -> Link:
    names = " · ".join(filter(None, (application.title, application.company)))
    return Link(
        application.id, names, f"{stage_name(application.stage)} · {day_of(application.created)}"
    )


def _report(report: ReportSummary) -> Link:
    names = " · ".join(filter(None, (job_title(report), report.employer)))
    return report_link(report, names)
