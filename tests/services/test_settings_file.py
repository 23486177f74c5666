import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from careerflow.models.errors import StoreError
from careerflow.models.left_open import LeftOpen, PreviewLook
from careerflow.models.settings import Language, Settings, Theme
from careerflow.services import settings as settings_file
from careerflow.services.settings import (
    load,
    load_left_open,
    load_window_state,
    save,
    save_left_open,
    save_window_state,
)

CHOSEN = Settings(Language.VIETNAMESE, Theme.DARK, "/home/ngọc/Dữ liệu")


def test_settings_come_back(tmp_path):
    folder = tmp_path / "not yet there"
    save(CHOSEN, folder)
    assert load(folder) == (CHOSEN, None)


def test_without_a_file_the_defaults_are_used(tmp_path):
    assert load(tmp_path) == (Settings(), None)


def test_what_another_version_wrote_is_kept(tmp_path):
    (tmp_path / "settings.json").write_text('{"theme": "dark", "from_the_future": [1, 2]}')
    settings, told = load(tmp_path)
    assert (settings, told) == (Settings(theme=Theme.DARK), None)
    save(settings, tmp_path)
    kept = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))
    assert kept["from_the_future"] == [1, 2]


@pytest.mark.parametrize("value", ['"purple"', "null", "3", "[]", "{}"])
@pytest.mark.parametrize("name", ["language", "theme"])
def test_a_value_that_is_not_known_counts_as_not_set(tmp_path, name, value):
    (tmp_path / "settings.json").write_text(f'{{"{name}": {value}, "data_folder": "/d"}}')
    assert load(tmp_path) == (Settings(data_folder="/d"), None)


@pytest.mark.parametrize("damaged", [b"", b"{", b"[]", b"\xff\xfe\x00", b"[" * 100_000])
def test_a_damaged_file_is_kept_aside(tmp_path, damaged):
    (tmp_path / "settings.json").write_bytes(damaged)
    settings, told = load(tmp_path)
    assert settings == Settings()
    assert told is not None
    assert told.id == "settings.damaged"
    kept = tmp_path / "settings.damaged.json"
    assert told.params["file"] == str(kept)
    assert kept.read_bytes() == damaged
    save(CHOSEN, tmp_path)
    assert load(tmp_path) == (CHOSEN, None)


def test_a_folder_that_cannot_be_written_is_a_typed_error(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError) as told:
        save(CHOSEN, tmp_path / "file")
    assert told.value.code == "settings.not_saved"


def test_the_state_of_the_window_comes_back_byte_for_byte(tmp_path):
    state = {"geometry": bytes(range(256)), "splitter": b""}
    save_window_state(state, tmp_path)
    assert load_window_state(tmp_path) == state
    assert load(tmp_path) == (Settings(), None)


@pytest.mark.parametrize("damaged", ["", "[]", '{"geometry": 3, "splitter": "AA=="}'])
def test_a_damaged_window_state_is_left_out(tmp_path, damaged):
    (tmp_path / "window.json").write_text(damaged)
    assert load_window_state(tmp_path) in ({}, {"splitter": b"\0"})


def test_what_was_open_comes_back(tmp_path):
    assert load_left_open(tmp_path) == LeftOpen()
    left = LeftOpen(("b", "a"), "a", 1, PreviewLook("free", 1.75, thumbnails=True))
    save_left_open(left, tmp_path)
    assert load_left_open(tmp_path) == left


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "[]",
        '{"reports": 3, "shown": 4, "page": "1", "look": 5}',
        '{"reports": ["", null], "shown": null, "page": true, "look": {"fit": "wide"}}',
        '{"look": {"fit": "free", "zoom": NaN, "thumbnails": false}}',
        '{"look": {"fit": "free", "zoom": -1.0, "thumbnails": false}}',
        '{"look": {"fit": ["free"], "zoom": 1.0, "thumbnails": 0}}',
    ],
)
def test_what_cannot_be_read_of_it_is_as_at_the_first_start(tmp_path, damaged):
    (tmp_path / "tabs.json").write_text(damaged)
    assert load_left_open(tmp_path) == LeftOpen()


def test_open_reports_of_an_earlier_version_come_back(tmp_path):
    (tmp_path / "tabs.json").write_text('{"reports": ["b", "a"]}')
    assert load_left_open(tmp_path) == LeftOpen(("b", "a"))


def test_states_that_are_saved_at_once_are_all_there(tmp_path, monkeypatch):
    """Each is read, changed and written back: the slower must not undo the faster."""
    write = settings_file.write_atomically

    def slow(path, data) -> None:
        time.sleep(0.01)
        write(path, data)

    monkeypatch.setattr(settings_file, "write_atomically", slow)
    names = [f"state {number}" for number in range(8)]
    with ThreadPoolExecutor(len(names)) as pool:
        list(pool.map(lambda name: save_window_state({name: b"x"}, tmp_path), names))
    assert sorted(load_window_state(tmp_path)) == names
