from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from careerflow.models.tracker import (
    Card,
    Interview,
    InterviewOutcome,
    NoticeKind,
    Salary,
    StageKind,
)
from careerflow.services.tracking.reminders import due

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 11, 26, 9, 0, tzinfo=HANOI)
KINDS = {kind.value: kind for kind in StageKind}
CARD = Card(
    id="a",
    job_id="j",
    stage_id="applied",
    rank="a",
    title="Engineer",
    company="Acme",
    location="",
    salary=Salary(),
    source="",
    link="",
    deadline=None,
    score=None,
    cv_name="",
    next_step="",
    next_step_on=None,
    entered=NOW - timedelta(days=2),
    applied=None,
    created=NOW - timedelta(days=2),
    active=NOW,
)


def found(card: Card, *interviews: Interview, now: datetime = NOW, days: int = 14):
    return due([card], {"a": interviews}, KINDS, now, days)


def interview(at: datetime | None, outcome: InterviewOutcome = InterviewOutcome.OPEN):
    return Interview("i", "Technical", at, 60, "", "", "", outcome)


def test_a_next_step_is_due_on_its_day_and_after_it():
    planned = replace(CARD, next_step="Call", next_step_on=date(2026, 11, 26))
    (notice,) = found(planned)
    assert (notice.kind, notice.text, notice.title) == (NoticeKind.NEXT_STEP, "Call", "Engineer")
    assert notice.due == datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
    assert found(planned, now=NOW + timedelta(days=3))[0].key == notice.key
    assert not found(planned, now=NOW - timedelta(days=1))


def test_the_days_are_those_of_the_users_zone():
    planned = replace(CARD, next_step_on=date(2026, 11, 26))
    early = datetime(2026, 11, 25, 18, 0, tzinfo=UTC)  # the 26th in Hanoi
    assert not found(planned, now=early)
    assert found(planned, now=early.astimezone(HANOI))


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        (timedelta(minutes=50), "hour"),
        (timedelta(hours=5), "day"),
        (timedelta(hours=30), "day"),
        (timedelta(hours=48), None),
        (timedelta(minutes=-1), None),
    ],
)
def test_an_interview_is_told_the_day_before_and_an_hour_before(ahead, expected):
    notices = found(CARD, interview(NOW + ahead))
    assert [notice.key.split()[-1] for notice in notices] == ([expected] if expected else [])


def test_an_interview_that_moves_is_told_again_and_one_called_off_is_not():
    first = found(CARD, interview(NOW + timedelta(hours=2)))[0]
    assert found(CARD, interview(NOW + timedelta(hours=3)))[0].key != first.key
    assert not found(CARD, interview(NOW + timedelta(hours=2), InterviewOutcome.CANCELLED))
    assert not found(CARD, interview(None))


@pytest.mark.parametrize(("left", "told"), [(4, None), (3, "3"), (2, "3"), (1, "1"), (-1, None)])
def test_the_deadline_of_a_wish(left, told):
    wish = replace(CARD, stage_id="wishlist", deadline=NOW.date() + timedelta(days=left))
    assert [notice.key.split()[-1] for notice in found(wish)] == ([told] if told else [])
    assert not found(replace(wish, stage_id="applied"))


def test_no_answer_after_fourteen_days():
    silent = replace(CARD, entered=NOW - timedelta(days=14))
    (notice,) = found(silent)
    assert (notice.kind, notice.days) == (NoticeKind.NO_ANSWER, 14)
    assert not found(silent, days=15)
    assert not found(silent, days=0)
    assert not found(replace(silent, stage_id="interviewing"))
    assert not found(replace(silent, next_step_on=date(2027, 1, 1)))
    assert not found(replace(silent, active=NOW + timedelta(days=3)))  # an interview


def test_what_was_rejected_or_has_left_every_stage_asks_for_nothing():
    planned = replace(CARD, next_step_on=NOW.date(), entered=NOW - timedelta(days=30))
    assert not found(replace(planned, stage_id="rejected"))
    assert not found(replace(planned, stage_id="gone"))
    assert not found(replace(planned, stage_id="rejected"), interview(NOW + timedelta(hours=2)))
