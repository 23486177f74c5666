"""What the advice is made of: points, questions, better words. All follow the language."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from careerflow.models.document import WarningPlace
from careerflow.models.report import Row
from careerflow.models.writing import Checked, Point, Question, Rewrite
from careerflow.views.advice.marked_text import MarkedText, new_facts_words
from careerflow.views.icons import icon
from careerflow.views.language import Language
from careerflow.views.preview.warned_places import Warned
from careerflow.views.report.marks import ICONS, LEFT_OUT, row_token
from careerflow.views.report.words import outcome_word
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.flow_layout import FlowLayout
from careerflow.views.widgets.text import Text, one_line

_LINK_WIDTH = 300
_ICON, _GAP = 14, 4


class RowLink(QPushButton):
    """A requirement with its verdict; `wanted` carries its number."""

    wanted = Signal(int)

    def __init__(self, theme: Theme, number: int, row: Row) -> None:
        super().__init__()
        self._theme, self._row = theme, row
        self.setProperty("role", "link")
        self.setAutoDefault(False)
        self.setIconSize(QSize(_ICON + _GAP, _ICON))
        self.clicked.connect(partial(self.wanted.emit, number))
        theme.changed.connect(self._tint)
        self._tint()
        self.retranslate()

    def retranslate(self) -> None:
        whole = one_line(self._row.requirement.text)
        self.ensurePolished()
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(whole, Qt.TextElideMode.ElideRight, _LINK_WIDTH))
        named = self.tr("Show the requirement: {text}, {verdict}")
        self.setAccessibleName(named.format(text=whole, verdict=outcome_word(self._row)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _tint(self) -> None:
        name = ICONS[self._row.verdict] if self._row.counts else LEFT_OUT
        self.setIcon(icon(self._theme, name, row_token(self._row), _ICON, _GAP))


class Said(Text):
    """What `say` gives, in every language; hidden where that is nothing."""

    def __init__(self, say: Callable[[], str], role: str = "") -> None:
        super().__init__(role, wrap=True, selectable=True)
        self._said = say
        self.retranslate()

    def retranslate(self) -> None:
        text = self._said()
        self.setText(text)
        self.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class Item(QWidget):
    """Lines below each other, then links to the rows they are about."""

    row_wanted = Signal(int)

    def __init__(self, theme: Theme, lines: Sequence[QWidget], rows: dict[int, Row]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for line in lines:
            column.addWidget(line)
        if rows:
            links = QWidget()
            flow = FlowLayout(links, Space.XS)
            for number, row in rows.items():
                link = RowLink(theme, number, row)
                link.wanted.connect(self.row_wanted)
                flow.addWidget(link)
            column.addWidget(links)


def point_item(theme: Theme, language: Language, point: Point, rows: Sequence[Row]) -> Item:
    line = Said(lambda: point.text.said(language.code))
    return Item(theme, (line,), _among(rows, point.rows))


def question_item(
    theme: Theme, language: Language, question: Question, rows: Sequence[Row]
) -> Item:
    asked = Said(lambda: question.text.said(language.code), "strong")
    hint = Said(lambda: question.hint.said(language.code), "muted")
    numbers = () if question.row is None else (question.row,)
    return Item(theme, (asked, hint), _among(rows, numbers))


class RewriteItem(QFrame):
    """A passage as it is beside how it could be; `place_wanted` carries a Warned."""

    row_wanted = Signal(int)
    place_wanted = Signal(object)

    def __init__(
        self, theme: Theme, language: Language, rewrite: Rewrite, rows: Sequence[Row]
    ) -> None:
        super().__init__()
        self.setProperty("role", "entry")
        self._rewrite = rewrite
        self._before_title, self._after_title = Text("caption"), Text("caption")
        self.show_place = Button(theme, "quiet")
        self.show_place.clicked.connect(self._show_place)
        self.show_place.setVisible(bool(rewrite.boxes))
        before, after = QHBoxLayout(), QVBoxLayout()
        before.setSpacing(Space.S)
        text = Text("muted", wrap=True, selectable=True, text=one_line(rewrite.before))
        before.addWidget(text, 1)
        before.addWidget(self.show_place, 0, Qt.AlignmentFlag.AlignTop)
        after.setSpacing(2)
        after.addWidget(MarkedText(theme, language, rewrite.after))
        after.addWidget(_new_facts(language, rewrite.after))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(Space.XS)
        column.addWidget(self._before_title)
        column.addLayout(before)
        column.addWidget(self._after_title)
        column.addLayout(after)
        numbers = () if rewrite.row is None else (rewrite.row,)
        why = Said(lambda: rewrite.why.said(language.code), "caption")
        item = Item(theme, (why,), _among(rows, numbers))
        item.row_wanted.connect(self.row_wanted)
        column.addWidget(item)
        self.retranslate()

    def retranslate(self) -> None:
        self._before_title.setText(self.tr("Now in the CV"))
        self._after_title.setText(self.tr("Better"))
        page = self.tr("Page {page}").format(page=self._rewrite.page)
        self.show_place.setText(page)
        self.show_place.setAccessibleName(self.tr("Show this passage in the CV"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_place(self) -> None:
        page = self._rewrite.page
        assert page is not None
        places = tuple(WarningPlace("", page - 1, box) for box in self._rewrite.boxes)
        self.place_wanted.emit(Warned(one_line(self._rewrite.before), places))


def letter_item(theme: Theme, language: Language, letter: Checked) -> Item:
    return Item(theme, (MarkedText(theme, language, letter), _new_facts(language, letter)), {})


def _new_facts(language: Language, checked: Checked) -> Said:
    def say() -> str:
        code = language.code
        return new_facts_words(checked.text.said(code), checked.new(code))

    return Said(say, "doubt")


def _among(rows: Sequence[Row], numbers: Sequence[int]) -> dict[int, Row]:
    return {number: rows[number] for number in numbers if 0 <= number < len(rows)}
