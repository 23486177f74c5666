"""What the bell tells is on the dashboard too: both are made of one computation."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.record import Record, Tracked
from careerflow.models.tracker import (
    Card,
    Interview,
    InterviewOutcome,
    NoticeKind,
    Salary,
    Stage,
    StageKind,
)
from careerflow.services.tracking.dashboard import dashboard_of
from careerflow.services.tracking.reminders import due

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
STAGES = tuple(Stage(kind.value, kind, "", str(n)) for n, kind in enumerate(StageKind))
KINDS = {stage.id: stage.kind for stage in STAGES}
TRACKED = Tracked(
    "a", "Engineer", "Acme", "", "applied", None, None, "", (), created=NOW, active=NOW
)
CARD = Card(
    "a", "j", "applied", "a", "Engineer", "Acme", "", Salary(), "", "", None, None, "", "", None,
    entered=NOW, applied=None, created=NOW, active=NOW,
)  # fmt: skip

days = st.none() | st.integers(-40, 40).map(lambda left: NOW.date() + timedelta(days=left))
rounds = st.builds(
    Interview,
    id=st.sampled_from("xyz"),
    title=st.just("Technical"),
    at=st.none() | st.integers(-100, 100).map(lambda hours: NOW + timedelta(hours=hours)),
    minutes=st.just(60),
    place=st.just(""),
    people=st.just(""),
    notes=st.just(""),
    outcome=st.sampled_from(InterviewOutcome),
)


@given(st.sampled_from(list(StageKind)), days, days, st.lists(rounds, max_size=3).map(tuple))
def test_every_date_of_a_notice_is_on_the_dashboard(
    kind: StageKind,
    step: date | None,
    deadline: date | None,
    interviews: tuple[Interview, ...],
):
    plan = {"stage_id": kind.value, "next_step_on": step, "deadline": deadline}
    notices = due([replace(CARD, **plan)], {"a": interviews}, KINDS, NOW, 0)
    application = replace(TRACKED, interviews=interviews, **plan)
    upcoming = dashboard_of(Record(STAGES, applications=(application,)), NOW, UTC).upcoming
    shown = {(each.kind, each.at or each.day) for each in upcoming}
    told = {
        (each.kind, each.due if each.kind is NoticeKind.INTERVIEW else each.due.date())
        for each in notices
    }
    assert told <= shown
    near = {
        (NoticeKind.NEXT_STEP, each.day)
        for each in upcoming
        if each.kind is NoticeKind.NEXT_STEP and each.day <= NOW.date()
    }
    assert near <= told or kind is StageKind.REJECTED
