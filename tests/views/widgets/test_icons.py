import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter, Qt

from careerflow import paths
from careerflow.views.icons import icon, paint_icon

NAMES = sorted(file.stem for file in paths.bundled("icons").glob("*.svg"))


@pytest.mark.parametrize("name", [n for n in NAMES if n not in ("chevron-light", "chevron-dark")])
def test_icons_take_the_colour_they_are_given(qapp, name):
    image = QImage(48, 48, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_icon(painter, name, QColor("#FF0000"), image.rect())
    painter.end()
    colors = {image.pixelColor(x, y).name() for x in range(48) for y in range(48)}
    assert "#ff0000" in colors
    assert "#000000" not in colors


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_icons_are_sharp_at_each_scale(theme, scale):
    pixmap = icon(theme, "settings", size=16).pixmap(QSize(16, 16), scale)
    assert pixmap.width() == 16 * scale
