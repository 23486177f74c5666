"""The arithmetic of the score."""

from dataclasses import replace
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.job import Axis, Kind, Requirement
from careerflow.models.message import Message
from careerflow.models.report import Ratio, Row, Verdict
from careerflow.services.matching.scoring import label, score

BETTER = {Verdict.MISSING: Verdict.PARTIAL, Verdict.PARTIAL: Verdict.MET}


def row(
    verdict: str,
    kind: str = "must",
    axis: str = "hard_skills",
    group: str | None = None,
    text: str = "x",
) -> Row:
    requirement = Requirement(text, 0, len(text), Kind(kind), Axis(axis), group)
    return Row(requirement, Verdict(verdict), Message("reason.not_scored"))


rows_strategy = st.lists(
    st.builds(
        row,
        st.sampled_from([verdict.value for verdict in Verdict]),
        st.sampled_from(["must", "nice"]),
        st.sampled_from([axis.value for axis in Axis]),
        st.sampled_from([None, None, None, "a", "b"]),
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        ([], None),
        ([row("not_scored")], None),
        ([row("met")], 100),
        ([row("partial")], 50),
        ([row("missing")], 0),
        ([row("met"), row("missing", "nice")], 75),
        ([row("met", "nice"), row("missing")], 25),
        ([row("met"), row("not_scored")], 100),
        # 1 of 8 is 12.5 and rounds up; so do 62.5 and 37.5
        ([row("partial", "nice"), row("missing")], 13),
        ([row("partial"), row("met", "nice")], 63),
        ([row("met", "nice")] * 3 + [row("missing", "nice")] * 5, 38),
    ],
)
def test_totals_by_hand(rows: list[Row], total: int | None) -> None:
    assert score(rows).total == total


def test_a_group_counts_once_with_its_best_row() -> None:
    alternatives = [row("missing", group="g"), row("met", group="g"), row("missing", group="g")]
    outcome = score([*alternatives, row("missing")])
    assert outcome.total == 50
    assert outcome.must_have == Ratio(1, 2)


def test_a_group_in_two_axes_counts_in_each_with_the_rows_of_that_axis() -> None:
    outcome = score([row("met", axis="education", group="g"), row("missing", group="g")])
    scores = {axis.axis: axis.score for axis in outcome.axes}
    assert scores[Axis.EDUCATION] == 10.0
    assert scores[Axis.HARD_SKILLS] == 0.0


def test_ratios_count_met_only() -> None:
    rows = [row("met"), row("partial"), row("missing"), row("not_scored"), row("partial", "nice")]
    outcome = score(rows)
    assert outcome.must_have == Ratio(1, 3)
    assert outcome.nice_to_have == Ratio(0, 1)
    assert outcome.not_scored == 1


def test_an_axis_nobody_asked_for_has_no_score_and_says_so() -> None:
    axes = {
        axis.axis: axis for axis in score([row("met"), row("not_scored", axis="education")]).axes
    }
    assert axes[Axis.EXPERIENCE].score is None
    assert axes[Axis.EXPERIENCE].reason.id == "axis.not_asked"
    assert axes[Axis.EDUCATION].score is None
    assert axes[Axis.EDUCATION].reason.id == "axis.not_scored"
    assert axes[Axis.HARD_SKILLS].reason.id == "axis.all_met"


def test_an_axis_names_its_largest_gap() -> None:
    rows = [
        row("missing", "nice", text="Cooking"),
        row("met", text="Baking"),
        row("missing", text="Roasting of green coffee"),
    ]
    reason = score(rows).axes[0].reason
    assert reason.id == "axis.largest_gap.missing"
    assert reason.params == {"met": 1, "of": 3, "gap": "Roasting of green coffee"}


def test_a_label_is_short_and_prefers_what_is_missing() -> None:
    long = row("missing", text="word " * 40)
    assert len(label(long)) <= 61
    assert label(long).endswith("…")
    lacking = replace(long, reason=Message("reason.skills.some", {"missing": ("Airflow", "dbt")}))
    assert label(lacking) == ("Airflow", "dbt")


@given(rows_strategy, st.randoms())
def test_the_order_of_rows_does_not_matter(rows: list[Row], random: object) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = score(rows), score(shuffled)
    assert (one.total, one.must_have, one.nice_to_have) == (
        other.total,
        other.must_have,
        other.nice_to_have,
    )
    assert [axis.score for axis in one.axes] == [axis.score for axis in other.axes]


@given(rows_strategy, st.data())
def test_a_better_verdict_never_lowers_anything(rows: list[Row], data: st.DataObject) -> None:
    improvable = [index for index, item in enumerate(rows) if item.verdict in BETTER]
    if not improvable:
        return
    index = data.draw(st.sampled_from(improvable))
    improved = list(rows)
    improved[index] = replace(rows[index], verdict=BETTER[rows[index].verdict])
    before, after = score(rows), score(improved)
    assert before.total is not None
    assert after.total is not None
    assert after.total >= before.total
    assert after.must_have.met >= before.must_have.met
    for axis_before, axis_after in zip(before.axes, after.axes, strict=True):
        assert (axis_after.score or 0) >= (axis_before.score or 0)


@given(rows_strategy)
def test_scores_stay_in_their_bounds(rows: list[Row]) -> None:
    outcome = score(rows)
    assert outcome.total is None or 0 <= outcome.total <= 100
    assert [axis.axis for axis in outcome.axes] == list(Axis)
    for axis in outcome.axes:
        assert axis.score is None or 0 <= axis.score <= 10
        assert axis.score is None or round(axis.score, 1) == axis.score


@given(
    rows_strategy.map(
        lambda rows: [replace(r, requirement=replace(r.requirement, group=None)) for r in rows]
    )
)
def test_the_total_is_the_exact_sum_rounded_half_up(rows: list[Row]) -> None:
    points = {
        Verdict.MET: Fraction(1),
        Verdict.PARTIAL: Fraction(1, 2),
        Verdict.MISSING: Fraction(0),
    }
    scored = [item for item in rows if item.verdict in points]
    weight = {Kind.MUST: 3, Kind.NICE: 1}
    whole = sum(weight[item.requirement.kind] for item in scored)
    earned = sum(weight[item.requirement.kind] * points[item.verdict] for item in scored)
    expected = floor(100 * earned / whole + Fraction(1, 2)) if whole else None
    assert score(rows).total == expected
