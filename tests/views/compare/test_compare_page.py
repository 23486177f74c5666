"""Two reports side by side: scores, polygons, rows, quotes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from careerflow.models.comparison import Change, ComparedRow, Comparison
from careerflow.models.document import Person
from careerflow.models.job import Axis, Kind, Requirement
from careerflow.models.message import Message
from careerflow.models.report import (
    AxisScore,
    EngineInfo,
    Evidence,
    Keywords,
    Ratio,
    Report,
    ReportSummary,
    Row,
    Verdict,
)
from careerflow.models.settings import Theme as Mode
from careerflow.views.compare.compare_page import ComparePage
from careerflow.views.compare.words import names, signed

HOSTILE = '<img src="file:///etc/passwd"><b>C++</b> & STL\nsecond line'
REASON = Message("stage.reading")
OLD = ReportSummary(
    "old", "cv 2025.pdf", HOSTILE, 40, 1, 2, datetime(2026, 1, 2, tzinfo=UTC), "Bảo Trâm"
)
NEW = replace(OLD, id="new", cv_name="cv 2026.pdf", score=75, must_met=2)


def row(start: int, verdict: Verdict, quote: str = "") -> Row:
    requirement = Requirement(HOSTILE, start, start + 1, Kind.MUST, Axis.HARD_SKILLS)
    evidence = (Evidence(quote, 1, ((0.0, 0.0, 9.0, 9.0),), 0, 1, True),) if quote else ()
    return Row(requirement, verdict, REASON, evidence)


def report(rows: list[Row], score: int | None, axis_score: float) -> Report:
    scores = {Axis.HARD_SKILLS: axis_score, Axis.EXPERIENCE: 5.0, Axis.EDUCATION: axis_score}
    return Report(
        as_of="2026-11",
        score=score,
        must_have=Ratio(1, 2),
        nice_to_have=Ratio(0, 0),
        not_scored=0,
        axes=tuple(AxisScore(axis, scores.get(axis), REASON) for axis in Axis),
        rows=tuple(rows),
        keywords=Keywords((), ()),
        person=Person(),
        years=None,
        warnings=(),
        engine=EngineInfo("local", "1", ()),
        cv_sha256="",
        job_sha256="job",
    )


@pytest.fixture
def comparison() -> Comparison:
    left = report([row(0, Verdict.MISSING), row(2, Verdict.MET), row(4, Verdict.MET)], 40, 2.5)
    right = report(
        [row(0, Verdict.MET, "wrote C++"), row(2, Verdict.MET), row(4, Verdict.PARTIAL)], 75, 7.5
    )
    changes = (Change.BETTER, Change.SAME, Change.WORSE)
    gains = (Fraction(100, 3), Fraction(0), Fraction(-50, 3))
    rows = tuple(
        ComparedRow(b.requirement, a, b, change, gained)
        for a, b, change, gained in zip(left.rows, right.rows, changes, gains, strict=True)
    )
    return Comparison(left, right, rows)


@pytest.fixture
def page(qtbot, theme, language, comparison) -> ComparePage:
    page = ComparePage(theme, language)
    qtbot.addWidget(page)
    page.resize(1180, 760)
    with qtbot.waitExposed(page):
        page.show()
    page.show_comparison(comparison, OLD, NEW)
    return page


def seen(page) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def spoken(page) -> list[str]:
    model = page.table.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(n, 0).data(role)) for n in range(model.rowCount())]


def test_scores_and_their_difference(page):
    text = seen(page)
    for part in ("+35", "Must-have: 1 of 2", "cv 2025.pdf", "cv 2026.pdf", "1 better, 1 worse"):
        assert part in text
    assert page._change.accessibleName() == "Difference of the scores: +35"


def test_each_row_can_be_heard_with_both_verdicts(page):
    better, same, worse = spoken(page)
    assert better.startswith("Better +33.3: Missing → Met, Must-have: ")
    assert same.startswith("Same: Met → Met")
    assert worse.startswith("Worse −16.7: Met → Partly met")
    assert "\n" not in better


def test_only_differences(page):
    page.differences.click()
    assert [text.split()[0] for text in spoken(page)] == ["Better", "Worse"]
    page.all_rows.click()
    assert len(spoken(page)) == 3


def test_a_row_that_is_filtered_out_is_no_longer_explained(page):
    page.table.selectRow(1)
    assert "Show in its CV" in str([b.text() for b in page.detail.findChildren(type(page._swap))])
    page.differences.click()
    index = page.table.currentIndex()
    shown = page._row
    assert (shown is None) == (not index.isValid())
    assert shown is None or shown.change is not Change.SAME


def test_quotes_of_both_and_the_way_to_their_page(page, qtbot):
    page.table.setFocus()
    page.table.selectRow(0)
    assert "wrote C++" in seen(page)
    assert "No evidence found" in seen(page)
    left, right = [b for b in page.detail.findChildren(type(page._swap)) if b.isVisible()]
    with qtbot.waitSignal(page.row_wanted) as wanted:
        right.click()
    assert wanted.args == ["new", 0]
    with qtbot.waitSignal(page.row_wanted) as wanted:
        left.click()
    assert wanted.args == ["old", 0]


def test_a_row_of_one_report_only(page, comparison):
    first = comparison.rows[0]
    alone = replace(first, left=None, change=Change.OTHER)
    page.show_comparison(replace(comparison, rows=(alone,)), OLD, NEW)
    assert spoken(page)[0].startswith("Different +33.3: Not asked → Met")
    page.table.selectRow(0)
    assert "does not have this row" in seen(page)


def test_other_adverts_are_said_to_be_different(page, comparison):
    page.show_comparison(replace(comparison, rows=None), OLD, replace(NEW, job_title="Chef"))
    assert "Two different adverts" in seen(page)
    assert not page.table.isVisible()
    assert "Chef" in page._title.text()
    assert "+35" in seen(page)


def test_a_report_without_a_score(page, comparison):
    unscored = replace(comparison, left=replace(comparison.left, score=None))
    page.show_comparison(unscored, replace(OLD, score=None), NEW)
    assert page._change.text() == "–"


def test_two_polygons_told_apart_by_colour_and_dots(page, theme):
    """The right report is larger on the first axis: its corner there is in its own colour."""

    def near(image, at, color) -> bool:
        spots = [(x, y) for x in range(-5, 6) for y in range(-5, 6)]
        return any(image.pixelColor(at.x() + x, at.y() + y) == color for x, y in spots)

    image = page.radar.viewport().grab().toImage()
    centre = page.radar._centre
    outer = (centre + (page.radar.point_of(0) - centre) * 0.75).toPoint()
    inner = (centre + (page.radar.point_of(0) - centre) * 0.25).toPoint()
    assert near(image, outer, theme.color("second"))
    assert near(image, inner, theme.color("accent"))
    assert not near(image, outer, theme.color("accent"))
    assert "Hard skills: 2.5 → 7.5" in page.radar.accessibleDescription()
    assert "Experience: 5.0;" in page.radar.accessibleDescription()


def test_in_the_other_language_and_theme(page, language, theme):
    language.set("vi")
    theme.set_mode(Mode.DARK)
    try:
        assert spoken(page)[0].startswith("Tốt hơn +33,3: Thiếu → Đạt")
        assert "điểm" in seen(page)
        image = page.grab().toImage()
        assert image.pixelColor(3, 3).lightness() < 60
    finally:
        theme.set_mode(Mode.LIGHT)


def test_what_the_two_are_called():
    assert names(OLD, replace(NEW, person="Minh")) == ("Bảo Trâm", "Minh")
    assert names(OLD, NEW) == ("cv 2025.pdf", "cv 2026.pdf")
    first, second = names(OLD, replace(OLD, created=OLD.created + timedelta(seconds=1)))
    assert first != second
    first, second = names(OLD, replace(OLD, created=datetime(2026, 3, 4, tzinfo=UTC)))
    assert first != second


def test_signs():
    assert [signed(value) for value in (12, -3, 0, Fraction(-1, 3))] == ["+12", "−3", "", "−0.3"]
