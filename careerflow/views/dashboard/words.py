"""What the dashboard's lines say."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from careerflow.models.figures import Upcoming
from careerflow.models.tracker import NoticeKind
from careerflow.views.charts.figures import clock, full_day, short_day

translate = QCoreApplication.translate

ICONS = {
    NoticeKind.NEXT_STEP: "square-check",
    NoticeKind.INTERVIEW: "users",
    NoticeKind.DEADLINE: "hourglass",
}


def what(upcoming: Upcoming) -> str:
    """The user's own words, or what it is."""
    if upcoming.kind is NoticeKind.DEADLINE:
        return translate("Dashboard", "Last day to apply")
    if upcoming.kind is NoticeKind.INTERVIEW:
        return upcoming.text or translate("Dashboard", "Interview")
    return upcoming.text or translate("Dashboard", "Next step")


def due(upcoming: Upcoming, today: date) -> str:
    """How far away it is; an interview with its time."""
    said = near_day(upcoming.day, today)
    if upcoming.at is None:
        return said
    return translate("Dashboard", "{day}, {time}").format(day=said, time=clock(upcoming.at))


def near_day(day: date, today: date) -> str:
    away = (day - today).days
    near = {
        0: translate("Dashboard", "today"),
        1: translate("Dashboard", "tomorrow"),
        -1: translate("Dashboard", "yesterday"),
    }
    if away in near:
        return near[away]
    return short_day(day) if day.year == today.year else full_day(day)


def late(upcoming: Upcoming, today: date) -> str:
    """Of something overdue."""
    said = translate("Dashboard", "overdue since {day}")
    return said.format(day=near_day(upcoming.day, today))


def moment(at: datetime, today: date) -> str:
    """The time of today, else the day."""
    local = at.astimezone()
    return clock(at) if local.date() == today else near_day(local.date(), today)


def job(title: str, company: str) -> str:
    """Both where both are known."""
    title = title or translate("Dashboard", "Job without a title")
    if not company:
        return title
    return translate("Dashboard", "{title} at {company}").format(title=title, company=company)
