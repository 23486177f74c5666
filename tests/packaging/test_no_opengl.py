"""Curves are drawn without Qt's bindings of OpenGL, which the frozen program lacks."""

import subprocess
import sys
from pathlib import Path

HOOK = Path(__file__).resolve().parents[2] / "packaging" / "runtime_hooks" / "no_opengl.py"
DRAWN = """
import runpy, sys
runpy.run_path(sys.argv[1])
import pyqtgraph
from PySide6.QtWidgets import QApplication

application = QApplication([])
view = pyqtgraph.PlotWidget()
view.plot([1, 2, 3], [1, 3, 2], fillLevel=0, brush="red", pen=None)
view.resize(200, 200)
picture = view.grab().toImage()
print(sum(picture.pixelColor(x, y).red() > 200 for x in range(200) for y in range(200)))
"""


def test_a_filled_curve_is_drawn_without_bindings_of_opengl():
    command = [sys.executable, "-c", DRAWN, str(HOOK)]
    drawn = subprocess.run(command, capture_output=True, text=True, check=True)
    assert int(drawn.stdout) > 2000
    assert "Traceback" not in drawn.stderr
