"""Two reports side by side: nothing is lost, and the points add up."""

from dataclasses import replace
from fractions import Fraction
from math import floor

from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.comparison import Change, Words
from careerflow.models.document import Person
from careerflow.models.job import Axis, Kind, Requirement
from careerflow.models.message import Message
from careerflow.models.report import EngineInfo, Evidence, Keywords, Report, Row, Verdict
from careerflow.services.comparison import change, compare
from careerflow.services.matching.scoring import score

MIRROR = {
    Change.BETTER: Change.WORSE,
    Change.WORSE: Change.BETTER,
    Change.SAME: Change.SAME,
    Change.OTHER: Change.OTHER,
}


def row(
    start: int, verdict: str, kind: str = "must", group: str | None = None, text: str = "x"
) -> Row:
    requirement = Requirement(text, start, start + 1, Kind(kind), Axis.HARD_SKILLS, group)
    return Row(requirement, Verdict(verdict), Message("reason.not_scored"))


def proved(shown: Row, quote: str) -> Row:
    return replace(shown, evidence=(Evidence(quote, 0, (), 0, len(quote), True),))


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
    left, right = report([row(0, "met")]), report([row(0, "met", text="Cooking")])
    other = replace(right, job_sha256="another", score=40)
    comparison = compare(left, other)
    assert comparison.rows is None
    assert comparison.score_change == -60


def test_rows_of_an_edited_advert_are_joined_by_their_words():
    left = report([row(0, "met", text="Python"), row(9, "missing", text="5 years of sales")])
    right = report(
        [
            row(40, "met", text="3 years of sales"),
            row(60, "missing", text="German"),
            row(80, "met", text="Python"),
        ],
        job="edited",
    )
    found = compare(left, right)
    assert found.edited
    assert [(r.requirement.text, bool(r.left), bool(r.right)) for r in found.rows] == [
        ("3 years of sales", True, True),
        ("German", False, True),
        ("Python", True, True),
    ]
    assert found.rows[0].asked == Words(("5",), ("3",))
    assert found.moved == 2  # Python is worth less among more rows, but is what it was
    assert sum(r.gained for r in found.rows) == Fraction(200, 3) - 50


def test_the_words_that_moved_a_row_are_told():
    before = "Built dashboards for the sales team. Wrote SQL."
    after = "Built nine Power BI dashboards for the sales team. Led a team of five."
    left = report(
        [row(0, "partial"), proved(row(2, "met"), "Wrote SQL."), row(4, "missing")],
    )
    right = report(
        [
            proved(row(0, "met"), "Built nine Power BI dashboards for the sales team."),
            row(2, "missing"),
            proved(row(4, "met"), "Led a team of five."),
        ]
    )
    right = replace(right, cv_sha256="later")
    shown = [r.shown for r in compare(left, right, (before, after)).rows]
    assert shown == [
        Words((), ("nine Power BI",)),
        Words(("Wrote SQL.",), ()),
        Words((), ("Led a team of five.",)),
    ]


def test_one_cv_beside_itself_has_no_new_words():
    left = report([row(0, "missing")])
    right = report([proved(row(0, "met"), "Python")])
    assert compare(left, right, ("Java", "Python")).rows[0].shown == Words()
