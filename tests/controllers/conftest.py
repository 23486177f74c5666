"""The whole window, offscreen, with the real engine, reader and store."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from driving import Driver, children
from PySide6.QtCore import QCoreApplication, QEvent

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


@pytest.fixture
def make_driver(qapp, qtbot, own_folders, engine_waits) -> Iterator:
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
            # Now and from above: left to the collector, children's Python parts go first.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

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
    assert not children("--engine-child")


@pytest.fixture
def driver(make_driver) -> Driver:
    return make_driver()
