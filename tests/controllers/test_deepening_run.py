"""What has come of a run by now, as a report."""

from dataclasses import replace

import pytest

from careerflow.controllers.deepening_run import Run, model_name
from careerflow.models.deepening import Asked, DeepenedRows, Wish, WrittenPart
from careerflow.models.document import Person
from careerflow.models.job import Axis, Kind, Requirement
from careerflow.models.llm import Provider, ProviderKind
from careerflow.models.message import Message
from careerflow.models.report import EngineInfo, Keywords, Ratio, Report, Row, Verdict
from careerflow.models.writing import Bilingual, Part, Writing
from careerflow.services.matching.rescored import rescored

GEMINI = Provider(ProviderKind.GEMINI, "", "model-a")


def row(text: str, verdict: Verdict) -> Row:
    requirement = Requirement(text, 0, len(text), Kind.MUST, Axis.HARD_SKILLS)
    return Row(requirement, verdict, Message("stage.judging"))


@pytest.fixture
def base() -> Report:
    none = Ratio(0, 0)
    empty = Report(
        *("2026-11", None, none, none, 0, (), (), Keywords((), ()), Person(), None, ()),
        engine=EngineInfo("local", "1", ()),
        cv_sha256="",
        job_sha256="",
    )
    return rescored(empty, (row("SQL", Verdict.MISSING), row("Go", Verdict.MET)))


def test_a_run_without_news_is_the_report_before(base):
    run = Run("id", Wish(Asked.DEEPEN), GEMINI, base)
    assert run.so_far() is base
    assert run.writes == frozenset(Part)


def test_what_has_come_is_added_up_and_the_rest_stays(base):
    run = Run("id", Wish(Asked.DEEPEN), GEMINI, base)
    run.take(DeepenedRows({0: replace(base.rows[0], verdict=Verdict.MET)}))
    run.take(WrittenPart(Part.ASSESSMENT, Writing(Bilingual("good", "tốt"))))
    report = run.so_far()
    assert (base.score, report.score) == (50, 100)
    assert report.rows[1] is base.rows[1]
    assert report.deeper.model == "model-a"
    assert report.deeper.writing.assessment.vi == "tốt"
    assert report.deeper.runs == ()


def test_a_part_that_is_written_again_keeps_who_has_judged(base):
    before = Run("id", Wish(Asked.DEEPEN), GEMINI, base)
    before.take(DeepenedRows({0: base.rows[0]}))
    deepened = before.so_far()
    run = Run("id", Wish(Asked.WRITE_AGAIN, Part.LETTER), replace(GEMINI, model="b"), deepened)
    run.take(WrittenPart(Part.LETTER, Writing()))
    assert run.writes == {Part.LETTER}
    assert run.so_far().deeper.model == "model-a"


@pytest.mark.parametrize(
    ("provider", "name"),
    [
        (None, ""),
        (GEMINI, "model-a"),
        (Provider(ProviderKind.GEMINI), "gemini-flash-latest"),
        (Provider(ProviderKind.OPENAI, "http://localhost:1234/v1"), "localhost:1234"),
    ],
)
def test_who_is_asked_has_a_name(provider, name):
    assert model_name(provider) == name
