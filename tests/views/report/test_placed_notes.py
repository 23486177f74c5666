"""A warning that is chosen is shown on the CV's page."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from careerflow.models.document import WarningPlace
from careerflow.models.message import Message
from careerflow.models.settings import Language
from careerflow.views.report.placed_note import PlacedNote

LOST = Message("read.lost_letters", {"count": 2, "pages": ("2", "3")})
PLACES = (
    WarningPlace(LOST.id, 1, (50.0, 700.0, 90.0, 712.0)),
    WarningPlace(LOST.id, 2, (50.0, 780.0, 90.0, 792.0)),
    WarningPlace("read.picture_text", 0, (50.0, 100.0, 90.0, 112.0)),
)
OTHERS = (Message("read.repaired"), Message("read.picture_text", {"count": 1, "pages": ("1",)}))


@pytest.fixture
def warned(view, report, document, job):
    warnings = (LOST, *OTHERS)
    view.show_report(replace(report, warnings=warnings), replace(document, places=PLACES), job)
    return view


def notes(view) -> list[PlacedNote]:
    return view.header.notes.findChildren(PlacedNote)


def outlined(view):
    return view.preview.canvas.marks.warned


def in_view(view, place: WarningPlace) -> bool:
    canvas = view.preview.canvas
    box = canvas.pages.box(place.page, place.box).translated(-canvas.offset)
    return box.top() >= 0 and box.bottom() <= canvas.viewport().height()


def test_only_warnings_with_places_can_be_chosen(warned):
    assert [note.sentence for note in notes(warned)] == [
        warned.header.notes._language.wording.say(warning) for warning in (LOST, OTHERS[1])
    ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_goes_from_place_to_place_and_then_hides_them(warned, key):
    note = notes(warned)[0]
    for number, place in enumerate(PLACES[:2]):
        assert not in_view(warned, place)
        QTest.keyClick(note, key)
        assert outlined(warned).places == PLACES[:2]
        assert outlined(warned).current == number
        assert in_view(warned, place)
        assert f"Place {number + 1} of 2" in note.accessibleDescription()
    QTest.keyClick(note, key)
    assert outlined(warned) is None
    assert note.accessibleDescription() == "Show on the page"


def test_a_click_shows_the_place_though_the_text_was_shown(warned):
    warned.preview.actions_by_name["as_text"].trigger()
    QTest.mouseClick(notes(warned)[0], Qt.MouseButton.LeftButton)
    assert warned.preview.canvas.isVisible()
    assert in_view(warned, PLACES[0])


def test_another_warning_takes_over(warned):
    warned.header.notes._more.click()
    first, second = notes(warned)
    first.click()
    second.click()
    assert outlined(warned).places == PLACES[2:]
    assert first.place is None
    warned.header.notes._more.click()
    assert outlined(warned) is None


def test_a_row_or_escape_hides_the_places(warned):
    note = notes(warned)[0]
    note.click()
    warned.select_row(0)
    assert outlined(warned) is None
    assert note.place is None
    note.click()
    QTest.keyClick(warned.preview.canvas, Qt.Key.Key_Escape)
    assert outlined(warned) is None
    assert note.place is None


def test_what_is_outlined_is_told(warned):
    note = notes(warned)[0]
    note.click()
    note.click()
    canvas = warned.preview.canvas
    assert f"Outlined: {note.sentence}" in canvas.accessibleDescription()
    box = canvas.pages.box(2, PLACES[1].box).translated(-canvas.offset)
    assert canvas._warnings_at(box.center()) == [note.sentence]
    assert canvas._warnings_at(box.center() + box.topLeft()) == []


def test_another_report_outlines_nothing(warned, report, document, job):
    notes(warned)[0].click()
    warned.show_report(report, document, job)
    assert outlined(warned) is None
    assert not warned.header.notes.isVisible()


def test_what_is_outlined_is_told_in_the_new_language(warned, language):
    note = notes(warned)[0]
    note.click()
    try:
        language.set(Language.VIETNAMESE)
        QTest.qWait(10)
        assert outlined(warned).sentence == note.sentence
        assert "Chỗ 1/2" in note.accessibleDescription()
    finally:
        language.set(Language.ENGLISH)
