"""Which applications the user should look at, by their dates alone."""

from datetime import date, datetime, timedelta

from careerflow.models.tracker import Card, StageKind

NO_ANSWER = timedelta(days=14)
"""Without news for so long, one asks."""
SOON = timedelta(days=7)
"""A deadline that is this near is shown."""

_WAITING = (StageKind.APPLIED, StageKind.INTERVIEWING)


def local_day(moment: datetime) -> date:
    """In the user's zone."""
    return moment.astimezone().date()


def is_overdue(card: Card, today: date) -> bool:
    """Its next step should have been done."""
    return card.next_step_on is not None and card.next_step_on < today


def deadline_near(card: Card, kind: StageKind, today: date) -> bool:
    """Also one that has passed; nothing is due any more where the user has applied."""
    wished = kind is StageKind.WISHLIST and card.deadline is not None
    return wished and card.deadline is not None and card.deadline <= today + SOON


def is_quiet(card: Card, kind: StageKind, today: date) -> bool:
    """No answer for long, and nothing planned."""
    if kind not in _WAITING or (card.next_step_on is not None and card.next_step_on >= today):
        return False
    return local_day(card.active) <= today - NO_ANSWER


def needs_attention(card: Card, kind: StageKind, today: date) -> bool:
    if kind is StageKind.REJECTED:
        return False
    due = card.next_step_on is not None and card.next_step_on <= today
    return due or deadline_near(card, kind, today) or is_quiet(card, kind, today)
