"""What a user's corrections do to a report, and that nothing of them stays when they are undone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.document import Person
from careerflow.models.job import Axis, Kind, Requirement
from careerflow.models.message import Message
from careerflow.models.report import (
    EngineInfo,
    Keywords,
    Ratio,
    Report,
    Row,
    RowCorrection,
    Verdict,
)
from careerflow.services.matching.corrections import (
    corrected,
    laid_over,
    of_spans,
    of_the_advert,
)
from careerflow.services.matching.keywords import keywords
from careerflow.services.matching.scoring import score
from careerflow.services.store.codec import decode, encode

SKILLS = ("Python", "SQL", "Docker")
SAID = (Verdict.MET, Verdict.PARTIAL, Verdict.MISSING)


def make_report(rows: list[Row]) -> Report:
    """As `analyze` makes it; every row stands at a place of its own."""
    placed = tuple(
        replace(row, requirement=replace(row.requirement, start=10 * number, end=10 * number + 5))
        for number, row in enumerate(rows)
    )
    total = score(placed)
    return Report(
        as_of="2026-11",
        score=total.total,
        must_have=total.must_have,
        nice_to_have=total.nice_to_have,
        not_scored=total.not_scored,
        axes=total.axes,
        rows=placed,
        keywords=keywords(placed),
        person=Person(),
        years=None,
        warnings=(),
        engine=EngineInfo("local", "1", ()),
        cv_sha256="cv",
        job_sha256="job",
    )


def row(
    verdict: str = "met",
    kind: str = "must",
    axis: str = "hard_skills",
    group: str | None = None,
    skills: tuple[str, ...] = (),
) -> Row:
    asked = Requirement("text", 0, 4, Kind(kind), Axis(axis), group, skills)
    found = skills if verdict == "met" else ()
    return Row(asked, Verdict(verdict), Message("reason.prose.missing"), found=found)


reports = st.lists(
    st.builds(
        row,
        st.sampled_from([verdict.value for verdict in Verdict]),
        st.sampled_from(["must", "nice"]),
        st.sampled_from([axis.value for axis in Axis]),
        st.sampled_from([None, None, "a", "b"]),
        st.lists(st.sampled_from(SKILLS), unique=True, max_size=2).map(tuple),
    ),
    min_size=1,
    max_size=8,
).map(make_report)

said = st.builds(
    RowCorrection,
    st.integers(0, 9).map(lambda number: 10 * number),
    st.just(0),
    st.booleans(),
    st.sampled_from([None, *Kind]),
    st.sampled_from([None, *SAID]),
    st.sampled_from(["", "I have done this"]),
).map(lambda it: replace(it, end=it.start + 5))


@given(reports, st.lists(said, max_size=8), st.randoms())
def test_undone_in_any_order_the_report_is_as_it_was(report, changes, random) -> None:
    held: tuple[RowCorrection, ...] = ()
    for change in changes:
        held = laid_over(held, (change,))
    undone = [RowCorrection(*change.span) for change in changes]
    random.shuffle(undone)
    for change in undone:
        corrected(report, held)
        held = laid_over(held, (change,))
    assert held == ()
    assert corrected(report, held) == report


@given(reports, st.lists(said, max_size=8))
def test_each_step_back_gives_the_report_before_it(report, changes) -> None:
    held: tuple[RowCorrection, ...] = ()
    steps = []
    for change in changes:
        steps.append((corrected(report, held), of_spans(held, (change,))))
        held = laid_over(held, (change,))
    for before, back in reversed(steps):
        held = laid_over(held, back)
        assert corrected(report, held) == before


@given(reports, st.lists(said, max_size=8, unique_by=lambda it: it.span), st.randoms())
def test_the_order_of_corrections_does_not_matter(report, changes, random) -> None:
    one = corrected(report, laid_over((), changes))
    random.shuffle(changes)
    assert corrected(report, laid_over((), changes)) == one


@given(reports, st.lists(said, max_size=8))
def test_a_corrected_report_is_the_sum_of_its_rows(report, changes) -> None:
    shown = corrected(report, laid_over((), changes))
    total = score(shown.rows)
    assert (shown.score, shown.must_have, shown.nice_to_have, shown.not_scored, shown.axes) == (
        total.total,
        total.must_have,
        total.nice_to_have,
        total.not_scored,
        total.axes,
    )
    assert shown.keywords == keywords(shown.rows)
    assert [item.judged or item for item in shown.rows] == list(report.rows)
    assert shown is report or shown.score_as_judged == report.score


@given(reports, st.lists(said, max_size=8))
def test_no_requirement_counts_as_if_the_advert_did_not_have_it(report, changes) -> None:
    shown = corrected(report, laid_over((), changes))
    without = score([item for item in shown.rows if item.counts])
    assert score(shown.rows) == without


@given(reports, st.lists(said, max_size=8))
def test_a_corrected_report_survives_being_written(report, changes) -> None:
    shown = corrected(report, laid_over((), changes))
    assert decode(encode(shown), Report) == shown


def test_a_verdict_moves_score_ratio_axis_and_keywords() -> None:
    report = make_report([row("met"), row("missing", axis="soft_skills", skills=("SQL",))])
    assert (report.score, report.keywords) == (50, Keywords((), ("SQL",)))
    shown = corrected(report, (RowCorrection(10, 15, verdict=Verdict.MET, note="at work"),))
    assert (shown.score, shown.score_as_judged, shown.must_have) == (100, 50, Ratio(2, 2))
    assert shown.axes[1].score == 10.0
    assert shown.keywords == Keywords(("SQL",), ())
    assert shown.rows[1].reason.params == {"judged": "term.verdict.missing", "note": "at work"}
    assert shown.corrected == 1


def test_what_the_advert_does_not_ask_leaves_every_sum() -> None:
    report = make_report([row("met"), row("missing", axis="soft_skills", skills=("SQL",))])
    shown = corrected(report, (RowCorrection(10, 15, not_required=True),))
    assert (shown.score, shown.must_have) == (100, Ratio(1, 1))
    assert shown.axes[1].reason == Message("axis.not_asked")
    assert shown.keywords == Keywords((), ())


def test_nice_to_have_weighs_less() -> None:
    report = make_report([row("met"), row("missing")])
    shown = corrected(report, (RowCorrection(10, 15, kind=Kind.NICE),))
    assert (shown.score, shown.nice_to_have) == (75, Ratio(0, 1))
    assert shown.rows[1].reason == report.rows[1].reason


@pytest.mark.parametrize(
    "idle",
    [
        RowCorrection(0, 5),
        RowCorrection(0, 5, kind=Kind.MUST),
        RowCorrection(0, 5, verdict=Verdict.MET, note="so do I"),
        RowCorrection(1, 5, verdict=Verdict.MISSING),
    ],
)
def test_what_the_program_says_too_marks_nothing(idle) -> None:
    report = make_report([row("met")])
    assert corrected(report, (idle,)) is report


def test_of_any_one_skill_no_one_knows_which() -> None:
    asked = row("missing", skills=SKILLS)
    report = make_report([replace(asked, requirement=replace(asked.requirement, any_skill=True))])
    shown = corrected(report, (RowCorrection(0, 5, verdict=Verdict.MET),))
    assert shown.keywords == report.keywords


def test_beside_another_cv_its_own_verdict_stays() -> None:
    own = (RowCorrection(0, 5, verdict=Verdict.MET, note="mine"),)
    changed = (RowCorrection(0, 5, kind=Kind.NICE, verdict=Verdict.MISSING, note="theirs"),)
    (taken,) = of_the_advert(own, changed)
    assert taken == RowCorrection(0, 5, kind=Kind.NICE, verdict=Verdict.MET, note="mine")
