"""The longest gaps of a 10 ms timer in the window's thread, from first paint to the report.

    python benchmarks/speed/gui_gaps.py [--rounds N] [--cv FILE] [--advert FILE] [--stacks]

Each round is a fresh process with folders of its own: it starts, a CV is dropped and an advert
entered, Analyze is pressed, the report is shown, its rows are looked at and corrected; then a
second report is made in a tab of its own, tabs are switched, and both are compared. A gap is the
time between two ticks, so 10 ms is none at all; beside it stands how much of it the window's
thread itself worked: the rest it waited, for the interpreter or for the processor. `--stacks`
tells what all threads did meanwhile, the window's last; Python reads them without a lock and may
crash.
"""

import argparse
import compileall
import faulthandler
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
TICK_MS = 10
TOLD = 20  # milliseconds, from which on a gap is told
EXPLAINED = 30
# A process that only sleeps: what it waits for is the machine's other work.
SLEEPER = """
import select, sys, time
longest, last = 0.0, time.perf_counter()
while not select.select([sys.stdin], [], [], 0.01)[0]:
    now = time.perf_counter()
    longest, last = max(longest, now - last), now
print(1000 * longest)
"""
TIMEOUT_SECONDS = 60


class Ticks:
    """The timer's ticks, and what all threads did where one of them came late.

    The stacks are written by faulthandler's own thread, which needs no interpreter: a sampler in
    Python waits like the window does, and keeps alive what a painter's frame holds.
    """

    def __init__(self, steps: list[tuple[float, str]], with_stacks: bool) -> None:
        self._steps = steps
        self._with_stacks = with_stacks
        self._stacks = tempfile.TemporaryFile("w+")  # noqa: SIM115 - lives with the process
        self._read = 0
        self._last = self._worked = 0.0
        self.gaps: list[tuple[float, float, str, list[str]]] = []

    def tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        faulthandler.cancel_dump_traceback_later()
        if self._last and now - self._last > TOLD / 1000:
            step = next((name for at, name in reversed(self._steps) if at < now), "start")
            gap, work = 1000 * (now - self._last), 1000 * (worked - self._worked)
            self.gaps.append((gap, work, step, self._new_stacks()))
        self._last, self._worked = time.perf_counter(), time.thread_time()
        if self._with_stacks:
            faulthandler.dump_traceback_later(TOLD / 1000, file=self._stacks)

    def _new_stacks(self) -> list[str]:
        """The innermost functions of each thread that is not waiting."""
        self._stacks.seek(self._read)
        text = self._stacks.read()
        self._read = self._stacks.tell()
        return [told for thread in text.split("Thread 0x")[1:] if (told := innermost(thread))]


def innermost(thread: str) -> str:
    """`file:line function` of three frames, innermost first; empty for a thread that waits."""
    frames = re.findall(r'File ".*?([^/"]+)", line (\d+) in (\S+)', thread)
    if not frames or frames[0][2] in ("wait", "_wait", "_read", "get"):
        return ""
    return " < ".join(f"{file}:{line} {name}" for file, line, name in frames[:4])


