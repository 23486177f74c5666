"""Of what is asked one after the other, only the last answer counts."""

import threading

import pytest

from careerflow.controllers.latest import Latest
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.errors import EngineError


@pytest.fixture
def runner(qtbot):
    made = TaskRunner()
    yield made
    assert made.shutdown()


def test_what_was_asked_before_is_answered_no_more(runner, qtbot):
    may_go_on = threading.Event()
    latest, told = Latest(runner, runner), []
    latest.answered.connect(told.append)
    latest.ask(lambda _ctx: may_go_on.wait(10) and "first")
    latest.ask(lambda _ctx: "second")
    qtbot.waitUntil(lambda: told == ["second"])
    may_go_on.set()
    qtbot.waitUntil(lambda: not runner.is_busy())
    assert told == ["second"]
    assert not latest.is_asking()


def test_what_is_forgotten_is_not_answered_and_a_failure_is_told(runner, qtbot):
    latest, told, failed = Latest(runner, runner), [], []
    latest.answered.connect(told.append)
    latest.failed.connect(failed.append)
    latest.ask(lambda _ctx: "answer")
    latest.forget()
    qtbot.waitUntil(lambda: not runner.is_busy())
    assert told == []

    def fails(_ctx):
        raise EngineError("engine.died")

    latest.ask(fails)
    qtbot.waitUntil(lambda: [why.id for why in failed] == ["engine.died"])
    assert told == []
    assert not latest.is_asking()
