"""Draws the program's icon for Windows (.ico) and macOS (.icns) from its SVG.

python packaging/app_icons.py [FOLDER]      build/icons unless named
"""

import io
import os
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "resources" / "icons" / "careerflow.svg"
FOLDER = ROOT / "build" / "icons"
ICO_SIDES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""What Explorer and the task bar ask for at 100 to 400 %."""
ICNS_SIDES = (16, 32, 64, 128, 256, 512, 1024)
_MAC_SHARE = 824 / 1024
"""Of an icon's square that its shape takes on macOS (Apple's template for icons)."""


def drawn(side: int, share: float = 1.0) -> Image.Image:
    """The icon in a transparent square of `side` pixels, `share` of it wide."""
    from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    picture = QImage(side, side, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    edge = side * (1 - share) / 2
    QSvgRenderer(str(SOURCE)).render(painter, QRectF(edge, edge, side * share, side * share))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    with Image.open(io.BytesIO(buffer.data().data())) as image:
        return image.convert("RGBA")


def write_ico(file: Path) -> Path:
    """Each size is drawn for itself: small ones that are scaled down are blurred."""
    file.parent.mkdir(parents=True, exist_ok=True)
    images = [drawn(side) for side in ICO_SIDES]
    images[-1].save(file, sizes=[image.size for image in images], append_images=images[:-1])
    return file


def write_icns(file: Path) -> Path:
    """As the sizes of macOS's icon sets, @2x among them."""
    file.parent.mkdir(parents=True, exist_ok=True)
    images = [drawn(side, _MAC_SHARE) for side in ICNS_SIDES]
    images[-1].save(file, append_images=images[:-1])
    return file


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for made in (write_ico(folder / "careerflow.ico"), write_icns(folder / "careerflow.icns")):
        print(f"{made}: {made.stat().st_size} bytes")


if __name__ == "__main__":
    main()
