"""What a fresh process has imported when the window is painted for the first time."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

_PROGRAM = """
import json, os, sys
from PySide6.QtWidgets import QApplication
from careerflow.app import Application
from careerflow.controllers.first_paint import FirstPaint

def say():
    print(json.dumps(sorted(sys.modules)), flush=True)
    os._exit(0)

qt = QApplication([])
application = Application(qt, [])
painted = FirstPaint(application.analyze_page)
painted.painted.connect(say)
application.start()
qt.exec()
"""

HEAVY = {
    "pymupdf",
    "chromadb",
    "onnxruntime",
    "tokenizers",
    "google.genai",
    "openai",
    "httpx",
    "pydantic",
    "torch",
    "pyqtgraph",
    "sqlalchemy",
    "alembic",
    "keyring",
    "numpy",
    "msgspec",
    "subprocess",
    "PySide6.QtNetwork",
}


def test_nothing_heavy_is_imported_before_the_first_paint():
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        check=True,
        timeout=60,
    )
    imported = set(json.loads(done.stdout))
    assert "careerflow.views.analyze.analyze_page" in imported
    assert not imported & HEAVY
    # Whole pages that nobody sees yet.
    assert not [name for name in imported if name.startswith("careerflow.views.report")]


def test_heavy_names_are_real():
    """A name that no longer exists could never be found among the imported."""
    optional = {"torch"}  # of the extra sentence-transformers
    missing = {name for name in HEAVY - optional if find_spec(name) is None}
    assert not missing
