"""Builds dist/careerflow_VERSION_amd64.deb from dist/careerflow with dpkg-deb.

Installed below /usr/lib/careerflow, with /usr/bin/careerflow, a menu entry, metadata and icons.
What it depends on is looked up in the libraries (linux/depends.py). Fails above LIMIT.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from frozen.folder import last_commit, same_time, sizes
from linux.depends import depends
from linux.tree import HERE, PROGRAM, REPOSITORY, ROOT, write_tree

from careerflow import __version__

# 10^6 bytes; docs/adr/0020 says why not the 130 that were asked for.
LIMIT = 165
CONTROL = """\
Package: careerflow
Version: {version}
Architecture: {architecture}
Maintainer: CareerFlow <careerflow@users.noreply.github.com>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: gnome-keyring | org.freedesktop.secrets, xdg-utils
Section: misc
Priority: optional
Homepage: {homepage}
Description: compares a CV with a job advert, requirement by requirement
 CareerFlow reads a CV (PDF) and a job advert and says, requirement by
 requirement, whether the CV meets it. Each verdict is proved by the CV's own
 words, highlighted on its page.
 .
 English and Vietnamese. It works offline and needs no account.
"""


def write_control(root: Path, architecture: str) -> None:
    """DEBIAN/control, and the scripts that a change of menu and icons needs."""
    folder = root / "DEBIAN"
    folder.mkdir()
    values = {
        "version": __version__,
        "architecture": architecture,
        "kilobytes": sizes(root / "usr").total() // 1024,
        "depends": ", ".join(depends(root / PROGRAM)),
        "homepage": REPOSITORY,
    }
    (folder / "control").write_text(CONTROL.format(**values), "utf-8")
    for name in ("postinst", "postrm"):
        shutil.copy(HERE / name, folder / name)


def write_documents(root: Path) -> None:
    """Where Debian looks for licences and changes."""
    folder = root / "usr" / "share" / "doc" / "careerflow"
    folder.mkdir(parents=True)
    third_party = f"/{PROGRAM}/_internal/resources/licences/THIRD-PARTY.txt"
    (folder / "copyright").write_text(
        "CareerFlow is free software under the GNU Affero General Public License, version 3 or"
        f" later.\nThe works of others in it, with their licences: {third_party}\n\n"
        + (ROOT / "LICENSE").read_text("utf-8"),
        "utf-8",
    )
    shutil.copyfile(ROOT / "CHANGELOG.md", folder / "changelog.md")


def open_to_all(root: Path) -> None:
    """Others may read and enter what is installed, whatever the builder's umask."""
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def main() -> None:
    built = ROOT / "dist" / "careerflow"
    if not built.exists():
        raise SystemExit("no dist/careerflow: run `uv run poe build` first")
    architecture = subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
    made = ROOT / "dist" / f"careerflow_{__version__}_{architecture}.deb"
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or last_commit())
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as folder:
        root = Path(folder) / "root"
        write_tree(root, built, __version__, epoch)
        write_documents(root)
        write_control(root, architecture)
        open_to_all(root)
        same_time(root, epoch)
        packed = ("-Zxz", "-z9", "--build", str(root), str(made))
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", *packed],
            check=True,
            env=os.environ | {"SOURCE_DATE_EPOCH": str(epoch)},
        )
        print((root / "DEBIAN" / "control").read_text("utf-8"))
    size = made.stat().st_size / 1e6
    print(f"{made.relative_to(ROOT)}: {size:.1f} MB (limit {LIMIT})")
    if size > LIMIT:
        raise SystemExit("larger than it may be")


if __name__ == "__main__":
    main()
