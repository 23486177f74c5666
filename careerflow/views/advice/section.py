"""One part of the advice: its heading, what can be done with it, and what it says."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from careerflow.models.message import Message
from careerflow.models.report import Row
from careerflow.models.writing import Part, Writing
from careerflow.views.advice.items import (
    Item,
    RewriteItem,
    Said,
    letter_item,
    point_item,
    question_item,
)
from careerflow.views.advice.words import Words, part_text, part_word, part_words
from careerflow.views.language import Language
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text


class AdviceSection(QWidget):
    row_wanted = Signal(int)
    place_wanted = Signal(object)
    """A Warned."""
    write_again_wanted = Signal(object)
    """Its Part."""
    export_wanted = Signal()
    """Of the letter alone."""

    def __init__(self, theme: Theme, language: Language, part: Part) -> None:
        super().__init__()
        self._theme, self._language, self._part = theme, language, part
        self._shown: tuple[Writing, tuple[Row, ...]] | None = None
        self._words: Words = ()
        self._failure: Message | None = None
        self._can_ask = self._writes = False
        self._title = Text("title")
        self.copy, self.export = Button(theme, "quiet", "copy"), Button(theme, "quiet", "download")
        self.again = Button(theme, "quiet", "refresh-cw")
        self._note = Note(theme, NoteKind.WARNING)
        self._body: QWidget | None = None
        self._arrange()
        self.copy.clicked.connect(self._copy)
        self.export.clicked.connect(self.export_wanted)
        self.again.clicked.connect(lambda: self.write_again_wanted.emit(self._part))
        self.retranslate()

    def tab_stops(self) -> list[QWidget]:
        return [self.copy, self.export, self.again]

    def show_part(self, writing: Writing, rows: tuple[Row, ...]) -> None:
        """Makes its items anew where they are others than those that it shows."""
        words, before = part_words(writing, self._part), self._shown
        if before is not None and (words, rows) == (self._words, before[1]):
            self._shown = (writing, rows)
            return
        self._shown, self._words = (writing, rows), words
        self._failure = next((f.reason for f in writing.failed if f.part is self._part), None)
        self._writes = False
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._body = self._filled(self._items(writing, rows))
        self._column.addWidget(self._body)
        self.retranslate()

    def set_asking(self, can_ask: bool, writes: bool) -> None:
        """Whether a language model can be asked, and whether one writes this part now."""
        self._can_ask, self._writes = can_ask, writes
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(part_word(self._part))
        has_text = bool(self._text())
        for button, text, visible in (
            (self.copy, self.tr("Copy"), has_text),
            (self.export, self.tr("Export…"), has_text and self._part is Part.LETTER),
            (self.again, self._again_word(), self._can_ask or self._writes),
        ):
            button.setText(text)
            button.setAccessibleName(f"{text}: {part_word(self._part)}")
            button.setVisible(visible)
        self.again.setEnabled(not self._writes)
        self._note.setVisible(self._failure is not None)
        if self._failure is not None:
            self._note.set_text(self._language.wording.say(self._failure))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _again_word(self) -> str:
        return self.tr("Writing…") if self._writes else self.tr("Write again")

    def _text(self) -> str:
        if self._shown is None:
            return ""
        return part_text(self._shown[0], self._part, self._language.code)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text())

    def _items(self, writing: Writing, rows: tuple[Row, ...]) -> Sequence[QWidget]:
        theme, language = self._theme, self._language
        if self._part is Part.ASSESSMENT and (said := writing.assessment) is not None:
            return [Item(theme, (Said(lambda: said.said(language.code)),), {})]
        if self._part is Part.LETTER and writing.letter is not None:
            return [letter_item(theme, language, writing.letter)]
        if self._part is Part.QUESTIONS:
            return [question_item(theme, language, one, rows) for one in writing.questions]
        if self._part is Part.REWRITES:
            return [RewriteItem(theme, language, one, rows) for one in writing.rewrites]
        points = {Part.STRENGTHS: writing.strengths, Part.GAPS: writing.gaps}
        return [point_item(theme, language, one, rows) for one in points.get(self._part, ())]

    def _filled(self, items: Sequence[QWidget]) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        for item in items:
            assert isinstance(item, Item | RewriteItem)
            item.row_wanted.connect(self.row_wanted)
            if isinstance(item, RewriteItem):
                item.place_wanted.connect(self.place_wanted)
            column.addWidget(item)
        body.setVisible(bool(items))
        return body

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(Space.XS)
        line.addWidget(self._title, 1)
        for button in (self.copy, self.export, self.again):
            line.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._column.addLayout(line)
        self._column.addWidget(self._note)
