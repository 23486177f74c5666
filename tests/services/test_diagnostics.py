from pathlib import Path

from careerflow import __version__, paths
from careerflow.services import diagnostics
from careerflow.services.diagnostics import diagnose


def test_a_complete_installation_is_healthy(own_folders):
    found = diagnose(paths.data_folder())
    assert found.healthy
    assert found.versions["careerflow"] == __version__
    assert found.versions["pymupdf"]
    sqlite = found.versions["sqlite"].split(" ")[0]
    assert tuple(map(int, sqlite.split("."))) >= (3, 51, 3)
    assert [model.intact for model in found.models] == [True, True]
    assert found.keyring is None  # the tests run without one
    assert all(folder.path.startswith("~") for folder in found.folders)
    assert str(own_folders) not in str(found)


def test_looking_changes_nothing(own_folders):
    diagnose(paths.data_folder())
    assert list(own_folders.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_not_healthy(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    found = diagnose(tmp_path / "file" / "data")
    assert not found.healthy
    assert not found.folders[0].writable


def test_a_changed_model_is_found(tmp_path, monkeypatch):
    import shutil

    resources = tmp_path / "resources"
    shutil.copytree(paths.bundled("models"), resources / "models")
    monkeypatch.setattr(paths, "_bundle_root", lambda: tmp_path)
    assert diagnose(tmp_path).healthy
    tokenizer = next(Path(resources / "models").glob("all-minilm*/tokenizer.json"))
    tokenizer.write_bytes(tokenizer.read_bytes()[:-1] + b" ")
    found = diagnose(tmp_path)
    assert not found.healthy
    assert [model.intact for model in found.models] == [False, True]
    (resources / "models" / "models.json").unlink()
    assert diagnostics.diagnose(tmp_path).models == ()
