"""Two reports side by side: nothing is lost, and the points add up."""

from dataclasses import replace
from fractions import Fraction
from math import floor

from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.comparison import Change
from careerflow.models.document import Person
from careerflow.models.job import Axis, Kind, Requirement
from careerflow.models.message import Message
from careerflow.models.report import EngineInfo, Keywords, Report, Row, Verdict
from careerflow.services.comparison import change, compare
from careerflow.services.matching.scoring import score

MIRROR = {
    Change.BETTER: Change.WORSE,
    Change.WORSE: Change.BETTER,
    Change.SAME: Change.SAME,
    Change.OTHER: Change.OTHER,
}


def row(start: int, verdict: str, kind: str = "must", group: str | None = None) -> Row:
    requirement = Requirement("x", start, start + 1, Kind(kind), Axis.HARD_SKILLS, group)
    return Row(requirement, Verdict(verdict), Message("reason.not_scored"))


def report(rows: list[Row], job: str = "job") -> Report:
    total = score(rows)
    return Report(
        as_of="2026-11",
        score=total.total,
        must_have=total.must_have,
        nice_to_have=total.nice_to_have,
        not_scored=total.not_scored,
        axes=total.axes,
        rows=tuple(rows),
        keywords=Keywords((), ()),
        person=Person(),
        years=None,
        warnings=(),
        engine=EngineInfo("local", "1", ()),
        cv_sha256="",
        job_sha256=job,
    )


reports = st.lists(
    st.builds(
        row,
        st.integers(0, 6),  # some stand in the same place
        st.sampled_from([verdict.value for verdict in Verdict]),
        st.sampled_from(["must", "nice"]),
        st.sampled_from([None, None, "a", "b"]),
    ),
    max_size=10,
).map(report)


@given(reports, reports)
def test_every_row_of_both_is_there_once_and_in_order(left, right):
    rows = compare(left, right).rows
    assert sorted(id(r.left) for r in rows if r.left) == sorted(id(r) for r in left.rows)
    assert sorted(id(r.right) for r in rows if r.right) == sorted(id(r) for r in right.rows)
    assert all(r.left or r.right for r in rows)
    places = [(r.requirement.start, r.requirement.end) for r in rows]
    assert places == sorted(places)
    for r in rows:
        for side in (r.left, r.right):
            assert side is None or side.requirement.start == r.requirement.start


def unrounded(shown: Report) -> Fraction:
    """The score as the rows alone give it."""
    empty = report([])
    return sum((r.gained for r in compare(empty, shown).rows), Fraction())


@given(reports, reports)
def test_what_the_rows_gain_is_the_difference_of_the_scores(left, right):
    gained = sum((r.gained for r in compare(left, right).rows), Fraction())
    assert gained == unrounded(right) - unrounded(left)
    for shown in (left, right):
        if shown.score is not None:
            assert floor(unrounded(shown) + Fraction(1, 2)) == shown.score


@given(reports, reports)
def test_the_other_way_round_is_the_mirror_image(left, right):
    there, back = compare(left, right), compare(right, left)
    assert [r.change for r in back.rows] == [MIRROR[r.change] for r in there.rows]
    assert [r.gained for r in back.rows] == [-r.gained for r in there.rows]
    if there.score_change is not None:
        assert back.score_change == -there.score_change


@given(reports)
def test_a_report_beside_itself_has_no_difference(shown):
    comparison = compare(shown, shown)
    assert all(r.change is Change.SAME and not r.gained for r in comparison.rows)
    assert comparison.score_change in (0, None)


def test_what_counts_as_better():
    met, partial, missing, unscored = Verdict
    assert change(missing, partial) is Change.BETTER
    assert change(met, partial) is Change.WORSE
    assert change(unscored, met) is Change.OTHER
    assert change(None, met) is Change.OTHER
    assert change(unscored, unscored) is Change.SAME


def test_points_by_hand():
    left = report([row(0, "missing"), row(2, "met"), row(4, "partial", "nice")])
    right = report([row(0, "met"), row(2, "met"), row(4, "missing", "nice")])
    rows = compare(left, right).rows
    assert [r.gained for r in rows] == [Fraction(300, 7), 0, Fraction(-50, 7)]
    assert [r.change for r in rows] == [Change.BETTER, Change.SAME, Change.WORSE]


def test_alternatives_earn_once():
    left = report([row(0, "missing", group="a"), row(2, "partial", group="a")])
    right = report([row(0, "met", group="a"), row(2, "partial", group="a")])
    assert [r.gained for r in compare(left, right).rows] == [100, -50]


def test_other_adverts_are_not_joined():
    left = report([row(0, "met")])
    other = replace(left, job_sha256="another", score=40)
    comparison = compare(left, other)
    assert comparison.rows is None
    assert comparison.score_change == -60
