"""What the dashboard's lines say."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from careerflow.models.figures import Upcoming
from careerflow.models.tracker import NoticeKind
from careerflow.views.words.days import clock, day_in_year, local_day
from careerflow.views.words.job_title import shown_title

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
    return day_in_year(day, today)


def late(upcoming: Upcoming, today: date) -> str:
    """Of something overdue."""
    said = translate("Dashboard", "overdue since {day}")
    return said.format(day=near_day(upcoming.day, today))


def moment(at: datetime, today: date) -> str:
    """The time of today, else the day."""
    day = local_day(at)
    return clock(at) if day == today else near_day(day, today)


def job(title: str, company: str) -> str:
    """Both where both are known."""
    title = shown_title(title)
    if not company:
        return title
    return translate("Dashboard", "{title} at {company}").format(title=title, company=company)
