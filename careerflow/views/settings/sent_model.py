"""The log of what was sent as an item model, and in words."""

from enum import IntEnum
from string import Formatter

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from careerflow.models.llm import ProviderKind, Purpose, Sent
from careerflow.models.message import Message, ParamValue
from careerflow.views.widgets.tool_tip import tool_tip
from careerflow.views.words.days import when
from careerflow.wording import SENTENCES, Wording

Index = QModelIndex | QPersistentModelIndex

_TOP = QModelIndex()


class Column(IntEnum):
    WHEN, WHAT, MODEL, SIZE, TOKENS, RESULT = range(6)


_NUMBERS = (Column.SIZE, Column.TOKENS)


class SentModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sent: tuple[Sent, ...] = ()

    def set_sent(self, sent: tuple[Sent, ...]) -> None:
        self.beginResetModel()
        self._sent = sent
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._sent)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.titles()[section]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            cell = self._cell(self._sent[index.row()], Column(index.column()))
            return tool_tip(cell) if role == Qt.ItemDataRole.ToolTipRole else cell
        return _alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def titles(self) -> tuple[str, ...]:
        return (
            self.tr("When"),
            self.tr("What"),
            self.tr("Model"),
            self.tr("Characters"),
            self.tr("Tokens in / out"),
            self.tr("Result"),
        )

    def as_text(self) -> str:
        """All of it, columns parted by tabs."""
        lines = [self.titles()]
        lines += [tuple(self._cell(one, column) for column in Column) for one in self._sent]
        return "\n".join("\t".join(cells) for cells in lines)

    def told(self, row: int, wording: Wording) -> str:
        """What the table has no room for: to whom, how much was masked, and why it failed."""
        sent = self._sent[row]
        masked = sent.masked
        parts = [f"{_what(sent)}.", self.tr("Sent to {name}.").format(name=_receiver(sent))]
        if sent.purpose is not Purpose.TEST:
            parts.append(self.tr("%n piece(s) of personal data were replaced.", "", masked))
        if sent.usage.cached:
            cached = QLocale().toString(sent.usage.cached)
            had = self.tr("The provider had {number} of the tokens already.")
            parts.append(had.format(number=cached))
        if sent.failure:
            parts.append(_why(sent, wording))
        return " ".join(parts)

    def _cell(self, sent: Sent, column: Column) -> str:
        number = QLocale().toString
        match column:
            case Column.WHEN:
                return when(sent.when)
            case Column.WHAT:
                return _what(sent)
            case Column.MODEL:
                return sent.model
            case Column.SIZE:
                return number(sent.characters)
            case Column.TOKENS:
                used = (sent.usage.input, sent.usage.output)
                return " / ".join(map(number, used)) if any(used) else "–"
        return self.tr("No answer") if sent.failure else self.tr("Answered")


def _what(sent: Sent) -> str:
    return " · ".join(filter(None, (_purpose(sent), sent.cv_name, sent.job_title)))


def _why(sent: Sent, wording: Wording) -> str:
    """The log keeps no parameters; a sentence that needs others than these is not told."""
    known: dict[str, ParamValue] = {"host": _receiver(sent), "model": sent.model}
    needed = {name for _, name, _, _ in Formatter().parse(SENTENCES.get(sent.failure, "{code}"))}
    if needed - known.keys() - {None}:
        return QCoreApplication.translate("SentModel", "It failed: {code}.").format(
            code=sent.failure
        )
    return wording.say(Message(sent.failure, known))


def _receiver(sent: Sent) -> str:
    if sent.address:
        return sent.address
    return "Google Gemini" if sent.provider is ProviderKind.GEMINI else "OpenAI"


def _purpose(sent: Sent) -> str:
    translate = QCoreApplication.translate
    return {
        Purpose.JUDGING: translate("SentModel", "Verdicts"),
        Purpose.WRITING: translate("SentModel", "Advice"),
        Purpose.TEST: translate("SentModel", "Connection test"),
    }[sent.purpose]


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
