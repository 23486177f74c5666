"""What is told of a report where parts of the store fail."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from careerflow.models.errors import StoreError
from careerflow.models.llm import ProviderKind, Usage
from careerflow.models.report import Deeper, Report, Verdict
from careerflow.services import analysis
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.engine.local import LocalEngine
from careerflow.services.session import OpenedCv, Outcome, analyze_and_keep, changed_since
from careerflow.services.store.library import Library
from careerflow.services.store.shelf import Shelf
from careerflow.services.store.store import open_store
from careerflow.services.task import Cancelled, Stage, TaskContext

CV = b"Ada Nwosu\nada@example.com\nExperience\nAnalyst, 01/2020 - 12/2024\n- Wrote Python.\n"
ADVERT = "Analyst\nRequirements:\n- Python\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    store = open_store(tmp_path)
    yield Library(store)
    store.close()


def kept(library: Library, context: TaskContext | None = None) -> Outcome:
    cv = OpenedCv("cv.txt", CV, None, read_plain_text(CV), None)
    ctx = context or TaskContext()
    return analyze_and_keep(ctx, LocalEngine(), lambda: library, cv, ADVERT, "2026-11")


def refuse(*_args: object) -> None:
    raise StoreError("store.locked", folder="here")


@pytest.mark.parametrize(("owner", "name"), [(Library, "corrections"), (Shelf, "note")])
def test_a_report_that_was_kept_is_not_told_as_unsaved(
    library: Library, monkeypatch: pytest.MonkeyPatch, owner: type, name: str
) -> None:
    monkeypatch.setattr(owner, name, refuse)
    outcome = kept(library)
    assert outcome.unsaved is None
    assert [listed.id for listed in library.summaries()] == [outcome.report_id]


def test_a_known_report_is_not_judged_again_where_it_cannot_be_noted(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = kept(library)
    monkeypatch.setattr(Shelf, "note", refuse)
    monkeypatch.setattr(analysis, "analyze", refuse)
    again = kept(library)
    assert (again.report_id, again.report) == (first.report_id, first.report)


def test_a_report_that_could_not_be_kept_says_why(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "save_analysis", refuse)
    outcome = kept(library)
    assert outcome.report_id is None
    assert outcome.unsaved is not None
    assert outcome.unsaved.id == "store.locked"


def test_what_was_cancelled_in_the_last_stage_is_not_kept(library: Library) -> None:
    stages: list[Stage] = []
    context = TaskContext(
        lambda progress: stages.append(progress.stage), lambda: Stage.SCORING in stages
    )
    with pytest.raises(Cancelled):
        kept(library, context)
    assert not library.summaries()


def test_what_has_changed_since_is_not_who_judged(library: Library) -> None:
    engine = LocalEngine()

    def kept_of(data: bytes) -> Outcome:
        cv = OpenedCv("cv.txt", data, None, read_plain_text(data), None)
        return analyze_and_keep(TaskContext(), engine, lambda: library, cv, ADVERT, "2026-11")

    def deepened(report: Report, model: str) -> Report:
        rows = tuple(replace(row, verdict=Verdict.MISSING) for row in report.rows)
        deeper = Deeper(ProviderKind.GEMINI, model, model, "1", Usage(), None, ())
        return replace(report, rows=rows, score=0, deeper=deeper)

    first, second = kept_of(CV), kept_of(CV.replace(b"Wrote", b"Wrote much"))
    assert first.report_id is not None
    assert second.report_id is not None
    assert changed_since(library, second.report_id) is None
    library.save_deeper(second.report_id, deepened(second.report, "x"), "key")
    assert changed_since(library, second.report_id) is None
    library.save_deeper(first.report_id, deepened(first.report, "y"), "key")
    assert changed_since(library, second.report_id) is None
    same = deepened(first.report, "x")
    library.save_deeper(first.report_id, replace(same, rows=first.report.rows, score=100), "key")
    since = changed_since(library, second.report_id)
    assert since is not None
    assert since.points == -100
    again = kept_of(CV)
    assert (again.report.score, again.local) == (100, first.report)
