import pytest

from careerflow.models.errors import EncoderError, EngineError
from careerflow.services.encoders.found import downloaded, find, full_name, kept_as, model_folder


@pytest.fixture
def model(tmp_path):
    folder = tmp_path / "my model"
    folder.mkdir()
    (folder / "modules.json").write_text("[]")
    return folder


@pytest.mark.parametrize("name", ["", "bundled"])
def test_the_bundled_ones_need_nothing(tmp_path, name):
    assert find(name, tmp_path) is None
    assert kept_as(name, None) == ""


def test_a_folder_is_kept_by_its_whole_path(model, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    chosen = find("my model", tmp_path / "data")
    assert (chosen.name, chosen.folder) == ("my model", model)
    assert kept_as("my model", chosen) == str(model)


def test_a_name_without_an_owner_is_one_of_the_librarys_own(tmp_path):
    folder = model_folder("sentence-transformers/small", tmp_path)
    folder.mkdir(parents=True)
    (folder / "modules.json").write_text("[]")
    chosen = find("small", tmp_path)
    assert (chosen.name, chosen.folder) == ("sentence-transformers/small", folder)
    assert kept_as("small", chosen) == "sentence-transformers/small"
    assert downloaded(tmp_path) == ("sentence-transformers/small",)


def test_an_unfinished_download_is_not_there(tmp_path):
    part = tmp_path / "models" / "someone--tiny.part" / ("a" * 40)
    part.mkdir(parents=True)
    (part / "modules.json").write_text("[]")
    assert downloaded(tmp_path) == ()
    with pytest.raises(EngineError) as error:
        find("someone/tiny", tmp_path)
    assert error.value.code == "engine.encoder_missing"


def test_a_folder_without_a_model_is_not_taken_for_a_name(tmp_path):
    with pytest.raises(EncoderError) as error:
        find(str(tmp_path), tmp_path / "data")
    assert error.value.code == "encoder.folder_without_model"


@pytest.mark.parametrize("name", ["a/b/c", "a b", "../up", "a/..", "a/b--c", "/a", "a/", "-a/b"])
def test_what_cannot_be_a_name(name):
    assert full_name(name) is None
