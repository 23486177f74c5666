"""One of the two reports at a glance: whose it is, its score, its ratios."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from careerflow.models.report import Report, ReportSummary
from careerflow.views.compare.swatch import Swatch
from careerflow.views.report.ratio_bar import RatioBar
from careerflow.views.report.score_ring import ScoreRing
from careerflow.views.reports.report_words import score_words, who
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import ElidedText
from careerflow.views.words.days import when


class SideSummary(QWidget):
    open_clicked = Signal()

    def __init__(self, theme: Theme, second: bool) -> None:
        super().__init__()
        self._shown: tuple[Report, ReportSummary] | None = None
        right = Qt.TextElideMode.ElideRight
        self._name, self._detail = ElidedText("title", right), ElidedText("muted", right)
        self._open = Button(theme, "quiet")
        self._open.clicked.connect(self.open_clicked)
        self._ring = ScoreRing(theme)
        self._must, self._nice = RatioBar(theme), RatioBar(theme)
        name = row(Swatch(theme, second), self._name, self._open)
        name.setStretch(1, 1)
        ratios = row(self._must, self._nice, spacing=Space.L)
        texts = column(name, self._detail, Space.XS, ratios, spacing=2)
        layout = row(self._ring, texts, spacing=Space.L)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.retranslate()

    def show_report(self, report: Report, summary: ReportSummary) -> None:
        self._shown = (report, summary)
        self._ring.set_score(report.score)
        self.retranslate()

    def retranslate(self) -> None:
        self._open.setText(self.tr("Open"))
        if self._shown is None:
            return
        report, summary = self._shown
        self._name.setText(who(summary))
        self._detail.setText(f"{summary.cv_name} · {when(summary.created)}")
        self._ring.setAccessibleName(f"{who(summary)}: {score_words(summary)}")
        self._open.setToolTip(self.tr("Open this report in its tab"))
        self._open.setAccessibleDescription(f"{who(summary)}, {when(summary.created)}")
        must, nice = report.must_have, report.nice_to_have
        no_must, no_nice = self.tr("No must-have asked for"), self.tr("No nice-to-have asked for")
        of_must = self.tr("Must-have: {met} of {of}").format(met=must.met, of=must.of)
        of_nice = self.tr("Nice to have: {met} of {of}").format(met=nice.met, of=nice.of)
        self._must.show_ratio(of_must if must.of else no_must, must)
        self._nice.show_ratio(of_nice if nice.of else no_nice, nice)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
