"""What differs between two reports: verdict by verdict, and what each is worth in points."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from careerflow.models.comparison import Change, ComparedRow, Comparison
from careerflow.models.report import HALF_POINTS, Report, Row, Verdict
from careerflow.services.matching.scoring import points

_Place = tuple[int, int, int]
"""Where a requirement stands in the advert, and which of those that share the place it is."""


def compare(left: Report, right: Report) -> Comparison:
    """Joins the rows by the place of their requirement in the advert's text."""
    if left.job_sha256 != right.job_sha256:
        return Comparison(left, right, None)
    ours, theirs = _by_place(left.rows), _by_place(right.rows)
    before, after = points(left.rows), points(right.rows)
    rows = tuple(
        _joined(ours.get(place), theirs.get(place), before, after)
        for place in sorted(ours.keys() | theirs.keys())
    )
    return Comparison(left, right, rows)


def change(left: Verdict | None, right: Verdict | None) -> Change:
    """None stands for a report without such a row."""
    if left is right:
        return Change.SAME
    earned = [None if verdict is None else HALF_POINTS.get(verdict) for verdict in (left, right)]
    before, after = earned
    if before is None or after is None:
        return Change.OTHER
    return Change.BETTER if after > before else Change.WORSE


def _joined(
    left: tuple[int, Row] | None,
    right: tuple[int, Row] | None,
    before: dict[int, Fraction],
    after: dict[int, Fraction],
) -> ComparedRow:
    row = right or left
    assert row is not None
    earned = before.get(left[0], Fraction()) if left else Fraction()
    earns = after.get(right[0], Fraction()) if right else Fraction()
    return ComparedRow(
        requirement=row[1].requirement,
        left=left[1] if left else None,
        right=right[1] if right else None,
        change=change(left[1].verdict if left else None, right[1].verdict if right else None),
        gained=earns - earned,
    )


def _by_place(rows: Sequence[Row]) -> dict[_Place, tuple[int, Row]]:
    """Each row with its number in the report."""
    seen: Counter[tuple[int, int]] = Counter()
    places: dict[_Place, tuple[int, Row]] = {}
    for number, row in enumerate(rows):
        span = row.requirement.start, row.requirement.end
        places[*span, seen[span]] = (number, row)
        seen[span] += 1
    return places
