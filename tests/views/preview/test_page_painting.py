"""Pages are crisp at any ratio of the screen, turned or not, and never flash."""

import random

import pytest
from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from careerflow.models.report import Verdict
from careerflow.models.settings import Theme as Mode
from careerflow.views.preview.highlights import Highlight
from careerflow.views.preview.image_cache import PageRequest
from careerflow.views.preview.page_layout import PageLayout
from careerflow.views.preview.page_marks import PageMarks
from careerflow.views.preview.page_painter import PagePainter

SIZE = (60.0, 80.0)


def noise(width: int, height: int) -> QImage:
    """No two neighbours alike: any resampling shows."""
    chance = random.Random(7)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    for y in range(height):
        for x in range(width):
            image.setPixelColor(x, y, QColor(chance.choice((0, 255)), chance.randrange(256), 9))
    return image


def painted(image: QImage, ratio: float, turns: int, scrolled: QPointF) -> tuple[QImage, QPointF]:
    """What is on the screen, and where on it the page has its corner, in pixels."""
    layout = PageLayout((SIZE,), 1.0, 160.0, turns)
    screen = QImage(QSize(160, 130) * ratio, QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(ratio)
    screen.fill(0)
    painter = QPainter(screen)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(-scrolled)
    PagePainter().paint_page(painter, layout, 0, (PageRequest(0, ratio, turns), image), None)
    painter.end()
    return screen, (layout.rect(0).topLeft() - scrolled) * ratio


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("turns", range(4))
@pytest.mark.parametrize("scrolled", [QPointF(0, 0), QPointF(3, 7)])
def test_an_image_of_the_right_size_is_shown_pixel_for_pixel(qapp, ratio, turns, scrolled):
    width, height = (round(side * ratio) for side in SIZE[:: -1 if turns % 2 else 1])
    wanted = noise(width, height)
    screen, corner = painted(wanted, ratio, turns, scrolled)
    shown = [
        screen.copy(round(corner.x()) + dx, round(corner.y()) + dy, wanted.width(), wanted.height())
        for dx in (-1, 0, 1)
        for dy in (-1, 0, 1)
    ]
    assert any(same(picture, wanted) for picture in shown)


def same(first: QImage, second: QImage) -> bool:
    return all(
        first.pixelColor(x, y) == second.pixelColor(x, y)
        for x in range(first.width())
        for y in range(first.height())
    )


@pytest.mark.parametrize("before", range(4))
@pytest.mark.parametrize("turns", range(4))
def test_an_image_from_before_the_page_was_turned_is_turned_meanwhile(qapp, before, turns):
    layout, old = (PageLayout((SIZE,), 1.0, 160.0, each) for each in (turns, before))
    image = QImage(old.rect(0).size().toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    corner = (0.0, 0.0, 20.0, 20.0)
    painter = QPainter(image)
    painter.fillRect(old.box(0, corner).translated(-old.rect(0).topLeft()), QColor("red"))
    painter.end()
    screen = QImage(160, 130, QImage.Format.Format_RGB32)
    painter = QPainter(screen)
    PagePainter().paint_page(painter, layout, 0, (PageRequest(0, 1.0, before), image), None)
    painter.end()
    assert screen.pixelColor(layout.box(0, corner).center().toPoint()).name() == "#ff0000"


@pytest.mark.parametrize("turns", range(4))
def test_marks_are_turned_with_their_page(qapp, turns):
    layout = PageLayout((SIZE,), 1.0, 160.0, turns)
    box = (5.0, 10.0, 30.0, 20.0)
    marks = PageMarks()
    marks.set_highlights([Highlight(0, Verdict.MET, "", "", 0, (box,), 0, 5)])
    screen = QImage(160, 130, QImage.Format.Format_RGB32)
    screen.fill(QColor("white"))
    painter = QPainter(screen)
    PagePainter().paint_marks(painter, layout, 0, marks)
    painter.end()
    inside = layout.box(0, box)
    outside = layout.box(0, (5.0, 40.0, 30.0, 50.0))
    assert screen.pixelColor(inside.center().toPoint()).name() != "#ffffff"
    assert screen.pixelColor(outside.center().toPoint()).name() == "#ffffff"
    # The line under the words stays under them: at the side that was their bottom.
    bottom = layout.box(0, (5.0, 19.6, 30.0, 20.4)).center().toPoint()
    top = layout.box(0, (5.0, 9.6, 30.0, 10.4)).center().toPoint()
    assert screen.pixelColor(bottom).lightness() < screen.pixelColor(top).lightness()


def test_a_page_on_its_way_is_dark_in_the_dark(preview, cv, theme, qapp):
    theme.set_mode(Mode.DARK)
    try:
        preview.set_document(cv)
        spot = preview.canvas.pages.rect(0).topLeft().toPoint()
        for dy in range(30, 500, 90):
            color = preview.canvas.viewport().grab().toImage().pixelColor(spot.x() + 60, dy)
            assert color.lightness() < 90
    finally:
        theme.set_mode(Mode.LIGHT)


def test_another_screen_asks_for_other_images(qtbot, preview, cv, monkeypatch):
    asked = []
    preview.pages_requested.connect(asked.append)
    preview.set_document(cv)
    qtbot.waitUntil(lambda: bool(asked))
    scale = asked[-1][0].scale
    monkeypatch.setattr(preview.canvas, "devicePixelRatioF", lambda: 2.0)
    QApplication.sendEvent(preview.canvas, QEvent(QEvent.Type.DevicePixelRatioChange))
    qtbot.waitUntil(lambda: asked[-1][-1].scale == pytest.approx(2 * scale, rel=1e-3))


def test_a_small_image_is_shown_until_the_sharp_one_is_there(qtbot, preview, cv):
    preview.set_document(cv)
    qtbot.waitUntil(lambda: preview.canvas.images._requests != ())
    small = QImage(60, 85, QImage.Format.Format_RGB32)
    small.fill(QColor("red"))
    preview.set_page_image(preview.canvas.images._small_one(0), small)
    spot = preview.canvas.pages.rect(0).center().toPoint()
    assert preview.canvas.viewport().grab().toImage().pixelColor(spot).name() == "#ff0000"
