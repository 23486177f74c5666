"""A tracker in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from careerflow.services.store.store import Store, open_store
from careerflow.services.store.tracker.tracker import Tracker


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def tracker(store: Store) -> Tracker:
    return Tracker(store)
