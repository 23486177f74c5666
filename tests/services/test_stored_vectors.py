import pytest

from careerflow.models.errors import StoreError
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.engine.interface import CvVectors
from careerflow.services.store.library import Library
from careerflow.services.store.store import open_store
from careerflow.services.stored_vectors import embed_library
from careerflow.services.task import Cancelled, Stage, TaskContext


class Marking:
    """An engine that gives every CV one vector, or takes over what is stored."""

    def __init__(self, name):
        self.name = name
        self.made = 0

    def prepare_cv(self, ctx, document, stored=None):
        ctx.check()
        if stored is not None and self.name in stored.vectors:
            return CvVectors("1", stored.spans, {self.name: stored.vectors[self.name]})
        self.made += 1
        return CvVectors("1", ((0, 4),), {self.name: document.text[:4].encode()})


@pytest.fixture
def library(tmp_path):
    store = open_store(tmp_path / "data")
    yield Library(store)
    store.close()


@pytest.fixture
def cv_ids(library):
    first, ctx = Marking("old@1"), TaskContext()
    kept = []
    for number in range(3):
        data = f"{number} Jane Doe".encode()
        document = read_plain_text(data)
        vectors = first.prepare_cv(ctx, document)
        kept.append(library.save_cv(document, "cv.txt", data, vectors))
    return kept


def vectors_of(library, cv_ids):
    return [dict(library.cv(cv_id).vectors.vectors) for cv_id in cv_ids]


def test_every_cv_gets_vectors_beside_those_it_has(library, cv_ids):
    engine, seen = Marking("new@1"), []
    assert embed_library(TaskContext(seen.append), engine, library) == 0
    assert engine.made == 3
    assert [(one.stage, one.done, one.total) for one in seen] == [
        (Stage.EMBEDDING_LIBRARY, done, 3) for done in range(3)
    ]
    expected = [{"old@1": text, "new@1": text} for text in (b"0 Ja", b"1 Ja", b"2 Ja")]
    assert vectors_of(library, cv_ids) == expected
    assert embed_library(TaskContext(), engine, library) == 0
    assert engine.made == 3


def test_what_was_done_until_it_was_stopped_is_kept(library, cv_ids):
    engine = Marking("new@1")
    with pytest.raises(Cancelled):
        embed_library(TaskContext(is_cancelled=lambda: engine.made == 2), engine, library)
    assert ["new@1" in found for found in vectors_of(library, cv_ids)] == [True, True, False]


def test_a_cv_that_cannot_be_read_costs_nothing_but_itself(library, cv_ids, monkeypatch):
    read = library.cv

    def cv(cv_id):
        if cv_id == cv_ids[1]:
            raise StoreError("store.damaged")
        return read(cv_id)

    monkeypatch.setattr(library, "cv", cv)
    assert embed_library(TaskContext(), Marking("new@1"), library) == 1
    monkeypatch.undo()
    assert ["new@1" in found for found in vectors_of(library, cv_ids)] == [True, False, True]
