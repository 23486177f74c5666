"""The backups in the data folder as an item model."""

from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from careerflow.models.backup import Backup, BackupKind
from careerflow.views.data_size import data_size
from careerflow.views.words.days import when

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class Column(IntEnum):
    WHEN, WHY, SIZE = range(3)


class BackupsModel(QAbstractTableModel):
    """Made anew for each dialog, so it keeps the language that it was made in."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        """`language` is a code such as "vi"."""
        super().__init__(parent)
        self._language = language
        self._backups: tuple[Backup, ...] = ()

    def set_backups(self, backups: tuple[Backup, ...]) -> None:
        self.beginResetModel()
        self._backups = backups
        self.endResetModel()

    def backup(self, line: int) -> Backup:
        return self._backups[line]

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._backups)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Made"), self.tr("Why"), self.tr("Size"))[section]
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        backup, column = self._backups[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return backup.path.name
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        match column:
            case Column.WHEN:
                return when(backup.made)
            case Column.WHY:
                return why(backup.kind)
        return data_size(backup.bytes, self._language)


def why(kind: BackupKind) -> str:
    """What it was made for."""
    translate = QCoreApplication.translate
    return {
        BackupKind.DAILY: translate("BackupsModel", "Daily"),
        BackupKind.MANUAL: translate("BackupsModel", "Made by you"),
        BackupKind.BEFORE_RESTORE: translate("BackupsModel", "Before a restore"),
        BackupKind.BEFORE_SYNC: translate("BackupsModel", "Before joining a synced library"),
        BackupKind.BEFORE_SCHEMA: translate("BackupsModel", "Before an update"),
    }[kind]


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == Column.SIZE else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
