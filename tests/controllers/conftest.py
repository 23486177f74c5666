"""The whole window, offscreen, with the real engine, reader and store."""

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driving import Driver, children
from lent import Lender
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import getAllValidWrappers

from careerflow.services.engine import client
from careerflow.services.engine.client import EngineClient
from tests.services.sync.postgres import Stack, missing


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """A server for the sync, with its pooler."""
    if missing():
        pytest.skip(f"install {' '.join(missing())}")
    with Stack() as running:
        yield running


@pytest.fixture
def engine_waits(monkeypatch) -> None:
    """The engine starts when it is asked, and not with the window: to load its encoders takes five
    seconds of a processor, and most tests ask it nothing."""
    monkeypatch.setattr(EngineClient, "start", lambda _self: None)


@pytest.fixture(scope="session")
def lender() -> Iterator[Lender]:
    lender = Lender()
    yield lender
    lender.close()


@pytest.fixture
def own_engine() -> None:
    """For a test whose windows start, and end, an engine process of their own."""


@pytest.fixture
def engine_process(request, monkeypatch, lender) -> None:
    """All other windows ask one process, and leave it to those of the next test."""
    if "own_engine" not in request.fixturenames:
        monkeypatch.setattr(client, "ChildProcess", lender.child)


def delete_now() -> None:
    """From above: left to the collector, children's Python parts go first."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def delete_what_never_came_into_the_window() -> None:
    """Views made ahead, and pages that were next: the style of each later window would be given to
    all of them too, and each window would take longer than the one before."""
    for widget in getAllValidWrappers():
        is_ours = isinstance(widget, QWidget) and type(widget).__module__.startswith("careerflow.")
        if is_ours and widget.parent() is None:
            widget.deleteLater()
    delete_now()


@pytest.fixture
def make_driver(qapp, qtbot, own_folders, engine_waits, engine_process, lender) -> Iterator:
    """Starts the window; several times in one test are restarts."""
    from careerflow.app import Application

    running = []

    def stop() -> None:
        while running:
            application = running.pop()
            application.window.close()
            assert application.shutdown()
            application.window.deleteLater()
            application.deleteLater()
            gc.unfreeze()  # what the window's preload has frozen
            delete_now()
            delete_what_never_came_into_the_window()

    def make(*files: Path) -> Driver:
        stop()
        application = Application(qapp, list(files))
        running.append(application)
        application.start()
        return Driver(application, qtbot)

    make.stop = stop
    yield make
    stop()
    assert not children("--reader-child")
    assert {engine.pid for engine in children("--engine-child")} <= {lender.pid}


@pytest.fixture
def driver(make_driver) -> Driver:
    return make_driver()


@pytest.fixture(scope="module")
def filled(tmp_path_factory) -> Path:
    """A home that a window has worked in, made by the first test of the module that needs it."""
    return tmp_path_factory.mktemp("filled") / "home"


@pytest.fixture
def fill_home(make_driver, own_folders, filled) -> Callable[[Callable[[Driver], object]], None]:
    """fill_home(fill) gives the test, before its first window, a copy of the home that `fill` has
    worked in: once for the module, which has one such `fill`."""

    def fill_home(fill: Callable[[Driver], object]) -> None:
        if filled.exists():
            shutil.copytree(filled, own_folders, dirs_exist_ok=True)
        else:
            fill(make_driver())
            make_driver.stop()
            shutil.copytree(own_folders, filled)

    return fill_home
