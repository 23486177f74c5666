"""What the user should think of now: of their applications, nothing else is looked at."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from careerflow.models.message import Message
from careerflow.models.tracker import (
    Card,
    Interview,
    Notice,
    NoticeKind,
    NoticeState,
    StageKind,
)
from careerflow.services.tracking.due import Due, due_in

NO_ANSWER_DAYS = 14
_NO_MORE = 90
"""Days after which an answer is not waited for any more."""
_DEADLINE_DAYS = (1, 3)
_SOON = timedelta(hours=1)


def due(
    cards: Sequence[Card],
    interviews: Mapping[str, Sequence[Interview]],
    kinds: Mapping[str, StageKind],
    now: datetime,
    days: int = NO_ANSWER_DAYS,
) -> tuple[Notice, ...]:
    """By their times, those of silence at the end. `interviews` are by the id of the application,
    `kinds` by that of the stage; `now` has the user's own zone, whose days count. `days` without
    an answer are too many; with 0 nobody minds. A key holds what it is about, so that another
    day is another notice."""
    found: list[Notice] = []
    for card in cards:
        kind = kinds.get(card.stage_id, StageKind.REJECTED)
        if kind is not StageKind.REJECTED:
            for each in due_in(card, kind, interviews.get(card.id, ()), now.tzinfo):
                found += _PRESSING[each.kind](card, each, now)
        if kind is StageKind.APPLIED and days and card.active <= now:
            found += _of_silence(card, now, days)
    return tuple(sorted(found, key=_order))


def _order(notice: Notice) -> tuple[bool, datetime, str]:
    return notice.kind is NoticeKind.NO_ANSWER, notice.due, notice.key


def open_ones(
    notices: Sequence[Notice], states: Mapping[str, NoticeState], now: datetime
) -> tuple[Notice, ...]:
    """Those that the user has neither dismissed nor put off to a later time."""

    def is_open(notice: Notice) -> bool:
        state = states.get(notice.key, NoticeState())
        return state.dismissed is None and (state.until is None or state.until <= now)

    return tuple(notice for notice in notices if is_open(notice))


def said(notice: Notice, now: datetime) -> Message:
    """What it is about, without a word of the user's own: anyone may stand before the screen."""
    days = (notice.due.astimezone(now.tzinfo).date() - now.date()).days
    if notice.kind is NoticeKind.NO_ANSWER:
        return Message("notice.no_answer", {"count": notice.days})
    if notice.kind is NoticeKind.INTERVIEW:
        at = f"{notice.due.astimezone(now.tzinfo):%H:%M}"
        return Message(f"notice.interview_{'tomorrow' if days else 'today'}", {"time": at})
    if notice.kind is NoticeKind.DEADLINE:
        return Message("notice.deadline", {"count": days}) if days else Message("notice.last_day")
    late = {"count": -days}
    return Message("notice.overdue", late) if days < 0 else Message("notice.next_step")


def start_of(day: date, zone: tzinfo | None) -> datetime:
    """In UTC; `zone` None is this computer's, with the summer time of that day."""
    midnight = datetime.combine(day, time(), zone)
    return midnight.astimezone(UTC)  # without a zone it is one of this computer


def _of_next_step(card: Card, step: Due, now: datetime) -> Iterator[Notice]:
    if step.day <= now.date():
        about, at = step.day.isoformat(), start_of(step.day, now.tzinfo)
        yield _notice(card, step.kind, about, at, step.text)


def _of_interview(card: Card, interview: Due, now: datetime) -> Iterator[Notice]:
    at = interview.at
    if at is None or at < now:
        return
    soon = at - now <= _SOON
    if soon or (interview.day - now.date()).days <= 1:
        about = f"{interview.interview_id} {at.isoformat()} {'hour' if soon else 'day'}"
        yield _notice(card, interview.kind, about, at, interview.text)


def _of_deadline(card: Card, deadline: Due, now: datetime) -> Iterator[Notice]:
    left = (deadline.day - now.date()).days
    for most in _DEADLINE_DAYS:
        if 0 <= left <= most:
            about = f"{deadline.day.isoformat()} {most}"
            yield _notice(card, deadline.kind, about, start_of(deadline.day, now.tzinfo))
            return


def _of_silence(card: Card, now: datetime, days: int) -> Iterator[Notice]:
    """Not where the user has planned what to do about it, nor before an interview."""
    if card.next_step_on is not None:
        return
    since = (now.date() - card.entered.astimezone(now.tzinfo).date()).days
    if days <= since <= max(_NO_MORE, days):
        about = card.entered.isoformat()
        due_at = card.entered + timedelta(days=days)
        yield _notice(card, NoticeKind.NO_ANSWER, about, due_at, days=since)


def _notice(
    card: Card, kind: NoticeKind, about: str, at: datetime, text: str = "", days: int = 0
) -> Notice:
    key = f"{kind.value} {card.id} {about}"
    return Notice(key, kind, card.id, card.title, card.company, text, at, days)


_PRESSING: Mapping[NoticeKind, Callable[[Card, Due, datetime], Iterator[Notice]]] = {
    NoticeKind.NEXT_STEP: _of_next_step,
    NoticeKind.INTERVIEW: _of_interview,
    NoticeKind.DEADLINE: _of_deadline,
}
