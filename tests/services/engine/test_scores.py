"""Scores without evidence are those of the full analysis, verdict by verdict."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from careerflow.models.document import Document, SectionKind
from careerflow.models.job import Degree, Job
from careerflow.models.profile import UNCORRECTED, Correction, Corrections, Study
from careerflow.models.report import Report, Verdict
from careerflow.services.analysis import analyze
from careerflow.services.documents.client import read_document
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.engine import local
from careerflow.services.engine.local import LocalEngine
from careerflow.services.engine.scores import Scorer
from careerflow.services.profile.corrections import in_full
from careerflow.services.ranking import scored
from careerflow.services.retrieval import search
from careerflow.services.store.library import Library
from careerflow.services.store.store import open_store
from careerflow.services.stored_scores import StoredScores
from careerflow.services.task import Cancelled, Progress, Stage, TaskContext

SAMPLES = Path(__file__).resolve().parents[3] / "resources" / "samples"
AS_OF = "2026-11"
CTX = TaskContext()
ADVERTS = {code: (SAMPLES / f"advert_{code}.txt").read_text("utf-8") for code in ("en", "vi")}
COOK = """Cook
Requirements:
- At least 3 years of experience in a restaurant kitchen
- Works well in a team and is never late
- A certificate of food hygiene
- Willing to travel
"""


@pytest.fixture(scope="module")
def engine() -> Iterator[LocalEngine]:
    made = LocalEngine()
    yield made
    made.close()


def cvs() -> dict[str, Document]:
    found = {code: read_document(CTX, SAMPLES / f"cv_{code}.pdf", None) for code in ADVERTS}
    text = found["en"].text
    asked = ADVERTS["en"].split("Requirements\n")[1]
    made = {
        "halves": "\n".join(text.splitlines()[::2]),
        "copied": f"{text}\n{asked}",
        "bare": "Jane Doe",
        "no diacritics": found["vi"].text.replace("ế", "e").replace("ạ", "a").replace("đ", "d"),
    }
    return found | {name: read_plain_text(words.encode()) for name, words in made.items()}


@pytest.fixture(scope="module")
def jobs(engine: LocalEngine) -> list[Job]:
    return [engine.requirements(CTX, text) for text in (*ADVERTS.values(), COOK)]


def in_short(report: Report) -> tuple[object, ...]:
    verdicts = [(row.requirement, row.verdict, row.reason) for row in report.rows]
    return verdicts, report.score, report.must_have, report.nice_to_have


def test_scores_are_those_of_the_full_analysis(engine: LocalEngine, jobs: list[Job]) -> None:
    scorer = Scorer(engine)
    seen = set()
    for name, document in cvs().items():
        vectors = engine.prepare_cv(CTX, document)
        kept = scorer.keep(CTX, document, lambda whole=document: whole, vectors, AS_OF)
        for job in jobs:
            report = analyze(CTX, engine, document, job, AS_OF)
            score = scored(scorer.rows(CTX, kept, job))
            assert in_short(score) == in_short(report), (name, job.title)
            seen |= {row.verdict for row in score.rows}
            assert not any(row.evidence for row in score.rows)
    assert seen == set(Verdict)


def test_corrections_of_the_cv_count(engine: LocalEngine, jobs: list[Job]) -> None:
    document = read_plain_text(b"Jane Doe\n\nSkills\nExcel\n")
    said = Corrections(education=(Correction(None, Study(Degree.BACHELOR, None, None)),))
    scorer = Scorer(engine)
    totals = []
    for corrections in (UNCORRECTED, said):
        kept = scorer.keep(CTX, document, lambda: document, None, AS_OF, corrections)
        score = scored(scorer.rows(CTX, kept, jobs[0]))
        report = analyze(CTX, engine, document, jobs[0], AS_OF, corrections)
        assert in_short(score) == in_short(report)
        totals.append(score.score)
    assert totals[0] < totals[1]


def test_a_section_of_another_kind_counts(engine: LocalEngine) -> None:
    document = read_plain_text(
        b"Jane Doe\n\nProjects\nCook, Northwind Ltd, 01/2019 - 12/2024\n- Ran the kitchen.\n"
    )
    job = engine.requirements(CTX, "Cook\nRequirements:\n- At least 3 years of experience\n")
    full = in_full(document, UNCORRECTED)
    work = tuple(
        Correction(item.read, replace(item.now, kind=SectionKind.EXPERIENCE))
        for item in full.sections
        if item.now and item.now.heading
    )
    scorer, said = Scorer(engine), Corrections(sections=work)
    plain = scorer.keep(CTX, document, lambda: document, None, AS_OF)
    kept = scorer.keep(CTX, document, lambda: document, None, AS_OF, said)
    score = scored(scorer.rows(CTX, kept, job))
    assert in_short(score) == in_short(analyze(CTX, engine, document, job, AS_OF, said))
    assert (score.score, scored(scorer.rows(CTX, plain, job)).score) == (100, 0)


@pytest.mark.parametrize("name", ["en", "vi"])
def test_a_scan_finds_what_the_index_finds(engine: LocalEngine, jobs: list[Job], name: str) -> None:
    document = read_document(CTX, SAMPLES / f"cv_{name}.pdf", None)
    _, index = engine.index(CTX, document, None)
    for job in jobs:
        queries = engine.queries(CTX, job)
        found = index.retrieve([query.query for query in queries], local.HITS)
        assert [tuple(hits) for hits in index.scan(queries, local.HITS)] == list(found)


def test_a_cv_of_very_many_passages_is_analysed_in_full(
    engine: LocalEngine, jobs: list[Job], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "EXHAUSTIVE", 5)
    document = read_document(CTX, SAMPLES / "cv_en.pdf", None)
    scorer, asked = Scorer(engine), []
    kept = scorer.keep(CTX, document, lambda: asked.append(1) or document, None, AS_OF)
    score = scored(scorer.rows(CTX, kept, jobs[0]))
    assert asked
    assert in_short(score) == in_short(analyze(CTX, engine, document, jobs[0], AS_OF))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    store = open_store(tmp_path)
    yield Library(store)
    store.close()


def save(library: Library, engine: LocalEngine, name: str, text: str) -> str:
    document = read_plain_text(text.encode())
    vectors = engine.prepare_cv(CTX, document)
    return library.save_cv(document, name, text.encode(), vectors)


def test_all_stored_cvs_and_no_vector_made_again(
    engine: LocalEngine, jobs: list[Job], library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = save(library, engine, "first.txt", "Jane\n\nSkills\nExcel, SQL\n")
    scores = StoredScores(library, Scorer(engine), AS_OF)
    steps: list[Progress] = []
    scores.load(TaskContext(steps.append))
    second = save(library, engine, "second.txt", "Joe\n\nSkills\nSAP\n")
    monkeypatch.setattr(LocalEngine, "_embed", None)  # a call would fail
    scores.load(TaskContext(steps.append))
    assert steps == [Progress(Stage.READING, 0, 1)] * 2  # the first one is not read again
    steps.clear()
    found = scores.against(TaskContext(steps.append), jobs[0])
    assert [(one.cv_id, one.name) for one in found] == [
        (first, "first.txt"),
        (second, "second.txt"),
    ]
    assert [step.done for step in steps] == [0, 1]
    assert scores.unread == {}


def test_it_can_be_cancelled(engine: LocalEngine, jobs: list[Job], library: Library) -> None:
    for name in ("one", "other"):
        save(library, engine, f"{name}.txt", f"{name}\n\nSkills\nExcel\n")
    steps: list[Progress] = []
    ctx = TaskContext(steps.append, lambda: len(steps) == 1)
    scores = StoredScores(library, Scorer(engine), AS_OF)
    with pytest.raises(Cancelled):
        scores.load(ctx)
    scores.load(CTX)
    steps.clear()
    with pytest.raises(Cancelled):
        scores.against(ctx, jobs[0])
    assert len(scores.against(CTX, jobs[0])) == 2
