"""A plain-text CV with its evidence marked in the text."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QShowEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from careerflow.models.report import Verdict
from careerflow.views.preview import paper
from careerflow.views.preview.flash import Flash
from careerflow.views.preview.highlights import Highlight, next_row, rows_at_offset
from careerflow.views.preview.page_text import Span
from careerflow.views.widgets.tool_tip import tool_tip

_INK = QColor("#1a2130")
_MARKED_HITS = 400
"""At most so many matches around the current one are marked: each costs layout."""


class TextCanvas(QPlainTextEdit):
    """Read-only; offsets are those of `Document.text`. Screen readers can read it."""

    row_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(16)
        self._text = ""
        self._laid_out = True
        self._wide: list[int] = []
        """Offsets of characters that are two UTF-16 units."""
        self._hits: Sequence[Span] = ()
        self._hit: int | None = None
        self._highlights: tuple[Highlight, ...] = ()
        self._selected: int | None = None
        self.flash = Flash(self)
        self.flash.changed.connect(self._mark)
        self.viewport().setMouseTracking(True)

    def set_text(self, text: str) -> None:
        """Form feeds between pages are shown as line ends; no offset moves. The text is laid out
        when it is first needed: a long one takes its time."""
        self.flash.stop()
        self._text = text.replace("\f", "\n")
        self._highlights, self._selected = (), None
        self._hits, self._hit = (), None
        self._laid_out = False
        if self.isVisible():
            self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        if not self._laid_out:
            self._laid_out = True
            self._wide = [at for at, character in enumerate(self._text) if character > "\uffff"]
            self.setPlainText(self._text)
            self._mark()

    def set_highlights(self, highlights: tuple[Highlight, ...]) -> None:
        self._highlights = highlights
        self._mark()

    def select(self, row: int | None) -> None:
        self._selected = row
        self._mark()

    def set_hits(self, hits: Sequence[Span], current: int | None) -> None:
        self._hits, self._hit = hits, current
        self._mark()

    def show_span(self, span: Span) -> None:
        """Scrolls a passage into view."""
        self.setTextCursor(self._cursor((span[0], span[0])))
        self.centerCursor()

    def select_span(self, span: Span) -> None:
        self.setTextCursor(self._cursor(span))

    def first_shown(self) -> int:
        """Offset of what stands at the top of the view."""
        return self._offset(self.cursorForPosition(QPoint(0, 0)).position())

    def selected_words(self) -> str:
        return self.textCursor().selectedText()

    def show_highlight(self, highlight: Highlight) -> None:
        """Scrolls the passage into view and flashes it."""
        self.show_span((highlight.start, highlight.end))
        self.flash.start()

    def rows_at(self, position: QPointF) -> list[int]:
        """Rows whose evidence is under a point of the viewport, smallest first."""
        cursor = self.cursorForPosition(position.toPoint())
        if self.cursorRect(cursor).adjusted(-20, 0, 20, 0).contains(position.toPoint()):
            return rows_at_offset(self._highlights, self._offset(cursor.position()))
        return []

    # Qt counts UTF-16 units, the document counts characters.
    def _position(self, offset: int) -> int:
        return offset + bisect_left(self._wide, offset)

    def _offset(self, position: int) -> int:
        before = bisect_left(range(len(self._wide)), position, key=lambda n: self._wide[n] + n + 1)
        return position - before

    def _cursor(self, span: Span) -> QTextCursor:
        self._lay_out()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(span[0]))
        cursor.setPosition(self._position(span[1]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _mark(self) -> None:
        if not self._laid_out:
            return
        ordered = sorted(self._highlights, key=lambda h: h.row == self._selected)
        marked = [self._evidence(highlight) for highlight in ordered]
        self.setExtraSelections([*marked, *self._marked_hits()])

    def _marked_hits(self) -> list[QTextEdit.ExtraSelection]:
        first = max((self._hit or 0) - _MARKED_HITS // 2, 0)
        near = enumerate(self._hits[first : first + _MARKED_HITS], first)
        return [self._selection(span, _hit_format(number == self._hit)) for number, span in near]

    def _selection(self, span: Span, style: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        # Attributes of the C++ struct that the stubs declare as class variables.
        selection.cursor = self._cursor(span)
        selection.format = style
        return selection

    def _evidence(self, highlight: Highlight) -> QTextEdit.ExtraSelection:
        chosen = highlight.row == self._selected
        style = self._format(highlight.verdict, chosen)
        return self._selection((highlight.start, highlight.end), style)

    def _format(self, verdict: Verdict, selected: bool) -> QTextCharFormat:
        style = QTextCharFormat()
        plain = paper.tint(verdict)
        strong = paper.tint(verdict, selected=True)
        style.setBackground(paper.mix(strong, plain, self.flash.strength) if selected else plain)
        style.setForeground(_INK)
        style.setUnderlineStyle(paper.UNDERLINE[verdict])
        style.setUnderlineColor(paper.edge(verdict))
        return style

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = bool(self.rows_at(event.position()))
        shape = Qt.CursorShape
        self.viewport().setCursor(shape.PointingHandCursor if over else shape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        rows = self.rows_at(event.position())
        left = event.button() == Qt.MouseButton.LeftButton
        if rows and left and not self.textCursor().hasSelection():
            self.row_clicked.emit(next_row(rows, self._selected))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            rows = self.rows_at(QPointF(event.pos()))
            texts = {h.row: h.requirement for h in self._highlights}
            text = "\n\n".join(texts[row] for row in rows)
            QToolTip.showText(event.globalPos(), tool_tip(text), self.viewport())
            return True
        return super().viewportEvent(event)


def _hit_format(current: bool) -> QTextCharFormat:
    style = QTextCharFormat()
    style.setBackground(paper.hit(current))
    style.setForeground(_INK)
    return style
