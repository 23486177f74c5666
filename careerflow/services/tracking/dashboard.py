"""What the user should know today."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

from careerflow.models.figures import DashboardFigures, DayActivity, Recent, Stale, Upcoming
from careerflow.models.record import Record, Tracked
from careerflow.models.tracker import Interview, InterviewOutcome, NoticeKind, Stage, StageKind
from careerflow.services.tracking.due import due_in
from careerflow.services.tracking.journey import Journey, day_of, journeys, stages_by_id

ACTIVITY_DAYS = 30
"""The present one too."""
SILENT_DAYS = 14
"""Without news, after which an application is worth a question, where the user says no other."""
_AHEAD_DAYS = 30
_BEHIND_DAYS = 14
"""How long a deadline that has passed is still shown."""
_MOST_RECENT = 8
_NEVER = datetime.max.replace(tzinfo=UTC)
_WAITING = (StageKind.APPLIED, StageKind.INTERVIEWING)


def dashboard_of(
    record: Record,
    now: datetime,
    zone: tzinfo | None = None,
    silent_days: int = SILENT_DAYS,
) -> DashboardFigures:
    """`zone` is where the user's days are; None is the computer's own."""
    found, stages = journeys(record), stages_by_id(record)
    today = day_of(now, zone)
    kinds = Counter(stages[each.stage_id].kind for each in record.applications)
    activity = _activity(record, found, now, zone)
    return DashboardFigures(
        today=today,
        silent_days=silent_days,
        applications=len(found),
        analyses=len(record.analyses),
        active=sum(kinds[kind] for kind in _WAITING),
        sent=sum(day.sent for day in activity),
        interviews=sum(
            _is_coming(interview, now)
            for each in record.applications
            for interview in each.interviews
            if stages[each.stage_id].kind is not StageKind.REJECTED
        ),
        offers=kinds[StageKind.OFFER],
        activity=activity,
        upcoming=_upcoming(record, stages, now, zone),
        recent=_recent(record, stages),
        stale=_stale(record, stages, now, zone, silent_days) if silent_days else (),
    )


def _activity(
    record: Record, found: Iterable[Journey], now: datetime, zone: tzinfo | None
) -> tuple[DayActivity, ...]:
    today = day_of(now, zone)
    first = today - timedelta(days=ACTIVITY_DAYS - 1)
    # A day more than any zone is away: most moves are older, and their day need not be found.
    oldest = now - timedelta(days=ACTIVITY_DAYS + 1)
    counts: Counter[tuple[str, object]] = Counter()
    for name, moment in _events(record, found):
        if moment >= oldest:
            counts[name, day_of(moment, zone)] += 1
    days = [first + timedelta(days=number) for number in range(ACTIVITY_DAYS)]
    names = ("analyses", "saved", "sent", "moved")
    return tuple(DayActivity(day, *(counts[name, day] for name in names)) for day in days)


def _events(record: Record, found: Iterable[Journey]) -> Iterator[tuple[str, datetime]]:
    for analysis in record.analyses:
        yield "analyses", analysis.at
    for journey in found:
        yield "saved", journey.began
        if journey.sent is not None:
            yield "sent", journey.sent
        for move in journey.moves[1:]:
            yield "moved", move.at


def _is_coming(interview: Interview, now: datetime) -> bool:
    is_open = interview.outcome is InterviewOutcome.OPEN
    return is_open and interview.at is not None and interview.at >= now


def _upcoming(
    record: Record, stages: dict[str, Stage], now: datetime, zone: tzinfo | None
) -> tuple[Upcoming, ...]:
    """The most overdue first: next steps, interviews of today and later, and deadlines of what
    has not been sent. Of ended applications only next steps."""
    last = day_of(now, zone) + timedelta(days=_AHEAD_DAYS)
    found = [
        each
        for application in record.applications
        for each in _dates(application, stages[application.stage_id].kind, now, zone)
        if each.day <= last
    ]
    found.sort(key=lambda each: (each.day, each.at or _NEVER, each.title, each.kind))
    return tuple(found)


def _dates(
    application: Tracked, kind: StageKind, now: datetime, zone: tzinfo | None
) -> Iterator[Upcoming]:
    today = day_of(now, zone)
    earliest = {
        NoticeKind.NEXT_STEP: date.min,
        NoticeKind.DEADLINE: today - timedelta(days=_BEHIND_DAYS),
        NoticeKind.INTERVIEW: today,
    }
    whose = (application.id, application.title, application.company)
    for due in due_in(application, kind, application.interviews, zone):
        if due.day >= earliest[due.kind]:
            yield Upcoming(due.kind, *whose, due.text, due.day, due.at, due.day < today)


def _recent(record: Record, stages: dict[str, Stage]) -> tuple[Recent, ...]:
    applications = [
        Recent(each.id, each.title, each.company, each.active, stages[each.stage_id])
        for each in record.applications
    ]
    analyses = [
        Recent(each.id, each.title, each.cv_name, each.at)
        for each in record.analyses[:_MOST_RECENT]
    ]
    found = sorted((*applications, *analyses), key=lambda each: each.at, reverse=True)
    return tuple(found[:_MOST_RECENT])


def _stale(
    record: Record,
    stages: dict[str, Stage],
    now: datetime,
    zone: tzinfo | None,
    silent_days: int,
) -> tuple[Stale, ...]:
    """Those that wait for an answer, the longest first. What is planned is not forgotten: one
    with a step or an interview to come is not among them."""
    today = day_of(now, zone)
    found = []
    for each in record.applications:
        stage = stages[each.stage_id]
        if stage.kind not in _WAITING or _is_planned(each, now, zone):
            continue
        rounds = (
            interview.at
            for interview in each.interviews
            if interview.at is not None and interview.outcome is not InterviewOutcome.CANCELLED
        )
        days = (today - day_of(max((each.active, *rounds)), zone)).days
        if days >= silent_days:
            found.append(Stale(each.id, each.title, each.company, stage, days))
    return tuple(sorted(found, key=lambda stale: (-stale.days, stale.title)))


def _is_planned(application: Tracked, now: datetime, zone: tzinfo | None) -> bool:
    step = application.next_step_on
    if step is not None and step >= day_of(now, zone):
        return True
    return any(_is_coming(interview, now) for interview in application.interviews)
