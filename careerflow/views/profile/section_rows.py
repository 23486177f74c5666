"""The sections of a CV in their order, each with the kind that it was taken for, to be chosen
anew, split at a line, or merged with the one above."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from careerflow.models.profile import Correction, HeadedSection
from careerflow.views.profile.section_row import SectionRow
from careerflow.views.profile.section_start import SectionStart
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.text import BULLETS, Text

_BEGINNING = 160  # characters of a section; a line has room for less


class SectionRows(QWidget):
    changed = Signal()
    added = Signal(QWidget)
    """What was made after the dialog was, and is to be seen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = ""
        self._starts: Sequence[HeadedSection] = ()
        self._choosing: SectionStart | None = None
        self.rows: list[SectionRow] = []
        self._title, self._hint = Text("title"), Text("muted", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.S)
        self.setLayout(column(self._title, self._hint, Space.XS, self._column, spacing=Space.XS))

    def show_text(self, text: str, starts: Sequence[HeadedSection]) -> None:
        """The CV's text, and the lines of it at which a section may begin."""
        self._text, self._starts = text, starts

    def show_section(self, correction: Correction[HeadedSection]) -> None:
        """In the text's order; call `show_beginnings` after the last one."""
        self._place(correction, len(self.rows))

    def show_beginnings(self) -> None:
        for number, row in enumerate(self.rows):
            if not row.is_merged:
                start, end = self._extent(number)
                words = " ".join(self._text[start:end][: 2 * _BEGINNING].split())
                shown = words.lstrip(BULLETS)[:_BEGINNING]
                row.show_text(shown or self.tr("Nothing below its heading"))
                row.allow(split=bool(self._lines(number)), merge=number > 0)

    def corrections(self) -> tuple[Correction[HeadedSection], ...]:
        """In full."""
        return tuple(row.correction() for row in self.rows)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Sections"))
        self._hint.setText(
            self.tr(
                "Choose another kind where a heading was misunderstood, split a section where "
                "another begins in it, or merge one that is none with the one above: once you "
                "save, jobs, education and skills are read by it."
            )
        )
        for row in self.rows:
            row.retranslate()
        self.show_beginnings()

    def _place(self, correction: Correction[HeadedSection], number: int) -> SectionRow:
        row = SectionRow(self._theme, correction)
        row.changed.connect(self._on_changed)
        row.split_wanted.connect(lambda: self._ask(row))
        row.dropped.connect(lambda: self._drop(row))
        self.rows.insert(number, row)
        self._column.insertWidget(number, row)
        return row

    def _on_changed(self) -> None:
        self._stop_asking()
        self.show_beginnings()
        self.changed.emit()

    # Where it begins and ends

    def _begin(self, number: int) -> int:
        """Where the section begins in the text, with its heading."""
        row = self.rows[number]
        if row.read is None:
            return row.section.spans[0][0]
        before = [other.read.spans[0][1] for other in self.rows[:number] if other.read is not None]
        return before[-1] if before else 0

    def _extent(self, number: int) -> tuple[int, int]:
        """Of its content, up to the next that is a section of its own."""
        row = self.rows[number]
        low, high = row.section.spans[0]
        if row.read is None and not row.section.in_body:
            low = high  # the line is its heading
        following = range(number + 1, len(self.rows))
        after = [self._begin(other) for other in following if not self.rows[other].is_merged]
        return low, after[0] if after else len(self._text)

    def _lines(self, number: int) -> list[HeadedSection]:
        """At which it can be split."""
        low, high = self._extent(number)
        if self.rows[number].read is None:
            low = self.rows[number].section.spans[0][1]  # behind the line at which it begins
        return [line for line in self._starts if low <= line.spans[0][0] < high]

    # Splitting

    def _ask(self, row: SectionRow) -> None:
        self._stop_asking()
        number = self.rows.index(row)
        lines = self._lines(number)
        self._choosing = panel = SectionStart(self._theme, lines)
        panel.chosen.connect(lambda line, heads: self._split(number, lines[line], heads))
        panel.cancelled.connect(lambda: self._cancel(row))
        self._column.insertWidget(number + 1, panel)
        panel.show()
        panel.setFocus()
        self.added.emit(panel)

    def _cancel(self, row: SectionRow) -> None:
        self._stop_asking()
        row.split.setFocus()

    def _stop_asking(self) -> None:
        if self._choosing is not None:
            self._choosing.hide()
            self._choosing.deleteLater()
            self._choosing = None

    def _split(self, number: int, line: HeadedSection, is_heading: bool) -> None:
        """The new one stands behind those merged ones that are above its line."""
        self._stop_asking()
        start = line.spans[0][0]
        while number + 1 < len(self.rows) and self._begin(number + 1) < start:
            number += 1
        section = replace(line, in_body=not is_heading)
        row = self._place(Correction(None, section), number + 1)
        row.show()
        row.setFocus()
        self._on_changed()
        self.added.emit(row)

    def _drop(self, row: SectionRow) -> None:
        number = self.rows.index(row)
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.rows[number - 1].setFocus()
        self._on_changed()
