"""One engine for all tests of judging."""

from collections.abc import Iterator

import pytest

from careerflow.services.engine.local import LocalEngine


@pytest.fixture(scope="package")
def engine() -> Iterator[LocalEngine]:
    made = LocalEngine()
    yield made
    made.close()
