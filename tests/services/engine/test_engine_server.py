import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.errors import EngineError
from careerflow.services.engine import wire
from careerflow.services.engine.interface import CvVectors
from careerflow.services.engine.local import LocalEngine
from careerflow.services.engine.recent import Recent
from careerflow.services.engine.server import EngineServer
from careerflow.services.task import TaskContext

CTX = TaskContext()


def ask(method: str, params: object) -> object:
    body = msgspec.Raw(msgspec.json.encode(params))
    return EngineServer(LocalEngine()).handle(CTX, method, body, b"")


def test_an_unknown_key_is_said_to_be_unknown(cv):
    with pytest.raises(EngineError) as error:
        ask("locate", wire.LocateRequest(wire.Subject("never sent"), ("a",)))
    assert error.value.code == wire.UNKNOWN_DOCUMENT
    with pytest.raises(EngineError) as error:
        ask("judge", wire.JudgeRequest(wire.Subject("cv", cv, "never sent"), "2026-05"))
    assert error.value.code == wire.UNKNOWN_JOB


def test_an_unknown_method():
    with pytest.raises(EngineError) as error:
        ask("no such method", None)
    assert error.value.code == "engine.failed"


names = st.text(min_size=1, max_size=8)
spans = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=4).map(tuple)


@given(st.builds(CvVectors, names, spans, st.dictionaries(names, st.binary(max_size=32))))
def test_vectors_survive_the_pipe(vectors):
    header, blob = wire.pack(vectors)
    again = msgspec.json.decode(msgspec.json.encode(header), type=wire.VectorsHeader)
    assert wire.unpack(again, blob) == vectors


def test_a_blob_of_another_size_is_refused():
    header = wire.VectorsHeader("1", (), {"encoder": 8})
    with pytest.raises(ValueError, match="size"):
        wire.unpack(header, b"1234")


def test_recent_keeps_what_was_used_last():
    gone: list[int] = []
    recent: Recent[int] = Recent(2, gone.append)
    recent.put("a", 1)
    recent.put("b", 2)
    assert recent.get("a") == 1
    recent.put("c", 3)
    assert gone == [2]
    assert recent.get("b") is None
    recent.put("a", 4)
    assert gone == [2, 1]
    recent.clear()
    assert sorted(gone) == [1, 2, 3, 4]
