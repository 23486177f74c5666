"""Order and reasons of a ranking, from reports made here."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.document import Person
from careerflow.models.job import Axis, Job, Kind, Requirement
from careerflow.models.message import Message
from careerflow.models.report import EngineInfo, Keywords, Report, Row, Verdict
from careerflow.services.matching.closeness import Closeness
from careerflow.services.matching.scoring import score, share, units
from careerflow.services.ranking import Candidate, ranked

KINDS = (Kind.MUST, Kind.MUST, Kind.NICE, Kind.NICE)
JOB = Job("job", "en", None, "", (), ())


def candidate(name: str, *verdicts: Verdict, job: Job = JOB) -> Candidate:
    rows = tuple(
        Row(
            Requirement(f"row {n}", n, n + 1, kind, Axis.HARD_SKILLS),
            verdict,
            Message("reason.prose.met"),
        )
        for n, (kind, verdict) in enumerate(zip(KINDS, verdicts, strict=True))
    )
    total = score(rows)
    report = Report(
        as_of="2026-11",
        score=total.total,
        must_have=total.must_have,
        nice_to_have=total.nice_to_have,
        not_scored=total.not_scored,
        axes=total.axes,
        rows=rows,
        keywords=Keywords((), ()),
        person=Person(),
        years=None,
        warnings=(),
        engine=EngineInfo("none", "0", ()),
        cv_sha256=name,
        job_sha256=job.sha256,
    )
    return Candidate(name, job, report)


MET, PARTIAL, MISSING, NOT_SCORED = (
    Verdict.MET,
    Verdict.PARTIAL,
    Verdict.MISSING,
    Verdict.NOT_SCORED,
)


def test_the_best_is_first_and_equals_share_a_place() -> None:
    found = ranked(
        [
            candidate("none", *[NOT_SCORED] * 4),
            candidate("b", MET, MISSING, MET, MET),
            candidate("best", MET, MET, MET, MISSING),
            candidate("a", MISSING, MET, MET, MET),
        ]
    )
    assert [(place.number, place.candidate.name) for place in found] == [
        (1, "best"),
        (2, "a"),
        (2, "b"),
        (4, "none"),
    ]


def test_what_made_the_difference() -> None:
    first, second = ranked(
        [candidate("a", MET, MET, MET, MISSING), candidate("b", MISSING, MET, PARTIAL, MET)]
    )
    assert [(e.row.requirement.text, e.points) for e in first.effects] == [("row 3", 12.5)]
    assert [(e.row.requirement.text, e.points) for e in second.effects] == [
        ("row 0", 37.5),
        ("row 3", -12.5),
        ("row 2", 6.25),
    ]


def test_adverts_are_explained_each_by_itself() -> None:
    other = replace(JOB, sha256="other")
    second = ranked(
        [candidate("a", MET, MET, MET, MISSING), candidate("b", PARTIAL, MET, MET, MET, job=other)]
    )[1]
    assert [(e.row.requirement.text, e.points) for e in second.effects] == [("row 0", 18.75)]


@given(
    st.lists(
        st.tuples(*[st.sampled_from([MET, PARTIAL, MISSING, NOT_SCORED])] * len(KINDS)),
        min_size=1,
        max_size=6,
    )
)
def test_effects_add_up_to_the_distance(table: list[tuple[Verdict, ...]]) -> None:
    found = ranked([candidate(str(n), *verdicts) for n, verdicts in enumerate(table)])
    shares = [share(units(place.candidate.report.rows), 1_000_000) or 0 for place in found]
    assert shares == sorted(shares, reverse=True)
    for place, own in zip(found, shares, strict=True):
        if place.number > 1:
            behind = shares[0] - own
        else:
            behind = 1_000_000 - own if units(place.candidate.report.rows) else 0
        points = sum(effect.points for effect in place.effects)
        assert points == pytest.approx(behind / 10_000, abs=0.001)


def test_adverts_of_the_trade_come_before_those_with_a_better_score() -> None:
    near = replace(candidate("near", *[PARTIAL] * 4), closeness=Closeness(0.6, ("Python",)))
    far = replace(candidate("far", *[MET] * 4), closeness=Closeness(0.1, ("SQL",)))
    tied = replace(candidate("tied", *[MET] * 4), closeness=Closeness(0.6, ("Python",)))
    none = replace(candidate("none", *[NOT_SCORED] * 4), closeness=Closeness(0.9, ("Go",)))
    found = ranked([none, far, near, tied])
    assert [place.candidate.name for place in found] == ["tied", "near", "far", "none"]
    assert [place.number for place in found] == [1, 2, 3, 4]
