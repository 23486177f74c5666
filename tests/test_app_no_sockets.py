"""A whole session of somebody who has turned no language model on: nothing is opened that could
reach a network, in the window's process and in its children."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# Runs first in each of the processes, and notes every socket of the internet and every look-up.
_WATCH = """
import os, sys

def look(event, arguments):
    internet = event == "socket.__new__" and arguments[1] in (2, 10, 23, 30)
    if internet or event in ("socket.getaddrinfo", "socket.gethostbyname"):
        caller = sys._getframe(1).f_code.co_filename
        with open(os.environ["SOCKETS"], "a") as file:
            file.write(f"{os.getpid()} {event} {arguments[1:]} {caller}\\n")

sys.addaudithook(look)
with open(os.path.join(os.environ["WATCHED"], str(os.getpid())), "w") as file:
    file.write("has the key" if "GEMINI_API_KEY" in os.environ else "")
"""

# Start, the sample's analysis, its report, the settings, the end.
_PROGRAM = """
import json, os, sys
import psutil
from PySide6.QtCore import QTimer
from careerflow import app
from careerflow.services import child_process

own = child_process._command

def watched(arguments):
    command, environment = own(arguments)
    paths = (os.environ["WATCH"], environment["PYTHONPATH"])
    return command, environment | {"PYTHONPATH": os.pathsep.join(paths)}

child_process._command = watched
family = psutil.Process()

class Session(app.Application):
    def start(self):
        super().start()
        self.connections, self.begun, self.shown = [], False, False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(20)
        self.analyze_page.sample_requested.emit()

    def look(self):
        for process in (family, *family.children(recursive=True)):
            try:
                self.connections += map(str, process.net_connections("inet"))
            except psutil.Error:
                pass
        page = self.window.current_page()
        if not self.begun and self.analyze_page._analyze.isEnabled():
            self.begun = True
            self.analyze_page.request_analysis()
        elif self.begun and not self.shown and page is not self.analyze_page:
            self.shown = True
            self.window.show_page(self._settings_wiring.page)
            QTimer.singleShot(500, self.end)

    def end(self):
        self._timer.stop()
        libraries = {"google.genai", "openai", "httpx", "pydantic"} & set(sys.modules)
        print(json.dumps({"connections": self.connections, "libraries": sorted(libraries)}))
        self.window.close()

app.Application = Session
sys.exit(app.main([]))
"""


def test_a_session_without_a_language_model_opens_no_socket(tmp_path, own_folders):
    (tmp_path / "sitecustomize.py").write_text(_WATCH)
    watched, sockets = tmp_path / "watched", tmp_path / "sockets"
    watched.mkdir()
    sockets.touch()
    environment = {
        "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT))),
        "WATCH": str(tmp_path),
        "WATCHED": str(watched),
        "SOCKETS": str(sockets),
        # A key that lies about is no wish to use it.
        "GEMINI_API_KEY": "AIza" + "x" * 35,
    }
    ran = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == {"connections": [], "libraries": []}
    assert sockets.read_text() == ""
    processes = [path.read_text() for path in watched.iterdir()]
    assert len(processes) >= 3  # the window, the engine, a reader
    assert processes.count("has the key") == 1  # the window
    # Nothing of ONNX Runtime's telemetry, whose own sockets no hook of Python sees.
    assert not [path for path in own_folders.rglob("*") if "onnxruntime" in path.name.lower()]
