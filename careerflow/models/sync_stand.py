"""How the sync stands, as the window shows it, and values that differ, ready to be compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from careerflow.models.message import Message
from careerflow.models.sync import Conflict, Linked, Pending

NOTHING = Pending(0, 0)


class SyncState(StrEnum):
    """`WAITING` is tried again by itself, `STOPPED` only once the user has done something."""

    OFF = "off"
    IDLE = "idle"
    SYNCING = "syncing"
    PAUSED = "paused"
    WAITING = "waiting"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class SyncStand:
    """`why` says what went wrong, while it is waiting or stopped; `conflicts` counts those that
    the user has not settled."""

    state: SyncState = SyncState.OFF
    linked: Linked | None = None
    pending: Pending = NOTHING
    conflicts: int = 0
    why: Message | None = None

    @property
    def synced(self) -> datetime | None:
        return None if self.linked is None else self.linked.synced


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a text; `differs` where the other side has others in their place."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """A conflict with both texts in pieces; empty where the values are no texts."""

    conflict: Conflict
    ours: tuple[Piece, ...] = ()
    theirs: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflicts:
    """Those to be settled, the newest first. `names` says what the user knows rows and files by
    that values refer to: by id or hash; of a built-in stage it is that of its kind."""

    all: tuple[Compared, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
