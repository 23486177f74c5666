"""Which applications the user should look at, by their dates alone."""

from datetime import date, timedelta

from careerflow.models.tracker import Card, StageKind
from careerflow.views.words.days import local_day

SOON = timedelta(days=7)
"""A deadline that is this near is shown."""

_WAITING = (StageKind.APPLIED, StageKind.INTERVIEWING)


def is_overdue(card: Card, today: date) -> bool:
    """Its next step should have been done."""
    return card.next_step_on is not None and card.next_step_on < today


def deadline_near(card: Card, kind: StageKind, today: date) -> bool:
    """Also one that has passed; nothing is due any more where the user has applied."""
    wished = kind is StageKind.WISHLIST and card.deadline is not None
    return wished and card.deadline is not None and card.deadline <= today + SOON


def is_quiet(card: Card, kind: StageKind, today: date, days: int) -> bool:
    """No answer for so many days, and nothing planned; never where these are 0."""
    planned = card.next_step_on is not None and card.next_step_on >= today
    if not days or kind not in _WAITING or planned:
        return False
    return local_day(card.active) <= today - timedelta(days=days)


def needs_attention(card: Card, kind: StageKind, today: date, no_answer_days: int) -> bool:
    if kind is StageKind.REJECTED:
        return False
    due = card.next_step_on is not None and card.next_step_on <= today
    return due or deadline_near(card, kind, today) or is_quiet(card, kind, today, no_answer_days)
