"""What the history of one application comes to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from careerflow.models.record import Record, Tracked
from careerflow.models.tracker import Move, Stage, StageKind

REACHED = (StageKind.WISHLIST, StageKind.APPLIED, StageKind.INTERVIEWING, StageKind.OFFER)
"""From the first to the last; a rejection may follow each of them."""

_ANSWERS = (StageKind.INTERVIEWING, StageKind.OFFER, StageKind.REJECTED)


@dataclass(frozen=True, slots=True)
class Journey:
    """An application with its stages. `moves` has no two of the same stage in a row. `first` has,
    for each kind of stage, when the application first came into one of it.

    `sent` is when it first came into a stage that follows the sending. A rejection straight from
    the wishlist is a wish that was let go: nothing was sent. One without anything before it is
    taken for the end of an application that was sent. `answered` is the first interview, offer or
    rejection from then on.
    """

    application: Tracked
    moves: tuple[Move, ...]
    first: Mapping[StageKind, datetime]
    sent: datetime | None
    answered: datetime | None
    interviewed: bool

    @property
    def began(self) -> datetime:
        return self.moves[0].at

    @property
    def reached(self) -> StageKind:
        """The furthest that it has ever come: whoever skips a stage has passed it."""
        kinds = [kind for kind in REACHED if kind in self.first]
        if self.sent is not None:
            kinds.append(StageKind.APPLIED)
        return max(kinds, key=REACHED.index, default=StageKind.WISHLIST)


def journeys(record: Record) -> list[Journey]:
    """Of all applications, in the order of the record."""
    kinds = {stage.id: stage.kind for stage in (*record.stages, *record.past_stages)}
    return [_journey(application, kinds) for application in record.applications]


def day_of(moment: datetime, zone: tzinfo | None) -> date:
    """The day in that zone; None is the computer's own."""
    return moment.astimezone(zone).date()


def stages_by_id(record: Record) -> dict[str, Stage]:
    """Also those that were deleted."""
    return {stage.id: stage for stage in (*record.past_stages, *record.stages)}


def _journey(application: Tracked, kinds: Mapping[str, StageKind]) -> Journey:
    moves = _without_repeats(application.moves) or (
        Move("", application.stage_id, application.created),
    )
    first: dict[StageKind, datetime] = {}
    sent = answered = None
    for move in moves:
        kind = kinds[move.stage_id]
        if sent is None and kind is not StageKind.WISHLIST and not _let_go(kind, first):
            sent = move.at
        if sent is not None and answered is None and kind in _ANSWERS:
            answered = move.at
        first.setdefault(kind, move.at)
    interviewed = StageKind.INTERVIEWING in first or StageKind.OFFER in first
    return Journey(application, moves, first, sent, answered, interviewed)


def _let_go(kind: StageKind, before: Mapping[StageKind, datetime]) -> bool:
    return kind is StageKind.REJECTED and bool(before)


def _without_repeats(moves: Iterable[Move]) -> tuple[Move, ...]:
    kept: list[Move] = []
    for move in moves:
        if not kept or kept[-1].stage_id != move.stage_id:
            kept.append(move)
    return tuple(kept)
