"""The stored reports as a Qt model."""

from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from careerflow.models.report import ReportSummary

AnyIndex = QModelIndex | QPersistentModelIndex
SummaryRole = Qt.ItemDataRole.UserRole
_TOP = QModelIndex()

translate = QCoreApplication.translate


def when(moment: datetime) -> str:
    """Date and time in the user's zone and language."""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    # A format, in Qt's letters: day, short name or number of the month, year, hour, minute.
    return QLocale().toString(local, translate("ReportModel", "d MMM yyyy, HH:mm"))


class ReportModel(QAbstractListModel):
    """One row a report, newest first. SummaryRole gives the ReportSummary; the display role
    what the search box looks in; the accessible role the whole row in one sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ReportSummary] = []

    def set_rows(self, rows: list[ReportSummary]) -> None:
        self.beginResetModel()
        self._rows = sorted(rows, key=lambda row: row.created, reverse=True)
        self.endResetModel()

    def retranslate(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def rowCount(self, parent: AnyIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        summary = self._rows[index.row()]
        if role == SummaryRole:
            return summary
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{job_title(summary)} {summary.person or ''} {summary.cv_name}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(summary)
        return None


def job_title(summary: ReportSummary) -> str:
    return summary.job_title or translate("ReportModel", "Job without a title")


def who(summary: ReportSummary) -> str:
    """The person whose CV it was, or the file where the CV gives no name."""
    return summary.person or summary.cv_name


def must_ratio(summary: ReportSummary) -> str:
    if not summary.must_of:
        return translate("ReportModel", "No must-have asked for")
    return translate("ReportModel", "{met} of {of} must-have met").format(
        met=summary.must_met, of=summary.must_of
    )


def _spoken(summary: ReportSummary) -> str:
    score = translate("ReportModel", "not scored")
    if summary.score is not None:
        score = translate("ReportModel", "score {score} of 100").format(score=summary.score)
    parts = (
        job_title(summary),
        who(summary),
        score,
        must_ratio(summary),
        when(summary.created),
    )
    return ", ".join(parts)
