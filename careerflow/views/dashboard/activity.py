"""Thirty days of activity as a chart."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from careerflow.models.figures import DashboardFigures, DayActivity
from careerflow.models.table import Table
from careerflow.views.charts.columns import Series, draw_stacked
from careerflow.views.charts.figures import count
from careerflow.views.charts.scale import top
from careerflow.views.charts.shown import Shown
from careerflow.views.words.days import full_day, short_day

translate = QCoreApplication.translate


def activity(found: DashboardFigures) -> Shown:
    days = found.activity
    series = tuple(
        Series(name, color, tuple(getattr(day, field) for day in days))
        for field, (name, color) in _series().items()
    )
    most = max((day.total for day in days), default=0)
    return Shown(
        translate("Dashboard", "Activity in the last 30 days"),
        translate(
            "Dashboard",
            "What was done on each day: CVs compared with adverts, applications saved to the "
            "pipeline and sent, cards moved to another stage. An application that is sent by a "
            "move counts for both.",
        ),
        partial(
            draw_stacked,
            series=series,
            labels=[short_day(day.day) for day in days],
            spoken=[_spoken(day) for day in days],
            figure=[count(number) for number in range(int(top(most)) + 1)],
        ),
        Table(
            (translate("Dashboard", "Day"), *(each.name for each in series)),
            tuple(
                (day.day.isoformat(), day.analyses, day.saved, day.sent, day.moved) for day in days
            ),
        ),
    )


def _series() -> dict[str, tuple[str, str]]:
    return {
        "analyses": (translate("Dashboard", "Analyzed"), "second"),
        "saved": (translate("Dashboard", "Saved"), "stage_wishlist"),
        "sent": (translate("Dashboard", "Sent"), "stage_applied"),
        "moved": (translate("Dashboard", "Moved"), "stage_interviewing"),
    }


def _spoken(day: DayActivity) -> str:
    """What there was."""
    done = [
        f"{name}: {count(getattr(day, field))}"
        for field, (name, _) in _series().items()
        if getattr(day, field)
    ]
    return " · ".join((full_day(day.day), *(done or [translate("Dashboard", "nothing")])))
