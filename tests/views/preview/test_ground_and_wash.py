"""Marks show on white paper and on dark areas of a page, and print stays readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from careerflow.models.document import WarningPlace
from careerflow.models.report import Verdict
from careerflow.views.preview import paper
from careerflow.views.preview.ground import WHITE, Ground, PageGrounds, contrast, measure
from careerflow.views.preview.highlights import Highlight
from careerflow.views.preview.image_cache import PageRequest
from careerflow.views.preview.page_layout import PageLayout
from careerflow.views.preview.page_marks import PageMarks
from careerflow.views.preview.page_painter import PagePainter
from careerflow.views.preview.warned_places import Warned
from careerflow.views.preview.wash import ENOUGH, Wash, line, rgb, wash

SIZE = (200.0, 100.0)
LEFT, RIGHT = (10.0, 20.0, 90.0, 34.0), (110.0, 20.0, 190.0, 34.0)
DARK, NAVY, TEAL = "#202020", "#202060", "#007a99"
COLORS = st.tuples(*[st.integers(0, 255)] * 3)


def page(sidebar: str, scale: float = 2.0, turns: int = 0) -> tuple[PageRequest, QImage]:
    """White on its left half, `sidebar` on its right, with a line of print on each."""
    layout = PageLayout((SIZE,), scale, 0.0, turns)
    image = QImage(layout.rect(0).size().toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.translate(-layout.rect(0).topLeft())
    painter.setTransform(layout.placed(0), combine=True)
    painter.scale(scale, scale)
    painter.fillRect(QRectF(100, 0, 100, 100), QColor(sidebar))
    font = QFont("Be Vietnam Pro")
    font.setPixelSize(12)
    painter.setFont(font)
    for (x, _, _, foot), color in ((LEFT, "black"), (RIGHT, "white")):
        painter.setPen(QColor(color))
        painter.drawText(round(x), round(foot) - 3, "Kế toán trưởng")
    painter.end()
    return PageRequest(0, scale, turns), image


@pytest.mark.parametrize("sidebar", [DARK, NAVY, TEAL, "#000000"])
@pytest.mark.parametrize("turns", range(4))
def test_the_ground_under_a_box_is_found(theme, sidebar, turns):
    find = PageGrounds().of(0, SIZE, page(sidebar, turns=turns))
    assert find(LEFT).color == (255, 255, 255)
    assert max(find(LEFT).print) < 64
    ground = find(RIGHT)
    asked = rgb(QColor(sidebar))
    assert all(abs(a - b) <= 16 for a, b in zip(ground.color, asked, strict=True))
    assert min(ground.print) > 192


def test_a_box_is_measured_once_and_again_on_a_sharper_image(theme):
    grounds = PageGrounds()
    coarse, sharp = page("white", 0.3), page(DARK)
    assert grounds.of(0, SIZE, coarse)(RIGHT).color == (255, 255, 255)
    assert grounds.of(0, SIZE, page(DARK, 0.3))(RIGHT).color == (255, 255, 255)
    assert grounds.of(0, SIZE, sharp)(RIGHT).color == (32, 32, 32)
    assert grounds.of(0, SIZE, page("white", 4.0))(RIGHT).color == (32, 32, 32)
    assert grounds.of(1, SIZE, coarse)(RIGHT).color == (255, 255, 255)


def test_without_an_image_or_beside_it_paper_is_white(theme):
    assert PageGrounds().of(0, SIZE, None)(RIGHT) == WHITE
    assert measure(page(DARK)[1], QRect(900, 900, 10, 10)) == WHITE


def test_on_white_marks_look_as_they_always_did():
    for verdict in Verdict:
        for selected in (False, True):
            tint = rgb(paper.tint(verdict, selected))
            laid = wash(tint, WHITE)
            assert laid == Wash(tint, screens=False)
            assert line(paper.edges(verdict), WHITE, laid) == rgb(paper.edge(verdict))


@given(COLORS, COLORS, st.sampled_from(Verdict), st.booleans())
def test_a_line_shows_on_any_ground(ground, printed, verdict, selected):
    here = Ground(ground, printed)
    laid = wash(rgb(paper.tint(verdict, selected)), here)
    color = line(paper.edges(verdict), here, laid)
    assert contrast(color, ground) >= ENOUGH
    assert contrast(color, laid.over(ground)) >= ENOUGH


@given(COLORS, COLORS, st.sampled_from(Verdict), st.booleans())
def test_print_on_dark_ground_stays_readable(ground, printed, verdict, selected):
    laid = wash(rgb(paper.tint(verdict, selected)), Ground(ground, printed))
    if laid.screens and printed != ground:
        before = contrast(printed, ground)
        after = contrast(laid.over(printed), laid.over(ground))
        assert after >= min(4.5, 0.85 * before) - 0.01


@given(COLORS)
def test_what_a_warning_is_about_is_outlined_visibly_on_any_ground(ground):
    """The line or its white casing."""
    casing, inside = (255, 255, 255), rgb(paper.warned())
    assert max(contrast(casing, ground), contrast(inside, ground)) >= ENOUGH
    assert contrast(casing, inside) >= ENOUGH


def test_no_verdict_has_the_colour_of_a_warning():
    others = {rgb(paper.edge(verdict)) for verdict in Verdict} | {rgb(paper.hit_edge())}
    assert rgb(paper.warned()) not in others


@pytest.mark.parametrize("selected", [None, 0])
@pytest.mark.parametrize("verdict", Verdict)
def test_evidence_shows_on_both_halves_of_a_page(theme, verdict, selected):
    layout = PageLayout((SIZE,), 2.0, 0.0)
    shown = page(DARK)
    marks = PageMarks()
    marks.selected = selected
    marks.set_highlights([Highlight(0, verdict, "", "", 0, (LEFT, RIGHT), 0, 5)])
    before = shown[1]
    after = QImage(before)
    painter = QPainter(after)
    painter.translate(-layout.rect(0).topLeft())
    PagePainter().paint_marks(painter, layout, 0, marks, shown)
    painter.end()
    for box, lighter in ((LEFT, False), (RIGHT, True)):
        x, y = round(box[2] * 2) - 6, round(box[1] * 2) + 5  # beside the print
        ground, marked = (rgb(image.pixelColor(x, y)) for image in (before, after))
        assert (sum(marked) > sum(ground)) is lighter
        assert contrast(marked, ground) > 1.05
        foot = range(round(box[3] * 2) - 4, round(box[3] * 2) + 8)
        across = range(round(box[0] * 2) + 4, round(box[2] * 2) - 4)
        best = max(
            contrast(rgb(after.pixelColor(column, row)), ground)
            for row in foot
            for column in across
        )
        assert best >= ENOUGH


@pytest.mark.parametrize("turns", range(4))
def test_what_a_warning_is_about_is_outlined_though_it_fills_the_page(theme, turns):
    layout = PageLayout((SIZE,), 2.0, 0.0, turns)
    shown = page("white", turns=turns)
    marks = PageMarks()
    marks.warned = Warned("", (WarningPlace("read.picture_pages", 0, (0.0, 0.0, *SIZE)),))
    before = shown[1]
    after = QImage(before)
    painter = QPainter(after)
    painter.translate(-layout.rect(0).topLeft())
    PagePainter().paint_marks(painter, layout, 0, marks, shown)
    painter.end()
    width, height = after.width(), after.height()
    edges = ((3, height // 2), (width - 3, height // 2), (width // 2, 3), (width // 2, height - 3))
    for x, y in edges:
        assert contrast(rgb(after.pixelColor(x, y)), (255, 255, 255)) >= ENOUGH
    middle = QRect(8, 8, width - 16, height - 16)
    assert after.copy(middle) == before.copy(middle)
