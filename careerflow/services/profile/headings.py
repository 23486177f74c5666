"""Where the heading of each job is: the row of its dates, and up to two rows above or below that
are set like a heading."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from careerflow.models.document import Document, Line, Period, Section
from careerflow.services.profile.pieces import Piece, pieces
from careerflow.services.profile.rows import Row, bullet, rows

_ROWS = 2  # of a heading, above or below its dates
_WORDS, _LETTERS = 14, 100  # more are a sentence
_NEAR = 2.7  # type sizes between the middles of two rows of one heading
_INDENT = 1.1  # type sizes that a heading's rows may stand further in


@dataclass(frozen=True, slots=True)
class Heading:
    """`period` None: of a job without dates."""

    period: Period | None
    own: tuple[Piece, ...]  # beside the dates
    above: tuple[Piece, ...] = ()
    below: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class _Passage:
    """A section's rows, its dates, and the bullet that its lists have."""

    text: str
    rows: Sequence[Row]
    periods: Sequence[Period]
    bullet: str

    def dated(self) -> dict[int, Period]:
        """The first dates of each row that has any."""
        found: dict[int, Period] = {}
        for number, row in enumerate(self.rows):
            for line in row.lines:
                at = bisect_left(self.periods, line.start, key=lambda period: period.start)
                if at < len(self.periods) and self.periods[at].start < line.end:
                    first = min(found.get(number, self.periods[at]), self.periods[at], key=_start)
                    found[number] = first
        return found

    def is_heading(self, row: Row, of: Row) -> bool:
        """Set like the heading whose dates are in row `of`: short, in no list, not further in."""
        line = row.lines[0]
        words = self.text[line.start : line.end].strip()
        if len(words.split()) > _WORDS or len(words) > _LETTERS:
            return False
        if bullet(self.text, line) == self.bullet and not row.bold:
            return False
        if row is of:
            return True
        first = next((character for character in words if character.isalpha()), "")
        sentence = words.endswith((".", ";")) and len(words.split()) > 4
        return not first.islower() and not sentence and row.left <= of.left + _INDENT * of.size

    def pieces(self, number: int, offset: int) -> list[Piece]:
        return pieces(self.text, self.rows[number], offset, self.periods)


def headings(document: Document, body: Sequence[Line], section: Section) -> list[Heading]:
    """Of a section of work experience, in the order of the page."""
    found = rows(document.text, body, section)
    marks = Counter(
        mark for row in found for line in row.lines if (mark := bullet(document.text, line))
    )
    usual = marks.most_common(1)[0][0] if marks else "•"
    low, high = (
        bisect_left(document.periods, place, key=_start) for place in (section.body, section.end)
    )
    here = document.periods[low:high]
    passage = _Passage(document.text, found, here, usual)
    dated = passage.dated()
    known = {number: _heading(passage, number, period, dated) for number, period in dated.items()}
    known.update(_without_dates(passage, known))
    return [heading for _, heading in sorted(known.items())]


def _start(period: Period) -> int:
    return period.start


def _heading(passage: _Passage, number: int, period: Period, dated: dict[int, Period]) -> Heading:
    row = passage.rows[number]
    own = passage.pieces(number, 0) if passage.is_heading(row, row) else []

    def beside(step: int) -> tuple[Piece, ...]:
        gathered: list[Piece] = []
        for offset in range(1, _ROWS + 1):
            at = number + step * offset
            if not 0 <= at < len(passage.rows) or at in dated:
                break
            near = _is_near(passage.rows[at], passage.rows[at - step])
            if not (near and passage.is_heading(passage.rows[at], row)):
                break
            gathered += passage.pieces(at, step * offset)
        return tuple(gathered)

    return Heading(period, tuple(own), beside(-1), beside(1))


def _is_near(row: Row, other: Row) -> bool:
    if row.block != other.block:
        return False
    return abs(row.middle - other.middle) <= _NEAR * max(row.size, other.size)


def _without_dates(passage: _Passage, known: dict[int, Heading]) -> Iterator[tuple[int, Heading]]:
    """Rows in bold type that stand exactly as the first rows of the dated jobs do."""
    tops = {min([0, *(piece.row for piece in item.above)]) + at for at, item in known.items()}
    styles = {_style(passage.rows[at]) for at in tops if passage.rows[at].bold}
    taken = {
        at + piece.row
        for at, item in known.items()
        for piece in (*item.own, *item.above, *item.below)
    }
    for number, row in enumerate(passage.rows):
        if number in taken or number in known or _style(row) not in styles:
            continue
        following = number + 1
        own = passage.pieces(number, 0) if passage.is_heading(row, row) else []
        below: list[Piece] = []
        if following < len(passage.rows) and following not in taken and following not in known:
            other = passage.rows[following]
            if _is_near(other, row) and passage.is_heading(other, row):
                below = passage.pieces(following, 1)
        if own:
            yield number, Heading(None, tuple(own), (), tuple(below))


def _style(row: Row) -> tuple[float, bool, int]:
    return round(row.size, 1), row.bold, round(row.left)
