"""A text to be read, with some of its words marked."""

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from careerflow.models.sync_stand import Piece
from careerflow.views.theme import Theme


class MarkedText(QTextEdit):
    """Never taken for HTML. What differs is underlined too: a colour alone says nothing to many."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pieces: Sequence[Piece] = ()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        theme.changed.connect(self._fill)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._fill()

    def pieces(self) -> Sequence[Piece]:
        return self._pieces

    def _fill(self) -> None:
        self.clear()
        plain, marked = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(self._theme.color("text"))
        marked.setForeground(self._theme.color("partial_text"))
        marked.setBackground(self._theme.color("partial_soft"))
        marked.setFontUnderline(True)
        cursor = QTextCursor(self.document())
        for piece in self._pieces:
            cursor.insertText(piece.text, marked if piece.differs else plain)
        self.moveCursor(QTextCursor.MoveOperation.Start)
