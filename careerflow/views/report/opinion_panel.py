"""What a language model says of a requirement beside what CareerFlow's own check says."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from careerflow.models.message import Message
from careerflow.models.report import Evidence, Opinion, Row, Standing, Verdict
from careerflow.views.language import Language
from careerflow.views.report.marks import Mark
from careerflow.views.report.words import place_word, quoted, verdict_word
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.text import Text, one_line

_ELSEWHERE = "model.disputed.elsewhere"
"""Why a row counts as missing whose quote is about something else."""
_SIDE_BY_SIDE = (Standing.DISPUTED, Standing.UNVERIFIED)


class OpinionPanel(QWidget):
    """Of one row that has an opinion; `model` is who was asked. Where the two agree, or the
    model's word counts, a line is enough."""

    place_wanted = Signal(object)
    """An Evidence with boxes, to be shown on its page."""

    ask_again_wanted = Signal()

    def __init__(self, theme: Theme, language: Language, row: Row, model: str) -> None:
        super().__init__()
        self._theme, self._say, self._model = theme, language.wording.say, model
        self.buttons: list[QPushButton] = []
        """What Tab goes through."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        opinion = row.opinion
        assert opinion is not None
        self.has_two_sides = opinion.standing in _SIDE_BY_SIDE
        if self.has_two_sides:
            self._show_both(row, opinion)
        elif opinion.standing is Standing.NOT_JUDGED:
            self._show_not_judged(row)
        else:
            self._show_agreed(row)

    def _show_both(self, row: Row, opinion: Opinion) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(Space.S)
        says = self.tr("{model} says").format(model=self._model)
        sides.addWidget(self._side(says, opinion.verdict, opinion.reason, opinion.evidence, row), 1)
        if (own := row.local) is not None:
            title = self.tr("CareerFlow's own check says")
            sides.addWidget(self._side(title, own.verdict, own.reason, own.evidence, own), 1)
        self._column.addLayout(sides)
        self._column.addWidget(Text("caption", wrap=True, text=self._why(row, opinion)))

    def _why(self, row: Row, opinion: Opinion) -> str:
        """Which of the two counts, and why."""
        judged = row.judged or row
        if opinion.standing is Standing.UNVERIFIED:
            why = self.tr("a quote that is not in the CV earns nothing")
        elif judged.reason.id == _ELSEWHERE:
            why = self.tr("the quoted passage is about something else")
        else:
            why = self.tr("what can be checked exactly is decided by the check")
        told = self.tr("What counts: {verdict}, because {why}.")
        return told.format(verdict=verdict_word(judged.verdict), why=why)

    def _show_not_judged(self, row: Row) -> None:
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(Text("caption", wrap=True, text=self._own_verdict(row)), 1)
        again = Button(self._theme, "quiet", "refresh-cw")
        again.setText(self.tr("Ask again"))
        again.setAccessibleName(self.tr("Ask the language model again for this requirement"))
        again.clicked.connect(self.ask_again_wanted)
        self.buttons.append(again)
        line.addWidget(again)
        self._column.addLayout(line)

    def _show_agreed(self, row: Row) -> None:
        text = self.tr("Judged by {model}.").format(model=self._model)
        if row.local is not None and row.local.verdict is not (row.judged or row).verdict:
            text = f"{text} {self._own_verdict(row)}"
        self._column.addWidget(Text("caption", wrap=True, text=text))

    def _own_verdict(self, row: Row) -> str:
        if row.local is None:
            return ""
        said = self.tr("CareerFlow's own verdict: {verdict}. {reason}")
        return said.format(
            verdict=verdict_word(row.local.verdict), reason=self._say(row.local.reason)
        )

    # -- one side

    def _side(
        self,
        title: str,
        verdict: Verdict,
        reason: Message,
        quotes: tuple[Evidence, ...],
        row: Row,
    ) -> QWidget:
        side = QFrame()
        side.setProperty("role", "entry")
        column = QVBoxLayout(side)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(Space.XS)
        column.addWidget(Text("caption", wrap=True, text=title))
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(Mark(self._theme, _with(row, verdict)))
        word = Text("strong", text=verdict_word(verdict))
        word.setAccessibleName(f"{title}: {verdict_word(verdict)}")
        line.addWidget(word, 1)
        column.addLayout(line)
        column.addWidget(Text(wrap=True, selectable=True, text=self._say(reason)))
        for evidence in quotes:
            column.addWidget(self._quote(evidence))
        column.addStretch()
        return side

    def _quote(self, evidence: Evidence) -> QWidget:
        if not evidence.verified and not evidence.corrected:
            return self._struck(evidence)
        if not evidence.boxes:
            return Text(wrap=True, selectable=True, text=quoted(evidence))
        quote = QWidget()
        line = QHBoxLayout(quote)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.XS)
        line.addWidget(Text(wrap=True, selectable=True, text=quoted(evidence)), 1)
        show = Button(self._theme, "quiet")
        show.setText(place_word(evidence))
        show.setAccessibleName(self.tr("Show this passage in the CV"))
        show.clicked.connect(partial(self.place_wanted.emit, evidence))
        self.buttons.append(show)
        line.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return quote

    def _struck(self, evidence: Evidence) -> QWidget:
        quote = QWidget()
        column = QVBoxLayout(quote)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        words = Text("muted", wrap=True, selectable=True, text=quoted(evidence))
        struck = QFont(words.font())
        struck.setStrikeOut(True)
        words.setFont(struck)
        why = self.tr("Not found in the CV")
        # A line through it is not heard.
        words.setAccessibleName(f"{why}: {one_line(evidence.quote)}")
        column.addWidget(words)
        column.addWidget(Text("doubt", text=why))
        return quote


def _with(row: Row, verdict: Verdict) -> Row:
    """As far as its mark goes."""
    return Row(row.requirement, verdict, row.reason)
