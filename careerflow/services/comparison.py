"""What differs between two reports: verdict by verdict, and what each is worth in points."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from careerflow.models.comparison import Change, ComparedRow, Comparison, Words
from careerflow.models.report import HALF_POINTS, Report, Row, Verdict
from careerflow.services.matching.scoring import points
from careerflow.services.versions import Pair, differing, paired, unknown

_Place = tuple[int, int, int]
"""Where a requirement stands in the advert, and which of those that share the place it is."""


def compare(left: Report, right: Report, texts: tuple[str, str] = ("", "")) -> Comparison:
    """Joins the rows by the place of their requirement in the advert's text, or by its words where
    the advert was edited. `texts` are the CVs', for the words that moved a row."""
    edited = left.job_sha256 != right.job_sha256
    if edited:
        found = paired(_asked(left), _asked(right))
        if found is None:
            return Comparison(left, right, None)
        pairs: list[Pair] = found
    else:
        ours, theirs = _by_place(left.rows), _by_place(right.rows)
        places = sorted(ours.keys() | theirs.keys())
        pairs = [(ours.get(place), theirs.get(place)) for place in places]
    before, after = points(left.rows), points(right.rows)
    same_cv = left.cv_sha256 == right.cv_sha256
    rows = tuple(
        _joined(
            None if a is None else (left.rows[a], before.get(a, Fraction())),
            None if b is None else (right.rows[b], after.get(b, Fraction())),
            None if same_cv or not all(texts) else texts,
        )
        for a, b in pairs
    )
    return Comparison(left, right, rows, edited)


def change(left: Verdict | None, right: Verdict | None) -> Change:
    """None stands for a report without such a row."""
    if left is right:
        return Change.SAME
    earned = [None if verdict is None else HALF_POINTS.get(verdict) for verdict in (left, right)]
    before, after = earned
    if before is None or after is None:
        return Change.OTHER
    return Change.BETTER if after > before else Change.WORSE


_Earning = tuple[Row, Fraction]
"""A row and what it adds to the score."""


def _joined(
    left: _Earning | None, right: _Earning | None, texts: tuple[str, str] | None
) -> ComparedRow:
    ours, earned = left or (None, Fraction())
    theirs, earns = right or (None, Fraction())
    row = theirs or ours
    assert row is not None
    asked = Words()
    if ours is not None and theirs is not None:
        asked = differing(ours.requirement.text, theirs.requirement.text)
    moved = change(ours.verdict if ours else None, theirs.verdict if theirs else None)
    shown = Words()
    if texts is not None and (moved is not Change.SAME or earned != earns):
        shown = Words(unknown(_quotes(ours), texts[1]), unknown(_quotes(theirs), texts[0]))
    return ComparedRow(row.requirement, ours, theirs, moved, earns - earned, asked, shown)


def _quotes(row: Row | None) -> list[str]:
    return [item.quote for item in row.evidence if item.verified] if row else []


def _asked(report: Report) -> list[str]:
    return [row.requirement.text for row in report.rows]


def _by_place(rows: Sequence[Row]) -> dict[_Place, int]:
    """The number of each row in the report."""
    seen: Counter[tuple[int, int]] = Counter()
    places: dict[_Place, int] = {}
    for number, row in enumerate(rows):
        span = row.requirement.start, row.requirement.end
        places[*span, seen[span]] = number
        seen[span] += 1
    return places
