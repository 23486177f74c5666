from dataclasses import replace
from datetime import UTC, date, timedelta, timezone

import pytest
from histories import (
    APPLIED,
    INTERVIEWING,
    NOW,
    OFFER,
    REJECTED,
    STAGES,
    WISHLIST,
    days_ago,
    record,
    tracked,
)
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.figures import FEWEST, Flow, Grain, GroupBy, Period, Statistics
from careerflow.models.tracker import Stage, StageKind
from careerflow.services.tracking.rates import rate
from careerflow.services.tracking.statistics import statistics_of

SCREEN = Stage("screen", StageKind.INTERVIEWING, "Phone screen", "b")


EVER = Period()


def figures(*applications, period=EVER, grain=Grain.WEEK, **values) -> Statistics:
    return statistics_of(record(*applications, **values), period, grain, NOW, UTC)


def funnel_of(*applications) -> list[int]:
    return [count for _, count in figures(*applications).funnel]


def test_whoever_skips_a_stage_has_passed_it():
    straight = tracked(1, (OFFER, 3))
    turned_down = tracked(2, (APPLIED, 9), (REJECTED, 3))
    wish = tracked(3, (WISHLIST, 9))
    assert funnel_of(straight, turned_down, wish) == [3, 2, 1, 1]


def test_a_wish_let_go_was_not_sent_but_an_end_alone_was():
    let_go = tracked(1, (WISHLIST, 9), (REJECTED, 3))
    told_late = tracked(2, (REJECTED, 3))
    assert funnel_of(let_go, told_late) == [2, 1, 0, 0]
    assert figures(let_go, told_late).sent == 1


def test_a_step_back_leaves_what_was_reached_and_is_a_flow_of_its_own():
    back = tracked(1, (APPLIED, 9), (INTERVIEWING, 6), (APPLIED, 2))
    found = figures(back)
    assert [count for _, count in found.funnel] == [1, 1, 1, 0]
    assert set(found.flows) == {
        Flow(None, APPLIED, 1),
        Flow(APPLIED, INTERVIEWING, 1),
        Flow(INTERVIEWING, APPLIED, 1),
    }
    applied, interviewing = found.nodes
    assert (applied.came, applied.here) == (2, 1)
    assert (interviewing.came, interviewing.here) == (1, 0)


def test_a_move_that_was_withdrawn_changes_everything():
    whole = tracked(1, (APPLIED, 9), (OFFER, 3))
    without = replace(whole, moves=whole.moves[:1], stage_id=APPLIED)
    assert funnel_of(whole) == [1, 1, 1, 1]
    assert funnel_of(without) == [1, 1, 0, 0]
    assert figures(without).overall.answered.hits == 0
    assert not any(flow.target == OFFER for flow in figures(without).flows)


def test_stages_of_the_users_own_count_as_their_kind_also_once_deleted():
    one = tracked(1, (APPLIED, 9), (SCREEN.id, 6), (REJECTED, 3))
    for found in (
        statistics_of(replace(record(one), stages=(*STAGES, SCREEN)), EVER, Grain.WEEK, NOW, UTC),
        figures(one, past_stages=(SCREEN,)),
    ):
        assert [count for _, count in found.funnel] == [1, 1, 1, 0]
        assert SCREEN in [node.stage for node in found.nodes]


def test_answers_their_rate_and_how_long_they_took():
    found = figures(
        tracked(1, (APPLIED, 20), (INTERVIEWING, 10), (REJECTED, 1)),
        tracked(2, (APPLIED, 20), (REJECTED, 16)),
        tracked(3, (APPLIED, 20)),
        tracked(4, (WISHLIST, 20)),
    ).overall
    assert (found.answered.hits, found.answered.of) == (2, 3)
    assert (found.interviewed.hits, found.interviewed.of) == (1, 3)
    assert found.days == pytest.approx(7)


def test_the_interval_is_wilsons():
    # Newcombe 1998, table I: 81 of 263 and 0 of 20.
    some, none = rate(81, 263), rate(0, 20)
    assert (some.low, some.high) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert (none.low, none.high) == pytest.approx((0.0, 0.1611), abs=1e-4)


def test_small_groups_are_hidden_and_counted():
    linked = [tracked(n, (APPLIED, 9), source=" LinkedIn" if n else "linkedin") for n in range(6)]
    others = [tracked(10 + n, (APPLIED, 9), source=name) for n, name in enumerate("ABB")]
    groups = figures(*linked, *others).groups[GroupBy.SOURCE]
    assert [(group.name, group.answered.of) for group in groups.shown] == [("linkedin", 6)]
    assert (groups.hidden, groups.hidden_cases) == (2, 3)


def test_score_bands_are_in_their_order_and_those_without_a_score_last():
    scores = [39] * 5 + [40] * 6 + [None] * 9 + [100] * 5
    found = figures(*(tracked(n, (APPLIED, 9), score=score) for n, score in enumerate(scores)))
    groups = found.groups[GroupBy.SCORE].shown
    assert [group.band for group in groups] == [(0, 39), (40, 59), (80, 100), None]


