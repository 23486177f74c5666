"""Finds a quote in a CV and the boxes that it fills on the page. Exact, never fuzzy.

Document and quote are folded alike and stripped of what a quotation may lose: white space,
dashes, bullets. The rest must be equal, character by character; then what stood in every gap
between two characters is compared, and differs only where the page itself leaves it open: at a
line's end, at a hyphen, beside punctuation, in letter-spaced words.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from careerflow.models.document import Box, Document, DocumentKind, Line
from careerflow.models.report import Evidence
from careerflow.services.documents.folding import (
    BULLETS,
    DASHES,
    INVISIBLE,
    SOFT_HYPHEN,
    fold_character,
    is_ideograph,
    is_word,
)
from careerflow.services.documents.furniture import furniture
from careerflow.services.documents.marking import marked, without_space

# Marks of a gap: " " white space, "\n" a line or page break, "-" a dash, "=" a soft hyphen,
# "~" a width between that of no space and that of a space, "*" a bullet.
_SPACE, _BREAK, _DASH, _SOFT, _OPEN, _BULLET = " \n-=~*"
_OPEN_WIDTH = 0.08  # of the font size: narrower than any space, wider than any kerning
_EMPTY = 0.75  # of the font size: wider than nearly all spaces of justified text
_SPACED_LETTERS = 4  # single letters in a row that make a letter-spaced word


@dataclass(frozen=True, slots=True)
class _Folded:
    """`gaps[i]` is what stood before characters[i]; `places[i]` its offset in the source."""

    characters: str
    gaps: list[str]
    places: list[int]


class QuoteIndex:
    """The folded text of one document. Building it takes a few milliseconds a page."""

    def __init__(self, document: Document) -> None:
        self._document = document
        text = document.text
        open_gaps = _open_gaps(document)
        self._views = [_fold(text, range(len(text)), open_gaps)]
        left_out = furniture(text, document.lines, document.pages)
        if left_out and len(document.pages) > 1:
            self._views.append(_fold(text, _without(document, left_out), open_gaps))

    def locate(self, quote: str) -> tuple[Evidence, ...]:
        """The first place of the quote, one item for each page it crosses; empty if none."""
        text = unicodedata.normalize("NFC", quote)
        wanted = _fold(text, range(len(text)), {})
        if not any(map(is_word, wanted.characters)):
            return ()
        for view in self._views:
            for first in _matches(view, wanted):
                places = view.places[first : first + len(wanted.characters)]
                return tuple(self._evidence(places))
        return ()

    def _evidence(self, places: list[int]) -> Iterator[Evidence]:
        for page in self._document.pages:
            low, high = bisect_left(places, page.start), bisect_left(places, page.end)
            if low < high:
                yield from evidence(self._document, places[low], places[high - 1] + 1)


def evidence(document: Document, start: int, end: int) -> tuple[Evidence, ...]:
    """A known passage as evidence: one item a page, as a person would mark it, without its
    bullet or number, without separators and white space at its ends."""
    items = []
    for number, page in enumerate(document.pages, 1):
        low, high = marked(document.text, max(start, page.start), min(end, page.end))
        if low < high:
            plain = document.kind is DocumentKind.TEXT
            boxes = () if plain else tuple(_boxes(document, low, high))
            quote = document.text[low:high]
            items.append(Evidence(quote, None if plain else number, boxes, low, high, True))
    return tuple(items)


def _boxes(document: Document, start: int, end: int) -> list[Box]:
    """One a line or several; none for a line of bullets alone, whose signs may be blank."""
    text = document.text
    parts = list(_parts(document, start, end))
    worded = {part[0] for part in parts if any(map(str.isalnum, text[part[1] : part[2]]))}
    return [_box(*part) for part in parts if not worded or part[0] in worded]


def _parts(document: Document, start: int, end: int) -> Iterator[tuple[Line, int, int]]:
    first = bisect_right(document.lines, start, key=lambda line: line.start) - 1
    for line in document.lines[max(first, 0) :]:
        if line.start >= end:
            return
        low, high = without_space(document.text, max(start, line.start), min(end, line.end))
        if low < high:
            yield from ((line, *part) for part in _without_gaps(document.text, line, low, high))


def _without_gaps(text: str, line: Line, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The line's part text[start:end], cut where the page is empty in between: a label and its
    value, a place and its dates. No box is laid over what may be the space between columns."""
    gaps = _gaps(text, line, start, end) if line.extents else []
    spaces = [width for *_, width in gaps]
    justified = len(spaces) > 2 and max(spaces) < 2 * min(spaces)
    for before, at, width in gaps:
        if width > _EMPTY * line.size and not justified:
            yield start, before + 1
            start = at
    yield start, end


