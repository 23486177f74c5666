import gc
import importlib
import subprocess
import sys
import threading

from careerflow.controllers import preload
from careerflow.services.task import TaskContext


def import_afresh(name):
    sys.modules.pop(name, None)
    importlib.import_module(name)


def test_only_this_threads_imports_pause(monkeypatch):
    pauses = []
    monkeypatch.setattr(preload.time, "sleep", pauses.append)
    before = list(sys.meta_path)
    cancelled = []
    with preload.paused_imports(TaskContext(is_cancelled=lambda: bool(cancelled))):
        import_afresh("colorsys")
        assert pauses == [preload._PAUSE_SECONDS]
        other = threading.Thread(target=import_afresh, args=("colorsys",))
        other.start()
        other.join()
        assert len(pauses) == 1
        cancelled.append(True)
        import_afresh("colorsys")
        assert len(pauses) == 1
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    gc.unfreeze()
    assert sys.meta_path == before
    import_afresh("colorsys")
    assert len(pauses) == 1


def test_pyqtgraph_finds_every_qt_class_made():
    program = """
from careerflow.controllers.preload import import_pyqtgraph
from careerflow.services.task import TaskContext
import_pyqtgraph(TaskContext())
import sys
from PySide6 import QtWidgets
assert "pyqtgraph" in sys.modules
assert "QWizard" in vars(QtWidgets)
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_room_for_classes_is_made_by_classes_that_are_gone():
    """A worker that makes as many afterwards does not have PySide's table rebuilt under a window
    that looks into it, which ended the program."""
    program = """
import os, threading
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from shiboken6 import Shiboken
from careerflow.controllers import preload

preload._CLASSES = 60_000
application = QApplication([])
window = QWidget()
column = QVBoxLayout(window)
for _ in range(30):
    column.addWidget(type("Button", (QPushButton,), {})("text"))
window.show()
before = len(Shiboken.Object.__subclasses__())
preload.make_room_for_classes()
assert len(Shiboken.Object.__subclasses__()) == before

def look_up_classes():
    application.setStyleSheet("QPushButton[none='1'] { margin: 1px } QWidget { margin: 1px }")

def make_classes():
    made = [type("Made", (QObject,), {}) for _ in range(50_000)]
    os._exit(len(made) != 50_000)

timer = QTimer()
timer.timeout.connect(look_up_classes)
timer.start(0)
threading.Thread(target=make_classes).start()
application.exec()
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
