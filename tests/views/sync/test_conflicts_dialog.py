from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QWidget

from careerflow.models.sync import Conflict
from careerflow.models.sync_stand import Compared, Conflicts, Piece
from careerflow.services.store import schema
from careerflow.services.store.cells.tables import linking
from careerflow.services.sync.differing import pieces
from careerflow.views.sync.conflicts_dialog import ConflictsDialog
from careerflow.views.sync.field_words import field_name, kind_of, value_text

AT = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
OURS, THEIRS = "Call **Ms Lan** on Monday.", "Call **Ms Hoa** on Monday."
NOTES = Conflict("1", "applications", "a", "notes", "Nurse, Acme", OURS, THEIRS, AT)
DEADLINE = Conflict("2", "library_jobs", "j", "deadline", "Kế toán trưởng", "2026-12-01", None, AT)
STAGE = Conflict("3", "applications", "a", "stage_id", "Nurse, Acme", "s1", "s2", AT)
GONE = Conflict(
    "4",
    "contacts",
    "c",
    "",
    "Ms Lan",
    {"id": "c", "name": "Ms Lan", "role": "HR", "email": "", "updated": "2026-11-26T00:00:00Z"},
    None,
    AT,
    gone=True,
)
OVERRUN = Conflict("5", "applications", "a", "notes", "Nurse", OURS, THEIRS, AT, from_here=False)
NAMES = {"s1": "applied", "s2": "Second talk"}


def conflicts(*some: Conflict) -> Conflicts:
    compared = Compared(NOTES, *pieces(OURS, THEIRS))
    return Conflicts(tuple(compared if one is NOTES else Compared(one) for one in some), NAMES)


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 800)
    return made


@pytest.fixture
def dialog(theme, language, window):
    made = ConflictsDialog(theme, language, window)
    made.show()
    return made


def sides(dialog) -> tuple[str, str]:
    return dialog._ours.toPlainText(), dialog._theirs.toPlainText()


def test_nothing_to_settle_is_said_in_words(dialog):
    dialog.show_conflicts(Conflicts())
    assert dialog._shown.currentWidget() is dialog._nothing
    assert not dialog._all_ours.isVisible()


def test_a_note_is_shown_on_both_sides_with_its_differing_words(dialog):
    dialog.show_conflicts(conflicts(NOTES))
    assert dialog._list.item(0).text() == "Nurse, Acme\nNotes"
    assert dialog._what.text() == "Application · Nurse, Acme"
    assert sides(dialog) == (OURS, THEIRS)
    assert [piece for piece in dialog._ours.pieces() if piece.differs] == [Piece("Lan", True)]
    assert [piece for piece in dialog._theirs.pieces() if piece.differs] == [Piece("Hoa", True)]


def test_days_stages_and_nothing_are_in_the_users_words(dialog):
    dialog.show_conflicts(conflicts(DEADLINE, STAGE))
    assert sides(dialog) == ("1 Dec 2026", "(empty)")
    dialog._list.setCurrentRow(1)
    assert sides(dialog) == ("Applied", "Second talk")


def test_what_was_deleted_elsewhere_can_be_brought_back(dialog, qtbot):
    dialog.show_conflicts(conflicts(GONE))
    assert sides(dialog) == ("Name: Ms Lan\nRole: HR", "Deleted for good")
    assert dialog._use_ours.text() == "Bring back"
    with qtbot.waitSignal(dialog.ours_wanted) as wanted:
        dialog._use_ours.click()
    assert wanted.args == [(GONE,)]


def words(dialog) -> tuple[str, ...]:
    """Of the two sides: their names, as screen readers have them too, and their buttons."""
    shown = (dialog._ours, dialog._theirs)
    named = (dialog._ours_name.text(), dialog._theirs_name.text())
    assert named == tuple(side.accessibleName() for side in shown)
    return *named, dialog._use_ours.text(), dialog._use_theirs.text()


def test_each_side_is_whose_value_it_is_and_says_which_is_in_use(dialog, qtbot):
    dialog.show_conflicts(conflicts(NOTES, OVERRUN))
    assert words(dialog) == (
        "On this computer",
        "From another computer, in use now",
        "Use mine",
        "Keep theirs",
    )
    dialog._list.setCurrentRow(1)
    assert sides(dialog) == (OURS, THEIRS)
    assert words(dialog) == (
        "On this computer, in use now",
        "From another computer",
        "Keep mine",
        "Use theirs",
    )
    with qtbot.waitSignal(dialog.theirs_wanted) as wanted:
        dialog._use_theirs.click()
    assert wanted.args == [(OVERRUN,)]


def test_one_or_all_can_be_settled(dialog, qtbot):
    dialog.show_conflicts(conflicts(NOTES, DEADLINE))
    with qtbot.waitSignal(dialog.theirs_wanted) as wanted:
        dialog._use_theirs.click()
    assert wanted.args == [(NOTES,)]
    for button, signal in (
        (dialog._all_ours, dialog.ours_wanted),
        (dialog._all_theirs, dialog.theirs_wanted),
    ):
        with qtbot.waitSignal(signal) as wanted:
            button.click()
        assert wanted.args == [(NOTES, DEADLINE)]


def test_the_next_one_takes_the_place_of_one_that_was_settled(dialog):
    dialog.show_conflicts(conflicts(NOTES, DEADLINE, GONE))
    dialog._list.setCurrentRow(1)
    dialog.show_conflicts(conflicts(NOTES, STAGE, DEADLINE, GONE))
    assert dialog._current().conflict is DEADLINE  # another came before it
    dialog.show_conflicts(conflicts(NOTES, STAGE, GONE))
    assert dialog._current().conflict is GONE


def test_markup_in_what_the_user_wrote_is_text(dialog):
    evil = Conflict("9", "applications", "a", "notes", "<b>x</b>", "<b>bold</b>", "<i>i</i>", AT)
    dialog.show_conflicts(Conflicts((Compared(evil),), {}))
    assert sides(dialog) == ("<b>bold</b>", "<i>i</i>")


def test_every_field_that_the_user_fills_in_has_a_name_in_the_window(qapp):
    """Of tables that pages show; what the program makes by itself has no name."""
    silent = {
        "id",
        "created",
        "updated",
        "rank",
        "active",
        "text_sha256",
        "file_sha256",
        "size",
        "application_id",
    }
    silent |= {"kind", "report", "document", "job", "key", "deeper", "deeper_key"}
    for table in schema.metadata.sorted_tables:
        if not kind_of(table.name) or table.name.endswith("corrections"):
            continue
        if table.name in ("reports", "stage_moves"):
            continue
        for name in {column.name for column in table.c} - silent:
            assert field_name(table.name, name) != name.replace("_", " "), (table.name, name)
    assert not kind_of(next(iter(linking.tables)))


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("tags", ["remote", "Hà Nội"], "remote, Hà Nội"),
        ("salary_low", 15_000_000, "15,000,000"),
        ("outcome", "passed", "Passed"),
        ("outcome", "of a later version", "of a later version"),
        ("posted", "no day", "no day"),
        ("deleted_at", None, "Not in the trash"),
        ("cv_id", "unknown", "Another one"),
        ("withdrawn", True, "Yes"),
        ("corrections", {"a": 1}, "Changed"),
        ("notes", "", ""),
    ],
)
def test_values_as_they_read(qapp, language, column, value, said):
    assert value_text(column, value, {}) == said
