"""From a CV and an advert to a report, with the real engine."""

from dataclasses import replace

import pytest

from careerflow.models.document import Document
from careerflow.models.errors import NoRequirementsError
from careerflow.models.job import Job
from careerflow.models.message import Message
from careerflow.models.profile import UNCORRECTED, Correction, Corrections
from careerflow.models.report import Verdict
from careerflow.services.analysis import analyze, gaps, report_key, strengths
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.engine.local import LocalEngine
from careerflow.services.matching.scoring import score
from careerflow.services.profile.corrections import in_full
from careerflow.services.task import Cancelled, TaskContext

AS_OF = "2026-11"
CV = """Ada Nwosu
Data Engineer

Experience
Data Engineer, Northwind, 01/2023 - Present
- Built nightly pipelines in Python that load 40 sources into PostgreSQL.
- Mentored three junior colleagues and reviewed their code.

Skills
Docker, Git
"""
ADVERT = """Data Engineer

Requirements:
- At least 3 years of experience with Python
- Experience with Kubernetes
- Design and operate large streaming platforms for many tenants
- Plan the yearly budget of the whole data department
- Negotiate prices and service levels with overseas cloud vendors

Nice to have:
- Docker
"""


@pytest.fixture(scope="module")
def engine() -> LocalEngine:
    return LocalEngine()


@pytest.fixture(scope="module")
def job(engine: LocalEngine) -> Job:
    return engine.requirements(TaskContext(), ADVERT)


def cv(text: str = CV) -> Document:
    return read_plain_text(text.encode())


def test_a_report_adds_up_its_rows(engine: LocalEngine, job: Job) -> None:
    report = analyze(TaskContext(), engine, cv(), job, AS_OF)
    assert [row.requirement for row in report.rows] == list(job.requirements)
    assert report.score == score(report.rows).total
    assert report.years == pytest.approx(3.9, abs=0.05)
    assert report.engine == engine.info()
    assert "Python" in report.keywords.matched
    assert "Docker" in report.keywords.matched
    assert report.keywords.missing == ("Kubernetes",)


def test_strengths_and_gaps_come_from_the_rows(engine: LocalEngine, job: Job) -> None:
    report = analyze(TaskContext(), engine, cv(), job, AS_OF)
    assert {row.verdict for row in strengths(report.rows)} == {Verdict.MET}
    lost = gaps(report.rows)
    assert lost[0].verdict is Verdict.MISSING
    assert len(strengths(report.rows)) + len(lost) == len(report.rows)


def test_the_same_input_gives_the_same_report(engine: LocalEngine, job: Job) -> None:
    first = analyze(TaskContext(), engine, cv(), job, AS_OF)
    assert analyze(TaskContext(), LocalEngine(), cv(), job, AS_OF) == first


def test_an_advert_copied_into_the_cv_is_flagged_and_proves_no_sentence(
    engine: LocalEngine, job: Job
) -> None:
    before = analyze(TaskContext(), engine, cv(), job, AS_OF)
    dumped = analyze(TaskContext(), engine, cv(CV + "\nSummary\n" + ADVERT), job, AS_OF)
    assert dumped.warnings == (Message("warning.copied", {"count": 6}),)
    assert not before.warnings
    for old, new in zip(before.rows, dumped.rows, strict=True):
        if new.verdict is Verdict.MET and old.verdict is not Verdict.MET:
            assert new.requirement.skills


def test_an_advert_without_requirements_is_an_error(engine: LocalEngine) -> None:
    with pytest.raises(NoRequirementsError):
        analyze(TaskContext(), engine, cv(), Job("0" * 64, "en", None, "", (), ()), AS_OF)


def test_a_cancelled_analysis_stops(engine: LocalEngine, job: Job) -> None:
    with pytest.raises(Cancelled):
        analyze(TaskContext(is_cancelled=lambda: True), engine, cv(), job, AS_OF)


def test_corrections_change_the_report_and_its_key(engine: LocalEngine, job: Job) -> None:
    document = cv()
    (read,) = document.profile.jobs
    made = Corrections(
        name=Correction("Ada Nwosu", "Adaeze Nwosu"),
        jobs=(Correction(read, replace(read, first="2024-12")),),
    )
    report = analyze(TaskContext(), engine, document, job, AS_OF, made)
    assert report.person.name == "Adaeze Nwosu"
    assert report.years == 2.0
    assert report.cv_corrected == 2
    years = report.rows[0]
    assert years.verdict is Verdict.PARTIAL
    assert [item.quote for item in years.evidence if item.corrected] == [
        "Data Engineer · Northwind · 12/2024 – now"
    ]
    info = engine.info()
    plain = report_key(document, job, AS_OF, info)
    assert report_key(document, job, AS_OF, info, made) != plain
    # What is shown in full without a change is no correction.
    assert report_key(document, job, AS_OF, info, in_full(document, UNCORRECTED)) == plain
