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
