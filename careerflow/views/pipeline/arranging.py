"""The board's cards in their order, with what a search looks in and a table sorts by: all that
takes time where there are thousands, to be made by a worker."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from careerflow.models.tracker import Card, Stage
from careerflow.views.pipeline.placing import order
from careerflow.views.words.name_order import folded_once, name_places


@dataclass(frozen=True, slots=True)
class Arranged:
    """`cards` in the order of their ranks. By id: the `plain` text that a search looks in. The
    `places` of names in the order of the window's language, as it was then; `tags`, `sources` and
    `cvs` are what can be filtered by, in that order."""

    stages: tuple[Stage, ...] = ()
    cards: tuple[Card, ...] = ()
    plain: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    cvs: tuple[str, ...] = ()


NOTHING = Arranged()


def arranged(stages: Sequence[Stage], cards: Iterable[Card], before: Arranged) -> Arranged:
    """What has not changed since `before` is the same object, so that the window's thread finds
    the difference at once."""
    known = {card.id: card for card in before.cards}
    listed = [_same(known.get(card.id), card) for card in cards]
    listed.sort(key=order)
    tags = {tag for card in listed for tag in card.tags}
    sources = {card.source for card in listed if card.source}
    cvs = {card.cv_name for card in listed if card.cv_name}
    texts = {text for card in listed for text in (card.title, card.company, card.location)}
    places = name_places(frozenset(texts | tags | sources | cvs))
    return Arranged(
        tuple(stages),
        tuple(listed),
        {card.id: folded_once(searched(card)) for card in listed},
        places,
        *(tuple(sorted(names, key=places.__getitem__)) for names in (tags, sources, cvs)),
    )


def searched(card: Card) -> str:
    """What the search box looks in."""
    parts = (card.title, card.company, card.location, card.next_step, card.source, *card.tags)
    return "\n".join(parts)


def plain_of(card: Card) -> str:
    """Of one that the user has just changed."""
    return folded_once(searched(card))


def _same(before: Card | None, now: Card) -> Card:
    return before if before is not None and before == now else now
