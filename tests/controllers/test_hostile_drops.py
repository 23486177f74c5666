"""Every file of the hostile corpus, dropped on one window: a CV or a message, each time.

Takes a sample of the files; with CAREERFLOW_ALL_HOSTILE=1 all of them.
"""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = ROOT.parent / "shared" / "data" / "hostile"
SAMPLED = 25

pytestmark = pytest.mark.corpus


def files() -> list[Path]:
    found = sorted(file for file in HOSTILE.glob("*") if file.is_file())
    step = 1 if os.environ.get("CAREERFLOW_ALL_HOSTILE") else max(1, len(found) // SAMPLED)
    return found[::step]


def test_each_file_is_read_or_told(driver):
    if not HOSTILE.is_dir():
        pytest.skip("no shared data")
    states = {}
    for file in files():
        driver.drop_and_read(file)
        states[file.name] = driver.cv_state()
        if states[file.name] == "FAILED":
            said = driver.page._cv._error
            assert said.id.startswith("read."), file.name
            assert driver.application.language.wording.say(said)
        assert driver.window.isVisible()
    assert set(states.values()) <= {"READY", "FAILED", "LOCKED"}
    assert "READY" in states.values()
    assert "FAILED" in states.values()
    driver.wait(lambda: not driver.readers())
    driver.drop_and_read(ROOT / "resources" / "samples" / "cv_en.pdf")
    assert driver.cv_state() == "READY"
