"""What jobs work with: the engine and the store, each made by the first job that needs it."""

import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from careerflow.services.task import Cancelled, Stage, TaskContext

if TYPE_CHECKING:  # too heavy for the GUI thread: msgspec, SQLAlchemy
    from careerflow.services.engine.client import EngineClient
    from careerflow.services.store.cells.local import LocalCells
    from careerflow.services.store.library import Library
    from careerflow.services.store.store import Store
    from careerflow.services.store.tracker.tracker import Tracker


class Backend:
    """`engine` and `library` import and open what they return, so they are for jobs only.

    A store that could not be opened is tried again by the next job: the user may have made room.
    """

    def __init__(self, data_folder: Path, encoder: str = "") -> None:
        """`encoder` is that of the settings."""
        self.data_folder = data_folder
        self._encoder = encoder
        self._engine_lock = threading.Lock()
        self._engine: EngineClient | None = None
        self._retired: list[EngineClient] = []
        self._closed = False
        self._library_lock = threading.Lock()
        self._store: Store | None = None
        self._library: Library | None = None
        self._tracker: Tracker | None = None
        self._cells: LocalCells | None = None

    def engine(self) -> "EngineClient":
        """Starts no process: its first request does, or its `start`. Raises Cancelled after
        `close`, and EngineError where the chosen encoder is not on this computer."""
        from careerflow.services.encoders.found import find
        from careerflow.services.engine.client import EngineClient

        with self._engine_lock:
            if self._closed:
                raise Cancelled
            if self._engine is None:
                self._engine = EngineClient(find(self._encoder, self.data_folder))
            return self._engine

    def switch(self, ctx: TaskContext, encoder: str) -> None:
        """Puts an engine with another encoder in the place of this one, once it has loaded it.
        Jobs that have begun go on with the old one.

        Raises EngineError, EncoderError, Cancelled: the old one then stays.
        """
        from careerflow.services.encoders.found import find
        from careerflow.services.engine.client import EngineClient

        ctx.step(Stage.LOADING)
        new = EngineClient(find(encoder, self.data_folder))
        try:
            new.requirements(TaskContext(is_cancelled=ctx.is_cancelled), "")
        except BaseException:
            new.close()
            raise
        with self._engine_lock:
            old, self._engine = self._engine, new
            self._encoder = encoder
            if old is not None:
                self._retired.append(old)
            closed = self._closed
        if closed:  # the window is gone meanwhile
            new.end()
        if old is not None:
            old.retire()

    def library(self) -> "Library":
        """Raises StoreError."""
        from careerflow.services.store.library import Library

        with self._library_lock:
            if self._library is None:
                self._library = Library(self._opened())
            return self._library

    def tracker(self) -> "Tracker":
        """Raises StoreError."""
        from careerflow.services.store.tracker.tracker import Tracker

        with self._library_lock:
            if self._tracker is None:
                self._tracker = Tracker(self._opened())
            return self._tracker

    def store(self) -> "Store":
        """What the two before work with. Raises StoreError."""
        with self._library_lock:
            return self._opened()

    def cells(self) -> "LocalCells":
        """What the sync keeps of the store. Raises StoreError."""
        from careerflow.services.store.cells.local import LocalCells

        with self._library_lock:
            if self._cells is None:
                self._cells = LocalCells(self._opened())
            return self._cells

    def is_newer(self) -> bool:
        """Whether the library is one of a later version of the program, and can be read only.
        Raises StoreError."""
        with self._library_lock:
            return self._opened().newer

    def _opened(self) -> "Store":
        from careerflow.services.store.store import open_store

        if self._store is None:
            self._store = open_store(self.data_folder)
        return self._store

    def as_of(self) -> str:
        """The month that "present" in a CV means, "YYYY-MM": this one."""
        return date.today().strftime("%Y-%m")

    def close(self) -> None:
        """Ends the engine process and closes the store, for good: a job that comes too late starts
        no other process."""
        with self._engine_lock:
            self._closed = True
        for engine in (self._engine, *self._retired):
            if engine is not None:
                engine.end()
        if self._store is not None:
            self._store.close()
