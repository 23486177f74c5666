"""A CV as a row: its name and age, whose it is, its tags, what it was used for."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from careerflow.views.library.cvs.cv_model import SnippetRole, UsesRole
from careerflow.views.library.cvs.cv_words import facts
from careerflow.views.library.cvs.listing import CvRow
from careerflow.views.library.list_model import RowRole
from careerflow.views.theme import Size, Space, font
from careerflow.views.widgets.list_card_delegate import ListCardDelegate
from careerflow.views.widgets.tag_painting import paint_tags
from careerflow.views.words.days import day_of

AnyIndex = QModelIndex | QPersistentModelIndex
_HEIGHT = 88
_START = Qt.AlignmentFlag.AlignLeft
_END = Qt.AlignmentFlag.AlignRight


def _inner(area: QRect) -> QRect:
    return area.adjusted(Space.L, Space.S + 2, -Space.L, -Space.S - 8)


def name_area(row: QRect) -> QRect:
    """Where the name is painted in a row; also where it is edited."""
    inner = _inner(row)
    return QRect(inner.left(), inner.top(), inner.width(), 22)


class CvDelegate(ListCardDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        return QSize(280, _HEIGHT)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: AnyIndex
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(self.tr("Name of the CV"))
        return editor

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex
    ) -> None:
        area = name_area(option.rect)
        editor.setGeometry(area.adjusted(-9, -7, 9, 7))

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Not over what the user is typing, where the row has changed meanwhile."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        from PySide6.QtWidgets import QStyle

        shown: CvRow = index.data(RowRole)
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, area, option.state)
        inner = _inner(area)
        self._paint_head(painter, inner, shown)
        middle = QRect(inner.left(), inner.top() + 22, inner.width(), 20)
        self._text(painter, middle, facts(shown), "muted", font(), _START)
        foot = QRect(inner.left(), inner.top() + 44, inner.width(), 20)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if snippet := index.data(SnippetRole):
            self._text(painter, foot, snippet, "accent_soft_text", font(Size.CAPTION), _START)
        else:
            self._paint_foot(painter, foot, shown, index.data(UsesRole), selected)
        painter.restore()

    def _paint_head(self, painter: QPainter, inner: QRect, shown: CvRow) -> None:
        small = font(Size.CAPTION)
        date = day_of(shown.cv.created)
        painter.setFont(small)
        wide = painter.fontMetrics().horizontalAdvance(date) + 2
        area = QRect(inner.left(), inner.top(), inner.width(), 22)
        self._text(painter, area, date, "muted", small, _END)
        strong = font(Size.TITLE, QFont.Weight.DemiBold)
        left = area.adjusted(0, 0, -wide - Space.M, 0)
        self._text(painter, left, shown.cv.name, "text", strong, _START)

    def _paint_foot(
        self, painter: QPainter, area: QRect, shown: CvRow, words: str, selected: bool
    ) -> None:
        small = font(Size.CAPTION)
        painter.setFont(small)
        wide = painter.fontMetrics().horizontalAdvance(words) + 2
        if not shown.cv.tags:
            self._text(painter, area, words, "muted", small, _START)
            return
        room = area.adjusted(0, 0, -min(wide, area.width() // 2) - Space.M, 0)
        paint_tags(painter, self._theme, shown.cv.tags, room, selected)
        right = area.adjusted(room.width() + Space.M, 0, 0, 0)
        self._text(painter, right, words, "muted", small, _END)
