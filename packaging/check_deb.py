"""The Debian package in a Debian 12 of its own: installed, used as a person does, removed.

    python packaging/check_deb.py     (root, debootstrap; the network for Debian's packages)

build/debian-12 is made once. The window is the one that the release check drives, in the chroot.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from checks.bare import ROOT
from checks.person import Place, window_works
from linux.tree import ID, PROGRAM
from smoke import AS_OF, SAMPLES, analysis, output

from careerflow import __version__

BASE = ROOT / "build" / "debian-12"
MIRROR = "http://deb.debian.org/debian"
# Whose triggers the package is to set off.
DESKTOP = ("desktop-file-utils", "hicolor-icon-theme")


def make_base() -> None:
    """Debian 12's smallest system, below BASE; nothing where it is there."""
    done = BASE / "made"
    if not done.exists():
        shutil.rmtree(BASE, ignore_errors=True)
        command = ["debootstrap", "--variant=minbase", "bookworm", str(BASE), MIRROR]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        done.touch()


@contextmanager
def debian(folder: Path) -> Iterator[Path]:
    """A copy of it below `folder`, with this computer's /tmp, where X and D-Bus are found."""
    root = folder / "debian"
    subprocess.run(["cp", "-a", "--reflink=auto", str(BASE), str(root)], check=True)
    shutil.copyfile("/etc/resolv.conf", root / "etc" / "resolv.conf")
    mounts = {"/proc": root / "proc", "/dev": root / "dev", "/tmp": root / "tmp"}
    mounted: list[Path] = []
    try:
        for place, target in mounts.items():
            subprocess.run(["mount", "--bind", place, str(target)], check=True)
            mounted.append(target)
        yield root
    finally:
        for target in reversed(mounted):
            subprocess.run(["umount", "--lazy", str(target)], check=True)


def inside(root: Path, *command: str) -> str:
    """Standard output; raises SystemExit where the command fails."""
    variables = ["/usr/bin/env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8"]
    variables.append("DEBIAN_FRONTEND=noninteractive")
    done = subprocess.run(
        ["chroot", str(root), *variables, *command], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def install(root: Path, package: Path) -> None:
    """Raises SystemExit where it does not install, or pulls a Python in."""
    inside(root, "apt-get", "update", "-qq")
    quiet = ("apt-get", "install", "-y", "-qq", "--no-install-recommends")
    inside(root, *quiet, *DESKTOP)
    inside(root, *quiet, str(package))
    if list((root / "usr" / "bin").glob("python3*")):
        raise SystemExit("there is a Python, which may hide that the package lacks its own")
    if f"{ID}.desktop" not in (root / "usr/share/applications/mimeinfo.cache").read_text("utf-8"):
        raise SystemExit("the desktop does not know that the program opens PDFs")
    print("installed; the desktop knows that it opens PDFs")


def remove(root: Path) -> None:
    """Raises SystemExit where something of it is left."""
    inside(root, "apt-get", "purge", "-y", "-qq", "careerflow")
    left = inside(root, "find", "/usr", "/etc", "/opt", "-iname", "*careerflow*").split()
    cache = root / "usr" / "share" / "applications" / "mimeinfo.cache"
    if left or (cache.exists() and ID in cache.read_text("utf-8")):
        raise SystemExit(f"left behind: {left or cache}")
    print("removed; nothing of it is left")


def check(package: Path, folder: Path) -> None:
    with debian(folder) as root:
        install(root, package)

        def wrapped(command: Sequence[str], variables: Mapping[str, str]) -> list[str]:
            own = [f"{name}={value}" for name, value in variables.items()]
            return ["chroot", str(root), "/usr/bin/env", "-i", *own, *command]

        samples = shutil.copytree(SAMPLES, folder / "samples")
        bare = analysis(["/usr/bin/careerflow"], samples, "vi")
        source = analysis([sys.executable, "-m", "careerflow"], samples, "vi")
        home = {"HOME": str(folder / "first")}
        if output(wrapped(bare, home), dict(os.environ)) != output(source, os.environ | home):
            raise SystemExit(f"the installed program reports otherwise (as of {AS_OF})")
        place = Place("/usr/bin/careerflow", wrapped, root / PROGRAM)
        window_works(place, folder, limit=2.0)
        remove(root)


def main() -> None:
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        raise SystemExit("needs root and debootstrap")
    packages = sorted((ROOT / "dist").glob(f"careerflow_{__version__}_*.deb"))
    if not packages:
        raise SystemExit("no package in dist: run `uv run poe deb` first")
    make_base()
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        package = Path(shutil.copy(packages[-1], name))
        check(package, Path(name))


if __name__ == "__main__":
    main()
