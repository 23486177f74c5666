"""The top of a report: who, for which job, and the score."""

from PySide6.QtCore import QDateTime, QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from careerflow.models.comparison import Since
from careerflow.models.document import Document
from careerflow.models.job import Job
from careerflow.models.message import Message
from careerflow.models.report import Report
from careerflow.views.icons import icon
from careerflow.views.language import Language
from careerflow.views.report.export_dialogs import ProtectedDialog
from careerflow.views.report.export_menu import ExportButton
from careerflow.views.report.notes import Notes
from careerflow.views.report.pipeline_button import PipelineButton
from careerflow.views.report.ratio_bar import RatioBar
from careerflow.views.report.score_ring import ScoreRing
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.score_token import score_token
from careerflow.views.widgets.stage_progress import StageProgress
from careerflow.views.widgets.text import ElidedText
from careerflow.views.widgets.tool_tip import tool_tip
from careerflow.views.words.job_title import shown_title

_PATIENCE_MS = 400


class ReportHeader(QWidget):
    back_requested = Signal()
    export_requested = Signal(object)
    """An ExportKind."""
    export_cancelled = Signal()
    since_wanted = Signal(object)
    """The Since that is shown."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._shown: tuple[Report, Document, Job] | None = None
        self._back = QToolButton()
        self._back.clicked.connect(self.back_requested)
        right = Qt.TextElideMode.ElideRight
        self._job, self._person = ElidedText("title", right), ElidedText("muted", right)
        self._ring = ScoreRing(theme)
        self._word = QLabel()
        self._word.setTextFormat(Qt.TextFormat.PlainText)
        self._word.setProperty("role", "title")
        self._since: Since | None = None
        self._since_button = Button(theme, "quiet")
        self._since_button.clicked.connect(lambda: self.since_wanted.emit(self._since))
        self._since_button.hide()
        self._must, self._nice = RatioBar(theme), RatioBar(theme)
        self._facts = QLabel()
        self._facts.setTextFormat(Qt.TextFormat.PlainText)
        self._facts.setProperty("role", "caption")
        self._facts.setWordWrap(True)
        self._unsaved: Message | None = None
        self._unsaved_mark = QLabel()
        self._unsaved_mark.setTextFormat(Qt.TextFormat.PlainText)
        self._unsaved_mark.setProperty("role", "caption")
        self._unsaved_mark.hide()
        self.pipeline = PipelineButton(theme)
        self.export = ExportButton(theme)
        self.export.chosen.connect(self.export_requested)
        self._exporting = StageProgress(theme)
        self._exporting.cancel_clicked.connect(self.export_cancelled)
        self._exporting.hide()
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._exporting.show)
        self._focus_lent_to: QWidget | None = None
        self.notes = Notes(theme, language)
        self._arrange()
        theme.changed.connect(self._set_icon)
        self._set_icon()

    def show_report(self, report: Report, document: Document, job: Job) -> None:
        self._shown = (report, document, job)
        self._unsaved = self._since = None
        self.pipeline.forget()
        self._ring.set_score(report.score)
        self.export.set_letter(_has_letter(report))
        self.notes.show_warnings(report.warnings, document.places)
        self.retranslate()

    def show_corrected(self, report: Report) -> None:
        """The same report with other corrections."""
        assert self._shown is not None
        self._shown = (report, *self._shown[1:])
        self._ring.set_score(report.score)
        self.export.set_letter(_has_letter(report))
        self.retranslate()

    def mark_unsaved(self, why: Message) -> None:
        """Until the next report is shown."""
        self._unsaved = why
        self.retranslate()

    def show_since(self, since: Since) -> None:
        """Until the next report is shown."""
        self._since = since
        self._show_since()

    def show_exporting(self, stage: str, fraction: float | None) -> None:
        """An export is under way; `fraction` is 0 to 1, None where it is not known."""
        self._exporting.set_progress(stage, fraction)
        if self.export.isEnabled():
            # Most exports are done before anyone could read how far they are.
            self._patience.start()
            had_focus = self.window().focusWidget() is self.export
            self.export.setEnabled(False)
            self._focus_lent_to = self.window().focusWidget() if had_focus else None

    def show_exported(self) -> None:
        """No export is under way any more."""
        self._patience.stop()
        self._exporting.hide()
        self.export.setEnabled(True)
        if self._focus_lent_to is not None and self._focus_lent_to is self.window().focusWidget():
            self.export.setFocus()

    def protected_dialog(self, *, asks: bool, wrong: bool) -> ProtectedDialog:
        """For the export of a protected CV, not shown yet."""
        return ProtectedDialog(self._theme, self, asks=asks, wrong=wrong)

    def retranslate(self) -> None:
        back = self.tr("Back to the reports")
        self._back.setToolTip(back)
        self._back.setAccessibleName(back)
        self._show_unsaved()
        self._show_since()
        if self._shown is None:
            return
        report, document, job = self._shown
        self._job.setText(shown_title(job.title))
        self._person.setText(self._who(report, document))
        self._word.setText(self._score_word(report.score))
        score = self.tr("no score") if report.score is None else str(report.score)
        self._ring.setAccessibleName(self.tr("Score: {score} of 100").format(score=score))
        no_must = self.tr("Must-have: nothing asked for")
        no_nice = self.tr("Nice to have: nothing asked for")
        must, nice = report.must_have, report.nice_to_have
        for bar, ratio, text, none in (
            (self._must, must, self.tr("Must-have: {met} of {of} met"), no_must),
            (self._nice, nice, self.tr("Nice to have: {met} of {of} met"), no_nice),
        ):
            said = text.format(met=ratio.met, of=ratio.of)
            bar.show_ratio(said if ratio.of else none, ratio)
        self._facts.setText(" · ".join(self._facts_of(report)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_unsaved(self) -> None:
        self._unsaved_mark.setVisible(self._unsaved is not None)
        if self._unsaved is not None:
            why = self._language.wording.say(self._unsaved)
            self._unsaved_mark.setText(self.tr("Not saved"))
            self._unsaved_mark.setToolTip(tool_tip(why))
            self._unsaved_mark.setAccessibleName(self.tr("Not saved: {why}").format(why=why))

    def _show_since(self) -> None:
        since = self._since
        self._since_button.setVisible(since is not None)
        if since is None:
            return
        moment = QDateTime.fromSecsSinceEpoch(int(since.earlier.created.timestamp()))
        # Day and short name or number of the month, in Qt's letters.
        date = QLocale().toString(moment, self.tr("d MMM"))
        if since.points:
            points = f"{'+' if since.points > 0 else '−'}{abs(since.points)}"
            text = self.tr("{points} since {date}").format(points=points, date=date)
        else:
            text = self.tr("Changed since {date}").format(date=date)
        self._since_button.setText(text)
        rows = self.tr("%n requirement(s) moved", "", since.moved)
        told = self.tr("{rows}. Show both reports side by side").format(rows=rows)
        self._since_button.setToolTip(told)
        self._since_button.setAccessibleName(f"{text}. {told}")

    def _who(self, report: Report, document: Document) -> str:
        told = report.person.name or report.cv_corrected
        person = report.person if told else document.person
        parts = [part for part in (person.name, person.title) if part]
        return " · ".join(parts) or self.tr("CV without a name")

    def _score_word(self, score: int | None) -> str:
        return {
            "met": self.tr("Strong match"),
            "partial": self.tr("Fair match"),
            "missing": self.tr("Weak match"),
            "not_scored": self.tr("No requirement could be scored"),
        }[score_token(score)]

    def _facts_of(self, report: Report) -> list[str]:
        year, month = report.as_of.split("-")
        facts = []
        if report.not_scored:
            facts.append(self.tr("%n requirement(s) not scored", "", report.not_scored))
        if report.years is not None:
            years = QLocale().toString(round(report.years, 1))
            facts.append(self.tr("Years of experience: {years}").format(years=years))
        if report.cv_corrected:
            facts.append(self.tr("%n correction(s) of the CV by you", "", report.cv_corrected))
        date = f"{month}/{year}"
        facts.append(self.tr("“Present” in the CV means {month}").format(month=date))
        return facts

    def _arrange(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._job)
        titles.addWidget(self._person)
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(titles, 1)
        top.addWidget(self._unsaved_mark, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.pipeline, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.export, 0, Qt.AlignmentFlag.AlignTop)
        figures = QGridLayout()
        figures.setHorizontalSpacing(Space.L)
        figures.setVerticalSpacing(Space.S)
        figures.addWidget(self._word, 0, 0)
        figures.addWidget(self._since_button, 0, 1, Qt.AlignmentFlag.AlignRight)
        figures.addWidget(self._must, 1, 0)
        figures.addWidget(self._nice, 1, 1)
        figures.addWidget(self._facts, 2, 0, 1, 2)
        score = QHBoxLayout()
        score.setSpacing(Space.L)
        score.addWidget(self._ring)
        score.addLayout(figures, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(top)
        column.addWidget(self._exporting)
        column.addLayout(score)
        column.addWidget(self.notes)

    def _set_icon(self) -> None:
        self._back.setIcon(icon(self._theme, "arrow-left"))


def _has_letter(report: Report) -> bool:
    words = None if report.deeper is None else report.deeper.writing
    return words is not None and words.letter is not None
