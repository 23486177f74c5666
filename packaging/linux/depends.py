"""Which packages the frozen program needs: those of the libraries that it is linked against and
does not bring."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_GLIBC = re.compile(r"Name: GLIBC_(\d+)\.(\d+)\b")
# Part of libc6.
_LIBC = re.compile(r"(libc|libm|libdl|librt|libpthread|libutil|libresolv|ld-linux.*)\.so")


def libraries(folder: Path) -> list[Path]:
    """The program, and all shared libraries below its folder."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return [path for path in files if path.read_bytes()[:4] == b"\x7fELF"]


def needed(files: Iterable[Path]) -> tuple[set[str], tuple[int, int]]:
    """Names of the libraries that the files are linked against, and the newest glibc whose
    symbols they use."""
    names, newest = set(), (2, 17)
    for file in files:
        command = ["readelf", "--dynamic", "--version-info", "--wide", str(file)]
        shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        names.update(_NEEDED.findall(shown))
        newest = max([newest, *((int(a), int(b)) for a, b in _GLIBC.findall(shown))])
    return names, newest


def depends(folder: Path) -> list[str]:
    """For Depends, in order: `libc6 (>= 2.34)` and the packages of this Debian that have what
    is not in the folder. Raises LookupError for a library that no installed package has."""
    names, (major, minor) = needed(libraries(folder))
    brought = {path.name for path in folder.rglob("*.so*")}
    missing = {name for name in names - brought if not _LIBC.match(name)}
    packages = {_package(name) for name in missing}
    return [f"libc6 (>= {major}.{minor})", *sorted(packages)]


def _package(library: str) -> str:
    done = subprocess.run(
        ["dpkg", "-S", f"*/{library}"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise LookupError(f"no installed package has {library}")
    return done.stdout.split(":")[0]
