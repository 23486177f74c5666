import json

import pytest

from careerflow.models.errors import StoreError
from careerflow.models.settings import Language, Settings, Theme
from careerflow.services.settings import (
    load,
    load_open_reports,
    load_window_state,
    save,
    save_open_reports,
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


def test_open_reports_come_back_in_their_order(tmp_path):
    assert load_open_reports(tmp_path) == ()
    save_open_reports(["b", "a"], tmp_path)
    assert load_open_reports(tmp_path) == ("b", "a")
    save_open_reports([], tmp_path)
    assert load_open_reports(tmp_path) == ()


@pytest.mark.parametrize("damaged", ["", "[]", '{"reports": 3}', '{"reports": ["", null]}'])
def test_a_damaged_list_of_open_reports_opens_none_of_its_own(tmp_path, damaged):
    (tmp_path / "tabs.json").write_text(damaged)
    assert load_open_reports(tmp_path) == ()
