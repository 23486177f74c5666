"""How many were answered, by what they have in common."""

from functools import partial

from PySide6.QtCore import QCoreApplication

from careerflow.models.figures import FEWEST, Group, GroupBy, Groups, Rate, Statistics
from careerflow.models.table import Table, Value
from careerflow.views.charts.figures import count, days, percent
from careerflow.views.charts.rows import Bar, Row, draw_rows
from careerflow.views.charts.shown import Shown

translate = QCoreApplication.translate

_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


def answers(statistics: Statistics, by: GroupBy) -> Shown:
    groups = statistics.groups[by]
    everything = statistics.overall
    enough = everything is not None and everything.answered.of >= FEWEST
    listed = [(group_name(group.name, group.band, by), group) for group in groups.shown]
    if everything is not None and enough:
        listed.insert(0, (translate("Statistics", "All that were sent"), everything))
    rows = tuple(_row(name, group) for name, group in listed)
    ticks = tuple((place, percent(place)) for place in _TICKS)
    return Shown(
        _titles()[by],
        translate(
            "Statistics",
            "Of the applications that were sent: how many had any answer (an interview, an offer "
            "or a rejection), and how many came to an interview. The line over a bar is the 95% "
            "interval (Wilson): the fewer cases, the longer it is. Groups under {fewest} are "
            "hidden, since chance decides there.",
        ).format(fewest=FEWEST),
        partial(draw_rows, rows=rows, ticks=ticks) if rows else None,
        _table(listed),
        _too_few(statistics.sent),
        _hidden(groups),
    )


def _titles() -> dict[GroupBy, str]:
    return {
        GroupBy.SOURCE: translate("Statistics", "Answers by source"),
        GroupBy.CV: translate("Statistics", "Answers by CV version"),
        GroupBy.SCORE: translate("Statistics", "Answers by score"),
    }


def group_name(name: str, band: tuple[int, int] | None, by: GroupBy) -> str:
    """In the language of the window, where the user gave none."""
    if band is not None:
        low, high = band
        return translate("Statistics", "Score {low} to {high}").format(low=low, high=high)
    unknown = {
        GroupBy.SOURCE: translate("Statistics", "Source not known"),
        GroupBy.CV: translate("Statistics", "No CV named"),
        GroupBy.SCORE: translate("Statistics", "No report"),
    }
    return name or unknown[by]


def _row(name: str, group: Group) -> Row:
    answered = translate("Statistics", "Any answer")
    interviewed = translate("Statistics", "Interview")
    return Row(
        name,
        (
            _bar(name, answered, group.answered, "stage_applied"),
            _bar(name, interviewed, group.interviewed, "stage_interviewing"),
        ),
    )


def _bar(group: str, what: str, rate: Rate, color: str) -> Bar:
    figures = translate("Statistics", "{share} ({hits} of {of})").format(
        share=percent(rate.share), hits=count(rate.hits), of=count(rate.of)
    )
    words = f"{what} {figures}"
    spread = translate("Statistics", "95% interval: {low} to {high}").format(
        low=percent(rate.low), high=percent(rate.high)
    )
    return Bar(rate.share, color, words, f"{group} · {words} · {spread}", rate.low, rate.high)


def _too_few(sent: int) -> str:
    return translate(
        "Statistics",
        "Rates are shown from {fewest} applications on that were sent in this period; there are "
        "{sent}. Move a card to “Applied” when you have sent it.",
    ).format(fewest=FEWEST, sent=count(sent))


def _hidden(groups: Groups) -> str:
    if not groups.hidden:
        return ""
    return translate(
        "Statistics",
        "Hidden, with fewer than {fewest} applications each: groups: {groups}, applications: "
        "{cases}.",
    ).format(fewest=FEWEST, groups=count(groups.hidden), cases=count(groups.hidden_cases))


def _table(listed: list[tuple[str, Group]]) -> Table:
    headers = (
        translate("Statistics", "Group"),
        translate("Statistics", "Sent"),
        translate("Statistics", "Answered"),
        translate("Statistics", "Answered (%)"),
        translate("Statistics", "Answered: 95% from"),
        translate("Statistics", "Answered: 95% to"),
        translate("Statistics", "Interviewed"),
        translate("Statistics", "Interviewed (%)"),
        translate("Statistics", "Interviewed: 95% from"),
        translate("Statistics", "Interviewed: 95% to"),
        translate("Statistics", "Days to the first answer (median)"),
    )
    return Table(headers, tuple(_values(name, group) for name, group in listed))


def _values(name: str, group: Group) -> tuple[Value, ...]:
    wait = None if group.days is None else round(group.days, 1)
    return (
        name,
        group.answered.of,
        *_rate_values(group.answered),
        *_rate_values(group.interviewed),
        wait,
    )


def _rate_values(rate: Rate) -> tuple[Value, ...]:
    shares = (rate.share, rate.low, rate.high)
    return (rate.hits, *(round(100 * share, 1) for share in shares))


def waiting_words(group: Group | None) -> str:
    """How long an answer takes; empty where none came."""
    if group is None or group.days is None or group.answered.of < FEWEST:
        return ""
    return translate("Statistics", "Half of the answers came within {days} days.").format(
        days=days(group.days)
    )
