"""Names in the order of the window's language, for lists of thousands: to be made by a worker."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cmp_to_key, lru_cache
from typing import TypeVar

from PySide6.QtCore import QCollator, QLocale

from careerflow.models.folding import folded

Row = TypeVar("Row")


@lru_cache(maxsize=1 << 15)
def folded_once(text: str) -> str:
    """As `folded`: the next list says the same but for a row or two."""
    return folded(text)


def by_name(rows: Iterable[Row], name: Callable[[Row], str]) -> list[Row]:
    """Those without any last; those with the same in their order as they were."""
    named = [(unicodedata.normalize("NFC", name(row)), row) for row in rows]
    places = name_places(frozenset(each for each, _ in named))
    return [row for _, row in sorted(named, key=lambda each: (not each[0], places[each[0]]))]


def name_places(names: frozenset[str]) -> Mapping[str, int]:
    """Of names in the order of the window's language: Đ follows D. Slow where there are
    thousands of new ones."""
    return _places(names, QLocale().name())


@lru_cache(maxsize=4)
def _places(names: frozenset[str], language: str) -> dict[str, int]:
    # Nearly in order before the collator, which is slow, is asked.
    nearly = sorted(names, key=folded)
    nearly.sort(key=cmp_to_key(QCollator(QLocale(language)).compare))
    return {name: place for place, name in enumerate(nearly)}
