"""A second start, and a file that macOS hands over, reach the window that is open."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "resources" / "samples"

_PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from careerflow import app

class Watched(app.Application):
    def __init__(self, qt, files):
        super().__init__(qt, files)
        self.painted.connect(self.tell)

    def tell(self):
        event = QFileOpenEvent(QUrl.fromLocalFile(sys.argv[1]))
        QCoreApplication.postEvent(QCoreApplication.instance(), event)

    def open_files(self, files):
        super().open_files(files)
        cv = self._analyze_controller._cv_name
        print([file.name for file in files], cv, self.window.isMinimized(), flush=True)
        self.window.showMinimized()
        if not files:
            self.window.close()

app.Application = Watched
sys.exit(app.main([]))
"""


def test_files_reach_the_open_window_and_a_start_without_files_shows_it():
    with tempfile.TemporaryDirectory(prefix="cf") as runtime:  # short, as a socket's path must be
        environment = os.environ | {"PYTHONPATH": str(ROOT), "XDG_RUNTIME_DIR": runtime}
        first = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(SAMPLES / "cv_en.pdf")],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert first.stdout.readline() == "['cv_en.pdf'] cv_en.pdf False\n"
        for files in (["cv_vi.pdf", "cv_en.pdf"], []):
            command = [sys.executable, "-m", "careerflow", *files]
            second = subprocess.run(command, cwd=SAMPLES, env=environment, timeout=60, check=False)
            assert second.returncode == 0
            shown = f"{files} cv_vi.pdf False\n"
            assert first.stdout.readline() == shown
        assert first.wait(30) == 0
        assert not list(Path(runtime).rglob("*.socket"))
        first.stdout.close()
