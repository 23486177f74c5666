"""Reports, CVs and adverts as JSON, held against the published schemas."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from careerflow.models.document import Document, WarningPlace
from careerflow.models.job import Job
from careerflow.models.message import Message
from careerflow.models.report import Report, RowCorrection
from careerflow.paths import bundled
from careerflow.services.analysis import analyze, report_key
from careerflow.services.documents import dates
from careerflow.services.documents.client import read_document
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.engine.local import LocalEngine
from careerflow.services.exports.report_json import document_json, requirements_json, to_json
from careerflow.services.matching.corrections import corrected
from careerflow.services.task import TaskContext
from careerflow.wording import Wording

AS_OF = "2026-11"
CV = """Ada Nwosu
Data Engineer
ada@example.com

Experience
Data Engineer, Northwind, 01/2023 - Present
- Built nightly pipelines in Python that load 40 sources into PostgreSQL.
- Mentored three junior colleagues and reviewed their code.

Education
Bachelor of Science in Statistics, University of Lagos, 2016 - 2020

Skills
Docker, Git
"""
ADVERT = """Data Engineer

Requirements:
- At least 3 years of experience with Python
- Bachelor's degree in a technical field
- Experience with Kubernetes
- Ability to coach junior colleagues

Nice to have:
- German B2

Benefits:
- 25 days of leave
"""


@pytest.fixture(scope="module")
def outcome() -> tuple[Document, Job, Report]:
    engine = LocalEngine()
    document = read_plain_text(CV.encode())
    job = engine.requirements(TaskContext(), ADVERT)
    report = analyze(TaskContext(), engine, document, job, AS_OF)
    return document, job, report


def validate(name: str, instance: object) -> None:
    schema = json.loads(bundled(f"schema/{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(instance)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_report_fits_its_schema(outcome: tuple[Document, Job, Report], language: str) -> None:
    _, job, report = outcome
    shown = to_json(report, job, Wording(language).say)
    validate("analyze", json.loads(json.dumps(shown)))
    assert shown["requirements"]
    for row in shown["requirements"]:
        assert ADVERT[row["start"] : row["end"]] == row["text"]
        for item in row["evidence"]:
            assert CV[item["start"] : item["end"]] == item["quote"] or item["quote"] in CV


def test_the_language_changes_sentences_only(outcome: tuple[Document, Job, Report]) -> None:
    _, job, report = outcome
    one, other = (to_json(report, job, say) for say in (lambda message: "A", lambda message: "B"))
    differing = {path for path in _paths(one) if _at(one, path) != _at(other, path)}
    assert {path[-1] for path in differing} <= {"reason", "message"}
    assert _paths(one) == _paths(other)


def test_a_report_of_another_advert_is_refused(outcome: tuple[Document, Job, Report]) -> None:
    _, _, report = outcome
    other = Job("f" * 64, "en", None, "", (), ())
    with pytest.raises(ValueError):
        to_json(report, other, Wording("en").say)


def test_an_advert_fits_its_schema(outcome: tuple[Document, Job, Report]) -> None:
    _, job, _ = outcome
    shown = requirements_json(job)
    validate("requirements", json.loads(json.dumps(shown)))
    assert [row["degree"] for row in shown["requirements"] if row["degree"]] == ["bachelor"]
    assert {"low": 3.0, "high": None} in [row["years"] for row in shown["requirements"]]


@pytest.mark.parametrize("words", [False, True])
def test_a_plain_text_cv_fits_its_schema(
    outcome: tuple[Document, Job, Report], words: bool
) -> None:
    document, _, _ = outcome
    years = dates.years(document.periods, AS_OF)
    shown = document_json(document, years, Wording("en").say, words=words)
    validate("read", json.loads(json.dumps(shown)))
    assert shown["person"]["years"] == 3.9
    if words:
        for word in shown["pages"][0]["words"]:
            assert document.text[word["start"] : word["end"]] == word["text"]
            assert word["box"] is None
    else:
        assert "words" not in shown["pages"][0]


def test_a_warning_of_a_cv_tells_its_places(outcome: tuple[Document, Job, Report]) -> None:
    box = (50.004, 100.0, 120.0, 112.0)
    document = replace(
        outcome[0],
        warnings=(
            Message("read.repaired"),
            Message("read.lost_letters", {"count": 1, "pages": ("2",)}),
            Message("read.picture_text", {"count": 1, "pages": ("1",)}),
        ),
        places=(
            WarningPlace("read.lost_letters", 1, box),
            WarningPlace("read.picture_text", 0, box),
        ),
    )
    shown = document_json(document, None, Wording("en").say, words=False)
    validate("read", json.loads(json.dumps(shown)))
    assert [warning["places"] for warning in shown["warnings"]] == [
        [],
        [{"page": 2, "box": [50.0, 100.0, 120.0, 112.0]}],
        [{"page": 1, "box": [50.0, 100.0, 120.0, 112.0]}],
    ]


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["en_sb2nov", "vi_typst_fullstack"])
def test_the_words_of_a_pdf_have_boxes_on_their_page(name: str) -> None:
    path = Path(__file__).parents[3].parent / "shared" / "data" / "cvs" / f"{name}.pdf"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    document = read_document(TaskContext(), path)
    shown = document_json(document, None, Wording("en").say, words=True)
    validate("read", json.loads(json.dumps(shown)))
    for page in shown["pages"]:
        assert len(page["words"]) > 50
        for word in page["words"]:
            x0, y0, x1, y1 = word["box"]
            assert -1 <= x0 < x1 <= page["width"] + 1
            assert -1 <= y0 < y1 <= page["height"] + 1
            assert document.text[word["start"] : word["end"]] == word["text"]


def test_the_key_follows_what_the_report_depends_on(
    outcome: tuple[Document, Job, Report],
) -> None:
    document, job, report = outcome
    base = report_key(document, job, AS_OF, report.engine)
    assert base == report_key(document, job, AS_OF, report.engine)
    assert len(base) == 64
    edited = read_plain_text(CV.replace("Docker", "Podman").encode())
    others = {
        report_key(edited, job, AS_OF, report.engine),
        report_key(document, job, "2026-12", report.engine),
        report_key(document, job, AS_OF, replace(report.engine, version="0")),
    }
    assert len(others | {base}) == 4


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [leaf for key, item in value.items() for leaf in _paths(item, (*path, key))]
    if isinstance(value, list):
        return [leaf for key, item in enumerate(value) for leaf in _paths(item, (*path, key))]
    return [path]


def _at(value: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


def test_corrections_stand_beside_what_was_judged(outcome) -> None:
    _, job, report = outcome
    first = report.rows[0]
    said = RowCorrection(first.requirement.start, first.requirement.end, not_required=True)
    shown = to_json(corrected(report, (said,)), job, Wording("en").say)
    validate("analyze", shown)
    assert shown["score_as_judged"] == report.score
    row = shown["requirements"][0]
    assert row["correction"]["not_required"]
    assert row["correction"]["judged"]["verdict"] == first.verdict
    assert "correction" not in shown["requirements"][1]
    assert "score_as_judged" not in to_json(report, job, Wording("en").say)
