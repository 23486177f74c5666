"""What the tabs of CVs and jobs list, in every order that they show it in: made by a worker."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from careerflow.models.folding import folded


class ListRow(Protocol):
    """`plain` is what a search looks in, `language` "" where it is not known."""

    @property
    def id(self) -> str: ...
    @property
    def plain(self) -> str: ...
    @property
    def tags(self) -> Sequence[str]: ...
    @property
    def language(self) -> str: ...


Row = TypeVar("Row", bound=ListRow)


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """In the window's language as it was then."""

    orders: Mapping[Any, Sequence[Row]]
    by_id: Mapping[str, Row]
    tags: tuple[str, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """ "" for any."""

    words: str = ""
    tag: str = ""
    language: str = ""


def tags_of(rows: Iterable[ListRow]) -> tuple[str, ...]:
    """Each once, however its letters are written, in the order of the alphabet."""
    tags = {tag.casefold(): tag for row in rows for tag in row.tags}
    return tuple(sorted(tags.values(), key=folded))


def languages_of(rows: Iterable[ListRow]) -> tuple[str, ...]:
    """Their codes, in order."""
    return tuple(sorted({row.language for row in rows} - {""}))
