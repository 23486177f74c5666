"""Copies of the whole library, what they hold, and what came of bringing one back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class BackupKind(StrEnum):
    """What a backup was made for."""

    DAILY = "daily"
    MANUAL = "manual"
    BEFORE_RESTORE = "before-restore"
    BEFORE_SYNC = "before-sync"  # before this library was joined with one on a server
    BEFORE_SCHEMA = "before-schema"  # before a new version of the program changed the tables


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the database in the data folder; `made` is UTC."""

    path: Path
    kind: BackupKind
    made: datetime
    bytes: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds, what lies in the trash left out. `changed` is when any of it was last
    edited, None where nothing was."""

    schema: int
    cvs: int = 0
    jobs: int = 0
    applications: int = 0
    reports: int = 0
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be brought back, beside what is there. `present` is None where that cannot be
    read; `made` where the backup does not say. `files` of the backup's CVs and attachments are
    neither in it nor in the data folder."""

    source: Path
    made: datetime | None
    held: Contents
    present: Contents | None
    missing_files: int = 0


@dataclass(frozen=True, slots=True)
class Restored:
    """`before` is the backup of what was there; `aside` the folder with a database that could not
    be read, kept as it was. `sync_paused` where the library is connected with a server, which
    would bring back what is newer there."""

    held: Contents
    before: Path | None = None
    aside: Path | None = None
    sync_paused: bool = False


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was read from a damaged database: rows by table. Of a table in `uncounted` more may be
    lost than `lost` says. `sync_paused` as in Restored."""

    aside: Path
    held: Contents
    kept: Mapping[str, int] = field(default_factory=dict)
    lost: Mapping[str, int] = field(default_factory=dict)
    uncounted: frozenset[str] = frozenset()
    sync_paused: bool = False

    @property
    def is_complete(self) -> bool:
        return not self.uncounted and not any(self.lost.values())


@dataclass(frozen=True, slots=True)
class BackupsStand:
    """What the settings show: backups, the newest first, and whether the data folder is on a
    network drive."""

    folder: Path
    backups: tuple[Backup, ...] = ()
    on_network: bool = False
