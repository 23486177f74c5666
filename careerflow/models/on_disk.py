"""What the program keeps on this computer, by folder."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class FolderKind(StrEnum):
    DATA = "data"
    SETTINGS = "settings"
    CACHE = "cache"
    LOG = "log"


@dataclass(frozen=True, slots=True)
class KeptFolder:
    """`bytes` of what the program keeps there, folders inside it that are listed themselves left
    out; `exists` is False where nothing has been kept yet."""

    kind: FolderKind
    path: Path
    bytes: int
    exists: bool


@dataclass(frozen=True, slots=True)
class Deletion:
    """What could not be deleted: files and folders, and whether a key is left in a keyring that
    is locked."""

    left: tuple[Path, ...] = ()
    key_left: bool = False

    @property
    def is_complete(self) -> bool:
        return not (self.left or self.key_left)
