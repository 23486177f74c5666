import os
import signal
import subprocess
import sys
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


def analyze(engine, cv, advert, as_of) -> bytes:
    job = engine.requirements(CTX, advert)
    return msgspec.json.encode([job, engine.judge(CTX, cv, job, as_of)])


def test_a_child_answers_what_the_engine_itself_answers(client, local, cv, advert, as_of):
    assert client.info() == local.info()
    assert client.prepare_cv(CTX, cv) == local.prepare_cv(CTX, cv)
    assert analyze(client, cv, advert, as_of) == analyze(local, cv, advert, as_of)
    quotes = ("Cut the cost of nightly jobs", "words that are not there")
    assert client.locate(CTX, cv, quotes) == local.locate(CTX, cv, quotes)
    assert [len(found) for found in client.locate(CTX, cv, quotes)] == [1, 0]


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


def test_restarts_after_its_death_and_sends_the_cv_again(client, local, cv, advert, as_of):
    before = analyze(client, cv, advert, as_of)
    first = client.pid
    psutil.Process(first).kill()
    assert analyze(client, cv, advert, as_of) == before
    assert client.pid not in (None, first)


def test_an_analysis_in_flight_is_tried_once_more(client, cv):
    killed: list[int] = []

    def kill_once(_progress: Progress) -> None:
        if not killed:
            killed.append(client.pid)
            psutil.Process(client.pid).kill()

    found = client.prepare_cv(TaskContext(kill_once), cv)
    assert found.spans
    assert killed
    assert client.pid not in killed


def test_dying_twice_is_an_error(client, cv):
    def kill(_progress: Progress) -> None:
        psutil.Process(client.pid).kill()

    with pytest.raises(EngineError) as error:
        client.prepare_cv(TaskContext(kill), cv)
    assert error.value.code == "engine.died"
    assert client.prepare_cv(CTX, cv).spans


@posix_only
def test_cancel_does_not_wait_for_the_engine(client, cv):
    """The process is stopped, so it cannot answer; the request ends nevertheless."""
    client.info()
    os.kill(client.pid, signal.SIGSTOP)
    asked: list[int] = []
    with pytest.raises(Cancelled):
        client.prepare_cv(TaskContext(is_cancelled=lambda: asked.append(1) or len(asked) > 3), cv)
    os.kill(client.pid, signal.SIGCONT)
    assert client.prepare_cv(CTX, cv).spans


@posix_only
def test_a_hung_engine_is_given_up_and_replaced(cv):
    engine = EngineClient(seconds=20)
    engine.info()
    hung = engine.pid
    os.kill(hung, signal.SIGSTOP)
    engine._seconds = 0.2
    with pytest.raises(EngineError) as error:
        engine.prepare_cv(CTX, cv)
    assert error.value.code == "engine.too_slow"
    engine._seconds = 60
    assert engine.prepare_cv(CTX, cv).spans
    assert engine.pid != hung
    engine.close()


def test_cancel_at_a_batch_leaves_the_engine_usable(client, cv):
    seen: list[Progress] = []
    with pytest.raises(Cancelled):
        client.prepare_cv(TaskContext(seen.append, lambda: len(seen) > 1), cv)
    assert seen[0].stage is Stage.EMBEDDING
    assert client.prepare_cv(CTX, cv).spans


def test_a_cv_that_the_engine_forgot_is_sent_again(client, cv):
    def other(number: int):
        return replace(cv, sha256=f"{number:064x}")

    quotes = ("Built pipelines",)
    first = client.locate(CTX, cv, quotes)
    for number in range(20):  # more than it keeps
        client.locate(CTX, other(number), quotes)
    assert client.locate(CTX, cv, quotes) == first


def test_a_corrected_text_is_another_cv(client, cv):
    changed = replace(cv, text=cv.text.replace("Airflow", "Luigi77"))
    assert client.locate(CTX, cv, ("Python and Airflow",)) != ((),)
    assert client.locate(CTX, changed, ("Python and Airflow",)) == ((),)


def test_stored_vectors_cross_the_pipe_unchanged(client, cv):
    made = client.prepare_cv(CTX, cv)
    client.close()
    marked = CvVectors(made.chunking, made.spans, {n: v[::-1] for n, v in made.vectors.items()})
    assert client.prepare_cv(CTX, cv, marked) == marked


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
