"""How a quote and a page are compared: folded, without what a quotation may lose.

White space, dashes and bullets between two characters become a gap; the characters must be equal
one by one, and gaps may differ only where the page itself leaves it open: at a line's end, at a
hyphen, beside punctuation, in letter-spaced words.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from careerflow.models.document import Document, Line
from careerflow.services.documents.folding import (
    BULLETS,
    DASHES,
    INVISIBLE,
    SOFT_HYPHEN,
    fold_character,
    is_ideograph,
    is_word,
)

# Marks of a gap: " " white space, "\n" a line or page break, "-" a dash, "=" a soft hyphen,
# "~" a width between that of no space and that of a space, "*" a bullet.
_SPACE, BREAK, _DASH, _SOFT, _OPEN, _BULLET = " \n-=~*"
PARTING = (_DASH, _SOFT)
"""Marks of a word's end that goes on elsewhere."""
_OPEN_WIDTH = 0.08  # of the font size: narrower than any space, wider than any kerning
_SPACED_LETTERS = 4  # single letters in a row that make a letter-spaced word


@dataclass(frozen=True, slots=True)
class Folded:
    """`gaps[i]` is what stood before characters[i]; `places[i]` its offset in the source."""

    characters: str
    gaps: list[str]
    places: list[int]

    def part(self, first: int, last: int) -> "Folded":
        gaps, places = self.gaps[first:last], self.places[first:last]
        return Folded(self.characters[first:last], gaps, places)


def fold(text: str, places: Sequence[int], open_gaps: dict[int, str]) -> Folded:
    characters: list[str] = []
    gaps: list[str] = []
    origins: list[int] = []
    gap = ""
    for place in places:
        character = text[place]
        mark = _mark(character)
        if mark is not None:
            gap += mark
            continue
        gap = open_gaps.get(place, gap)
        for folded in fold_character(character):
            characters.append(folded)
            gaps.append(gap)
            origins.append(place)
            gap = ""
    return Folded("".join(characters), gaps, origins)


@lru_cache(maxsize=8192)
def _mark(character: str) -> str | None:
    """The mark of a character that belongs to a gap; None of one that is compared."""
    if character in INVISIBLE:
        return ""
    if character == SOFT_HYPHEN:
        return _SOFT
    if character in DASHES:
        return _DASH
    if character in BULLETS or unicodedata.category(character) == "Co":  # icons
        return _BULLET
    if character.isspace():
        return BREAK if character in "\n\f\r" else _SPACE
    return None


def open_gaps(document: Document) -> dict[int, str]:
    """Places before which the page does not say whether there is a space."""
    gaps: dict[int, str] = {}
    for line in document.lines:
        words = document.text[line.start : line.end]
        if line.extents:
            gaps.update((line.start + at, _OPEN) for at in _open_widths(line, words))
        gaps.update((line.start + at, _OPEN) for at in _spaced_letters(words))
    return gaps


def _open_widths(line: Line, words: str) -> Iterator[int]:
    visible = [at for at, character in enumerate(words) if _mark(character) is None]
    limit = _OPEN_WIDTH * line.size
    for before, at in pairwise(visible):
        if at - before == 1:
            width = line.extents[at][0] - line.extents[before][1]
            if width > limit:
                yield at
        elif words[before + 1 : at].isspace():
            width = line.extents[at][0] - line.extents[before][1]
            if 0 <= width < limit:
                yield at


def _spaced_letters(words: str) -> Iterator[int]:
    """Where the letters of a letter-spaced word begin, all but its first."""
    run: list[int] = []
    at = 0
    for word in [*words.split(" "), ".."]:
        if len(word) == 1 and word.isalpha():
            run.append(at)
        elif word:
            if len(run) >= _SPACED_LETTERS:
                yield from run[1:]
            run = []
        at += len(word) + 1


def matches(view: Folded, wanted: Folded) -> Iterator[int]:
    size = len(wanted.characters)
    first = view.characters.find(wanted.characters)
    while first >= 0:
        if (
            at_boundary(view, first)
            and at_boundary(view, first + size)
            and same_gaps(view, wanted, first)
        ):
            yield first
        first = view.characters.find(wanted.characters, first + 1)


def at_boundary(view: Folded, at: int) -> bool:
    """Whether no word and no number is cut in two before characters[at]."""
    characters = view.characters
    if at in (0, len(characters)) or view.gaps[at] not in ("", _SOFT):
        return True
    if view.places[at - 1] == view.places[at]:
        return False
    before, after = characters[at - 1], characters[at]
    if is_word(before) and is_word(after):
        return is_ideograph(before) or is_ideograph(after)
    around = characters[max(at - 2, 0) : at + 2]
    if len(around) == 4 and _in_number(around[0], before, after) and not view.gaps[at - 1]:
        return False
    following = view.gaps[at + 1] if at + 1 < len(characters) else _SPACE
    if len(around) >= 3 and _in_number(before, after, around[-1]) and not following:
        return False
    return not (is_word(before) and after in "+#")


def _in_number(before: str, mark: str, after: str) -> bool:
    return mark in ".,:/" and before.isdigit() and after.isdigit()


def same_gaps(view: Folded, wanted: Folded, first: int) -> bool:
    there = view.gaps[first + 1 : first + len(wanted.characters)]
    here = wanted.gaps[1:]
    if there == here:
        return True
    characters = wanted.characters
    for at, (printed, quoted) in enumerate(zip(there, here, strict=True), 1):
        if printed != quoted:
            around = characters[max(at - 2, 0) : at], characters[at : at + 2]
            if not _same_gap(printed, quoted, *around):
                return False
    return True


def same_gap_at(wanted: Folded, at: int, printed: str) -> bool:
    """Whether the quote's gap before characters[at] may stand for `printed`."""
    characters = wanted.characters
    around = characters[max(at - 2, 0) : at], characters[at : at + 2]
    return _same_gap(printed, wanted.gaps[at], *around)


@lru_cache(maxsize=8192)
def _same_gap(printed: str, quoted: str, before: str, after: str) -> bool:
    """Whether a quotation may write `quoted` where `printed` stands, between two characters."""
    # A soft hyphen with white space after it is a word that went on in the next line.
    space, dashes = has_space(quoted) and _SOFT not in quoted, has_dash(quoted)
    own_space, own_dashes = has_space(printed), has_dash(printed)
    if dashes == own_dashes:
        raised = before[-1].isalpha() and after[0].isdigit() and not printed  # mc² may be "mc 2"
        return bool(dashes) or space == own_space or raised or _open(printed, before, after)
    if dashes and own_dashes:
        return False
    if dashes:  # the page has a soft hyphen, or a bullet that was copied as a dash
        return _SOFT in printed or _BULLET in printed
    if BREAK not in printed:
        return False
    head, _, tail = printed.rpartition(BREAK)
    if _DASH in tail:  # a dash as a bullet
        return _DASH not in head and (after[0].isalpha() or tail.endswith(_SPACE))
    return not space and before[-1].isalpha() and after[0].isalpha()


def has_space(gap: str) -> bool:
    return any(mark in gap for mark in " \n*")


def has_dash(gap: str) -> bool:
    return _DASH in gap


def _open(printed: str, before: str, after: str) -> bool:
    """Whether the page leaves open if there is a space here."""
    if _OPEN in printed or BREAK in printed:
        return True
    if is_ideograph(before[-1]) or is_ideograph(after[0]):
        return True  # set without spaces, and with any white
    if _in_number(before[-2:-1], before[-1], after[0]) or _in_number(
        before[-1], after[0], after[1:]
    ):
        return False
    return not (is_word(before[-1]) and is_word(after[0]))
