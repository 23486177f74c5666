"""The radar as a picture: SVG with its words as words, PNG drawn from it."""

import math
import xml.etree.ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from careerflow.models.job import Axis
from careerflow.views.report.axis_point import AxisPoint, axis_points
from careerflow.views.report.radar_picture import radar_png, radar_svg
from careerflow.views.theme import tokens

SVG = "{http://www.w3.org/2000/svg}"


def points(*scores: float | None, reason: str = "Because.") -> tuple[AxisPoint, ...]:
    return tuple(
        AxisPoint(axis, score, score is not None, reason)
        for axis, score in zip(Axis, scores, strict=True)
    )


def words(svg: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(svg).iter(f"{SVG}text")]


def test_title_values_and_reasons_are_words(theme, language) -> None:
    said = words(radar_svg("Data Engineer", "Ánh Nguyệt", points(7.5, 2.5, 10.0, None, 0.0)))
    for wanted in (
        "Data Engineer",
        "Ánh Nguyệt",
        "Score of the CV",
        "Not asked for, or not scored",
    ):
        assert wanted in said
    # Beside the chart and in the table.
    for wanted in ("Hard skills", "Education", "7.5", "10.0", "0.0", "not asked"):
        assert said.count(wanted) == 2, wanted
    assert said.count("Because.") == 5


def test_a_full_radar_needs_no_legend_of_gaps(theme, language) -> None:
    svg = radar_svg("Job", "", points(1.0, 2.0, 3.0, 4.0, 5.0))
    assert "Not asked for, or not scored" not in words(svg)
    assert "stroke-dasharray" not in svg


def test_scores_lie_on_their_axes(theme, language) -> None:
    root = ET.fromstring(radar_svg("Job", "", points(10.0, 5.0, 10.0, 10.0, 10.0)))
    (area,) = [p for p in root.iter(f"{SVG}polygon") if p.get("fill") == tokens(False)["accent"]]
    rings = [p for p in root.iter(f"{SVG}polygon") if p.get("fill") == "none"]
    corners, outer = (
        [tuple(map(float, pair.split(","))) for pair in shape.get("points", "").split()]
        for shape in (area, rings[0])
    )
    spoke = next(line for line in root.iter(f"{SVG}line") if line.get("stroke-width") == "1.5")
    centre = float(spoke.get("x1", 0)), float(spoke.get("y1", 0))
    shares = [
        math.dist(centre, a) / math.dist(centre, b) for a, b in zip(corners, outer, strict=True)
    ]
    assert shares == pytest.approx([1, 0.5, 1, 1, 1], abs=0.001)


def test_both_languages_and_equal_bytes(theme, language, report) -> None:
    language.set("vi")
    shown = axis_points(report, language.wording.say)
    one, other = (radar_svg("Kỹ sư", "", shown) for _ in range(2))
    assert one == other
    assert "Kỹ năng chuyên môn" in words(one)
    assert "7,5" in words(one)


def test_the_png_is_twice_as_large_and_light(theme, language) -> None:
    svg = radar_svg("Job", "Person", points(7.5, 2.5, None, None, 9.0))
    height = float(ET.fromstring(svg).get("height", 0))
    image = QImage.fromData(radar_png(svg))
    assert (image.width(), image.height()) == (1440, round(2 * height))
    assert image.pixelColor(2, 2) == QColor("white")
    accent = QColor(tokens(False)["accent"])
    assert any(
        image.pixelColor(x, y) == accent
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=120), st.text(max_size=60), st.text(max_size=200))
def test_no_text_breaks_the_drawing(theme, language, title: str, person: str, reason: str) -> None:
    svg = radar_svg(title, person, points(5.0, None, 5.0, None, 5.0, reason=reason))
    root = ET.fromstring(svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        *("svg", "title", "rect", "text", "line", "polygon", "circle")
    }


def test_an_empty_radar(theme, language) -> None:
    svg = radar_svg("Job", "", points(None, None, None, None, None))
    assert words(svg).count("not asked") == 10
