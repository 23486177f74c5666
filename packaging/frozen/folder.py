"""The built folder: its size, and its libraries without what only a debugger reads."""

import os
import subprocess
from collections import Counter
from pathlib import Path

# A linker's patches to these do not survive strip.
_PATCHED = ".libs"


def sizes(folder: Path) -> Counter[str]:
    """Bytes of everything directly below a folder, files and folders, by name; links count
    nothing."""
    found: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            found[path.relative_to(folder).parts[0]] += path.stat().st_size
    return found


def strip_libraries(folder: Path) -> int:
    """Takes symbols that are not needed for linking out of shared libraries; returns the bytes
    saved. Links are left alone, and libraries that auditwheel moved into *.libs."""
    saved = 0
    for path in sorted(folder.rglob("*.so*")):
        if path.is_symlink() or path.parent.name.endswith(_PATCHED) or not path.is_file():
            continue
        before = path.stat().st_size
        subprocess.run(["strip", "--strip-unneeded", "-p", str(path)], check=True)
        saved += before - path.stat().st_size
    return saved


def same_time(folder: Path, epoch: int) -> None:
    """Sets the time of all files and folders, links too, to `epoch` (seconds since 1970)."""
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def last_commit() -> int:
    """The time of the newest commit, in seconds since 1970; of the epoch outside a repository."""
    command = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(
        command, cwd=Path(__file__).parent, capture_output=True, text=True, check=False
    )
    return int(done.stdout or 0)
