import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from careerflow.services.retrieval.vectors import EXHAUSTIVE, VectorStore

ROOT = Path(__file__).resolve().parents[3]


def unit_rows(count: int, dimension: int = 16) -> np.ndarray:
    rows = np.random.default_rng(7).standard_normal((count, dimension)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def store():
    return VectorStore()


@pytest.mark.parametrize("count", [1, 2, 60, EXHAUSTIVE])
def test_a_cv_is_searched_in_full(store, count):
    rows = unit_rows(count)
    collection = store.collection(rows)
    assert collection.nearest(rows[:5]) == [list(range(count))] * min(5, count)
    collection.drop()


def test_a_long_cv_keeps_the_nearest(store):
    rows = unit_rows(EXHAUSTIVE * 3)
    collection = store.collection(rows)
    [found] = collection.nearest(rows[:1])
    exact = np.argsort(-(rows @ rows[0]))[:10]
    assert len(found) == EXHAUSTIVE
    assert set(exact.tolist()) <= set(found)
    collection.drop()


def test_collections_do_not_see_each_other(store):
    one, other = store.collection(unit_rows(3)), store.collection(unit_rows(5, dimension=8))
    assert one.nearest(unit_rows(1)) == [[0, 1, 2]]
    assert other.nearest(unit_rows(1, dimension=8)) == [[0, 1, 2, 3, 4]]
    one.drop()
    assert other.nearest(unit_rows(1, dimension=8)) == [[0, 1, 2, 3, 4]]
    other.drop()


def test_dropping_twice_is_harmless():
    store = VectorStore()
    one = store.collection(unit_rows(3))
    one.drop()
    one.drop()
    first, second = store.collection(unit_rows(3)), store.collection(unit_rows(2))
    assert first.nearest(unit_rows(1)) == [[0, 1, 2]]
    assert second.nearest(unit_rows(1)) == [[0, 1]]


def test_a_collection_used_again_forgets_nothing_and_keeps_nothing():
    """Whatever CVs came before, every chunk of this one is found, and none of theirs."""
    store = VectorStore()
    store.warm()
    before = len(store._client.list_collections())
    for count in (60, 5, 200, 1, 90, 33, 199, 2, 120, 60, 7, 150):
        rows = unit_rows(count)
        collection = store.collection(rows)
        assert collection.nearest(rows[:4]) == [list(range(count))] * min(4, count)
        collection.drop()
    assert len(store._client.list_collections()) == before + 1


_AUDITED = """
import sys
calls = []
sys.addaudithook(lambda event, args: calls.append(event) if event.startswith("socket.") else None)
import numpy as np
from careerflow.services.retrieval.vectors import VectorStore
store = VectorStore()
rows = np.eye(4, dtype=np.float32)
collection = store.collection(rows)
assert collection.nearest(rows) == [[0, 1, 2, 3]] * 4
collection.drop()
import psutil
print(sorted(set(calls) - {"socket.gethostname"}), psutil.Process().net_connections("inet"))
"""


def test_chroma_opens_no_connection_and_leaves_no_file(tmp_path):
    """A stray ".env" in the folder of the start is not read either."""
    folder = tmp_path / "start"
    folder.mkdir()
    (folder / ".env").write_text("CHROMA_API_IMPL=chromadb.api.fastapi.FastAPI\n")
    result = subprocess.run(
        [sys.executable, "-c", _AUDITED],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "HOME": str(folder), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == "[] []"
    assert [path.name for path in folder.rglob("*")] == [".env"]
