"""What a job is called that has no title."""

from PySide6.QtCore import QCoreApplication


def shown_title(title: str | None) -> str:
    return title or QCoreApplication.translate("JobTitle", "Job without a title")
