"""What gave way to a later change: shown, taken back as an edit, or left at that."""

import time

import pytest
from synced import Synced

from careerflow.controllers.sync_conflicts import ConflictsController
from careerflow.models.message import Message
from careerflow.models.sync_stand import Piece, SyncState
from careerflow.models.tracker import JobFacts
from careerflow.services.store.cells.local import LocalCells
from careerflow.views.main_window import MainWindow

EDIT = Message("edit.job_notes", {"title": "Nurse"})


class Desk:
    def __init__(self, synced: Synced, theme, language, qtbot) -> None:
        self.synced, self.qtbot = synced, qtbot
        here = synced.here
        self.window = MainWindow(theme)
        qtbot.addWidget(self.window)
        self.found: list[int] = []
        synced.controller.conflicts_found.connect(self.found.append)
        self.controller = ConflictsController(
            self.window, here.tracking, here.backend, theme, language, here.runner
        )
        self.controller.settled.connect(synced.controller.look_again)

    def open(self):
        self.controller.open()
        dialog = self.controller._dialog
        self.synced.wait(lambda: dialog._conflicts)
        return dialog

    def notes(self) -> list[str]:
        return [job.notes for job in self.synced.here.tracker.jobs.all()]

    def settled(self, dialog) -> None:
        """The list is empty, and so is what the settings count."""
        controller = self.synced.controller
        self.synced.wait(lambda: not dialog._conflicts and controller.stand.conflicts == 0)


@pytest.fixture
def desk(theme, language, qtbot, stack, tmp_path):
    synced = Synced(qtbot, stack, tmp_path)
    job_id, _change = synced.there.tracker.jobs.add("Nurse", JobFacts("Nurse", "Acme"))
    synced.there.sync()
    synced.start()
    # Earlier here, later there, and here it is not sent before.
    synced.here.tracker.jobs.edit(job_id, notes="Call Ms Lan")
    # Clearly later: clocks follow the server's only as far as a busy machine lets them.
    LocalCells(synced.there.store, lambda: time.time_ns() // 1_000_000 + 5_000)
    synced.there.tracker.jobs.edit(job_id, notes="Call Ms Hoa")
    synced.there.sync()
    made = Desk(synced, theme, language, qtbot)
    synced.due()
    yield made
    synced.close()


def test_the_later_change_counts_and_the_other_one_is_shown_beside_it(desk):
    assert desk.found == [1]
    assert desk.synced.controller.stand.conflicts == 1
    assert desk.notes() == ["Call Ms Hoa"]
    dialog = desk.open()
    assert dialog._list.item(0).text() == "Nurse – Acme\nNotes"
    assert dialog._ours.pieces() == (Piece("Call Ms ", False), Piece("Lan", True))
    assert dialog._theirs.pieces() == (Piece("Call Ms ", False), Piece("Hoa", True))


def test_what_is_taken_back_is_an_edit_that_can_be_undone(desk):
    dialog = desk.open()
    with desk.qtbot.waitSignal(desk.synced.here.tracking.undo_offered):
        dialog._use_ours.click()
    desk.settled(dialog)
    assert desk.notes() == ["Call Ms Lan"]
    desk.synced.due()
    desk.synced.there.sync()
    assert [job.notes for job in desk.synced.there.tracker.jobs.all()] == ["Call Ms Lan"]
    with desk.qtbot.waitSignal(desk.synced.here.tracking.turned_back):
        desk.synced.here.tracking.undo()
    assert desk.notes() == ["Call Ms Hoa"]


def test_what_is_kept_as_theirs_is_no_edit(desk):
    dialog = desk.open()
    dialog._use_theirs.click()
    desk.settled(dialog)
    assert desk.notes() == ["Call Ms Hoa"]
    assert desk.synced.here.tracking.undo_what is None
    assert desk.synced.controller.stand.pending.rows == 0


@pytest.fixture
def overrun(theme, language, qtbot, stack, tmp_path):
    """The other computer was the first to write and to send, and this one had not heard of it."""
    synced = Synced(qtbot, stack, tmp_path)
    job_id, _change = synced.there.tracker.jobs.add("Nurse", JobFacts("Nurse", "Acme"))
    synced.there.sync()
    synced.start()
    synced.there.tracker.jobs.edit(job_id, notes="Call Ms Hoa")
    synced.there.sync()
    LocalCells(synced.here.backend.store(), lambda: time.time_ns() // 1_000_000 + 5_000)
    synced.here.tracker.jobs.edit(job_id, notes="Call Ms Lan")
    made = Desk(synced, theme, language, qtbot)
    synced.due()
    yield made
    synced.close()


def test_an_earlier_change_that_this_computer_had_not_heard_of_is_shown_as_theirs(overrun):
    assert overrun.found == [1]
    assert overrun.notes() == ["Call Ms Lan"]
    dialog = overrun.open()
    assert dialog._ours.pieces() == (Piece("Call Ms ", False), Piece("Lan", True))
    assert dialog._theirs.pieces() == (Piece("Call Ms ", False), Piece("Hoa", True))
    dialog._use_ours.click()  # it is in use
    overrun.settled(dialog)
    assert overrun.notes() == ["Call Ms Lan"]
    assert overrun.synced.here.tracking.undo_what is None


def test_theirs_is_taken_over_as_an_edit_that_can_be_undone(overrun):
    dialog = overrun.open()
    tracking = overrun.synced.here.tracking
    with overrun.qtbot.waitSignal(tracking.undo_offered):
        dialog._use_theirs.click()
    overrun.settled(dialog)
    assert overrun.notes() == ["Call Ms Hoa"]
    assert tracking.undo_what.id == "edit.taken_over"
    with overrun.qtbot.waitSignal(tracking.turned_back):
        tracking.undo()
    assert overrun.notes() == ["Call Ms Lan"]


def test_of_several_those_that_are_settled_already_stop_no_other(desk):
    dialog = desk.open()
    ((first,),) = (tuple(compared.conflict for compared in dialog._conflicts),)
    desk.synced.cells().settle([first.id])
    desk.controller._take_back((first, first))
    desk.settled(dialog)
    assert desk.synced.here.told == []


def test_nothing_is_shown_that_was_closed_meanwhile(desk):
    dialog = desk.open()
    dialog.accept()
    desk.controller.refresh()
    desk.synced.wait(lambda: not desk.synced.here.runner.is_busy())
    assert desk.controller._dialog is None
    assert desk.synced.controller.stand.state is SyncState.IDLE
