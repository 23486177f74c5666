"""One engine for all tests of judging."""

from collections.abc import Iterator

import pytest

from careerflow.services.engine.local import LocalEngine
from tests.services.engine.remembering import remembering_engine


@pytest.fixture(scope="package")
def engine() -> Iterator[LocalEngine]:
    with remembering_engine() as made:
        yield made
