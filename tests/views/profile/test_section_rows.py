"""The kinds of sections in the dialog in which the user checks what was read."""

import pytest
from PySide6.QtWidgets import QLabel

from careerflow.models.document import SectionKind
from careerflow.models.profile import Correction, HeadedSection
from careerflow.views.profile.section_rows import SectionRows

PROJECTS = HeadedSection("DỰ ÁN", 0, SectionKind.PROJECTS, ((10, 90),))
TOP = HeadedSection("", 0, SectionKind.PERSON, ((0, 9),))


@pytest.fixture
def rows(theme, language, qtbot):
    rows = SectionRows()
    qtbot.addWidget(rows)
    rows.show_section(Correction(TOP, TOP), "Phạm Thu Hà")
    rows.show_section(Correction(PROJECTS, PROJECTS), "Kế toán, Công ty Hoa Sen")
    rows.retranslate()
    return rows


def test_each_is_named_by_its_heading_and_shows_its_kind(rows):
    top, projects = rows._choices
    assert (top.box.accessibleName(), top.box.currentText()) == (
        "Without a heading",
        "Name and contact",
    )
    assert (projects.box.accessibleName(), projects.box.currentText()) == ("DỰ ÁN", "Projects")
    assert "Kế toán, Công ty Hoa Sen" in [label.text() for label in rows.findChildren(QLabel)]
    assert rows.corrections() == (Correction(TOP, TOP), Correction(PROJECTS, PROJECTS))


def test_another_kind_is_a_correction_and_stays_when_the_language_changes(rows, qtbot):
    box = rows._choices[1].box
    with qtbot.waitSignal(rows.changed):
        box.setCurrentIndex(box.findText("Experience"))
    rows.retranslate()
    changed = rows.corrections()[1]
    assert changed.read == PROJECTS
    assert changed.now is not None
    assert changed.now.kind is SectionKind.EXPERIENCE
