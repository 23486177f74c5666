"""Lock and socket of the first start; whole programs are in tests/test_app_second_start.py."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from careerflow.controllers.single_instance import SingleInstance

ROOT = Path(__file__).resolve().parents[2]
_SECOND = """
import sys
from pathlib import Path
from careerflow.controllers.single_instance import SingleInstance

folder, config, seconds, *files = sys.argv[1:]
second = SingleInstance(Path(folder), Path(config))
first = second.is_first()
print(first, not first and second.hand_over([Path(file) for file in files], float(seconds)))
"""


@pytest.fixture
def folder():
    """Short, as a socket's path has to be."""
    with tempfile.TemporaryDirectory(prefix="cf") as made:
        yield Path(made) / "run"


@pytest.fixture
def first(folder, qapp):
    instance = SingleInstance(folder, Path("/config"))
    assert instance.is_first()
    yield instance
    instance.close()


def start(folder, *files, seconds="20", cwd=ROOT, config="/config"):
    return subprocess.Popen(
        [sys.executable, "-c", _SECOND, str(folder), config, seconds, *files],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT), "XDG_ACTIVATION_TOKEN": "token-1"},
        stdout=subprocess.PIPE,
        text=True,
    )


def said(process):
    return process.communicate(timeout=30)[0].strip()


def test_a_second_start_hands_over_its_files_under_their_whole_names(
    first, folder, tmp_path, qtbot, monkeypatch
):
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    first.listen()
    with qtbot.waitSignal(first.handed_over, timeout=30_000) as handed:
        second = start(folder, "Hồ sơ.pdf", "/other/cv.pdf", cwd=tmp_path)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    assert said(second) == "False True"
    assert handed.args == [[tmp_path / "Hồ sơ.pdf", Path("/other/cv.pdf")]]
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "token-1"


def test_where_the_first_does_not_answer_the_second_goes_on(first, folder):
    # It does not listen yet: its window was not painted.
    assert said(start(folder, seconds="0.3")) == "False False"


def test_while_the_first_ends_nothing_is_handed_over_and_then_the_second_is_first(
    first, folder, qtbot
):
    first.listen()
    heard = []
    first.handed_over.connect(heard.append)
    first.stop_listening()
    second = start(folder)
    qtbot.wait(500)
    first.close()
    # It has waited, and now opens a window of its own.
    assert said(second) == "False False"
    assert not heard


def test_the_lock_of_a_program_that_was_killed_holds_nobody_up(folder):
    holder = """
import os, sys, signal
from pathlib import Path
from careerflow.controllers.single_instance import SingleInstance
instance = SingleInstance(Path(sys.argv[1]), Path("/config"))
print(instance.is_first(), flush=True)
instance.listen()
os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
"""
    killed = subprocess.run(
        [sys.executable, "-c", holder, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert killed.stdout == "True\n"
    assert killed.returncode != 0
    assert said(start(folder)) == "True False"


def test_another_settings_folder_is_another_program(first, folder):
    assert said(start(folder, config="/other")) == "True False"


@pytest.mark.parametrize(
    "line",
    [b"no json\n", b"[]\n", b'{"files": 3, "activation": ""}\n', b"x" * 70_000],
)
def test_what_no_start_sends_is_not_answered(first, qtbot, line):
    first.listen()
    heard = []
    first.handed_over.connect(heard.append)
    socket = QLocalSocket()
    socket.connectToServer(first._address)
    socket.write(line)
    with qtbot.waitSignal(socket.disconnected, timeout=10_000):
        socket.flush()
    assert socket.readAll().data() == b""
    assert not heard


def test_paths_that_are_not_whole_are_left_out(first, qtbot):
    first.listen()
    socket = QLocalSocket()
    socket.connectToServer(first._address)
    with qtbot.waitSignal(first.handed_over, timeout=10_000) as handed:
        request = {"files": ["cv.pdf", 3, str(ROOT)], "activation": ""}
        socket.write(json.dumps(request).encode() + b"\n")
    assert handed.args == [[ROOT]]


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_only_the_user_may_open_the_folder(first, folder):
    first.listen()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert Path(first._address).stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_a_folder_that_is_someone_elses_link_is_not_used(folder, tmp_path, qapp):
    folder.symlink_to(tmp_path)
    instance = SingleInstance(folder, Path("/config"))
    assert instance.is_first()
    instance.listen()
    assert list(tmp_path.glob("*.socket")) == list(tmp_path.glob("*.lock")) == []


def test_windows_has_a_pipe_of_that_name(folder, qapp):
    address = SingleInstance(folder, Path("/config"), "win32")._address
    assert address.startswith("careerflow-")
    assert not set(address) & set("\\/:")
