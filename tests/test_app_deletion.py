"""Everything is deleted by the program itself, with its store and its engine closed before."""

import os
import subprocess
import sys
from pathlib import Path

from careerflow import paths

ROOT = Path(__file__).resolve().parents[1]

_PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from careerflow import app, paths

class Watched(app.Application):
    def start(self):
        super().start()
        self.analyze_page.sample_requested.emit()
        self._timer = QTimer()
        self._timer.timeout.connect(self.look)
        self._timer.start(20)

    def look(self):
        dialog = QApplication.activeModalWidget()
        if dialog is None and self.analyze_page._analyze.isEnabled() and not self._deletes:
            if hasattr(self._settings_wiring, "updates") and not self.runner.is_busy():
                stored = list(paths.data_folder().glob("files/*.pdf"))
                print("stored", len(stored), self.backend.engine().pid is not None)
                self._settings_wiring.disk._delete.click()
        elif type(dialog).__name__ == "DeleteDialog":
            dialog._field.setText("delete")
            dialog._delete.click()
        elif type(dialog).__name__ == "OutcomeDialog" and dialog._close.isEnabled():
            print(dialog._title.text(), self.backend._engine.pid)
            dialog._close.click()

app.Application = Watched
sys.exit(app.main([]))
"""


def test_all_folders_are_gone_when_the_program_has_ended():
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "LANGUAGE": "en"},
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.splitlines() == ["stored 1 True", "Everything was deleted None"]
    for folder in (paths.data_folder(), paths.config_folder(), paths.log_folder()):
        assert not folder.exists()
