"""Cards set side by side: name over level over details, several in a row of the page.

Read row by row they would mix: all names, then all levels. What tells them from the cells of a
table, or from a job with its date, is that each row of the page has one type size and weight, that
the first row differs from the next, and that the pieces of all rows begin equally far apart.
"""

import itertools
import re

from careerflow.services.documents.extraction import Fragment
from careerflow.services.matching.languages import language_mentions

Row = list[Fragment]
_DATE = re.compile(r"\d{4}")
_REACH = 0.5
"""Ems by which beginnings that agree may differ."""
_SHIFT = 3.0
"""Ems that a name may stand in from the rest of its card: an icon is beside it."""
_NEAR = 1.6
"""Ems of white that part two rows of one card at most."""


def by_card(rows: list[Row]) -> list[Fragment]:
    """The pieces of all rows, card after card where there are cards."""
    ordered: list[Fragment] = []
    place = 0
    while place < len(rows):
        end = _end_of_cards(rows, place)
        ordered += _card_after_card(rows[place:end])
        place = end
    return ordered


def _end_of_cards(rows: list[Row], start: int) -> int:
    """Where a row of cards that begins at `start` ends; start + 1 where none does."""
    first = rows[start]
    if len(first) < 2 or not _has_one_style(first) or any(_dated(item) for item in first):
        return start + 1
    end = start + 1
    while end < len(rows) and _continues(rows[start:end], rows[end]):
        end += 1
    return end


def _continues(card: list[Row], row: Row) -> bool:
    first, last = card[0], card[-1]
    if not _has_one_style(row) or not _is_near(last, row) or any(_dated(item) for item in row):
        return False
    if len(card) == 1:
        beside = len(row) == len(first) and _is_parallel(first, row)
        return beside and _tells_names(first, row)
    if None in [_column(card[1], item) for item in row]:
        return False
    if _style(row[0]) == _style(first[0]) and not _stands_in(first, card[1]):
        return False
    return len(row) == len(first) or _style(row[0]) == _style(last[0])


def _tells_names(first: Row, row: Row) -> bool:
    if _style(row[0]) != _style(first[0]) or _stands_in(first, row):
        return True
    return all(map(_is_level_of, first, row))


def _is_level_of(name: Fragment, level: Fragment) -> bool:
    """Whether they are a language and how well it is spoken: told by their words."""
    mentions = language_mentions(name.text, listed=True)
    if [mention.level for mention, _, _ in mentions] != [None]:
        return False
    if language_mentions(level.text, listed=True):
        return False
    both = language_mentions(f"{name.text} {level.text}", listed=True)
    return len(both) == 1 and both[0][0].level is not None


def _stands_in(first: Row, row: Row) -> bool:
    """Whether names leave room for icons."""
    return first[0].box[0] - row[0].box[0] > _REACH * row[0].size


def _dated(item: Fragment) -> bool:
    return _DATE.search(item.text) is not None


def _card_after_card(rows: list[Row]) -> list[Fragment]:
    if len(rows) == 1:
        return rows[0]
    cards: list[list[Fragment]] = [[item] for item in rows[0]]
    for row in rows[1:]:
        for item in row:
            column = _column(rows[1], item)
            assert column is not None
            cards[column].append(item)
    return [item for card in cards for item in card]


def _style(item: Fragment) -> tuple[float, bool]:
    return round(item.size, 1), item.bold


def _has_one_style(row: Row) -> bool:
    level = not any(item.vertical or item.backwards for item in row)
    return level and all(_style(item) == _style(row[0]) for item in row)


def _is_near(above: Row, below: Row) -> bool:
    gap = min(item.box[1] for item in below) - max(item.box[3] for item in above)
    return gap < _NEAR * below[0].size


def _is_parallel(first: Row, row: Row) -> bool:
    """Each piece stands equally far in from the one above it."""
    shifts = [above.box[0] - item.box[0] for above, item in zip(first, row, strict=True)]
    ems = row[0].size
    same = all(abs(after - before) < _REACH * ems for before, after in itertools.pairwise(shifts))
    return same and -_REACH * ems < shifts[0] < _SHIFT * ems


def _column(row: Row, item: Fragment) -> int | None:
    for place, other in enumerate(row):
        if abs(other.box[0] - item.box[0]) < _REACH * item.size:
            return place
    return None
