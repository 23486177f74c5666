"""The sections in the dialog in which the user checks what was read: their kinds, and where they
begin."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from careerflow.models.document import SectionKind
from careerflow.models.profile import Correction, HeadedSection
from careerflow.views.profile.section_rows import SectionRows
from careerflow.views.widgets.text import ElidedText

TEXT = "Phạm Thu Hà\nDỰ ÁN\nKế toán, Hoa Sen\nHỌC TẬP\nĐại học Sao Mai\nKỸ NĂNG\nExcel"


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def section(heading: str, kind: SectionKind, first: str, last: str) -> HeadedSection:
    return HeadedSection(heading, 0, kind, ((span(first)[0], span(last)[1] + 1),))


TOP = section("", SectionKind.PERSON, "Phạm", "Hà")
PROJECTS = section("DỰ ÁN", SectionKind.PROJECTS, "Kế toán", "Sao Mai")
SKILLS = section("KỸ NĂNG", SectionKind.SKILLS, "Excel", "Excel")
READ = (TOP, PROJECTS, SKILLS)
LINES = [
    HeadedSection(words, 0, SectionKind.OTHER, (span(words),), in_body=True)
    for words in ("Phạm Thu Hà", "Kế toán, Hoa Sen", "HỌC TẬP", "Đại học Sao Mai", "Excel")
]


def made(theme, qtbot, *corrections: Correction[HeadedSection]) -> SectionRows:
    rows = SectionRows(theme)
    qtbot.addWidget(rows)
    rows.show_text(TEXT, LINES)
    for correction in corrections:
        rows.show_section(correction)
    rows.show_beginnings()
    rows.retranslate()
    rows.show()
    return rows


@pytest.fixture
def rows(theme, language, qtbot):
    return made(theme, qtbot, *(Correction(read, read) for read in READ))


def begin(rows: SectionRows, number: int, line: str) -> None:
    """A section at this line of another."""
    rows.rows[number].split.click()
    panel = rows._choosing
    (item,) = panel.lines.findItems(line, Qt.MatchFlag.MatchExactly)
    panel.lines.setCurrentItem(item)
    panel.begin.click()


def beginnings(rows: SectionRows) -> list[str]:
    return [row._text.text() for row in rows.rows if not row.is_merged]


def test_each_is_named_by_its_heading_and_shows_its_kind(rows):
    top, projects, _ = rows.rows
    assert top.choice.box.accessibleName() == "Without a heading"
    assert top.choice.words() == "Name and contact"
    assert (projects.choice.box.accessibleName(), projects.choice.words()) == ("DỰ ÁN", "Projects")
    assert beginnings(rows)[1] == "Kế toán, Hoa Sen HỌC TẬP Đại học Sao Mai"
    assert rows.corrections() == tuple(Correction(read, read) for read in READ)


def test_another_kind_is_a_correction_and_stays_when_the_language_changes(rows, qtbot):
    box = rows.rows[1].choice.box
    with qtbot.waitSignal(rows.changed):
        box.setCurrentIndex(box.findText("Experience"))
    rows.retranslate()
    changed = rows.corrections()[1]
    assert changed.read == PROJECTS
    assert changed.now is not None
    assert changed.now.kind is SectionKind.EXPERIENCE


def test_a_section_begins_at_a_missed_heading_and_that_is_taken_back(rows, qtbot):
    begin(rows, 1, "HỌC TẬP")
    added = rows.rows[2]
    assert added.choice.box.hasFocus() or not rows.isActiveWindow()
    added.choice.set_value(SectionKind.EDUCATION)
    correction = rows.corrections()[2]
    assert correction.read is None
    assert (correction.now.heading, correction.now.kind, correction.now.in_body) == (
        "HỌC TẬP",
        SectionKind.EDUCATION,
        False,
    )
    assert beginnings(rows)[1:3] == ["Kế toán, Hoa Sen", "Đại học Sao Mai"]
    again = made(rows._theme, qtbot, *rows.corrections())  # as after a restart
    assert again.corrections() == rows.corrections()
    assert beginnings(again) == beginnings(rows)
    added.merge.click()
    assert rows.corrections() == tuple(Correction(read, read) for read in READ)


def test_a_line_that_is_no_heading_belongs_to_its_section(rows):
    rows.rows[1].split.click()
    panel = rows._choosing
    panel.lines.setCurrentRow(2)
    panel.is_heading.setChecked(False)
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert rows.corrections()[2].now.in_body
    assert beginnings(rows)[2] == "Đại học Sao Mai"
    assert not rows.rows[2].split.isEnabled()


def test_what_may_be_a_heading_is_offered_first_in_a_list_of_its_height(rows):
    rows.rows[1].split.click()
    panel = rows._choosing
    assert panel.lines.currentItem().text() == "HỌC TẬP"
    assert panel.is_heading.isChecked()
    assert panel.lines.height() < (panel.lines.count() + 1) * panel.lines.sizeHintForRow(0)
    assert not panel.lines.verticalScrollBar().isVisible()


def test_a_long_heading_is_shortened_where_it_is_shown_and_whole_where_it_is_heard(
    theme, language, qtbot
):
    heading = "KINH NGHIỆM LÀM VIỆC VÀ CÁC DỰ ÁN TIÊU BIỂU CỦA TÔI"
    long = replace(PROJECTS, heading=heading)
    (row,) = made(theme, qtbot, Correction(long, long)).rows
    assert row.choice.box.accessibleName() == heading
    name = row.choice.findChild(ElidedText)
    qtbot.waitUntil(name.is_shortened)
    assert name.text() == heading
    assert row.choice.width() == row.choice.box.width()
    assert "…" in row.split.accessibleName()


def test_escape_leaves_the_choice_of_a_line_and_nothing_else(rows, qtbot):
    rows.rows[1].split.click()
    with qtbot.assertNotEmitted(rows.changed):
        QTest.keyClick(rows._choosing, Qt.Key.Key_Escape)
    assert rows._choosing is None
    assert len(rows.rows) == 3


def test_a_heading_that_is_none_gives_its_lines_to_the_section_above(rows, qtbot):
    assert not rows.rows[0].merge.isEnabled()
    with qtbot.waitSignal(rows.changed):
        rows.rows[2].merge.click()
    assert rows.corrections()[2] == Correction(SKILLS, None)
    assert beginnings(rows)[1].endswith("KỸ NĂNG Excel")
    begin(rows, 1, "Excel")  # behind the merged one
    assert [item.read for item in rows.corrections()] == [*READ, None]
    rows.rows[2]._restore.click()
    assert rows.corrections()[2] == Correction(SKILLS, SKILLS)
