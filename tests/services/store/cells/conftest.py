"""Computers with libraries of their own, and the server that they share."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cells_server import Computer, ReferenceServer

from careerflow.services.store.cells import clock
from careerflow.services.store.store import open_store


@pytest.fixture(scope="session")
def new_library(tmp_path_factory) -> Path:
    """A folder, copied for each computer: a migration takes too long."""
    folder = tmp_path_factory.mktemp("library") / "data"
    open_store(folder).close()
    return folder


@pytest.fixture
def server() -> ReferenceServer:
    return ReferenceServer(clock.wall_ms())


@pytest.fixture
def computer(new_library, server, tmp_path) -> Iterator[Callable[..., Computer]]:
    """Makes one, with a link unless `linked` is false."""
    made: list[Computer] = []

    def make(*, linked: bool = True) -> Computer:
        folder = tmp_path / f"computer-{len(made)}"
        shutil.copytree(new_library, folder)
        made.append(Computer(folder, server))
        if linked:
            made[-1].link()
        return made[-1]

    yield make
    for one in made:
        one.store.close()
