"""A quote that runs on other ways than the reading order: cell by cell, each whole but the first
and the last, each the neighbour of the one before. Exact like any other quote."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from careerflow.models.document import Document
from careerflow.services.documents.folding import is_ideograph
from careerflow.services.documents.neighbours import Cell, Neighbours, cells
from careerflow.services.documents.quoting import (
    BREAK,
    PARTING,
    Folded,
    at_boundary,
    has_dash,
    has_space,
    same_gap_at,
    same_gaps,
)

Pieces = tuple[tuple[int, int], ...]
"""Half-open ranges of the view's characters."""
_LONGEST = 60
"""Cells: as far as a quote is followed."""


class Stitcher:
    """`view` is the folded text of the whole document, `running` its running heads and feet."""

    def __init__(self, document: Document, view: Folded, running: frozenset[int]) -> None:
        self._view = view
        found: list[Cell] = []
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        self._initials: dict[tuple[int, str], list[int]] = {}
        """Page and first character -> cells."""
        for cell in cells(document, running):
            first, last = bisect_left(view.places, cell.start), bisect_left(view.places, cell.end)
            if first < last:
                initial = (cell.page, view.characters[first])
                self._initials.setdefault(initial, []).append(len(found))
                found.append(cell)
                self._firsts.append(first)
                self._lasts.append(last)
        self._cells = found
        self._neighbours = Neighbours(found)
        self._parted_words = tuple(set(map(self._last_word, self._hyphenated())))

    def pieces(self, wanted: Folded) -> Pieces | None:
        words = list(_words(wanted))
        if not self._cells or not all(map(self._may_stand, words)):
            return None
        first = words[0][:1] if is_ideograph(words[0][0]) else words[0]
        at = self._view.characters.find(first)
        while at >= 0:
            cell = bisect_right(self._firsts, at) - 1
            if self._may_start(wanted, cell, at):
                found = self._follow(wanted, cell, at)
                if found:
                    return found
            at = self._view.characters.find(first, at + 1)
        return None

    def _may_stand(self, word: str) -> bool:
        return word in self._view.characters or word.startswith(self._parted_words)

    def _hyphenated(self) -> Iterator[int]:
        """Where cells end whose last word goes on elsewhere."""
        gaps = [*self._view.gaps, ""]
        return (last for last in self._lasts if gaps[last].startswith(PARTING))

    def _last_word(self, last: int) -> str:
        first = next(at for at in range(last - 1, -1, -1) if self._view.gaps[at] or not at)
        return self._view.characters[first:last]

    def _may_start(self, wanted: Folded, cell: int, at: int) -> bool:
        if cell < 0 or at >= self._lasts[cell]:
            return False
        start = wanted.characters[: self._lasts[cell] - at]
        return self._view.characters.startswith(start, at) and at_boundary(self._view, at)

    def _follow(self, wanted: Folded, cell: int, at: int) -> Pieces | None:
        """Depth first; a cell that the rest of the quote did not fit is not tried again there, and
        none is read twice."""
        size = len(wanted.characters)
        stack: list[tuple[int, int, Pieces]] = [(cell, 0, ())]
        tried: set[tuple[int, int]] = set()
        while stack:
            cell, done, pieces = stack.pop()
            if (cell, done) in tried or len(pieces) > _LONGEST:
                continue
            tried.add((cell, done))
            first = self._firsts[cell] if done else at
            last = min(self._lasts[cell], first + size - done)
            read = any(self._firsts[cell] <= start < self._lasts[cell] for start, _ in pieces)
            if read or not self._equal(wanted, done, first, last):
                continue
            done += last - first
            pieces = (*pieces, (first, last))
            if done == size:
                if at_boundary(self._view, last):
                    return pieces
            elif last == self._lasts[cell]:
                stack += [(other, done, pieces) for other in self._next(wanted, cell, done)]
        return None

    def _equal(self, wanted: Folded, done: int, first: int, last: int) -> bool:
        size = last - first
        part = wanted.part(done, done + size)
        return self._view.characters.startswith(part.characters, first) and same_gaps(
            self._view, part, first
        )

    def _next(self, wanted: Folded, cell: int, done: int) -> Iterator[int]:
        """Cells of this page and the next that the quote may go on with."""
        page, initial = self._cells[cell].page, wanted.characters[done]
        for number in (page, page + 1):
            for other in self._initials.get((number, initial), ()):
                if (
                    other != cell
                    and self._begins(wanted, other, done)
                    and self._parted(wanted, cell, other, done)
                    and (other == cell + 1 or self._neighbours.leads(cell, other))
                ):
                    yield other

    def _begins(self, wanted: Folded, cell: int, done: int) -> bool:
        first = self._firsts[cell]
        size = min(self._lasts[cell] - first, len(wanted.characters) - done)
        return self._view.characters.startswith(wanted.characters[done : done + size], first)

    def _parted(self, wanted: Folded, cell: int, other: int, done: int) -> bool:
        """Whether what the quote writes between the two may stand for the way between them."""
        view, last, first = self._view, self._lasts[cell], self._firsts[other]
        before = view.gaps[last].partition(BREAK)[0] if last < len(view.gaps) else ""
        printed = before + BREAK + view.gaps[first].rpartition(BREAK)[2]
        quoted = wanted.gaps[done]
        if not (has_space(quoted) or has_dash(quoted + before)):
            around = wanted.characters[done - 1 : done + 1]
            if not any(map(is_ideograph, around)):
                return False
        return same_gap_at(wanted, done, printed)


def _words(wanted: Folded) -> Iterator[str]:
    """What the quote parts by white space or by anything else of a gap."""
    start = 0
    for at, gap in enumerate(wanted.gaps):
        if gap and at:
            yield wanted.characters[start:at]
            start = at
    yield wanted.characters[start:]