def test_versions_of_a_cv_are_told_apart_by_their_files():
    first = [tracked(n, (APPLIED, 9), cv_sha256="1", cv_name="CV.pdf") for n in range(5)]
    second = [tracked(5 + n, (APPLIED, 9), cv_sha256="2", cv_name="CV.pdf") for n in range(5)]
    assert len(figures(*first, *second).groups[GroupBy.CV].shown) == 2


def test_time_in_stage_tells_those_still_there_apart():
    gone = [tracked(n, (APPLIED, 10), (INTERVIEWING, 10 - days)) for n, days in enumerate((2, 4))]
    still = [tracked(10 + n, (APPLIED, days)) for n, days in enumerate((5, 7, 30))]
    found = figures(*gone, *still).stays[None]
    ((stay,),) = (group.stays for group in found.shown)
    assert (stay.left, stay.here) == (2, 3)
    assert stay.median == pytest.approx(3)
    assert stay.median_here == pytest.approx(7)
    assert found.hidden == 1  # interviewing, with two cases


def test_time_in_stage_by_what_applications_have_in_common():
    fast = [tracked(n, (APPLIED, 10), (REJECTED, 8), source="Friend") for n in range(5)]
    slow = [tracked(9 + n, (APPLIED, 10), (REJECTED, 3), source="LinkedIn") for n in range(6)]
    few = [tracked(20 + n, (APPLIED, 10), source="Paper") for n in range(4)]
    found = figures(*fast, *slow, *few).stays[GroupBy.SOURCE]
    medians = [(group.name, [stay.median for stay in group.stays]) for group in found.shown]
    assert medians == [("LinkedIn", [pytest.approx(7)]), ("Friend", [pytest.approx(2)])]
    assert found.hidden == 1


def test_a_period_takes_what_began_in_it_with_both_its_days():
    period = Period(days_ago(10).date(), days_ago(8).date())
    ages = (11, 10, 8, 7)
    found = figures(*(tracked(n, (APPLIED, age)) for n, age in enumerate(ages)), period=period)
    assert (found.applications, found.total) == (2, 4)


def test_a_day_is_that_of_the_users_zone():
    late = tracked(1, (APPLIED, 0.25))  # 06:00 in UTC
    far = timezone(timedelta(hours=-10))
    yesterday = Period(None, days_ago(1).date())
    found = statistics_of(record(late), yesterday, Grain.WEEK, NOW, far)
    assert found.applications == 1


def test_weeks_and_months_have_no_gaps():
    applications = tracked(1, (APPLIED, 60), (REJECTED, 1)), tracked(2, (WISHLIST, 3))
    weeks = figures(*applications).over_time
    assert [week.start.weekday() for week in weeks] == [0] * 10  # 27 September was a Sunday
    assert sum(week.saved for week in weeks) == 2
    assert (weeks[0].sent, weeks[-1].rejected) == (1, 1)
    months = figures(*applications, grain=Grain.MONTH).over_time
    assert [month.start for month in months] == [
        date(2026, 9, 1),
        date(2026, 10, 1),
        date(2026, 11, 1),
    ]


HISTORIES = st.lists(
    st.lists(
        st.tuples(st.sampled_from([*STAGES, SCREEN]), st.floats(0, 400)), min_size=1, max_size=7
    ),
    max_size=25,
)


@given(
    HISTORIES,
    st.sampled_from(["", "a", "B"]),
    st.sampled_from(Grain),
    st.none() | st.integers(0, 400),
)
def test_sums_agree(histories, source, grain, start):
    applications = [
        tracked(n, *((s.id, ago) for s, ago in sorted(history, key=lambda move: -move[1])))
        for n, history in enumerate(histories)
    ]
    applications = [replace(each, source=source) for each in applications]
    period = Period(None if start is None else days_ago(start).date())
    found = figures(*applications, past_stages=(SCREEN,), period=period, grain=grain)
    steps = [count for _, count in found.funnel]
    assert steps[0] == found.applications
    assert steps[1] == found.sent
    assert steps == sorted(steps, reverse=True)
    # What comes into a stage goes on or is still there.
    for node in found.nodes:
        into = sum(flow.count for flow in found.flows if flow.target == node.stage.id)
        out = sum(flow.count for flow in found.flows if flow.source == node.stage.id)
        assert into == node.came == out + node.here
    assert sum(node.here for node in found.nodes) == found.applications
    assert sum(flow.count for flow in found.flows if flow.source is None) == found.applications
    for groups in found.groups.values():
        cases = sum(group.answered.of for group in groups.shown)
        assert cases + groups.hidden_cases == found.sent
        assert all(group.answered.of >= FEWEST for group in groups.shown)
    for stays in found.stays.values():
        cases = [stay.left + stay.here for group in stays.shown for stay in group.stays]
        assert all(number >= FEWEST for number in cases)
    if found.overall is not None:
        chance = found.overall.answered
        assert 0 <= chance.low <= chance.share <= chance.high <= 1
    if start is None:
        assert sum(each.saved for each in found.over_time) == found.applications
        assert sum(each.sent for each in found.over_time) == found.sent
