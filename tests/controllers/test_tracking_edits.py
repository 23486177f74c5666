import pytest
from PySide6.QtCore import QObject

from careerflow.controllers.backend import Backend
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.errors import StoreError
from careerflow.models.message import Message
from careerflow.models.tracker import JobFacts
from careerflow.services.store.tracker.tracker import Tracker

WHAT = Message("edit.undone")  # any sentence serves


class Pages(QObject):
    """What pages and the window hear."""

    def __init__(self, tracking) -> None:
        super().__init__()
        self.heard: list[tuple] = []
        tracking.changed.connect(lambda change: self.heard.append(("changed", change)))
        tracking.failed.connect(lambda why: self.heard.append(("failed", why.id)))
        tracking.undo_offered.connect(lambda what, undo: self.heard.append(("offered", undo)))
        tracking.turned_back.connect(lambda what, forward: self.heard.append(("turned", forward)))

    def of(self, kind: str) -> list:
        return [value for name, value in self.heard if name == kind]


@pytest.fixture
def backend(tmp_path):
    made = Backend(tmp_path)
    yield made
    made.close()


@pytest.fixture
def tracking(qtbot, backend):
    runner = TaskRunner()
    made = Tracking(backend, runner, runner)
    yield made
    made.close()
    assert runner.shutdown()


@pytest.fixture
def pages(tracking):
    return Pages(tracking)


def fail(_tracker, _change):
    raise StoreError("store.full", folder="")


def add(title):
    return lambda tracker: tracker.jobs.add("text", JobFacts(title=title))


def titles(backend):
    return sorted(job.facts.title for job in backend.tracker().jobs.all())


def test_edits_come_one_after_the_other_and_so_do_undo_and_redo(qtbot, tracking, pages, backend):
    for title in "abc":
        tracking.do(WHAT, add(title))
    tracking.undo()  # before any of them is in the store
    qtbot.waitUntil(lambda: pages.of("turned") == [False])
    assert titles(backend) == ["a", "b"]
    tracking.redo()
    tracking.undo()
    tracking.undo()
    qtbot.waitUntil(lambda: len(pages.of("turned")) == 4)
    assert titles(backend) == ["a"]
    assert tracking.undo_what == tracking.redo_what == WHAT
    tracking.do(WHAT, add("d"))
    qtbot.waitUntil(lambda: not tracking.is_busy())
    assert titles(backend) == ["a", "d"]
    assert tracking.redo_what is None


def test_what_an_edit_returns_reaches_who_wanted_it(qtbot, tracking, pages, backend):
    ids = []
    tracking.do(WHAT, add("a"), then=lambda result: ids.append(result[0]), offer_undo=True)
    qtbot.waitUntil(lambda: bool(ids))
    assert [job.id for job in backend.tracker().jobs.all()] == ids
    (undo,) = pages.of("offered")
    undo()
    qtbot.waitUntil(lambda: titles(backend) == [])


def test_the_button_undoes_what_it_stood_beside(qtbot, tracking, pages, backend):
    tracking.do(WHAT, add("a"), offer_undo=True)
    tracking.do(WHAT, add("b"))
    qtbot.waitUntil(lambda: not tracking.is_busy())
    (undo,) = pages.of("offered")
    undo()
    undo()  # a double click
    qtbot.waitUntil(lambda: not tracking.is_busy())
    assert titles(backend) == ["b"]
    tracking.undo()
    qtbot.waitUntil(lambda: titles(backend) == [])


def test_an_undo_that_failed_can_be_tried_again(qtbot, tracking, pages, backend, monkeypatch):
    tracking.do(WHAT, add("a"))
    qtbot.waitUntil(lambda: not tracking.is_busy())
    with monkeypatch.context() as full_disk:
        full_disk.setattr(Tracker, "apply", fail)
        tracking.undo()
        qtbot.waitUntil(lambda: pages.of("failed") == ["store.full"])
    tracking.undo()
    qtbot.waitUntil(lambda: titles(backend) == [])


def test_an_edit_that_changes_nothing_is_not_undone(qtbot, tracking, pages):
    ids = []
    tracking.do(WHAT, add("a"), then=lambda result: ids.append(result[0]))
    qtbot.waitUntil(lambda: bool(ids))
    tracking.do(WHAT, lambda t: t.jobs.edit(ids[0], notes=""), then=ids.append)
    qtbot.waitUntil(lambda: len(ids) == 2)
    assert len(pages.of("changed")) == 1


def test_a_failure_is_told_and_the_next_edit_is_made(qtbot, tracking, pages, backend):
    failed = []
    tracking.do(WHAT, lambda t: t.jobs.delete("no such"), otherwise=lambda: failed.append(True))
    tracking.do(WHAT, add("a"))
    qtbot.waitUntil(lambda: titles(backend) == ["a"])
    assert failed == [True]
    assert pages.of("failed") == ["store.not_found"]


def test_what_waits_at_the_end_is_in_the_store(tracking, backend):
    for title in "abcdef":
        tracking.do(WHAT, add(title))
    tracking.close()
    assert titles(backend) == list("abcdef")
