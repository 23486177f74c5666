"""What happened week by week, or month by month."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from careerflow.models.figures import Grain, Interval, Statistics
from careerflow.models.table import Table
from careerflow.views.charts.columns import Series, draw_strips
from careerflow.views.charts.figures import count
from careerflow.views.charts.shown import Shown
from careerflow.views.words.days import full_day, month_of, short_day

translate = QCoreApplication.translate


def over_time(statistics: Statistics, grain: Grain) -> Shown:
    intervals = statistics.over_time
    series = _series(intervals, grain)
    labels = tuple(_label(each, grain) for each in intervals)
    totals = tuple(count(sum(each.counts)) for each in series)
    headers = (_first_header(grain), *(each.name for each in series))
    columns = (tuple(each.start.isoformat() for each in intervals), *(s.counts for s in series))
    return Shown(
        translate("Statistics", "Over time"),
        translate(
            "Statistics",
            "What happened in the period. Each application counts once for each thing: on the "
            "day when it came into the pipeline, was sent, first came to an interview, an offer, "
            "a rejection. Weeks begin on Monday.",
        ),
        partial(draw_strips, series=series, labels=labels, totals=totals) if intervals else None,
        Table(headers, tuple(zip(*columns, strict=True))),
        translate("Statistics", "Nothing happened in this period. Choose a longer one."),
    )


def _series(intervals: tuple[Interval, ...], grain: Grain) -> tuple[Series, ...]:
    names = {
        "saved": (translate("Statistics", "Saved"), "stage_wishlist"),
        "sent": (translate("Statistics", "Sent"), "stage_applied"),
        "interviewing": (translate("Statistics", "Interviews"), "stage_interviewing"),
        "offers": (translate("Statistics", "Offers"), "stage_offer"),
        "rejected": (translate("Statistics", "Rejections"), "stage_rejected"),
    }
    found = []
    for field, (name, color) in names.items():
        counts = tuple(getattr(each, field) for each in intervals)
        spoken = tuple(
            f"{_said(each, grain)} · {name}: {count(number)}" if number else ""
            for each, number in zip(intervals, counts, strict=True)
        )
        found.append(Series(name, color, counts, spoken))
    return tuple(found)


def _label(interval: Interval, grain: Grain) -> str:
    return month_of(interval.start) if grain is Grain.MONTH else short_day(interval.start)


def _said(interval: Interval, grain: Grain) -> str:
    if grain is Grain.MONTH:
        return month_of(interval.start)
    said = translate("Statistics", "Week of {day}")
    return said.format(day=full_day(interval.start))


def _first_header(grain: Grain) -> str:
    if grain is Grain.MONTH:
        return translate("Statistics", "Month from")
    return translate("Statistics", "Week from")
