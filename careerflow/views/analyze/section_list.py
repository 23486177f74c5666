"""The sections that were recognised in a CV: their name, how much is in them, how they begin.

Whoever knows the CV sees at a glance whether it was read as it was meant.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from careerflow.models.document import Document, Section, SectionKind
from careerflow.views.icons import IconLabel
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.text import BULLETS, ElidedText, Text
from careerflow.views.words.sections import section_name

_EXPECTED = (SectionKind.EXPERIENCE, SectionKind.EDUCATION, SectionKind.SKILLS)
_UNNAMED = (SectionKind.PERSON, SectionKind.OTHER)
_BEGINNING = 160
"""Characters of a section that are shown at most; one line has room for less."""


class SectionList(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._document: Document | None = None
        self._rows = 0  # of the grid that are in use: it never gives one back
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(2, 1)

    def show_document(self, document: Document) -> None:
        self._document = document
        self.retranslate()

    def retranslate(self) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for row in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(row, 0)
        self._rows = 0
        if self._document is None:
            return
        found = _by_kind(self._document)
        for kind, sections in found.items():
            self._add(kind, self._amount(kind, sections), _beginning(self._document, sections))
        for kind in _EXPECTED:
            if kind not in found:
                self._add(kind, self.tr("not found"), "")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _add(self, kind: SectionKind, amount: str, beginning: str) -> None:
        row = self._rows
        self._rows += 3
        symbol = ("check", "met_text") if beginning else ("triangle-alert", "partial_text")
        self._grid.addWidget(IconLabel(self._theme, *symbol, 16), row, 0)
        self._grid.addWidget(Text("strong", text=section_name(kind)), row, 1)
        count = Text("muted", text=amount)
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(count, row, 2)
        if beginning:
            text = ElidedText("caption", elide=Qt.TextElideMode.ElideRight)
            text.setText(beginning)
            self._grid.addWidget(text, row + 1, 1, 1, 2)
        self._grid.setRowMinimumHeight(row + 2, Space.S)

    def _amount(self, kind: SectionKind, sections: list[Section]) -> str:
        assert self._document is not None
        if kind is SectionKind.EXPERIENCE and self._document.periods:
            return self.tr("%n dated job(s)", "", len(self._document.periods))
        return self.tr("%n line(s)", "", len(_lines(self._document, sections)))


def _by_kind(document: Document) -> dict[SectionKind, list[Section]]:
    """In the CV's order; without empty ones and those that are no section of their own."""
    found: dict[SectionKind, list[Section]] = {}
    for section in document.sections:
        if section.kind not in _UNNAMED and document.text[section.body : section.end].strip():
            found.setdefault(section.kind, []).append(section)
    return found


def _lines(document: Document, sections: list[Section]) -> list[str]:
    text = "\n".join(document.text[section.body : section.end] for section in sections)
    lines = (line.strip() for line in text.split("\n"))
    return [line for line in lines if line]


def _beginning(document: Document, sections: list[Section]) -> str:
    return " ".join(line.lstrip(BULLETS) for line in _lines(document, sections))[:_BEGINNING]
