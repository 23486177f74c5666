"""Where cards come to stand that are put between others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from careerflow.models.rank import several_between
from careerflow.models.tracker import Card


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the application with this id is put; `rank` is its place in the stage."""

    id: str
    stage_id: str
    rank: str


def order(card: Card) -> tuple[str, str]:
    """The place of a card in its stage: two computers may have given the same rank."""
    return card.rank, card.id


def placed(
    column: Sequence[Card], moved: Iterable[Card], before: str | None, stage_id: str
) -> list[Placed]:
    """`moved`, in that order, before the card with the id `before` in a column that stands in
    order; None is its end. Where that card has the rank of the one above it, what has this rank
    below moves along, in its order: nothing fits between two equal ranks.
    """
    ids = [card.id for card in moved]
    away = set(ids)
    others = [card for card in column if card.id not in away]
    place = next((n for n, card in enumerate(others) if card.id == before), len(others))
    low = others[place - 1].rank if place else None
    end = place
    while low is not None and end < len(others) and others[end].rank <= low:
        end += 1
    ids += [card.id for card in others[place:end]]
    high = others[end].rank if end < len(others) else None
    ranks = several_between(low, high, len(ids))
    return [Placed(id_, stage_id, rank) for id_, rank in zip(ids, ranks, strict=True)]
