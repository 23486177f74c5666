"""One PostgreSQL and PgBouncer for all tests of a process."""

from collections.abc import Iterator

import pytest

from tests.services.sync.postgres import Stack, missing


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    if missing():
        pytest.skip(f"install {' '.join(missing())}")
    with Stack() as running:
        yield running
