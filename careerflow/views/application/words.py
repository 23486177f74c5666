"""Words and figures of an application."""

from PySide6.QtCore import QCoreApplication, QLocale

from careerflow.models.tracker import InterviewOutcome


def outcome_names() -> dict[InterviewOutcome, str]:
    """In the order in which they are chosen from."""
    return {
        InterviewOutcome.OPEN: QCoreApplication.translate("ApplicationWords", "Not known yet"),
        InterviewOutcome.PASSED: QCoreApplication.translate("ApplicationWords", "Passed"),
        InterviewOutcome.FAILED: QCoreApplication.translate("ApplicationWords", "Not passed"),
        InterviewOutcome.CANCELLED: QCoreApplication.translate("ApplicationWords", "Cancelled"),
    }


def size_of(count: int) -> str:
    """Of a file of `count` bytes."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)
