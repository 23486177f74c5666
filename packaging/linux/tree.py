"""The program's folder as Linux wants it: below usr, with menu entry, metadata and icons."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ID = "io.github.careerflow.CareerFlow"
REPOSITORY = "https://github.com/careerflow/careerflow"
PICTURES = REPOSITORY.replace("github.com", "raw.githubusercontent.com") + "/main/docs/images"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
PROGRAM = Path("usr/lib/careerflow")


def write_icons(folder: Path, name: str = ID) -> None:
    """The icon in all sizes, and as SVG, below `folder` as the hicolor theme has them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    drawing = ROOT / "resources" / "icons" / "careerflow.svg"
    renderer = QSvgRenderer(str(drawing))
    for size in ICON_SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        target = folder / f"{size}x{size}" / "apps" / f"{name}.png"
        target.parent.mkdir(parents=True, exist_ok=True)
        if not image.save(str(target)):
            raise OSError(f"{target} could not be written")
    scalable = folder / "scalable" / "apps"
    scalable.mkdir(parents=True)
    shutil.copyfile(drawing, scalable / f"{name}.svg")


def metainfo(version: str, epoch: int) -> str:
    """AppStream's description of this version; `epoch` is its date, seconds since 1970."""
    text = (HERE / f"{ID}.metainfo.xml").read_text("utf-8")
    day = datetime.fromtimestamp(epoch, UTC).date().isoformat()
    values = {"REPOSITORY": REPOSITORY, "PICTURES": PICTURES, "VERSION": version, "DATE": day}
    for name, value in values.items():
        text = text.replace(f"@{name}@", value)
    return text


def write_share(share: Path, version: str, epoch: int) -> None:
    """What the desktop reads below usr/share: menu entry, metadata, icons."""
    for name in ("applications", "metainfo"):
        (share / name).mkdir(parents=True)
    shutil.copyfile(HERE / f"{ID}.desktop", share / "applications" / f"{ID}.desktop")
    described = metainfo(version, epoch)
    (share / "metainfo" / f"{ID}.metainfo.xml").write_text(described, "utf-8")
    write_icons(share / "icons" / "hicolor")


def write_tree(root: Path, built: Path, version: str, epoch: int) -> None:
    """All of it below `root`, with usr/bin/careerflow as a link to the program."""
    shutil.copytree(built, root / PROGRAM, symlinks=True, copy_function=_link_or_copy)
    write_share(root / "usr" / "share", version, epoch)
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / "careerflow").symlink_to("../lib/careerflow/careerflow")


def _link_or_copy(source: str, target: str) -> None:
    """450 MB more on the disk only where the folders lie on different ones."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
