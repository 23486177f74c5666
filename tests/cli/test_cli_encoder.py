"""`careerflow encoder` and `--encoder`, against a hub on this computer."""

import importlib.util
import sys
from pathlib import Path

import pytest
from running import run

from careerflow import paths

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "services" / "encoders"))
from loopback_hub import NAME, Hub, serving

BUNDLED = "* bundled\n"
without_extra = pytest.mark.skipif(
    importlib.util.find_spec("sentence_transformers") is not None,
    reason="the extra sentence-transformers is installed here",
)


@pytest.fixture
def hub(monkeypatch):
    with serving(Hub()) as made:
        monkeypatch.setenv("HF_ENDPOINT", made.endpoint)
        yield made


def test_nothing_is_downloaded_without_a_yes(hub):
    code, shown, told = run("encoder", "download", NAME)
    assert (code, shown) == (2, "")
    assert f"{NAME}: 1 MB, licence: apache-2.0\n{hub.endpoint}/{NAME}\n" in told
    assert "--yes" in told
    assert [path for path, _, _ in hub.asked] == ["1_Pooling/config.json"]
    assert run("encoder", "list")[:2] == (0, BUNDLED)


def test_a_downloaded_encoder_is_listed(hub):
    code, shown, told = run("encoder", "download", NAME, "--yes", language="vi")
    assert (code, shown) == (0, "")
    assert f"careerflow encoder use {NAME}" in told
    assert run("encoder", "list")[1] == f"{BUNDLED}  {NAME}\n"


@without_extra
def test_without_the_extra_it_says_how_to_install_it(hub, cv, job):
    run("encoder", "download", NAME, "--yes")
    for arguments in (("encoder", "use", NAME), ("analyze", cv, job, "--encoder", NAME)):
        code, shown, told = run(*arguments)
        assert (code, shown) == (4, "")
        assert 'pip install "careerflow[sentence-transformers]"' in told
    assert run("encoder", "list")[1] == f"{BUNDLED}  {NAME}\n"


@without_extra
def test_what_other_programs_have_downloaded_is_here_too(hub, cv, job, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "cache"))
    model = tmp_path / "cache" / "models--someone--tiny"
    (model / "refs").mkdir(parents=True)
    (model / "refs" / "main").write_text("0" * 40)
    (model / "snapshots" / ("0" * 40)).mkdir(parents=True)
    (model / "snapshots" / ("0" * 40) / "modules.json").write_text("[]")
    code, _, told = run("analyze", cv, job, "--encoder", NAME)
    assert code == 4
    assert "careerflow[sentence-transformers]" in told
    assert hub.asked == []


def test_an_encoder_that_is_not_here_is_not_downloaded(hub, cv, job):
    code, shown, told = run("rank", "--job", job, cv, "--encoder", NAME)
    assert (code, shown) == (4, "")
    assert f"careerflow encoder download {NAME}" in told
    assert hub.asked == []


def test_the_setting_is_the_default_and_the_option_comes_before_it(cv, job):
    folder = paths.config_folder()
    folder.mkdir(parents=True)
    (folder / "settings.json").write_text('{"encoder": "someone/gone"}', encoding="utf-8")
    assert run("analyze", cv, job)[0] == 4
    code, shown, told = run("doctor")
    assert code == 1
    assert "someone/gone" in shown
    assert run("analyze", cv, job, "--encoder", "bundled")[0] == 0
    assert told == ""
    assert run("encoder", "bundled")[0] == 0
    assert run("encoder", "list")[1] == BUNDLED
