"""The trash: a real store behind real widgets."""

import hashlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from careerflow.controllers.backend import Backend
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.controllers.trash import TrashController
from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts, StageKind
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.views.library.trash.removal_dialog import RemovalDialog
from careerflow.views.library.trash.trash_model import LeftRole
from careerflow.views.library.trash.trash_tab import TrashTab


@pytest.fixture
def backend(tmp_path):
    backend = Backend(tmp_path / "data")
    yield backend
    backend.close()


@pytest.fixture
def tab(theme, language, backend, qtbot):
    """With two jobs, a CV and an application in it, the last deleted first."""
    tracker = backend.tracker()
    ids = [
        tracker.jobs.add(f"Advert {title}", JobFacts(title=title))[0]
        for title in ("Kế toán trưởng", "Developer")
    ]
    cv_id, _ = tracker.cvs.add(hashlib.sha256(b"cv").hexdigest(), "cv.pdf", "Trần Khánh Linh")
    application, job_id, _ = tracker.add_with_job(
        "Advert", JobFacts(title="Analyst"), NewApplication("", BUILT_IN_STAGES[StageKind.APPLIED])
    )
    tracker.jobs.delete(*ids)
    tracker.cvs.delete(cv_id)
    tracker.applications.delete(application)
    runner = TaskRunner()
    tab = TrashTab(theme, language)
    qtbot.addWidget(tab)
    tab.tracking = Tracking(backend, runner, tab)
    tab.controller = TrashController(tab, backend, tab.tracking, theme, runner)
    tab.job_of_application = job_id
    tab.resize(1000, 600)
    tab.show()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    qtbot.waitUntil(lambda: tab.model.total == 4)
    yield tab
    tab.tracking.close()
    assert runner.shutdown()


def titles(tab) -> list[str]:
    return [tab.model.index(row).data() for row in range(tab.model.rowCount())]


def test_everything_deleted_is_listed_with_the_days_that_are_left(tab):
    assert titles(tab)[:2] == ["Analyst", "cv.pdf"]
    assert sorted(titles(tab)[2:]) == ["Developer", "Kế toán trưởng"]
    assert tab.model.index(0).data(LeftRole) == "30 days left"
    spoken = tab.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("cv.pdf, CV · Trần Khánh Linh, deleted on ")


def test_a_search_needs_no_marks_and_a_kind_narrows(tab):
    tab.search.setText("ke toan")
    assert titles(tab) == ["Kế toán trưởng"]
    tab.search.setText("khanh")
    assert titles(tab) == ["cv.pdf"]
    tab.search.setText("nothing of that name")
    assert tab._no_match.isVisible()


def test_the_keyboard_begins_with_the_first_one_selected(tab, qtbot):
    tab.search.setFocus()
    tab.list.setFocus(Qt.FocusReason.TabFocusReason)
    assert [thing.title for thing in tab.list.selected()] == ["Analyst"]
    assert tab._restore.isEnabled()


def test_several_are_restored_at_once_and_undo_takes_them_back(tab, backend, qtbot):
    tab.list.selectAll()
    tab.list.setFocus()
    qtbot.keyClick(tab.list, Qt.Key.Key_Return)
    qtbot.waitUntil(tab._none.isVisible)
    tracker = backend.tracker()
    assert len(tracker.jobs.all()) == 3
    assert len(tracker.cvs.all()) == len(tracker.applications.cards()) == 1
    tab.tracking.undo()
    qtbot.waitUntil(lambda: tab.model.total == 4)
    assert not tracker.applications.cards()


def test_deleting_for_good_is_asked_first(tab, backend, qtbot):
    tab.list.setCurrentIndex(tab.model.index(1))
    qtbot.keyClick(tab.list, Qt.Key.Key_Delete)
    dialog = tab.findChild(RemovalDialog)
    assert any("cv.pdf" in text.text() for text in dialog.findChildren(QLabel))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)  # the default does nothing
    assert not dialog.isVisible()
    assert tab.model.total == 4
    qtbot.keyClick(tab.list, Qt.Key.Key_Delete)
    tab.findChildren(RemovalDialog)[-1].agree.click()
    qtbot.waitUntil(lambda: tab.model.total == 3)
    assert "cv.pdf" not in titles(tab)


def test_what_an_application_needs_is_told_to_stay(tab, backend, qtbot):
    tracker = backend.tracker()
    application = next(thing for thing in tracker.trash.all() if thing.kind == "application")
    tracker.trash.restore(application.kind, [application.id])
    tracker.jobs.delete(tab.job_of_application)
    tab.controller.list.load()
    qtbot.waitUntil(lambda: "Analyst" in titles(tab) and tab.model.total == 4)
    with qtbot.waitSignal(tab.controller.told) as told:
        tab._empty.click()
        tab.findChild(RemovalDialog).agree.click()
    assert (told.args[0].id, told.args[0].params) == ("trash.needed", {"count": 1})
    qtbot.waitUntil(lambda: titles(tab) == ["Analyst"])
