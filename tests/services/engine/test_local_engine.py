from dataclasses import replace

import pytest

from careerflow.models.errors import EngineError
from careerflow.models.report import Verdict
from careerflow.services.engine.local import TEXTS, LocalEngine
from careerflow.services.task import Cancelled, Progress, Stage, TaskContext

CTX = TaskContext()


def watch() -> tuple[list[Progress], TaskContext]:
    seen: list[Progress] = []
    return seen, TaskContext(seen.append)


def test_judges_every_requirement_with_evidence_in_the_cv(local, cv, advert, as_of):
    job = local.requirements(CTX, advert)
    rows = local.judge(CTX, cv, job, as_of)
    assert [row.requirement for row in rows] == list(job.requirements)
    assert Verdict.MET in {row.verdict for row in rows}
    for item in (item for row in rows for item in row.evidence):
        assert cv.text[item.start : item.end] == item.quote


def test_stages_are_named(local, cv, advert, as_of):
    seen, ctx = watch()
    job = local.requirements(ctx, advert)
    local.judge(ctx, cv, job, as_of)
    stages = [step.stage for step in seen]
    assert stages[0] is Stage.REQUIREMENTS
    assert stages[-2:] == [Stage.RETRIEVING, Stage.JUDGING]


def test_embedding_reports_every_batch_of_both_encoders(cv):
    engine = LocalEngine()
    seen, ctx = watch()
    spans = engine.prepare_cv(ctx, cv).spans
    assert {step.stage for step in seen} == {Stage.EMBEDDING}
    assert (seen[-1].done, seen[-1].total) == (2 * len(spans), 2 * len(spans))
    engine.close()


def test_stored_vectors_are_taken_over(cv, local):
    made = local.prepare_cv(CTX, cv)
    engine = LocalEngine()
    seen, ctx = watch()
    assert engine.prepare_cv(ctx, cv, made) == made
    assert [step.total for step in seen] == [0]
    engine.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda made: replace(made, chunking="of last year"),
        lambda made: replace(made, vectors={}),
        lambda made: replace(made, vectors={n: v[:-4] for n, v in made.vectors.items()}),
        lambda made: replace(made, spans=made.spans[:-1]),
        lambda made: replace(made, spans=(*made.spans[:-1], (0, 10**6))),
    ],
)
def test_vectors_that_do_not_fit_are_made_anew(cv, local, spoil):
    made = local.prepare_cv(CTX, cv)
    engine = LocalEngine()
    assert engine.prepare_cv(CTX, cv, spoil(made)) == made
    assert made.chunking == TEXTS
    engine.close()


def test_a_cv_without_text(local, cv, advert, as_of):
    empty = replace(cv, sha256="0" * 64, text="", lines=(), pages=(), sections=(), periods=())
    assert local.prepare_cv(CTX, empty).spans == ()
    rows = local.judge(CTX, empty, local.requirements(CTX, advert), as_of)
    assert rows
    assert all(row.verdict is not Verdict.MET for row in rows)


def test_an_advert_without_requirements(local, cv, as_of):
    job = local.requirements(CTX, "")
    assert local.judge(CTX, cv, job, as_of) == ()


def test_a_cancelled_cv_is_not_kept(cv):
    engine = LocalEngine()
    seen: list[Progress] = []
    with pytest.raises(Cancelled):
        engine.prepare_cv(TaskContext(seen.append, lambda: len(seen) > 1), cv)
    assert engine.prepare_cv(CTX, cv).spans
    engine.close()


def test_a_later_cv_lets_the_first_go_and_it_comes_back(local, cv, advert, as_of):
    engine = LocalEngine()
    made = engine.prepare_cv(CTX, cv)
    job = engine.requirements(CTX, advert)
    before = engine.judge(CTX, cv, job, as_of)
    for number in range(9):
        engine.prepare_cv(CTX, replace(cv, sha256=f"{number:064x}"), made)
    assert engine.judge(CTX, cv, job, as_of) == before
    engine.close()


def test_missing_models_are_reported_by_name(cv, tmp_path, monkeypatch):
    (tmp_path / "models.json").write_text('{"models": []}')
    monkeypatch.setattr("careerflow.paths.bundled", lambda _name: tmp_path / "nothing")
    engine = LocalEngine()
    with pytest.raises(EngineError) as error:
        engine.prepare_cv(CTX, cv)
    assert error.value.code == "engine.model_missing"
