"""The program as a process: however it is ended, its children end with it."""

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "resources" / "samples"

# Says when an analysis runs; "close" then closes the window as a person would.
_PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from careerflow import app

how = sys.argv.pop(1)

class Watched(app.Application):
    def start(self):
        super().start()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(10)
        self.analyze_page.sample_requested.emit()

    def look(self):
        if self.analyze_page._analyze.isEnabled():
            self._timer.stop()
            self.analyze_page.request_analysis()
            print("analyzing", flush=True)
            if how == "close":
                self.window.close()

app.Application = Watched
sys.exit(app.main([]))
"""


def start(how: str) -> tuple[subprocess.Popen, list[psutil.Process]]:
    """The program with an analysis under way, and its children."""
    program = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, how],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    family = psutil.Process(program.pid)
    children: dict[int, psutil.Process] = {}
    while not children or not select_line(program):
        children |= {child.pid: child for child in family.children(recursive=True)}
    return program, list(children.values())


def select_line(program: subprocess.Popen) -> bool:
    ready, _, _ = select.select([program.stdout], [], [], 0.02)
    return bool(ready) and program.stdout.readline() == b"analyzing\n"


def end(program: subprocess.Popen, children: list[psutil.Process]) -> tuple[int, bytes]:
    """Exit code and what was printed as an error; no child is left."""
    _, errors = program.communicate(timeout=20)
    deadline = time.monotonic() + 5
    while any(child.is_running() for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [child for child in children if child.is_running()]
    noise = b"This plugin does not support propagateSizeHints()"
    lines = [line for line in errors.splitlines() if line and line != noise]
    return program.returncode, b"\n".join(lines)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_program_with_its_children(number):
    program, children = start("wait")
    program.send_signal(number)
    assert end(program, children) == (0, b"")


def test_the_window_is_closed_during_an_analysis():
    assert end(*start("close")) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_children_do_not_outlive_a_program_that_was_killed():
    program, children = start("wait")
    program.kill()
    assert end(program, children)[0] == -signal.SIGKILL
