import threading
import time

import pytest
from PySide6.QtCore import QObject, Slot

from careerflow.controllers.tasks import TaskRunner
from careerflow.models.errors import ReadError
from careerflow.services.task import Stage


class Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.threads: list[int] = []
        self.results: list[object] = []

    @Slot(object)
    def receive(self, result: object) -> None:
        self.threads.append(threading.get_ident())
        self.results.append(result)


@pytest.fixture
def runner(qtbot):
    made = TaskRunner()
    yield made
    assert made.shutdown()


def wait_forever(ctx):
    while True:
        ctx.check()
        time.sleep(0.005)


def test_result_and_progress_arrive_in_the_gui_thread(qtbot, runner):
    receiver = Receiver()
    worker_threads = []

    def job(ctx):
        worker_threads.append(threading.get_ident())
        for done in range(3):
            ctx.step(Stage.EMBEDDING, done, 3)
        return "report"

    task = runner.task(job)
    task.progressed.connect(receiver.receive)
    task.succeeded.connect(receiver.receive)
    task.start()
    qtbot.waitUntil(lambda: "report" in receiver.results)
    assert [progress.done for progress in receiver.results[:-1]] == [0, 1, 2]
    assert set(receiver.threads) == {threading.get_ident()}
    assert worker_threads != [threading.get_ident()]


def test_typed_error_keeps_its_message(qtbot, runner):
    def job(_ctx):
        raise ReadError("read.not_pdf", found="html")

    task = runner.task(job)
    with qtbot.waitSignal(task.failed) as failed:
        task.start()
    assert failed.args[0].id == "read.not_pdf"
    assert isinstance(task.error, ReadError)


def test_unexpected_error_never_shows_its_text(qtbot, runner, caplog):
    def job(_ctx):
        raise ValueError("jane@example.com")

    task = runner.task(job)
    with qtbot.waitSignal(task.failed) as failed:
        task.start()
    assert failed.args[0].id == "task.unexpected"
    assert "jane" not in caplog.text + str(failed.args[0])


def test_cancel_is_heard_within_200_ms_of_the_next_check(qtbot, runner):
    task = runner.task(wait_forever)
    task.start()
    with qtbot.waitSignal(task.cancelled, timeout=1000):
        task.cancel()


def test_an_abandoned_task_says_nothing(qtbot, runner):
    receiver = Receiver()
    go = threading.Event()

    def job(_ctx):
        go.wait(2)
        return "late"

    task = runner.task(job)
    task.succeeded.connect(receiver.receive)
    task.start()
    with qtbot.waitSignal(task.destroyed):
        task.abandon()
        go.set()
    assert receiver.results == []


def test_shutdown_joins_what_runs(qtbot):
    runner = TaskRunner()
    for _ in range(4):
        runner.task(wait_forever).start()
    assert runner.shutdown()


def test_many_at_once(qtbot, runner):
    receiver = Receiver()
    for number in range(60):
        task = runner.task(lambda _ctx, number=number: number)
        task.succeeded.connect(receiver.receive)
        task.start()
    qtbot.waitUntil(lambda: sorted(receiver.results) == list(range(60)))


def test_receiver_may_vanish(qtbot, runner):
    receiver = Receiver()
    task = runner.task(lambda _ctx: time.sleep(0.05))
    task.succeeded.connect(receiver.receive)
    with qtbot.waitSignal(task.destroyed):
        task.start()
        receiver.deleteLater()
        del receiver


def test_the_runner_is_busy_while_a_task_runs(qtbot, runner):
    assert not runner.is_busy()
    task = runner.task(wait_forever)
    task.start()
    assert runner.is_busy()
    with qtbot.waitSignal(task.cancelled):
        task.cancel()
    qtbot.waitUntil(lambda: not runner.is_busy())


def test_what_comes_after_the_end_is_not_started(qtbot, runner):
    assert runner.shutdown()
    ran = []
    task = runner.task(lambda _ctx: ran.append(True))
    task.start()
    assert not task.is_running()
    assert task.wait(1000)
    assert not ran
