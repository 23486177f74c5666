"""What a long job is given: a way to say how far it is, and to learn that it should stop."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Cancelled(Exception):  # noqa: N818 - not an error: the user asked for it
    """The user asked the running task to stop."""


class Stage(StrEnum):
    """Named steps that the user sees; each has a message `stage.<value>`."""

    READING = "reading"
    EMBEDDING = "embedding"
    STORING = "storing"
    REQUIREMENTS = "requirements"
    RETRIEVING = "retrieving"
    JUDGING = "judging"
    LOCATING = "locating"
    SCORING = "scoring"
    EXPORTING = "exporting"
    LOOKING_UP = "looking_up"
    DOWNLOADING = "downloading"
    LOADING = "loading"
    EMBEDDING_LIBRARY = "embedding_library"
    ASKING = "asking"
    WRITING = "writing"
    PULLING = "pulling"
    PUSHING = "pushing"
    SENDING_FILES = "sending_files"
    FETCHING_FILES = "fetching_files"
    COMPARING = "comparing"


@dataclass(frozen=True, slots=True)
class Progress:
    """`total` 0 means that the number of steps is not known."""

    stage: Stage
    done: int = 0
    total: int = 0


def _ignore(_shown: object) -> None:
    return None


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class TaskContext:
    on_progress: Callable[[Progress], object] = _ignore
    is_cancelled: Callable[[], bool] = _never
    on_partial: Callable[[object], object] = _ignore

    def show(self, partial: object) -> None:
        """Hands over a part of the result that can be shown before the rest is there; raises
        Cancelled where the user asked to stop."""
        self.check()
        self.on_partial(partial)

    def step(self, stage: Stage, done: int = 0, total: int = 0) -> None:
        """Reports progress; raises Cancelled where the user asked to stop."""
        self.check()
        self.on_progress(Progress(stage, done, total))

    def check(self) -> None:
        """Raises Cancelled where the user asked to stop."""
        if self.is_cancelled():
            raise Cancelled
