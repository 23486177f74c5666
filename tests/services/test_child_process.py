"""Both ends of the pipe, with a child that is a small program of its own."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from careerflow.models.errors import CareerFlowError
from careerflow.services import child_process
from careerflow.services.child_process import ChildDied, ChildProcess, ChildTimeout
from careerflow.services.task import Cancelled, Progress, Stage, TaskContext

CHILD = """
import os, time
import msgspec
from careerflow.models.errors import ReadError
from careerflow.services import child_process
from careerflow.services.task import Stage

def handle(ctx, method, params, blob):
    if method == "echo":
        return msgspec.json.decode(params), blob[::-1]
    if method == "print":
        print("not a frame", flush=True)
        os.write(1, b"nor this")
        return None, b""
    if method == "steps":
        for n in range(3):
            ctx.step(Stage.READING, n, 3)
        return "done", b""
    if method == "wait":
        while True:
            ctx.check()
            time.sleep(0.01)
    if method == "die":
        os._exit(7)
    if method == "expected":
        raise ReadError("read.damaged", name="cv")
    if method == "memory":
        raise MemoryError
    if method == "hang":
        time.sleep(60)
    raise ValueError("a secret of the CV")

if "deaf" in os.environ:
    time.sleep(60)
child_process.serve(handle, {MemoryError: "read.too_big"}, "read.crashed")
"""


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChildProcess]:
    command = [sys.executable, "-c", CHILD]
    monkeypatch.setattr(child_process, "_command", lambda _flag: (command, dict(os.environ)))
    made = ChildProcess("--test")
    yield made
    made.close()


def ask(child: ChildProcess, method: str, **options: object) -> object:
    answer, _ = child.request(TaskContext(), method, **options)  # type: ignore[arg-type]
    return msgspec.json.decode(answer)


def test_values_and_bytes_come_back(child: ChildProcess) -> None:
    answer, blob = child.request(TaskContext(), "echo", {"a": [1, "ệ"]}, b"abc" * 100_000)
    assert msgspec.json.decode(answer) == {"a": [1, "ệ"]}
    assert blob == b"cba" * 100_000


@pytest.mark.parametrize("value", [None, 0, "", [], {}, "text"])
def test_every_json_value_travels(child: ChildProcess, value: object) -> None:
    assert ask(child, "echo", params=value) == value


def test_what_a_library_prints_does_no_harm(child: ChildProcess) -> None:
    assert ask(child, "print") is None
    assert ask(child, "echo", params=1) == 1


def test_progress_arrives(child: ChildProcess) -> None:
    seen: list[Progress] = []
    child.request(TaskContext(seen.append), "steps")
    assert seen == [Progress(Stage.READING, n, 3) for n in range(3)]


@pytest.mark.parametrize(
    ("method", "code", "params"),
    [
        ("expected", "read.damaged", {"name": "cv"}),
        ("memory", "read.too_big", {}),
        ("unknown", "read.crashed", {"kind": "ValueError"}),
    ],
)
def test_failures_travel_without_text(
    child: ChildProcess, method: str, code: str, params: dict[str, str]
) -> None:
    with pytest.raises(CareerFlowError) as caught:
        child.request(TaskContext(), method)
    assert (caught.value.code, caught.value.message.params) == (code, params)
    assert ask(child, "echo", params=2) == 2


def test_cancel_reaches_the_child(child: ChildProcess) -> None:
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    with pytest.raises(Cancelled):
        child.request(TaskContext(is_cancelled=stop.is_set), "wait")
    assert ask(child, "echo", params=3, seconds=10) == 3


def test_death_is_noticed(child: ChildProcess) -> None:
    with pytest.raises(ChildDied):
        child.request(TaskContext(), "die")
    assert not child.alive
    with pytest.raises(ChildDied):
        child.request(TaskContext(), "echo")


def test_time_runs_out(child: ChildProcess) -> None:
    with pytest.raises(ChildTimeout):
        child.request(TaskContext(), "hang", seconds=0.3)
    with pytest.raises(ChildDied):
        child.request(TaskContext(), "echo")


def test_a_child_that_was_killed_is_dead_at_once(child: ChildProcess) -> None:
    """Whoever looks next must not send it another request, before the pipe is found broken."""
    child.kill()
    assert not child.alive


@pytest.fixture
def deaf_child(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ChildProcess:
    """Reads nothing, so that more than the pipe holds cannot be written."""
    monkeypatch.setenv("deaf", "1")
    deaf: ChildProcess = request.getfixturevalue("child")
    return deaf


MORE_THAN_A_PIPE_HOLDS = b"x" * (1 << 22)


def test_time_runs_out_while_a_request_is_written(deaf_child: ChildProcess) -> None:
    with pytest.raises(ChildTimeout):
        deaf_child.request(TaskContext(), "echo", None, MORE_THAN_A_PIPE_HOLDS, 0.3)


def test_cancelled_and_closed_while_a_request_is_written(deaf_child: ChildProcess) -> None:
    with pytest.raises(Cancelled):
        deaf_child.request(
            TaskContext(is_cancelled=lambda: True), "echo", None, MORE_THAN_A_PIPE_HOLDS
        )
    deaf_child.close(0.3)
    assert not _runs(deaf_child.pid)


def test_modules_in_the_current_folder_are_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "msgspec.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    reader = ChildProcess("--reader-child")
    with pytest.raises(CareerFlowError) as answered:
        reader.request(TaskContext(), "render", {"page": 0, "scale": 1.0})
    assert answered.value.code == "read.not_open"
    reader.close()


def test_requests_of_several_threads(child: ChildProcess) -> None:
    answers: dict[int, object] = {}

    def one(n: int) -> None:
        answers[n] = ask(child, "echo", params=n)

    threads = [threading.Thread(target=one, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {n: n for n in range(12)}


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process of its own by signal")
def test_the_child_ends_with_its_parent() -> None:
    parent = (
        "import sys, time\n"
        "from careerflow.services import child_process\n"
        "import os\n"
        f"command = [sys.executable, '-c', {CHILD!r}]\n"
        "child_process._command = lambda _flag: (command, dict(os.environ))\n"
        "child = child_process.ChildProcess('--test')\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        pid = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
    for _ in range(200):
        if not _runs(pid):
            return
        time.sleep(0.05)
    pytest.fail("the child outlived its parent")


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    status = f"/proc/{pid}/stat"
    if os.path.exists(status):
        with open(status) as stream:
            return stream.read().rpartition(")")[2].split()[0] != "Z"
    return True
