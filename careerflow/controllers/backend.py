"""What the controllers may call, put together by app.py."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerflow.services.engine.interface import Engine

if TYPE_CHECKING:
    from careerflow.services.store.library import Library  # SQLAlchemy comes after first paint


@dataclass(frozen=True, slots=True)
class Backend:
    """`library` blocks until the store is open, so it is for jobs only; it raises StoreError.

    `as_of` is the month that "present" in a CV means, "YYYY-MM".
    """

    engine: Engine
    library: "Callable[[], Library]"
    as_of: Callable[[], str]
