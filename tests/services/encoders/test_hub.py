"""Looking up and downloading, against a hub on this computer."""

import socket

import pytest
from loopback_hub import FILES, NAME, WEIGHTS, Hub, serving

from careerflow.models.errors import EncoderError, EngineError
from careerflow.services.encoders.found import downloaded, find
from careerflow.services.encoders.hub import download, look_up
from careerflow.services.task import Cancelled, Stage, TaskContext

NEEDED = {"1_Pooling/config.json", "config.json", "model.safetensors", "modules.json"}


@pytest.fixture
def hub():
    with serving(Hub()) as made:
        yield made


def fetch(hub, folder, ctx=None):
    return download(ctx or TaskContext(), look_up(NAME, hub.endpoint), folder, hub.endpoint)


def files_in(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_size_licence_and_dimension_are_known_before_anything_is_downloaded(hub, tmp_path):
    model = look_up(NAME, hub.endpoint)
    assert (model.name, model.licence, model.dimension) == (NAME, "apache-2.0", 32)
    assert {file.path for file in model.files} == NEEDED
    assert model.bytes == sum(len(FILES[path]) for path in NEEDED)
    assert model.page == f"{hub.endpoint}/{NAME}"
    assert [path for path, _, _ in hub.asked] == ["1_Pooling/config.json"]


def test_a_download_is_found_by_its_name(hub, tmp_path):
    with pytest.raises(EngineError) as error:
        find(NAME, tmp_path)
    assert error.value.code == "engine.encoder_missing"
    seen = []
    folder = fetch(hub, tmp_path, TaskContext(seen.append))
    assert files_in(folder) == {path: FILES[path] for path in NEEDED}
    assert downloaded(tmp_path) == (NAME,)
    chosen = find(NAME, tmp_path)
    assert (chosen.name, chosen.folder) == (NAME, folder)
    assert {progress.stage for progress in seen} == {Stage.DOWNLOADING}
    shares = [progress.done for progress in seen]
    assert shares == sorted(shares)
    assert seen[-1].done == seen[-1].total > 0


@pytest.mark.parametrize("gives_parts", [True, False])
def test_a_stopped_download_goes_on_where_it_was(hub, tmp_path, gives_parts):
    seen = []
    ctx = TaskContext(seen.append, lambda: bool(seen) and seen[-1].done > 300)
    with pytest.raises(Cancelled):
        fetch(hub, tmp_path, ctx)
    assert downloaded(tmp_path) == ()
    hub.gives_parts = gives_parts
    assert files_in(fetch(hub, tmp_path))["model.safetensors"] == WEIGHTS
    ranges = [wanted for path, wanted, _ in hub.asked if path == "model.safetensors"]
    assert ranges[0] == "bytes=0-"
    assert int(ranges[1].strip("bytes=-")) > 0
    assert [path for path, _, _ in hub.asked].count("config.json") == 1


def test_a_second_download_takes_the_place_of_the_first(hub, tmp_path):
    fetch(hub, tmp_path)
    hub.files["config.json"] = b'{"newer": 1}'
    assert files_in(fetch(hub, tmp_path))["config.json"] == b'{"newer": 1}'


def test_a_file_that_arrives_changed_is_thrown_away(hub, tmp_path):
    hub.served["model.safetensors"] = WEIGHTS[:-1] + b"!"
    with pytest.raises(EncoderError) as error:
        fetch(hub, tmp_path)
    assert error.value.code == "encoder.not_whole"
    assert downloaded(tmp_path) == ()
    hub.served.clear()
    assert files_in(fetch(hub, tmp_path))["model.safetensors"] == WEIGHTS


def test_a_token_goes_along_only_where_it_is_asked_for(hub, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    fetch(hub, tmp_path)
    assert {said for _, _, said in hub.asked} == {""}
    hub.asked.clear()
    hub.gated, hub.token = "manual", "hf_secret"
    fetch(hub, tmp_path / "other")
    assert {said for _, _, said in hub.asked} == {"Bearer hf_secret"}


def test_who_may_not_have_a_gated_model_is_told(hub, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_TOKEN", "hf_of_somebody")
    hub.gated, hub.token = "auto", "hf_secret"
    with pytest.raises(EncoderError) as error:
        fetch(hub, tmp_path)
    assert error.value.code == "encoder.gated"


@pytest.mark.parametrize("name", ["someone/else", "no name", "../up", "a/b/c", ""])
def test_a_name_that_is_not_there(hub, name):
    with pytest.raises(EncoderError) as error:
        look_up(name, hub.endpoint)
    assert error.value.code == "encoder.not_found"


def test_a_model_of_another_kind(hub):
    del hub.files["modules.json"]
    with pytest.raises(EncoderError) as error:
        look_up(NAME, hub.endpoint)
    assert error.value.code == "encoder.other_kind"


def test_a_disk_that_is_too_small(hub, tmp_path):
    hub.sizes["model.safetensors"] = 10**15
    with pytest.raises(EncoderError) as error:
        fetch(hub, tmp_path)
    assert error.value.code == "encoder.disk_full"
    assert [path for path, _, _ in hub.asked] == ["1_Pooling/config.json"]


def test_a_folder_that_cannot_be_written(hub, tmp_path):
    (tmp_path / "models").write_bytes(b"a file")
    with pytest.raises(EncoderError) as error:
        fetch(hub, tmp_path)
    assert error.value.code == "encoder.not_kept"


def test_without_a_network():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(EncoderError) as error:
        look_up(NAME, f"http://127.0.0.1:{port}")
    assert error.value.code == "encoder.no_network"
