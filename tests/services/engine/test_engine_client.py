import os
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import psutil
import pytest

from careerflow.models.errors import EngineError
from careerflow.services.engine.client import EngineClient
from careerflow.services.engine.interface import CvVectors
from careerflow.services.task import Cancelled, Progress, Stage, TaskContext

ROOT = Path(__file__).resolve().parents[3]
CTX = TaskContext()

posix_only = pytest.mark.skipif(os.name == "nt", reason="needs SIGSTOP")


@pytest.fixture(scope="module")
def lasting() -> Iterator[EngineClient]:
    """For tests that do not ask how it starts: it loads its encoders once for all of them, and
    again where one of them has killed it."""
    engine = EngineClient()
    yield engine
    engine.close()


def unknown(cv):
    """The same to read, and another to any engine."""
    return replace(cv, sha256=uuid.uuid4().hex * 2)


def analyze(engine, cv, advert, as_of) -> bytes:
    job = engine.requirements(CTX, advert)
    return msgspec.json.encode([job, engine.judge(CTX, cv, job, as_of)])


def test_a_child_answers_what_the_engine_itself_answers(lasting, local, cv, advert, as_of):
    assert lasting.info() == local.info()
    assert lasting.prepare_cv(CTX, cv) == local.prepare_cv(CTX, cv)
    assert analyze(lasting, cv, advert, as_of) == analyze(local, cv, advert, as_of)
    quotes = ("Cut the cost of nightly jobs", "words that are not there")
    assert lasting.locate(CTX, cv, quotes) == local.locate(CTX, cv, quotes)
    assert [len(found) for found in lasting.locate(CTX, cv, quotes)] == [1, 0]


def test_the_same_input_gives_the_same_bytes_in_fresh_processes(cv, advert, as_of, monkeypatch):
    answers = set()
    for seed in ("1", "2", "3"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        engine = EngineClient()
        vectors = engine.prepare_cv(CTX, cv)
        answers.add(
            (analyze(engine, cv, advert, as_of), vectors.spans, tuple(vectors.vectors.items()))
        )
        engine.close()
    assert len(answers) == 1


def test_starts_by_itself_and_again_after_close(client):
    assert client.pid is None
    client.info()
    first = client.pid
    assert first is not None
    client.close()
    assert client.pid is None
    assert not psutil.pid_exists(first)
    client.start()
    assert client.pid not in (None, first)


def test_restarts_after_its_death_and_sends_the_cv_again(lasting, cv, advert, as_of):
    before = analyze(lasting, cv, advert, as_of)
    first = lasting.pid
    psutil.Process(first).kill()
    assert analyze(lasting, cv, advert, as_of) == before
    assert lasting.pid not in (None, first)


def test_an_analysis_in_flight_is_tried_once_more(lasting, cv):
    killed: list[int] = []

    def kill_once(_progress: Progress) -> None:
        if not killed:
            killed.append(lasting.pid)
            psutil.Process(lasting.pid).kill()

    found = lasting.prepare_cv(TaskContext(kill_once), unknown(cv))
    assert found.spans
    assert killed
    assert lasting.pid not in killed


def test_dying_twice_is_an_error(lasting, cv):
    def kill(_progress: Progress) -> None:
        psutil.Process(lasting.pid).kill()

    with pytest.raises(EngineError) as error:
        lasting.prepare_cv(TaskContext(kill), unknown(cv))
    assert error.value.code == "engine.died"
    assert lasting.prepare_cv(CTX, cv).spans


@posix_only
def test_cancel_does_not_wait_for_the_engine(lasting, cv):
    """The process is stopped, so it cannot answer; the request ends nevertheless."""
    lasting.info()
    os.kill(lasting.pid, signal.SIGSTOP)
    asked: list[int] = []
    with pytest.raises(Cancelled):
        lasting.prepare_cv(TaskContext(is_cancelled=lambda: asked.append(1) or len(asked) > 3), cv)
    os.kill(lasting.pid, signal.SIGCONT)
    assert lasting.prepare_cv(CTX, cv).spans


@posix_only
def test_a_hung_engine_is_given_up_and_replaced(lasting, cv, monkeypatch):
    lasting.info()
    hung = lasting.pid
    os.kill(hung, signal.SIGSTOP)
    with monkeypatch.context() as soon:
        soon.setattr(lasting, "_seconds", 0.2)
        with pytest.raises(EngineError) as error:
            lasting.prepare_cv(CTX, cv)
    assert error.value.code == "engine.too_slow"
    assert lasting.prepare_cv(CTX, cv).spans
    assert lasting.pid != hung


def test_cancel_at_a_batch_leaves_the_engine_usable(lasting, cv):
    seen: list[Progress] = []
    with pytest.raises(Cancelled):
        lasting.prepare_cv(TaskContext(seen.append, lambda: len(seen) > 1), unknown(cv))
    assert seen[0].stage is Stage.EMBEDDING
    assert lasting.prepare_cv(CTX, cv).spans


def test_a_cv_that_the_engine_forgot_is_sent_again(lasting, cv):
    quotes = ("Built pipelines",)
    first = lasting.locate(CTX, cv, quotes)
    for _ in range(20):  # more than it keeps
        lasting.locate(CTX, unknown(cv), quotes)
    assert lasting.locate(CTX, cv, quotes) == first


def test_a_corrected_text_is_another_cv(lasting, cv):
    changed = replace(cv, text=cv.text.replace("Airflow", "Luigi77"))
    assert lasting.locate(CTX, cv, ("Python and Airflow",)) != ((),)
    assert lasting.locate(CTX, changed, ("Python and Airflow",)) == ((),)


def test_stored_vectors_cross_the_pipe_unchanged(lasting, cv):
    other = unknown(cv)
    made = lasting.prepare_cv(CTX, other)
    lasting.close()
    marked = CvVectors(made.chunking, made.spans, {n: v[::-1] for n, v in made.vectors.items()})
    assert lasting.prepare_cv(CTX, other, marked) == marked


def test_an_engine_that_cannot_be_started(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-such-program"))
    with pytest.raises(EngineError) as error:
        EngineClient().start()
    assert error.value.code == "engine.start_failed"


def test_importing_the_client_imports_nothing_heavy():
    code = (
        "import sys; import careerflow.services.engine.client; "
        "print([m for m in ('numpy', 'onnxruntime', 'tokenizers', 'chromadb', 'pymupdf') "
        "if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"


def test_nothing_is_started_after_the_end():
    engine = EngineClient()
    engine.end()
    with pytest.raises(Cancelled):
        engine.start()
    with pytest.raises(Cancelled):
        engine.info()
    assert engine.pid is None