class Person:
    """What someone does with the window, one move every tenth of a second at most."""

    def __init__(self, application, cv: Path, advert: str, steps) -> None:
        self._application = application
        self._moves = self._plan(cv, advert)
        self._steps = steps
        self.done = False

    def act(self) -> None:
        from PySide6.QtCore import QCoreApplication

        name = next(self._moves, None)
        if name is None:
            self.done = True
            QCoreApplication.quit()
        if name:
            self._steps.append((time.perf_counter(), name))

    def _plan(self, cv: Path, advert: str):
        """Yields the name of each step as it begins, and an empty name while it waits."""
        application, page = self._application, self._application.analyze_page
        yield "start"
        for _ in range(5):
            yield ""
        yield "drop"
        application.window.files_dropped.emit([cv])
        yield from [""] * 15
        yield "advert"
        page.set_advert(advert)
        while not page._analyze.isEnabled():
            yield ""
        yield from [""] * 5
        yield "analysis"
        page.request_analysis()
        while application.window.current_page() is page:
            yield ""
        yield "report"
        yield from [""] * 15
        view = application.window.current_page().current_view()
        for row in range(0, 6, 2):
            yield "rows"
            view.select_row(row)
            yield from [""] * 3
        for tab in (1, 2, 3, 0):
            yield "tabs"
            view.tabs.setCurrentIndex(tab)
            yield ""
        yield from self._corrections(view)
        yield from self._second_report()

    def _corrections(self, view):
        from careerflow.views.report.row_changes import not_required

        for tab in (0, 1, 2):
            view.tabs.setCurrentIndex(tab)
            yield from [""] * 3
            for row in range(3):
                yield "correction"
                view.correction_requested.emit(not_required(view._report.rows, [row], tab != 1))
                yield from [""] * 3

    def _second_report(self):
        """Into a tab of its own; then from one to the other, to the list, and both compared."""
        application, page = self._application, self._application.analyze_page
        yield "second report"
        application.window.show_page(page)
        application.window.files_dropped.emit([ROOT / "resources" / "samples" / "cv_vi.pdf"])
        while not page._analyze.isEnabled():
            yield ""
        page.request_analysis()
        while application.window.current_page() is page:
            yield ""
        tabs = application.window.current_page()
        yield from [""] * 10
        for key in (*tabs.open_keys(), ""):
            yield "switch"
            tabs.choose(key)
            yield from [""] * 5
        yield "compare"
        tabs.page.compare_wanted.emit(*tabs.open_keys())
        while not hasattr(tabs.current_view(), "show_comparison"):
            yield ""
        yield from [""] * 5


def window(cv: Path, advert: str, with_stacks: bool) -> None:
    """One round in this process; prints the gaps as JSON."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from careerflow.app import Application

    qt = QApplication([])
    application = Application(qt, [])
    steps: list[tuple[float, str]] = []
    ticks = Ticks(steps, with_stacks)
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(ticks.tick)
    application.start()
    timer.start(TICK_MS)
    person = Person(application, cv, advert, steps)
    moves = QTimer()
    moves.timeout.connect(person.act)
    moves.start(100)
    QTimer.singleShot(TIMEOUT_SECONDS * 1000, qt.quit)
    qt.exec()
    timer.stop()
    faulthandler.cancel_dump_traceback_later()
    application.shutdown()
    print(json.dumps({"done": person.done, "gaps": sorted(ticks.gaps, reverse=True)}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    samples = ROOT / "resources" / "samples"
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--cv", type=Path, default=samples / "cv_en.pdf")
    parser.add_argument("--advert", type=Path, default=samples / "advert_en.txt")
    parser.add_argument("--stacks", action="store_true", help="tell what ran in each gap")
    parser.add_argument("--window", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.window:
        window(options.cv, options.advert.read_text(encoding="utf-8"), options.stacks)
        return
    compileall.compile_dir(ROOT / "careerflow", quiet=1)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    longest = [one_round(options, number) for number in range(options.rounds)]
    print(f"\nlongest gap: median {statistics.median(longest):.0f} ms, worst {max(longest):.0f} ms")


def one_round(options: argparse.Namespace, number: int) -> float:
    """The longest gap in milliseconds."""
    files = ["--cv", str(options.cv), "--advert", str(options.advert)]
    files += ["--stacks"] if options.stacks else []
    with tempfile.TemporaryDirectory() as home:
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            environment[name] = str(Path(home) / name.lower())
        command = [sys.executable, __file__, "--window", *files]
        sleeper = subprocess.Popen(
            [sys.executable, "-c", SLEEPER], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        answer = subprocess.run(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
        )
        slept = float(sleeper.communicate(b"")[0])
    result = json.loads(answer.stdout.splitlines()[-1])
    print(f"\nround {number + 1}" + ("" if result["done"] else ": NOT FINISHED"))
    print(f"  {slept:5.0f} ms in a process that only slept meanwhile")
    for milliseconds, worked, step, stacks in result["gaps"]:
        print(f"  {milliseconds:5.0f} ms, {worked:3.0f} ms of work  {step}")
        for stack in stacks if milliseconds >= EXPLAINED else ():
            print(f"            {stack}")
    return result["gaps"][0][0] if result["gaps"] else TOLD


if __name__ == "__main__":
    main()
