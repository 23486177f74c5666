"""Strengths and gaps: the report's rows once more, by what they mean for the applicant."""

from enum import Enum

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from careerflow.models.job import Kind
from careerflow.models.report import Row, Verdict
from careerflow.views.language import Language
from careerflow.views.preview.tool_tip import tool_tip
from careerflow.views.report.marks import MARK, paint_mark
from careerflow.views.report.words import kind_word, one_line, verdict_word
from careerflow.views.report.wrapped_text import line_height, paint_lines, wrap
from careerflow.views.theme import Size, Space, Theme, font

Index = QModelIndex | QPersistentModelIndex
_ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_NUMBER_ROLE = _ROW_ROLE + 1
_REASON_ROLE = _ROW_ROLE + 2
_MOST_LINES = 4


class Finding(Enum):
    STRENGTH = (Verdict.MET,)
    GAP = (Verdict.MISSING, Verdict.PARTIAL)


def findings(rows: tuple[Row, ...], finding: Finding) -> list[int]:
    """Numbers of the rows: must before nice, then in the order of the verdicts above."""
    verdicts = finding.value
    chosen = [number for number, row in enumerate(rows) if row.verdict in verdicts]
    return sorted(
        chosen,
        key=lambda n: (rows[n].requirement.kind is not Kind.MUST, verdicts.index(rows[n].verdict)),
    )


class FindingsModel(QAbstractListModel):
    def __init__(self, language: Language, finding: Finding, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language, self._finding = language, finding
        self._rows: tuple[Row, ...] = ()
        self._numbers: list[int] = []

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        self.beginResetModel()
        self._rows, self._numbers = rows, findings(rows, self._finding)
        self.endResetModel()

    def retranslate(self) -> None:
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        number = self._numbers[index.row()]
        row = self._rows[number]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(row.requirement.text)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(row.requirement.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = f"{verdict_word(row.verdict)}, {kind_word(row.requirement.kind)}"
            return f"{head}: {one_line(row.requirement.text)}. {self._reason(row)}"
        return {_ROW_ROLE: row, _NUMBER_ROLE: number, _REASON_ROLE: self._reason(row)}.get(role)

    def _reason(self, row: Row) -> str:
        return self._language.wording.say(row.reason)


class _FindingDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        width = view.viewport().width()
        title, below = self._lines(index, width)
        height = len(title) * line_height(font()) + len(below) * line_height(font(Size.CAPTION))
        return QSize(width, height + 2 * Space.S + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(_ROW_ROLE), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.color("hover"))
        painter.setPen(self._theme.color("border"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        mark = QRectF(rect.left() + Space.S, rect.top() + Space.S + 1, MARK, MARK)
        paint_mark(painter, self._theme, row.verdict, mark)
        title, below = self._lines(index, rect.width())
        place = QRectF(rect).adjusted(2 * Space.S + MARK, Space.S, -Space.S, 0)
        painter.setPen(self._theme.color("text"))
        paint_lines(painter, place, title, font())
        place.translate(0, len(title) * line_height(font()))
        painter.setPen(self._theme.color("muted"))
        paint_lines(painter, place, below, font(Size.CAPTION))
        painter.restore()

    def _lines(self, index: Index, width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        row = index.data(_ROW_ROLE)
        room = width - 3 * Space.S - MARK
        words = f"{kind_word(row.requirement.kind)} · {index.data(_REASON_ROLE)}"
        title = wrap(str(index.data()), font(), room, _MOST_LINES)
        return title, wrap(words, font(Size.CAPTION), room, _MOST_LINES)


class FindingsList(QWidget):
    """A heading and the rows; `row_selected` tells the report's row."""

    row_selected = Signal(int)

    def __init__(
        self, theme: Theme, language: Language, finding: Finding, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._finding = finding
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("role", "strong")
        self._title.setContentsMargins(Space.S, Space.S, 0, Space.XS)
        self.model = FindingsModel(language, finding, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_FindingDelegate(theme, self.view))
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setMouseTracking(True)
        self.view.selectionModel().currentChanged.connect(self._selected)
        self.view.clicked.connect(self._selected)
        theme.changed.connect(self.view.viewport().update)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self.view, 1)
        self.retranslate()

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        self.model.set_rows(rows)
        self.retranslate()

    def retranslate(self) -> None:
        count = self.model.rowCount()
        strengths = self.tr("Strengths ({count})").format(count=count)
        gaps = self.tr("Gaps ({count})").format(count=count)
        title = strengths if self._finding is Finding.STRENGTH else gaps
        self._title.setText(title)
        self.view.setAccessibleName(title)
        self.model.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _selected(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_selected.emit(index.data(_NUMBER_ROLE))


class FindingsTab(QWidget):
    row_selected = Signal(int)

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strengths = FindingsList(theme, language, Finding.STRENGTH)
        self.gaps = FindingsList(theme, language, Finding.GAP)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.M)
        for column in (self.strengths, self.gaps):
            line.addWidget(column, 1)
            column.row_selected.connect(self.row_selected)

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        self.strengths.set_rows(rows)
        self.gaps.set_rows(rows)
