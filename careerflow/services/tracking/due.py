"""What is to come in an application: computed here for the bell and for the dashboard."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Protocol

from careerflow.models.tracker import Interview, InterviewOutcome, NoticeKind, StageKind
from careerflow.services.tracking.journey import day_of


class Planned(Protocol):
    """An application, however much of it is there."""

    @property
    def next_step(self) -> str: ...
    @property
    def next_step_on(self) -> date | None: ...
    @property
    def deadline(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Due:
    """`text` is the next step or the round in the user's words; `at` an interview's time and
    `interview_id` which it is."""

    kind: NoticeKind
    day: date
    text: str = ""
    at: datetime | None = None
    interview_id: str = ""


def due_in(
    application: Planned,
    stage: StageKind,
    interviews: Sequence[Interview],
    zone: tzinfo | None = None,
) -> Iterator[Due]:
    """All that has a day, be it past or far away. A deadline is that of what has not been sent;
    of an ended application only a next step is left. `zone` is where the user's days are; None is
    the computer's own."""
    if application.next_step_on is not None:
        yield Due(NoticeKind.NEXT_STEP, application.next_step_on, application.next_step)
    if stage is StageKind.WISHLIST and application.deadline is not None:
        yield Due(NoticeKind.DEADLINE, application.deadline)
    if stage is StageKind.REJECTED:
        return
    for each in interviews:
        if each.at is not None and each.outcome is InterviewOutcome.OPEN:
            day = day_of(each.at, zone)
            yield Due(NoticeKind.INTERVIEW, day, each.title, each.at, each.id)
