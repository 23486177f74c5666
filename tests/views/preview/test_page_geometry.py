import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSizeF

from careerflow.models.report import Verdict
from careerflow.views.preview.highlights import (
    Highlight,
    next_row,
    rows_at_offset,
    rows_at_point,
)
from careerflow.views.preview.page_layout import GAP, MARGIN, PageLayout, fit_page, fit_width

A4 = (595.0, 842.0)


def highlight(row, boxes, page=0, start=0, end=5):
    return Highlight(row, Verdict.MET, "requirement", "quote", page, boxes, start, end)


def test_pages_stand_one_under_the_other_in_the_middle():
    layout = PageLayout((A4, (842.0, 595.0)), 0.5, 1000)
    first, second = layout.rect(0), layout.rect(1)
    assert first.center().x() == pytest.approx(500, abs=1)
    assert second.center().x() == pytest.approx(500, abs=1)
    assert second.top() - first.bottom() == pytest.approx(GAP, abs=1)
    assert layout.size.height() == pytest.approx(2 * MARGIN + GAP + (842 + 595) / 2)


@given(zoom=st.floats(0.2, 6), page=st.integers(0, 4), x=st.floats(0, 594), y=st.floats(0, 841))
def test_a_point_of_a_page_is_found_again_at_any_zoom(zoom, page, x, y):
    layout = PageLayout((A4,) * 5, zoom, 700)
    corner = layout.rect(page).topLeft()
    there = corner + QPointF(x, y) * zoom
    assert layout.page_at(there) == page
    back = layout.to_points(page, there)
    assert (back.x(), back.y()) == (pytest.approx(x, abs=1e-6), pytest.approx(y, abs=1e-6))
    assert layout.box(page, (x, y, x + 1, y + 1)).topLeft() == corner + QPointF(x, y) * zoom


@given(zoom=st.floats(0.2, 4), top=st.floats(0, 9000), height=st.floats(1, 3000))
def test_visible_pages_are_those_that_overlap_the_view(zoom, top, height):
    layout = PageLayout((A4,) * 10, zoom, 700)
    bottom = top + height
    expected = [
        page
        for page in range(10)
        if layout.rect(page).bottom() >= top and layout.rect(page).top() <= bottom
    ]
    assert list(layout.visible(top, bottom)) == expected


def test_fitting():
    sizes = (A4, (842.0, 595.0))
    view = QSizeF(842 + 2 * MARGIN, 421 + 2 * MARGIN)
    assert fit_width(sizes, view) == pytest.approx(1.0)
    assert fit_page(sizes, view) == pytest.approx(0.5)


def test_the_smallest_passage_under_the_pointer_comes_first():
    wide = highlight(1, ((0.0, 0.0, 200.0, 40.0),))
    small = highlight(2, ((10.0, 10.0, 60.0, 22.0),))
    elsewhere = highlight(3, ((10.0, 10.0, 60.0, 22.0),), page=1)
    assert rows_at_point((wide, small, elsewhere), 0, 20, 15) == [2, 1]
    assert rows_at_point((wide, small, elsewhere), 0, 150, 30) == [1]
    assert rows_at_point((wide, small, elsewhere), 0, 300, 300) == []


def test_every_box_of_a_passage_counts():
    passage = highlight(4, ((300.0, 10.0, 400.0, 22.0), (50.0, 24.0, 120.0, 36.0)))
    assert rows_at_point((passage,), 0, 60, 30) == [4]
    assert rows_at_point((passage,), 0, 200, 20) == []


def test_repeated_clicks_go_round():
    assert next_row([2, 1], None) == 2
    assert next_row([2, 1], 2) == 1
    assert next_row([2, 1], 1) == 2


def test_passages_of_a_plain_text():
    near = highlight(0, (), None, 10, 14)
    far = highlight(1, (), None, 0, 40)
    assert rows_at_offset((far, near), 12) == [0, 1]
    assert rows_at_offset((far, near), 14) == [1]
