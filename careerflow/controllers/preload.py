"""Imports ahead, in a worker, with pauses: the window's thread has its turn in between.

It needs the interpreter anew for each event, and a worker that imports gives it away only between
two instructions of Python: reading a module's code or making a class of Qt is one. A row of them
kept the window away for up to 65 ms, and a collection of garbage, of which imports leave next to
none, for up to 110 ms.
"""

import gc
import importlib
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

from careerflow.models.llm import ProviderKind
from careerflow.services.task import TaskContext

_PAUSE_SECONDS = 0.001
_LONG_SECONDS = 0.0003
# The window and its preload make 970 by now.
_CLASSES = 2400


class _Pauses(MetaPathFinder):
    """Finds no module; rests before each that one thread imports."""

    def __init__(self, ctx: TaskContext) -> None:
        self._ctx = ctx
        self._thread = threading.get_ident()

    def find_spec(
        self, _name: str, _path: Sequence[str] | None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if threading.get_ident() == self._thread:
            _pause(self._ctx)
        return None


def _pause(ctx: TaskContext) -> None:
    """Not where the task was cancelled: the window has closed and waits for its end."""
    if not ctx.is_cancelled():
        time.sleep(_PAUSE_SECONDS)


@contextmanager
def paused_imports(ctx: TaskContext) -> Iterator[None]:
    """What this thread imports meanwhile, it imports with a pause before each module. No garbage
    is collected until then, and what is there by then is not looked at ever again: it stays."""
    pauses = _Pauses(ctx)
    sys.meta_path.insert(0, pauses)
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collects:
            gc.enable()
        sys.meta_path.remove(pauses)


def make_room_for_classes() -> None:
    """Before any worker makes classes of Qt, in the window's thread; takes 20 ms.

    PySide (on Python before 3.12) keeps what it knows of them in a hash table, in which the
    window's thread looks without the interpreter's lock. A worker whose class no longer fits has
    the table rebuilt meanwhile; a class that is not found then ends the program (in
    PySide::MetaObjectBuilder::update). The table does not shrink when classes go.
    """
    from shiboken6 import Shiboken

    gc.freeze()  # only the classes are looked at below
    classes = [type("Room", (Shiboken.Object,), {}) for _ in range(_CLASSES)]
    del classes
    gc.collect()


def import_pyqtgraph(ctx: TaskContext) -> None:
    """Imports pyqtgraph, which names all 720 classes of QtCore, QtGui and QtWidgets at once.

    PySide makes a class when it is first named, in up to 2 ms. Raises Cancelled.
    """
    from PySide6 import QtCore, QtGui, QtWidgets

    for module in (QtCore, QtGui, QtWidgets):
        for name in dir(module):
            before = time.perf_counter()
            getattr(module, name)
            if time.perf_counter() - before > _LONG_SECONDS:
                _pause(ctx)
        ctx.check()
    import pyqtgraph  # noqa: F401


def import_model_client(ctx: TaskContext, kind: ProviderKind) -> None:
    """Imports the library of that provider, which takes 0.9 s."""
    with paused_imports(ctx):
        importlib.import_module("google.genai" if kind is ProviderKind.GEMINI else "openai")