def _gaps(text: str, line: Line, start: int, end: int) -> list[tuple[int, int, float]]:
    """(last character before, first after, width) of the spaces between the line's words."""
    printed = [at for at in range(start, end) if not text[at].isspace()]
    ends = [(before, at) for before, at in pairwise(printed) if at - before > 1]
    first = line.start
    return [
        (before, at, line.extents[at - first][0] - line.extents[before - first][1])
        for before, at in ends
    ]


def _box(line: Line, start: int, end: int) -> Box:
    extents = line.extents[start - line.start : end - line.start]
    if not extents:  # a line whose characters have no places of their own
        return line.box
    low, high = min(low for low, _ in extents), max(high for _, high in extents)
    x0, y0, x1, y1 = line.box
    return (x0, low, x1, high) if line.vertical else (low, y0, high, y1)


def _without(document: Document, left_out: frozenset[int]) -> list[int]:
    dropped = {
        place
        for index in left_out
        for place in range(document.lines[index].start, document.lines[index].end)
    }
    return [place for place in range(len(document.text)) if place not in dropped]


def _fold(text: str, places: Sequence[int], open_gaps: dict[int, str]) -> _Folded:
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
    return _Folded("".join(characters), gaps, origins)


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
        return _BREAK if character in "\n\f\r" else _SPACE
    return None


def _open_gaps(document: Document) -> dict[int, str]:
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


def _matches(view: _Folded, wanted: _Folded) -> Iterator[int]:
    size = len(wanted.characters)
    first = view.characters.find(wanted.characters)
    while first >= 0:
        if (
            _at_boundary(view, first)
            and _at_boundary(view, first + size)
            and _same_gaps(view, wanted, first)
        ):
            yield first
        first = view.characters.find(wanted.characters, first + 1)


def _at_boundary(view: _Folded, at: int) -> bool:
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


def _same_gaps(view: _Folded, wanted: _Folded, first: int) -> bool:
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


@lru_cache(maxsize=8192)
def _same_gap(printed: str, quoted: str, before: str, after: str) -> bool:
    """Whether a quotation may write `quoted` where `printed` stands, between two characters."""
    space, dashes = _plain(quoted)
    own_space, own_dashes = _plain(printed)
    if dashes == own_dashes:
        return bool(dashes) or space == own_space or _open(printed, before, after)
    if dashes and own_dashes:
        return False
    if dashes:  # the page has a soft hyphen, or a bullet that was copied as a dash
        return _SOFT in printed or _BULLET in printed
    if _BREAK not in printed:
        return False
    head, _, tail = printed.rpartition(_BREAK)
    if _DASH in tail:  # a dash as a bullet
        return _DASH not in head and (after[0].isalpha() or tail.endswith(_SPACE))
    return not space and before[-1].isalpha() and after[0].isalpha()


def _plain(gap: str) -> tuple[bool, bool]:
    """(has a space, has a dash)"""
    return any(mark in gap for mark in " \n*"), _DASH in gap


def _open(printed: str, before: str, after: str) -> bool:
    """Whether the page leaves open if there is a space here."""
    if _OPEN in printed or _BREAK in printed:
        return True
    if _in_number(before[-2:-1], before[-1], after[0]) or _in_number(
        before[-1], after[0], after[1:]
    ):
        return False
    return not (is_word(before[-1]) and is_word(after[0]))
