"""Work on a library that is killed in the middle: a process that has imported everything forks for
each job, so that two hundred kills take seconds.

Run as a program it reads commands from standard input: "run NAME NUMBER FOLDER" forks, and the
child answers with its pid when it begins to write; "reap" waits for its end and answers "end". In
between the child's own lines come through the same pipe: each acknowledges what is in the store.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from store_samples import make_document, make_job, make_report

from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts
from careerflow.services.engine.interface import CvVectors
from careerflow.services.store import restoring
from careerflow.services.store.library import Library
from careerflow.services.store.store import open_store
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.services.store.tracker.moving import Placement
from careerflow.services.store.tracker.tracker import Tracker
from careerflow.services.task import TaskContext

STAGES = tuple(BUILT_IN_STAGES.values())


def say(*words: object) -> None:
    """One write of a short line comes through whole or not at all."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def save_reports(folder: Path, number: int) -> Iterator[None]:
    """Acknowledges the id of each report."""
    library = Library(open_store(folder))
    say(os.getpid())
    while True:
        number += 1_000_000
        data = str(number).encode()
        document, job = make_document(data, str(number)), make_job(str(number))
        library.save_cv(document, "cv.pdf", data, CvVectors("1", ((0, 1),), {"a@1": data * 500}))
        report = make_report(document, job)
        say(library.save_analysis(document, "cv.pdf", data, job, report, str(number)))
        yield


def track(folder: Path, number: int) -> Iterator[None]:
    """Acknowledges an application with its stage after each edit of it; the last is an undo."""
    tracker = Tracker(open_store(folder))
    say(os.getpid())
    while True:
        new = NewApplication("", STAGES[0])
        application, _, _ = tracker.add_with_job(f"{number}", JobFacts(f"Job {number}"), new)
        say(application, STAGES[0])
        yield
        for stage in STAGES[1:3]:
            moved = tracker.applications.move([Placement(application, stage, "a5")])
            say(application, stage)
            yield
        tracker.apply(moved.inverse)
        say(application, STAGES[1])
        yield


def restore(folder: Path, number: int) -> Iterator[None]:
    """Acknowledges which of two backups the library is."""
    say(os.getpid())
    while True:
        number += 1
        name = f"{'ab'[number % 2]}.sqlite3"
        restoring.restore(TaskContext(), folder, folder.parent / name)
        say(name)
        yield


def migrate(folder: Path, _number: int) -> Iterator[None]:
    """Brings the library up to date; acknowledges when it is."""
    say(os.getpid())
    open_store(folder).close()
    say("migrated")
    while True:
        time.sleep(1)
        yield


JOBS: dict[str, Callable[[Path, int], Iterator[None]]] = {
    job.__name__: job for job in (save_reports, track, restore, migrate)
}


class Forks:
    """The parent's end."""

    def __init__(self, process: subprocess.Popen[str], order: random.Random) -> None:
        self._process = process
        self._order = order

    def kill_one(
        self, job: str, folder: Path, number: int, *, most: int, longest: float
    ) -> list[str]:
        """Starts a job, lets it acknowledge up to `most` times, and kills it within the next
        `longest` seconds. Returns what it acknowledged."""
        pid = int(self._ask(f"run {job} {number} {folder}"))
        lines = [self._line() for _ in range(self._order.randint(0, most))]
        time.sleep(self._order.uniform(0, longest))
        os.kill(pid, signal.SIGKILL)
        lines.append(self._ask("reap"))
        while lines[-1] != "end":
            lines.append(self._line())
        return lines[:-1]

    def _ask(self, command: str) -> str:
        self._process.stdin.write(f"{command}\n")
        self._process.stdin.flush()
        return self._line()

    def _line(self) -> str:
        return self._process.stdout.readline().rstrip("\n")


@contextmanager
def forks(scratch: Path) -> Iterator[Forks]:
    """`scratch` is a folder to warm up in."""
    command = [sys.executable, __file__, str(scratch)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "ready\n"
        yield Forks(process, random.Random(7))
        process.stdin.close()
        assert process.wait(10) == 0


def _warm_up(scratch: Path) -> None:
    """Statements are compiled and modules imported before the first fork."""
    quiet = os.dup(1)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        for job in (save_reports, track):
            going = job(scratch, 0)
            for _ in range(5):
                next(going)
    os.dup2(quiet, 1)


def _serve() -> None:
    import alembic.command  # noqa: F401 - what the store imports late

    _warm_up(Path(sys.argv[1]))
    say("ready")
    pid = 0
    for line in sys.stdin:
        words = line.split(maxsplit=3)
        if words[0] == "reap":
            os.waitpid(pid, 0)
            say("end")
            continue
        pid = os.fork()
        if not pid:
            for _ in JOBS[words[1]](Path(words[3].strip()), int(words[2])):
                pass


if __name__ == "__main__":
    _serve()
