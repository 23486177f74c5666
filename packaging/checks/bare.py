"""A computer that has nothing of this project: no Python, no sources, no settings."""

import os
import subprocess
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Puts an empty folder over each of its arguments up to --, in a view of the disk of its own.
_HIDE = """
while [ "$1" != -- ]; do mount -t tmpfs none "$1" || exit 70; shift; done
shift
cd /
exec "$@"
"""


def pythons_and_sources() -> list[Path]:
    """Folders of the project, of the Python that runs this, and of the system's Pythons."""
    places = {ROOT, Path(sys.prefix), Path(sysconfig.get_path("stdlib")).resolve()}
    places.update(path for path in Path("/usr/lib").glob("python3*") if path.is_dir())
    return sorted(place for place in places if place == ROOT or ROOT not in place.parents)


def can_hide() -> bool:
    """Whether folders can be hidden from a program: Linux, root, and a kernel that lets it."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    return subprocess.run(["unshare", "--mount", "true"], check=False).returncode == 0


def bare(command: Sequence[str], variables: Mapping[str, str]) -> list[str]:
    """The command without any other variable than these, in the root folder, and with Pythons
    and sources hidden where that can be done. It keeps its process id."""
    cleared = ["/usr/bin/env", "-i", *(f"{name}={value}" for name, value in variables.items())]
    if not can_hide():
        return ["/usr/bin/env", "-C", "/", *cleared[1:], *command]
    places = map(str, pythons_and_sources())
    return ["unshare", "--mount", "--", "sh", "-c", _HIDE, "sh", *places, "--", *cleared, *command]


def users_variables(home: Path) -> dict[str, str]:
    """What a user's program finds in its environment; on the PATH there is nothing."""
    nothing = home / "nothing"
    nothing.mkdir(parents=True, exist_ok=True)
    return {"HOME": str(home), "PATH": str(nothing), "LANG": "C.UTF-8"}


def running_from(folder: Path) -> list[int]:
    """Processes whose program lies in the folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            program = (process / "exe").readlink()
        except OSError:  # it ended meanwhile, or is the kernel's
            continue
        if program.is_relative_to(folder):
            found.append(int(process.name))
    return found
