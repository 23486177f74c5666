"""Words and figures of an application."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from careerflow.models.tracker import Card, InterviewOutcome
from careerflow.views.widgets.typed_date import shown_day, shown_time


def outcome_names() -> dict[InterviewOutcome, str]:
    """In the order in which they are chosen from."""
    return {
        InterviewOutcome.OPEN: QCoreApplication.translate("ApplicationWords", "Not known yet"),
        InterviewOutcome.PASSED: QCoreApplication.translate("ApplicationWords", "Passed"),
        InterviewOutcome.FAILED: QCoreApplication.translate("ApplicationWords", "Not passed"),
        InterviewOutcome.CANCELLED: QCoreApplication.translate("ApplicationWords", "Cancelled"),
    }


def local_day(moment: datetime) -> date:
    """The day that it is in this computer's zone."""
    return moment.astimezone().date()


def day_and_time(moment: datetime) -> str:
    """In this computer's zone: "26 Nov 2026, 14:30"."""
    local = moment.astimezone()
    return f"{shown_day(local.date())}, {shown_time(local.time())}"


def title_of(card: Card) -> str:
    return card.title or QCoreApplication.translate("ApplicationWords", "Job without a title")


def size_of(count: int) -> str:
    """Of a file of `count` bytes."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
