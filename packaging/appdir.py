"""Writes the folder that appimagetool makes an AppImage of.

    python packaging/appdir.py FOLDER     (replaced, where there is one)

AppRun is a link to the program; what the desktop reads is below usr/share, and menu entry and icon
also at the top, where appimagetool looks for them.
"""

import os
import shutil
import sys
from pathlib import Path

from frozen.folder import last_commit
from linux.tree import ID, PROGRAM, ROOT, write_tree

from careerflow import __version__


def write_appdir(folder: Path, built: Path, version: str, epoch: int) -> None:
    write_tree(folder, built, version, epoch)
    share = folder / "usr" / "share"
    (folder / "AppRun").symlink_to(PROGRAM / "careerflow")
    shutil.copyfile(share / "applications" / f"{ID}.desktop", folder / f"{ID}.desktop")
    icon = share / "icons" / "hicolor" / "256x256" / "apps" / f"{ID}.png"
    shutil.copyfile(icon, folder / f"{ID}.png")
    (folder / ".DirIcon").symlink_to(f"{ID}.png")


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    if (folder / "AppRun").is_symlink():
        shutil.rmtree(folder)
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or last_commit())
    write_appdir(folder, ROOT / "dist" / "careerflow", __version__, epoch)
    print(folder)


if __name__ == "__main__":
    main()
