"""A plain-text CV with its evidence marked in the text."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from careerflow.models.report import Verdict
from careerflow.views.preview import paper
from careerflow.views.preview.flash import Flash
from careerflow.views.preview.highlights import Highlight, next_row, rows_at_offset
from careerflow.views.preview.tool_tip import tool_tip


class TextCanvas(QPlainTextEdit):
    """Read-only; offsets are those of `Document.text`."""

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
        self._highlights: tuple[Highlight, ...] = ()
        self._selected: int | None = None
        self.flash = Flash(self)
        self.flash.changed.connect(self._mark)
        self.viewport().setMouseTracking(True)

    def set_text(self, text: str) -> None:
        """Form feeds between pages are shown as line ends; no offset moves."""
        self.flash.stop()
        self._text = text.replace("\f", "\n")
        self._highlights, self._selected = (), None
        self.setPlainText(self._text)

    def set_highlights(self, highlights: tuple[Highlight, ...]) -> None:
        self._highlights = highlights
        self._mark()

    def select(self, row: int | None) -> None:
        self._selected = row
        self._mark()

    def show_highlight(self, highlight: Highlight) -> None:
        """Scrolls the passage into view and flashes it."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(highlight.start))
        self.setTextCursor(cursor)
        self.centerCursor()
        self.flash.start()

    def rows_at(self, position: QPointF) -> list[int]:
        """Rows whose evidence is under a point of the viewport, smallest first."""
        cursor = self.cursorForPosition(position.toPoint())
        if self.cursorRect(cursor).adjusted(-20, 0, 20, 0).contains(position.toPoint()):
            return rows_at_offset(self._highlights, self._offset(cursor.position()))
        return []

    # Qt counts UTF-16 units, the document counts characters.
    def _position(self, offset: int) -> int:
        return len(self._text[:offset].encode("utf-16-le")) // 2

    def _offset(self, position: int) -> int:
        units = self._text.encode("utf-16-le")[: position * 2]
        return len(units.decode("utf-16-le", "ignore"))

    def _mark(self) -> None:
        ordered = sorted(self._highlights, key=lambda h: h.row == self._selected)
        self.setExtraSelections([self._selection(highlight) for highlight in ordered])

    def _selection(self, highlight: Highlight) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(highlight.start))
        cursor.setPosition(self._position(highlight.end), QTextCursor.MoveMode.KeepAnchor)
        # Attributes of the C++ struct that the stubs declare as class variables.
        selection.cursor = cursor
        chosen = highlight.row == self._selected
        selection.format = self._format(highlight.verdict, chosen)
        return selection

    def _format(self, verdict: Verdict, selected: bool) -> QTextCharFormat:
        style = QTextCharFormat()
        plain = paper.tint(verdict)
        strong = paper.tint(verdict, selected=True)
        style.setBackground(paper.mix(strong, plain, self.flash.strength) if selected else plain)
        style.setForeground(QColor("#1a2130"))
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
