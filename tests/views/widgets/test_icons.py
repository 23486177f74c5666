import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter, Qt

from careerflow import paths
from careerflow.views.icons import icon, paint_icon

NAMES = sorted(file.stem for file in paths.bundled("icons").glob("*.svg"))


_OWN_COLOURS = ("chevron-light", "chevron-dark", "check-light", "check-dark", "careerflow")


@pytest.mark.parametrize("name", [n for n in NAMES if n not in _OWN_COLOURS])
def test_icons_take_the_colour_they_are_given(qapp, name):
    image = QImage(48, 48, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_icon(painter, name, QColor("#FF0000"), image.rect())
    painter.end()
    colors = {image.pixelColor(x, y).name() for x in range(48) for y in range(48)}
    assert "#ff0000" in colors
    assert "#000000" not in colors


def test_an_icon_is_drawn_for_the_sharpest_screen(theme, qapp):
    pixmap = icon(theme, "settings", size=16).pixmap(QSize(16, 16), qapp.devicePixelRatio())
    assert pixmap.width() == 16 * qapp.devicePixelRatio()


def test_the_gap_is_empty(theme):
    image = icon(theme, "settings", size=16, gap=6).pixmap(QSize(22, 16), 1.0).toImage()
    assert image.width() == 22
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(16, 22) for y in range(16))
