"""The stored reports as a Qt model."""

import unicodedata
from collections.abc import Iterable
from datetime import datetime
from enum import IntEnum
from functools import cmp_to_key

from PySide6.QtCore import (
    QAbstractListModel,
    QCollator,
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
CorrectedRole = Qt.ItemDataRole.UserRole + 1
_TOP = QModelIndex()

translate = QCoreApplication.translate


def when(moment: datetime) -> str:
    """Date and time in the user's zone and language."""
    local = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    # A format, in Qt's letters: day, short name or number of the month, year, hour, minute.
    return QLocale().toString(local, translate("ReportModel", "d MMM yyyy, HH:mm"))


class Order(IntEnum):
    NEWEST, SCORE, JOB, PERSON = range(4)


class ReportModel(QAbstractListModel):
    """One row a report. SummaryRole gives the ReportSummary; CorrectedRole says in words how many
    rows the user has corrected, or nothing; the display role what the search
    box looks in; the accessible role the whole row in one sentence. Rows can be checked, to do
    something with several of them; `dataChanged` tells it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ReportSummary] = []
        self._order = Order.NEWEST
        self._checked: set[str] = set()

    def set_rows(self, rows: Iterable[ReportSummary]) -> None:
        """In any order; a row that was checked stays it."""
        self.beginResetModel()
        self._rows = self._sorted(rows)
        self._checked &= {row.id for row in self._rows}
        self.endResetModel()

    def set_order(self, order: Order) -> None:
        self._order = order
        self.set_rows(self._rows)

    def checked(self) -> list[ReportSummary]:
        """In the order of the rows."""
        return [row for row in self._rows if row.id in self._checked]

    def check(self, reports: Iterable[ReportSummary], on: bool) -> None:
        ids = {report.id for report in reports}
        self._checked = self._checked | ids if on else self._checked - ids
        self.retranslate()

    def retranslate(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def rowCount(self, parent: AnyIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        summary = self._rows[index.row()]
        if role == SummaryRole:
            return summary
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{job_title(summary)} {summary.person or ''} {summary.cv_name}"
        if role in (CorrectedRole, Qt.ItemDataRole.AccessibleTextRole):
            corrected = self._corrected(summary)
            return corrected if role == CorrectedRole else _spoken(summary, corrected)
        if role == Qt.ItemDataRole.CheckStateRole:
            on = summary.id in self._checked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return None

    def _corrected(self, summary: ReportSummary) -> str:
        number = summary.corrected
        return self.tr("%n row(s) corrected by you", "", number) if number else ""

    def _sorted(self, rows: Iterable[ReportSummary]) -> list[ReportSummary]:
        newest = sorted(rows, key=lambda row: row.created, reverse=True)
        if self._order is Order.SCORE:
            # Those without a score last.
            score = {row.id: -1 if row.score is None else row.score for row in newest}
            return sorted(newest, key=lambda row: score[row.id], reverse=True)
        if self._order is Order.NEWEST:
            return newest
        name = job_title if self._order is Order.JOB else who
        collator = QCollator(QLocale())  # of the window's language: Đ follows D
        compare = cmp_to_key(collator.compare)
        return sorted(newest, key=lambda row: compare(name(row)))


def folded(text: str) -> str:
    """For a search: without case and without marks, so that "ke toan" finds "Kế toán"."""
    plain = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


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


def score_words(summary: ReportSummary) -> str:
    if summary.score is None:
        return translate("ReportModel", "not scored")
    return translate("ReportModel", "score {score} of 100").format(score=summary.score)


def apart(summary: ReportSummary) -> str:
    """What tells it from other reports of its job, also of the same person's."""
    named = (summary.person, summary.cv_name, score_words(summary), when(summary.created))
    return " · ".join(filter(None, named))


def _spoken(summary: ReportSummary, corrected: str) -> str:
    parts = (
        job_title(summary),
        who(summary),
        score_words(summary),
        must_ratio(summary),
        corrected,
        when(summary.created),
    )
    return ", ".join(filter(None, parts))
