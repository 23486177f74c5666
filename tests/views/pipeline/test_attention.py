"""Which cards the filter "Needs attention" leaves."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from careerflow.models.tracker import Card, Salary, StageKind
from careerflow.views.pipeline.attention import needs_attention

TODAY = date(2026, 11, 26)
NOON = datetime(2026, 11, 26, 12).astimezone()
CARD = Card(
    "a", "j", "s", "a", "Engineer", "Acme", "", Salary(), "", "", None, None, "", "", None,
    NOON, None, NOON, NOON,
)  # fmt: skip
WAITING = (StageKind.APPLIED, StageKind.INTERVIEWING)


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def kinds(card: Card, days: int = 14) -> set[StageKind]:
    """Those of the stages in which the card would need it."""
    return {kind for kind in StageKind if needs_attention(card, kind, TODAY, days)}


def test_a_card_with_nothing_to_do_needs_none():
    assert not kinds(CARD)


@pytest.mark.parametrize(("left", "needs"), [(-3, True), (0, True), (1, False)])
def test_a_next_step_from_its_day_on(left, needs):
    planned = replace(CARD, next_step="Call", next_step_on=in_days(left))
    assert kinds(planned) == (set(StageKind) - {StageKind.REJECTED} if needs else set())


@pytest.mark.parametrize(("left", "needs"), [(-30, True), (7, True), (8, False)])
def test_a_deadline_within_a_week_of_what_was_not_sent_yet(left, needs):
    assert kinds(replace(CARD, deadline=in_days(left))) == (
        {StageKind.WISHLIST} if needs else set()
    )


def test_no_answer_for_as_long_as_the_user_says():
    silent = replace(CARD, active=NOON - timedelta(days=14))
    assert kinds(silent) == set(WAITING)
    assert not kinds(silent, days=15)
    assert not kinds(silent, days=0)
    assert not kinds(replace(silent, next_step_on=in_days(1)))


def test_an_interview_to_come_is_no_silence():
    assert not kinds(replace(CARD, active=NOON + timedelta(days=3)))
