"""The points of the rows are the score, cut into its parts."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from report_samples import row

from careerflow.models.job import Kind
from careerflow.models.report import RowCorrection, Verdict
from careerflow.services.matching.scoring import score, units
from careerflow.views.report.counting import Points, counting_rows, points

LEFT_OUT = RowCorrection(0, 1, not_required=True)

rows_strategy = st.lists(
    st.builds(
        lambda verdict, kind, group, out: replace(
            row("x", verdict, kind, group=group), correction=LEFT_OUT if out else None
        ),
        st.sampled_from(Verdict),
        st.sampled_from(Kind),
        st.sampled_from([None, None, "a", "b"]),
        st.booleans(),
    ),
    max_size=10,
)


@given(rows_strategy)
def test_the_points_add_up_to_the_score(rows):
    worth = [one for one in points(rows) if one is not None]
    whole = sum(one.of for one in worth)
    total = score(rows).total
    earned = sum(one.earned for one in worth)
    assert total == ((200 * earned + whole) // (2 * whole) if whole else None)


@given(rows_strategy)
def test_the_rows_that_count_are_those_of_the_score(rows):
    scored = [rows[n] for n in counting_rows(rows) if rows[n].verdict is not Verdict.NOT_SCORED]
    # In another order: a group's place in the score is that of its first alternative.
    assert sorted(map(repr, scored)) == sorted(repr(unit.row) for unit in units(rows))


def test_of_alternatives_one_earns_and_the_others_nothing():
    rows = [
        row("a", Verdict.MISSING, Kind.MUST, group="g"),
        row("b", Verdict.PARTIAL, Kind.NICE, group="g"),
    ]
    assert points(rows) == (None, Points(3, 6))
