"""Whether a folder is on another computer."""

import re
import subprocess
import sys
from pathlib import Path

# What the kernel calls them: https://docs.kernel.org/filesystems and the FUSE programs in use.
_NETWORK = frozenset(
    {
        "9p",
        "afpfs",
        "afs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.sshfs",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb3",
        "smbfs",
        "vboxsf",
        "webdav",
    }
)
_MOUNTS = Path("/proc/self/mountinfo")
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW


def is_on_network(folder: Path, platform: str = sys.platform, mounts: str | None = None) -> bool:
    """`folder` need not exist yet. `mounts` is what Linux (mountinfo) or macOS (mount) lists, in
    place of asking. False where the system does not tell."""
    folder = folder.absolute()
    if platform == "win32":
        return _is_remote_drive(folder)
    try:
        folder = folder.resolve()
        if platform == "darwin":
            return _kind(folder, _of_macos(mounts if mounts is not None else _mount())) in _NETWORK
        listed = mounts if mounts is not None else _MOUNTS.read_text(encoding="utf-8")
    except OSError:
        return False
    return _kind(folder, _of_linux(listed)) in _NETWORK


def _kind(folder: Path, mounted: dict[Path, str]) -> str:
    """Of the file system that holds `folder`."""
    return next((mounted[place] for place in (folder, *folder.parents) if place in mounted), "")


def _of_linux(listed: str) -> dict[Path, str]:
    """Of places with two, the later one hides the other."""
    found = {}
    for line in listed.splitlines():
        before, _, after = line.partition(" - ")
        if after:
            place = re.sub(r"\\(\d{3})", lambda code: chr(int(code[1], 8)), before.split()[4])
            found[Path(place)] = after.split()[0]
    return found


def _of_macos(listed: str) -> dict[Path, str]:
    lines = re.finditer(r"^.* on (.+) \((\w+)[,)]", listed, re.MULTILINE)
    return {Path(line[1]): line[2] for line in lines}


def _mount() -> str:
    done = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False)
    return done.stdout


def _is_remote_drive(folder: Path) -> bool:
    if str(folder).startswith("\\\\"):
        return True
    if sys.platform != "win32":
        return False
    import ctypes

    kind: int = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)
    return kind == _REMOTE_DRIVE
