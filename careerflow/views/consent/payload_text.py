"""The text that would be sent, with its placeholders coloured, to be read and searched."""

import re
from collections.abc import Collection

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from careerflow.models.llm import Purpose
from careerflow.models.payload import Call
from careerflow.views.theme import Size, Theme

_CHUNK, _PAUSE_MS = 4000, 10
"""Characters that are laid out at once, and what waits after them has its turn."""
_HEADING = "▌ "
_HIT, _CURRENT = ("partial_soft", "partial_text"), ("accent", "accent_text")
MOST_HITS = 300


class PayloadText(QPlainTextEdit):
    """Filled in steps: all at once keep the window waiting."""

    filled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._calls: tuple[Call, ...] = ()
        self._waiting = ""
        self._highlighter = _Highlighter(theme, self.document())
        self._fill_later = QTimer(self, interval=_PAUSE_MS)
        self._fill_later.timeout.connect(self._fill_next)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(Size.CAPTION)
        self.setFont(fixed)
        theme.changed.connect(self._highlighter.rehighlight)
        self.setAccessibleName(self.tr("What would be sent, to the letter"))

    def show_calls(self, calls: tuple[Call, ...], placeholders: Collection[str]) -> None:
        self._calls = calls
        self._highlighter.set_placeholders(placeholders)
        self._begin()

    @property
    def is_filled(self) -> bool:
        return not self._waiting

    def find_all(self, words: str) -> list[QTextCursor]:
        """Places of `words`, in whatever case, from the top; MOST_HITS of them at most."""
        found: list[QTextCursor] = []
        at = QTextCursor(self.document())
        while words and len(found) < MOST_HITS:
            at = self.document().find(words, at, QTextDocument.FindFlag(0))
            if at.isNull():
                break
            found.append(QTextCursor(at))
        return found

    def show_hits(self, hits: list[QTextCursor], current: int | None) -> None:
        """Marks all of them, and goes to the one that is the `current` one of them."""
        marked = []
        for number, hit in enumerate(hits):
            selection = QTextEdit.ExtraSelection()
            selection.cursor = hit
            ground, ink = _CURRENT if number == current else _HIT
            selection.format.setBackground(self._theme.color(ground))
            selection.format.setForeground(self._theme.color(ink))
            marked.append(selection)
        self.setExtraSelections(marked)
        if current is not None:
            place = QTextCursor(hits[current])
            place.clearSelection()
            self.setTextCursor(place)
            self.centerCursor()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("What would be sent, to the letter"))
            self._begin()
        super().changeEvent(event)

    def _begin(self) -> None:
        self.clear()
        self._waiting = self._whole()
        self._fill_later.start()

    def _fill_next(self) -> None:
        if not self._waiting:
            self._fill_later.stop()
            self.filled.emit()
            return
        # Whole lines: a placeholder is coloured as soon as its line is there.
        end = self._waiting.find("\n", _CHUNK) + 1 or len(self._waiting)
        at = QTextCursor(self.document())
        at.movePosition(QTextCursor.MoveOperation.End)
        at.insertText(self._waiting[:end])
        self._waiting = self._waiting[end:]

    def _whole(self) -> str:
        parts, system, shared = [], "", ""
        for number, call in enumerate(self._calls, 1):
            heading = self.tr("Call {number} of {count}: {purpose}")
            purpose = {
                Purpose.JUDGING: self.tr("verdicts"),
                Purpose.WRITING: self.tr("advice"),
                Purpose.TEST: self.tr("connection"),
            }[call.purpose]
            said = heading.format(number=number, count=len(self._calls), purpose=purpose)
            parts.append(f"{_HEADING}{said}")
            if (call.system, call.shared) == (system, shared):
                parts.append(self.tr("(Begins with the same text as the call before.)"))
            else:
                parts += [call.system, call.shared]
            parts.append(call.task)
            system, shared = call.system, call.shared
        return "\n\n".join(part.strip("\n") for part in parts if part)


class _Highlighter(QSyntaxHighlighter):
    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        self._pattern: re.Pattern[str] | None = None

    def set_placeholders(self, placeholders: Collection[str]) -> None:
        longest_first = sorted(placeholders, key=len, reverse=True)
        self._pattern = (
            re.compile("|".join(map(re.escape, longest_first))) if placeholders else None
        )

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        if text.startswith(_HEADING):
            self.setFormat(0, len(text), self._format("accent_soft_text"))
        if self._pattern is None:
            return
        style = self._format("accent_soft_text")
        style.setBackground(self._theme.color("accent_soft"))
        for match in self._pattern.finditer(text):
            self.setFormat(match.start(), match.end() - match.start(), style)

    def _format(self, token: str) -> QTextCharFormat:
        style = QTextCharFormat()
        style.setForeground(self._theme.color(token))
        style.setFontWeight(QFont.Weight.DemiBold)
        return style
