"""Every test runs offscreen, in folders of its own, and away from the user's keyring."""

import gc
import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before Qt is imported anywhere; e2e tests give their children a display of their own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("QT_SCALE_FACTOR", None)
# A keyring that refuses: a test that needs one brings its own.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

# No test measures time: these machines are shared.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

_FOLDERS = ("DATA", "CONFIG", "CACHE", "STATE")


def pytest_configure(config: pytest.Config) -> None:
    # Said by the offscreen platform of any window shown with a minimum size.
    config.addinivalue_line("qt_log_ignore", "does not support propagateSizeHints")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, object, object]:
    """What a test leaves of its window is collected behind it, and not in the middle of another:
    Python collects in whichever thread makes the next object, and a worker that destroyed what was
    left of Qt's (pixmaps, a runner of tasks) has ended whole test runs. A window in use leaves
    nothing of the kind."""
    if "qapp" not in getattr(item, "fixturenames", ()):
        return (yield)
    gc.disable()
    try:
        return (yield)
    finally:
        ends = nextitem is None or nextitem.path != item.path
        gc.collect(2 if ends else 1)  # all of it takes as long as a small test
        gc.enable()


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home that platformdirs sees in this test and in the processes it starts."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in _FOLDERS:
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("APPDATA", "LOCAL_APPDATA"):
        monkeypatch.setenv(f"WIN_PD_OVERRIDE_{name}", str(home / name.lower()))
    return home


@pytest.fixture(scope="session")
def torch_python() -> Path:
    """A Python with torch and sentence-transformers (1.7 GB), for the tests that ask to be asked:
    CAREERFLOW_PARITY names its folder, where it is made once."""
    folder = os.environ.get("CAREERFLOW_PARITY")
    if not folder:
        pytest.skip("set CAREERFLOW_PARITY to a folder for an environment with torch (1.7 GB)")
    from tools.torch_environment import torch_python as made

    return made(Path(folder))


@pytest.fixture(scope="session")
def theme(qapp):
    from careerflow.models.settings import Theme as Mode
    from careerflow.views.theme import Theme

    theme = Theme(qapp)
    theme.set_mode(Mode.LIGHT)
    return theme


@pytest.fixture
def language(qapp) -> Iterator:
    from careerflow.views.language import Language

    language = Language("en")
    yield language
    language.set("en")
    language.deleteLater()
