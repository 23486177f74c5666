"""Work that is cut into steps, and what is switched off in PySide itself."""

import sys

from PySide6.QtCore import QObject, QTimer

import careerflow.controllers
from careerflow.controllers.steps import Steps


def test_steps_run_in_order_and_later_ones_follow(qtbot):
    owner, ran = QObject(), []
    steps = Steps(owner)
    steps.add(lambda: ran.append(1), lambda: steps.add(lambda: ran.append(3)))
    steps.add(lambda: ran.append(2))
    assert ran == []
    qtbot.waitUntil(lambda: ran == [1, 2, 3])


def test_other_events_have_their_turn_in_between(qtbot):
    owner, ran = QObject(), []
    steps = Steps(owner)
    steps.add(lambda: QTimer.singleShot(0, lambda: ran.append("other")), lambda: ran.append("last"))
    qtbot.waitUntil(lambda: len(ran) == 2)
    assert ran == ["other", "last"]


def test_nothing_runs_once_all_is_done(qtbot):
    owner, ran = QObject(), []
    steps = Steps(owner)
    steps.add(lambda: ran.append(1))
    qtbot.waitUntil(lambda: ran == [1])
    assert not steps._timer.isActive()


def test_steps_that_no_one_waits_for_rest_while_a_worker_is_busy(qtbot):
    owner, ran, busy = QObject(), [], [True]
    rests, hurries = Steps(owner, lambda: busy[0]), Steps(owner)
    rests.add(lambda: ran.append("rested"))
    hurries.add(lambda: ran.append("hurried"))
    QTimer.singleShot(80, lambda: busy.__setitem__(0, False))
    qtbot.waitUntil(lambda: len(ran) == 2)
    assert ran == ["hurried", "rested"]


def test_pyside_still_asks_the_function_that_is_replaced():
    """Another version may not have it: the replacement would then do nothing, in silence."""
    feature = sys.modules["shibokensupport.feature"]
    assert feature._mod_uses_pyside(careerflow.controllers) is False
    assert "_mod_uses_pyside" in feature.feature_imported.__code__.co_names
