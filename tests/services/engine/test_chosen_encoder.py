"""An engine with an encoder of the user's choice, beside the bundled ones."""

import hashlib
import importlib.util
from dataclasses import dataclass

import numpy as np
import pytest

from careerflow.models.errors import EngineError
from careerflow.services.analysis import report_key
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.engine.client import EngineClient
from careerflow.services.engine.local import LocalEngine
from careerflow.services.retrieval.calibration import load_calibration
from careerflow.services.retrieval.embedding import Encoders
from careerflow.services.retrieval.measured import measured
from careerflow.services.retrieval.model_folder import encoder_name
from careerflow.services.retrieval.sole_routing import SoleRouter
from careerflow.services.retrieval.source import Bundled, Chosen, from_arguments
from careerflow.services.store.library import Library
from careerflow.services.store.store import open_store
from careerflow.services.task import TaskContext

CTX = TaskContext()


class WordEncoder:
    """Texts are near that share words: each word has a direction of its own."""

    dimension = 64

    def __init__(self, name):
        self.name = name
        self.asked = 0

    def encode(self, texts, ctx):
        ctx.check()
        self.asked += 1
        rows = np.stack([sum(map(self._direction, text.lower().split())) for text in texts])
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        return (rows / np.maximum(norms, 1e-9)).astype(np.float32)

    def _direction(self, word):
        seed = hashlib.sha256(f"{self.name} {word}".encode()).digest()
        return np.random.default_rng(list(seed)).normal(size=self.dimension)


@dataclass(frozen=True)
class Words:
    encoder: WordEncoder
    folder: object

    def names(self):
        return (self.encoder.name,)

    def load(self):
        meaning = measured(self.encoder, self.folder)
        return Encoders([self.encoder]), SoleRouter(meaning, load_calibration())


@pytest.fixture
def engine_of(tmp_path):
    """engine_of(name) -> an engine whose only encoder has that name."""
    made = []

    def make(name):
        made.append(LocalEngine(Words(WordEncoder(name), tmp_path / "measured")))
        return made[-1]

    yield make
    for engine in made:
        engine.close()


def test_it_takes_the_place_of_the_bundled_ones(engine_of, local, cv, advert, as_of):
    engine = engine_of("words@1")
    assert engine.info().models == ("words@1",)
    assert engine.info().version == local.info().version
    vectors = engine.prepare_cv(CTX, cv)
    assert set(vectors.vectors) == {"words@1"}
    assert vectors.spans == local.prepare_cv(CTX, cv).spans
    job = engine.requirements(CTX, advert)
    assert job == local.requirements(CTX, advert)
    rows = engine.judge(CTX, cv, job, as_of)
    # Years, degrees and named skills are checked, not compared: they are as before.
    before = {row.requirement.text: row.verdict for row in local.judge(CTX, cv, job, as_of)}
    checked = [row for row in rows if row.requirement.skills]
    assert checked
    assert all(row.verdict is before[row.requirement.text] for row in checked)


def test_a_report_is_known_by_its_encoder(engine_of, local, cv, advert, as_of):
    job = local.requirements(CTX, advert)
    engines = (local, engine_of("words@1"), engine_of("words@2"), engine_of("words@1"))
    keys = [report_key(cv, job, as_of, engine.info()) for engine in engines]
    assert len(set(keys)) == 3
    assert keys[1] == keys[3]


def test_vectors_of_two_names_are_never_compared(engine_of, cv, advert, as_of):
    """Not even where they have the same shape: a CV that comes with another encoder's is embedded
    anew, and judged as if it had come with none."""
    first, second, third = (engine_of(name) for name in ("words@1", "words@2", "words@2"))
    others = first.prepare_cv(CTX, cv)
    made = second.prepare_cv(CTX, cv, others)
    assert set(made.vectors) == {"words@2"}
    assert made == third.prepare_cv(CTX, cv)
    job = second.requirements(CTX, advert)
    assert second.judge(CTX, cv, job, as_of) == third.judge(CTX, cv, job, as_of)


def test_who_goes_back_finds_the_vectors_again(engine_of, local, tmp_path):
    data = b"Jane Doe\nExperience\nBuilt pipelines in Python\n"
    document = read_plain_text(data)
    store = open_store(tmp_path / "data")
    library = Library(store)
    bundled = local.prepare_cv(CTX, document)
    cv_id = library.save_cv(document, "cv.txt", data, bundled)
    chosen = engine_of("words@1").prepare_cv(CTX, document, library.cv(cv_id).vectors)
    library.save_cv(document, "cv.txt", data, chosen)
    both = library.cv(cv_id).vectors
    assert dict(both.vectors) == {**bundled.vectors, **chosen.vectors}
    back = engine_of("words@1")
    assert back.prepare_cv(CTX, document, both) == chosen
    assert local.prepare_cv(CTX, document, both) == bundled
    store.close()


@pytest.fixture
def model(tmp_path):
    """A folder that looks like a model of sentence-transformers."""
    folder = tmp_path / "model"
    (folder / "1_Pooling").mkdir(parents=True)
    (folder / "modules.json").write_text("[]")
    (folder / "model.safetensors").write_bytes(b"weights")
    (folder / "1_Pooling" / "config.json").write_text("{}")
    return folder


def test_a_name_has_a_hash_of_everything_that_vectors_depend_on(model):
    name = encoder_name("owner/model", model)
    assert name.startswith("owner/model@")
    (model / "README.md").write_text("A model")
    (model / "onnx").mkdir()
    (model / "onnx" / "config.json").write_text("{}")
    (model / ".cache").mkdir()
    (model / ".cache" / "download.json").write_text("{}")
    assert encoder_name("owner/model", model) == name
    (model / "1_Pooling" / "config.json").write_text('{"pooling_mode": "cls"}')
    assert encoder_name("owner/model", model) != name


def test_a_folder_without_a_model_is_told(tmp_path):
    with pytest.raises(EngineError) as error:
        encoder_name("nothing", tmp_path)
    assert (error.value.code, error.value.message.params) == (
        "engine.encoder_missing",
        {"model": "nothing"},
    )


def test_an_engine_process_is_told_what_was_chosen(tmp_path):
    chosen = Chosen("owner/model", tmp_path / "model", tmp_path / "measured")
    assert from_arguments(chosen.arguments()) == chosen
    assert from_arguments([]) == Bundled()


@pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is not None,
    reason="the extra sentence-transformers is installed here",
)
def test_an_engine_process_of_its_own_names_it_and_says_what_it_lacks(model, cv, tmp_path):
    engine = EngineClient(Chosen("owner/model", model, tmp_path))
    try:
        assert engine.info().models == (encoder_name("owner/model", model),)
        with pytest.raises(EngineError) as error:
            engine.prepare_cv(CTX, cv)
        assert error.value.code == "engine.extra_missing"
        first = engine.pid
        engine.retire()
        assert engine.pid is None
        # A job that began before goes on, and leaves no process behind.
        assert engine.info().models
        assert engine.pid is None
        assert first is not None
    finally:
        engine.close()
