import unicodedata

import msgspec
import numpy as np
import pytest

from careerflow.models.errors import EngineError
from careerflow.services.retrieval.catalogue import catalogue, check_files, model_file
from careerflow.services.retrieval.onnx_encoder import OnnxEncoder
from careerflow.services.task import Cancelled, Progress, TaskContext

TEXTS = [
    "Managed payroll for 250 workers",
    "Calculated wages and insurance of all employees",
    "Welded ship hulls in a dry dock",
    "A long passage " + "about many different things " * 12,
    "Java",
]


def test_shape_type_and_norm(minilm, e5):
    for encoder in (minilm, e5):
        vectors = encoder.encode(TEXTS, TaskContext())
        assert vectors.shape == (len(TEXTS), encoder.dimension)
        assert vectors.dtype == np.float32
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts(minilm):
    assert minilm.encode([], TaskContext()).shape == (0, minilm.dimension)


def test_meaning_is_closer_than_words_apart(minilm, e5):
    for encoder in (minilm, e5):
        wages, salaries, ship = encoder.encode(TEXTS[:3], TaskContext())
        assert wages @ salaries > wages @ ship


def test_a_vector_does_not_depend_on_its_neighbours(minilm, e5):
    for encoder in (minilm, e5):
        together = encoder.encode(TEXTS, TaskContext())
        alone = np.concatenate([encoder.encode([text], TaskContext()) for text in TEXTS])
        assert np.abs(together - alone).max() < 1e-5


def test_two_spellings_of_one_letter_are_one(e5):
    text = "Kỹ sư phần mềm có kinh nghiệm với cơ sở dữ liệu"
    decomposed = unicodedata.normalize("NFD", text)
    assert decomposed != text
    one, other = e5.encode([text, decomposed], TaskContext())
    assert np.array_equal(one, other)


def test_e5_gets_its_prefix_and_minilm_none(minilm, e5):
    minilm_entry, e5_entry = catalogue()
    assert minilm_entry.prefix == ""
    without = OnnxEncoder(msgspec.structs.replace(e5_entry, prefix=""))
    [plain] = without.encode(["query: payroll"], TaskContext())
    [prefixed] = e5.encode(["payroll"], TaskContext())
    assert np.array_equal(plain, prefixed)
    assert not np.array_equal(without.encode(["payroll"], TaskContext())[0], prefixed)


def test_text_beyond_the_limit_is_cut(minilm):
    words = " ".join(f"word{index}" for index in range(900))
    one, longer = minilm.encode([words, words + " extra"], TaskContext())
    assert np.array_equal(one, longer)


def test_progress_ends_at_the_total(minilm):
    seen: list[Progress] = []
    minilm.encode(TEXTS, TaskContext(seen.append))
    assert [(step.done, step.total) for step in seen] == [(4, 5), (5, 5)]


def test_cancel_stops_before_the_next_batch(minilm):
    seen: list[Progress] = []
    ctx = TaskContext(seen.append, lambda: bool(seen))
    with pytest.raises(Cancelled):
        minilm.encode(TEXTS * 10, ctx)
    assert len(seen) == 1


def test_files_are_what_the_catalogue_says():
    checks = check_files()
    assert {check.file for check in checks} == {"model.onnx", "tokenizer.json", "config.json"}
    assert all(check.intact for check in checks)


def test_every_model_has_a_card_that_names_its_origin():
    for entry in catalogue():
        card = (model_file(entry, "model.onnx").parent / "MODEL_CARD.md").read_text("utf-8")
        for heading in ("Origin", "Licence", "How made", "Checksums"):
            assert heading in card
        assert entry.licence in card
        assert entry.files["model.onnx"].sha256.startswith(entry.version)


def test_missing_and_damaged_models_are_told_apart(tmp_path, monkeypatch):
    entry = catalogue()[0]
    folder = tmp_path / entry.folder
    folder.mkdir()
    monkeypatch.setattr("careerflow.paths.bundled", lambda _name: tmp_path)
    with pytest.raises(EngineError) as missing:
        OnnxEncoder(entry)
    assert missing.value.code == "engine.model_missing"
    (folder / "model.onnx").write_bytes(b"x")
    with pytest.raises(EngineError) as damaged:
        OnnxEncoder(entry)
    assert damaged.value.code == "engine.model_damaged"
    assert damaged.value.message.params == {"model": entry.name}


def test_a_file_of_the_right_size_but_not_a_model_is_damaged(tmp_path, monkeypatch):
    entry = catalogue()[0]
    folder = tmp_path / entry.folder
    folder.mkdir()
    for name, file in entry.files.items():
        (folder / name).write_bytes(b"\0" * file.bytes)
    monkeypatch.setattr("careerflow.paths.bundled", lambda _name: tmp_path)
    with pytest.raises(EngineError) as damaged:
        OnnxEncoder(entry)
    assert damaged.value.code == "engine.model_damaged"
    assert not any(check.intact for check in _without_catalogue(entry, monkeypatch))


def _without_catalogue(entry, monkeypatch):
    monkeypatch.setattr("careerflow.services.retrieval.catalogue.catalogue", lambda: (entry,))
    return check_files()
