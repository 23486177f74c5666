"""The selected requirement in both reports: verdict, reason and quotes side by side."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from careerflow.models.comparison import ComparedRow, Words
from careerflow.models.report import Evidence, Row
from careerflow.views.compare.swatch import Swatch
from careerflow.views.language import Language
from careerflow.views.report.marks import Mark
from careerflow.views.report.words import place_word, quoted, verdict_word
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import ElidedText, Text, one_line

_LOWEST, _HIGHEST = 96, 190


class CompareDetail(QScrollArea):
    row_wanted = Signal(bool)
    """The selected row is to be shown in its report: in the right one, or in the left one."""

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._theme, self._language = theme, language
        self._row: ComparedRow | None = None
        self._names = ("", "")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_LOWEST)
        self.setMaximumHeight(_HIGHEST)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_names(self, names: tuple[str, str]) -> None:
        self._names = names
        self.show_row(None)

    def show_row(self, row: ComparedRow | None) -> None:
        """None says how to get one."""
        self._row = row
        self._rebuild()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._rebuild()
        super().changeEvent(event)

    def _rebuild(self) -> None:
        self.setAccessibleName(self.tr("The selected requirement"))
        body = QWidget()
        body.setProperty("role", "page")
        if self._row is None:
            hint = Text("muted", text=self.tr("Select a row to see what each CV says."))
            body.setLayout(column(hint, 0, margins=Space.M))
        else:
            self._fill(body, self._row)
        self.setWidget(body)

    def _fill(self, body: QWidget, compared: ComparedRow) -> None:
        grid = QGridLayout(body)
        grid.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        grid.setHorizontalSpacing(Space.XL)
        for place in (0, 1):
            grid.addLayout(self._side(place, compared), 0, place)
            grid.setColumnStretch(place, 1)

    def _words(self, place: int, compared: ComparedRow, side: Row) -> Iterator[Text]:
        """What only this side says, in its CV and in its advert: why the row moved."""
        shown, asked = (
            (compared.shown.new, compared.asked.new)
            if place
            else (compared.shown.gone, compared.asked.gone)
        )
        if shown:
            text = self.tr("Only in this CV: {words}").format(words=_quoted(shown))
            yield Text("strong", True, True, text)
        if compared.asked != Words():
            text = self.tr("Its advert: “{text}”").format(text=one_line(side.requirement.text))
            yield Text("muted", True, True, text)
        if asked:
            text = self.tr("Only in its advert: {words}").format(words=_quoted(asked))
            yield Text("strong", True, True, text)

    def _side(self, place: int, compared: ComparedRow) -> QVBoxLayout:
        side = compared.right if place else compared.left
        name = ElidedText("strong", Qt.TextElideMode.ElideRight)
        name.setText(self._names[place])
        head = row(Swatch(self._theme, second=place == 1), name)
        head.setStretch(1, 1)
        made = column(head, spacing=Space.S)
        if side is None:
            made.addWidget(Text("muted", True, text=self.tr("This report does not have this row.")))
        else:
            head.addWidget(self._open_button(place))
            made.addLayout(self._verdict(side))
            for words in self._words(place, compared, side):
                made.addWidget(words)
            for evidence in side.evidence:
                made.addWidget(self._quote(evidence))
            if not side.evidence:
                made.addWidget(Text("muted", text=self.tr("No evidence found")))
        made.addStretch(1)
        return made

    def _verdict(self, side: Row) -> QVBoxLayout:
        reason = self._language.wording.say(side.reason)
        words = Text(wrap=True, selectable=True, text=f"{verdict_word(side.verdict)} · {reason}")
        line = row(words)
        line.insertWidget(0, Mark(self._theme, side), 0, Qt.AlignmentFlag.AlignTop)
        line.setStretch(1, 1)
        return column(line)

    def _quote(self, evidence: Evidence) -> Text:
        if evidence.verified:
            text = " · ".join(filter(None, (place_word(evidence), quoted(evidence))))
            return Text(wrap=True, selectable=True, text=text)
        if evidence.corrected:
            text = self.tr("You corrected this: {text}").format(text=one_line(evidence.quote))
            return Text(wrap=True, selectable=True, text=text)
        text = self.tr("Unverified, earns nothing: “{quote}” is not in the CV.")
        return Text("muted", True, True, text.format(quote=one_line(evidence.quote)))

    def _open_button(self, place: int) -> Button:
        button = Button(self._theme, "quiet")
        button.setText(self.tr("Show in its CV"))
        button.clicked.connect(lambda: self.row_wanted.emit(place == 1))
        return button


def _quoted(runs: tuple[str, ...]) -> str:
    return ", ".join(f"“{one_line(run)}”" for run in runs)
