"""What workers do for the sync."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerflow.controllers.backend import Backend
from careerflow.models.errors import CareerFlowError, StoreError, SyncError
from careerflow.models.message import Message
from careerflow.models.sync import Linked, Pending, SyncOutcome
from careerflow.models.sync_stand import NOTHING
from careerflow.services.task import TaskContext

if TYPE_CHECKING:
    from careerflow.services.sync.keyring import SyncSecrets

Secrets = Callable[[], "SyncSecrets"]
"""Imports what it returns: for workers."""


def kept_secrets() -> "SyncSecrets":
    """Those of the keyring."""
    from careerflow.services.sync.keyring import SyncSecrets

    return SyncSecrets()


@dataclass(frozen=True, slots=True)
class Facts:
    """What the store knows of the sync."""

    linked: Linked | None = None
    pending: Pending = NOTHING
    conflicts: int = 0


@dataclass(frozen=True, slots=True)
class Failure:
    """`passes` where it is worth trying again without the user."""

    why: Message
    passes: bool


@dataclass(frozen=True, slots=True)
class Ran:
    """A sync that has ended, and what there is since."""

    facts: Facts
    outcome: SyncOutcome | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """`check` where what failed before may have left a difference, `large_files` where those may
    travel too; `by_hand` where the user wants even a password to be tried that was wrong."""

    by_hand: bool = False
    check: bool = False
    large_files: bool = True


def facts(backend: Backend) -> Facts:
    """The library of a later version of the program is left alone. Raises StoreError."""
    if backend.is_newer():
        return Facts()
    cells = backend.cells()
    linked = cells.linked()
    if linked is None:
        return Facts()
    return Facts(linked, cells.pending(), len(cells.conflicts()))


def run(ctx: TaskContext, backend: Backend, secrets: Secrets, wanted: Wanted) -> Ran:
    """One sync. Raises Cancelled, and StoreError where nothing can be read any more."""
    try:
        outcome = _sync(ctx, backend, secrets, wanted)
    except (SyncError, StoreError) as error:
        return Ran(facts(backend), failure=_failure(error))
    return Ran(facts(backend), outcome)


def _sync(ctx: TaskContext, backend: Backend, secrets: Secrets, wanted: Wanted) -> SyncOutcome:
    from careerflow.controllers.preload import paused_imports

    with paused_imports(ctx):
        from careerflow.services.sync import session

        kept = secrets()
    if wanted.by_hand:
        _forget_refusal(backend)
    asked = {"check": wanted.check, "large_files": wanted.large_files}
    return session.sync_now(ctx, backend.store(), kept, **asked)


def _forget_refusal(backend: Backend) -> None:
    """What was asked for once is then tried until the server answers, as all else is."""
    cells = backend.cells()
    linked = cells.linked()
    if linked is not None and linked.refused:
        cells.set_refused(False)


def _failure(error: CareerFlowError) -> Failure:
    from careerflow.services.sync.failures import PASSING

    return Failure(error.message, error.code in PASSING)
