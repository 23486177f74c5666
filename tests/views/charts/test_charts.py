"""Charts as drawings: what stands where, and what is said of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from careerflow.views.charts import picture
from careerflow.views.charts.chart_view import ChartView
from careerflow.views.charts.columns import Series, draw_stacked, draw_strips
from careerflow.views.charts.drawing import Drawing
from careerflow.views.charts.funnel import Step, draw_funnel
from careerflow.views.charts.rows import Bar, Row, draw_rows
from careerflow.views.charts.sankey import Band, Box, draw_sankey
from careerflow.views.charts.scale import ticks

BOXES = (
    Box("a", 0, "stage_applied", 5, "Applied", "5 came", "Applied: 5 came"),
    Box("b", 1, "stage_interviewing", 4, "Interviewing", "4 came", "Interviewing: 4 came"),
    Box("c", 2, "stage_rejected", 3, "Rejected", "3 came", "Rejected: 3 came", low=True),
)
BANDS = (
    Band("a", "b", 4, "From a to b: 4"),
    Band("b", "c", 3, "From b to c: 3"),
    Band("b", "a", 1, "From b to a: 1"),
)


def boxes(drawing: Drawing):
    return {mark.words: mark.place.boundingRect() for mark in drawing.marks}


@given(st.floats(0.1, 1e6), st.booleans())
def test_ticks_are_few_and_reach_the_most(most, whole):
    found = ticks(most, whole)
    assert found[0] == 0
    assert found[-1] >= most * (1 - 1e-6)
    assert len(found) <= 8
    assert not whole or all(tick == int(tick) for tick in found)


def test_bands_are_as_wide_as_many_went(qapp, theme):
    places = boxes(draw_sankey(700, BOXES, BANDS))
    start, end = places["Applied: 5 came"], places["Interviewing: 4 came"]
    assert start.right() < end.left()
    # The marks of stages have a rim of two pixels all around.
    assert (start.height() - 4) / (end.height() - 4) == pytest.approx(5 / 4)
    forward = places["From a to b: 4"]
    assert start.right() - 2 == pytest.approx(forward.left())
    assert end.left() + 2 == pytest.approx(forward.right())
    assert places["Rejected: 3 came"].top() > end.top()


def test_a_move_back_passes_below_everything(qapp, theme):
    drawing = draw_sankey(700, BOXES, BANDS)
    places = boxes(drawing)
    back = places.pop("From b to a: 1")
    assert back.bottom() > max(place.bottom() for place in places.values())
    assert back.bottom() <= drawing.height
    assert back.left() >= 0


def test_bars_begin_at_one_line_and_keep_to_their_share(qapp, theme):
    bars = (Bar(0.5, "met", "50%", "half", 0.2, 0.8), Bar(None, "met", "–", "none"))
    drawing = draw_rows(500, (Row("All", bars),), ((0.0, "0%"), (1.0, "100%")))
    half, none = boxes(drawing).values()
    assert half.left() == none.left()
    assert half.bottom() <= none.top()


def test_every_column_can_be_pointed_at(qapp, theme):
    series = (Series("a", "met", (1, 0, 2)), Series("b", "partial", (0, 0, 3)))
    drawing = draw_stacked(
        400, series, ("x", "y", "z"), ("1", "2", "3"), [str(n) for n in range(7)]
    )
    middles = [mark.place.boundingRect().center() for mark in drawing.marks]
    assert [drawing.mark_at(middle) for middle in middles] == [0, 1, 2]
    assert drawing.mark_at(QPointF(-5, -5)) is None


def test_strips_say_only_what_happened(qapp, theme):
    series = (Series("Sent", "met", (0, 2), ("", "two")), Series("Offers", "met", (0, 0), ("", "")))
    drawing = draw_strips(400, series, ("x", "y"), ("2", "0"))
    assert [mark.words for mark in drawing.marks] == ["two"]


def test_a_step_that_no_one_reached_is_said_too(qapp, theme):
    steps = (
        Step("Sent", "met", 4, "4", "", "Sent: 4"),
        Step("Offer", "met", 0, "0", "0%", "Offer: 0"),
    )
    assert [mark.words for mark in draw_funnel(400, steps).marks] == ["Sent: 4", "Offer: 0"]


@pytest.fixture
def chart(qtbot, theme):
    chart = ChartView(theme)
    qtbot.addWidget(chart)
    chart.show_chart("Flows", lambda width: draw_sankey(width, BOXES, BANDS))
    chart.resize(600, 300)
    chart.show()
    return chart


@pytest.mark.qt_log_ignore("does not support raise")  # of the tool tip
def test_the_keyboard_walks_the_values(chart):
    chart.setFocus()
    everything = chart.accessibleDescription()
    assert all(mark.words in everything for mark in chart.drawing.marks)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleDescription() == "From a to b: 4"
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert chart.accessibleDescription() == "Rejected: 3 came"
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert chart.current == 0
    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert (chart.current, chart.accessibleDescription()) == (None, everything)


def test_a_chart_is_as_tall_as_its_drawing(chart):
    assert chart.height() == round(chart.drawing.height)


def test_files_have_the_words_and_twice_the_points(qapp, theme):
    drawing = draw_sankey(picture.WIDTH, BOXES, BANDS)
    svg = picture.chart_svg("From stage to stage", "28 of 28", drawing).decode()
    assert "<title>From stage to stage</title>" in svg
    assert "Interviewing" in svg
    assert "From b to a: 1" in svg
    image = QImage.fromData(picture.chart_png("Title", "28 of 28", drawing))
    assert image.width() == 2 * (picture.WIDTH + 64)
    assert image.pixelColor(2, 2).name() == "#ffffff"
