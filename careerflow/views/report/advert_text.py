"""The text of an advert with its requirements marked and the rest dimmed."""

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from careerflow.models.job import Job, LeftOut
from careerflow.models.report import Row, Verdict
from careerflow.views.language import Language
from careerflow.views.preview import paper
from careerflow.views.preview.flash import Flash
from careerflow.views.report.words import judged_words, kind_word, left_out_word, outcome_word
from careerflow.views.theme import Theme
from careerflow.views.widgets.tool_tip import tool_tip

_SELECTED, _FLASHED = 0.28, 0.55
"""How much of the verdict's own colour the selected requirement takes, and while it flashes."""


class AdvertText(QPlainTextEdit):
    """Read-only plain text; offsets are those of `Job.text`."""

    row_clicked = Signal(int)

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._units: list[int] = [0]
        self._rows: tuple[Row, ...] = ()
        self._left_out: tuple[LeftOut, ...] = ()
        self._selected: int | None = None
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setProperty("role", "sheet")
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(14)
        self.viewport().setMouseTracking(True)
        self.flash = Flash(self)
        self.flash.changed.connect(self._mark)
        theme.changed.connect(self._mark)

    def show_job(self, job: Job, rows: tuple[Row, ...]) -> None:
        """From its beginning, with no row selected."""
        self.flash.stop()
        # Qt counts UTF-16 units, the advert counts characters.
        units = (2 if char > "\uffff" else 1 for char in job.text)
        self._units = list(accumulate(units, initial=0))
        self._left_out = job.left_out
        self._selected = None
        self.setPlainText(job.text)
        self.show_rows(rows)

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """The same requirements, judged otherwise."""
        self._rows = rows
        self._mark()

    def select(self, row: int | None) -> None:
        self._selected = row
        self._mark()

    def show_selected(self) -> None:
        """Scrolls the selected requirement into view and flashes it."""
        if self._selected is None:
            return
        asked = self._rows[self._selected].requirement
        start, end = QTextCursor(self.document()), QTextCursor(self.document())
        start.setPosition(self._units[asked.start])
        end.setPosition(self._units[asked.end])
        whole = self._in_view(start) and self._in_view(end)
        self.setTextCursor(start)
        if not whole:
            self.centerCursor()
        self.flash.start()

    def row_at(self, position: QPointF) -> int | None:
        """The row whose requirement is under a point of the viewport."""
        offset = self._offset_at(position)
        return None if offset is None else self._row_of(offset)

    def about(self, position: QPointF) -> str:
        """What the text under a point of the viewport is, in words."""
        offset = self._offset_at(position)
        if offset is None:
            return ""
        number = self._row_of(offset)
        if number is not None:
            return self._about_row(self._rows[number])
        part = next((p for p in self._left_out if p.start <= offset < p.end), None)
        if part is None:
            return ""
        return self.tr("Left out: {reason}").format(reason=left_out_word(part.reason))

    def _about_row(self, row: Row) -> str:
        head = f"{outcome_word(row)} · {kind_word(row.requirement.kind)}"
        reason = self._language.wording.say(row.reason)
        return "\n".join(filter(None, (head, reason, judged_words(row))))

    def _row_of(self, offset: int) -> int | None:
        spans = ((n, row.requirement) for n, row in enumerate(self._rows))
        return next((n for n, asked in spans if asked.start <= offset < asked.end), None)

    def _offset_at(self, position: QPointF) -> int | None:
        """None beside the text: the nearest character may be far away."""
        point = position.toPoint()
        cursor = self.cursorForPosition(point)
        if not self.cursorRect(cursor).adjusted(-20, -2, 20, 2).contains(point):
            return None
        return self._offset(cursor.position())

    def _offset(self, position: int) -> int:
        return bisect_right(self._units, position) - 1

    def _in_view(self, cursor: QTextCursor) -> bool:
        return self.viewport().rect().contains(self.cursorRect(cursor))

    # -- marks

    def _mark(self) -> None:
        dimmed = QTextCharFormat()
        dimmed.setForeground(self._theme.color("muted"))
        marks = [self._mark_of(0, len(self._units) - 1, dimmed)]
        for number, row in enumerate(self._rows):
            asked = row.requirement
            marks.append(self._mark_of(asked.start, asked.end, self._style(number, row)))
        self.setExtraSelections(marks)

    def _mark_of(self, start: int, end: int, style: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._units[start])
        cursor.setPosition(self._units[end], QTextCursor.MoveMode.KeepAnchor)
        # Attributes of the C++ struct that the stubs declare as class variables.
        mark.cursor = cursor
        mark.format = style
        return mark

    def _style(self, number: int, row: Row) -> QTextCharFormat:
        verdict = row.verdict if row.counts else Verdict.NOT_SCORED
        style = QTextCharFormat()
        style.setForeground(self._theme.color("text" if row.counts else "muted"))
        style.setFontStrikeOut(not row.counts)
        style.setBackground(self._ground(verdict, number == self._selected))
        if row.counts:
            style.setUnderlineStyle(paper.UNDERLINE[verdict])
            style.setUnderlineColor(self._theme.color(f"{verdict}_text"))
        return style

    def _ground(self, verdict: Verdict, selected: bool) -> QColor:
        soft = self._theme.color(f"{verdict}_soft")
        if not selected:
            return soft
        share = _SELECTED + (_FLASHED - _SELECTED) * self.flash.strength
        return paper.mix(soft, self._theme.color(verdict.value), share)

    # -- events

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.row_at(event.position()) is not None
        shape = Qt.CursorShape
        self.viewport().setCursor(shape.PointingHandCursor if over else shape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self.row_at(event.position())
        left = event.button() == Qt.MouseButton.LeftButton
        if row is not None and left and not self.textCursor().hasSelection():
            self.row_clicked.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._row_of(self._offset(self.textCursor().position()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.row_clicked.emit(row)
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.about(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tool_tip(text), self.viewport())
            return True
        return super().viewportEvent(event)
