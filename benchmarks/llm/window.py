"""A report that is deepened in the window: when verdicts come, how the window answers meanwhile.

    python -m benchmarks.llm.window [--rounds N]

Each round is a fresh process with folders of its own, and a server that speaks Gemini's protocol
in another, which answers as slowly as one does (first word after 0.8 s, then 150 tokens a second).
The sample CV is compared, Deepen is pressed and agreed to; a second time it is cancelled while
verdicts come. Prints the time to the first verdict in the window and to the whole report, that
from Cancel to the local report, and the longest gap of a 10 ms timer in the window's thread.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.services.llm.loopback import KEY
from tests.services.llm.loopback_gemini import LoopbackGemini, serving
from tests.services.llm.met_answer import MetAnswer

FIRST_WORD_SECONDS, TOKENS_A_SECOND, CHARACTERS_A_TOKEN = 0.8, 150, 4
PIECE = 40
ANSWER = MetAnswer(
    "Write SQL queries on the SAP data warehouse",
    "Two years of queries on the warehouse of a food company prove it.",
)
WAIT_SECONDS = 60


def serve() -> None:
    """Until standard input ends; prints the address."""
    pace = PIECE / CHARACTERS_A_TOKEN / TOKENS_A_SECOND
    with serving(LoopbackGemini(ANSWER, pace=pace, piece=PIECE, wait=FIRST_WORD_SECONDS)) as server:
        print(server.url, flush=True)
        sys.stdin.read()


class Clock:
    """Waits for the window, and notes how long its thread was away."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self.longest, self._last = 0.0, 0.0
        self.worked = self._worked = 0.0
        self.during = self._phase = ""
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(10)

    def reset(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self._worked = time.thread_time()

    def until(self, condition: Callable[[], object], phase: str = "") -> float:
        """Milliseconds until it holds."""
        self._phase = phase
        from PySide6.QtCore import QEventLoop, QTimer

        begun, loop, look = time.perf_counter(), QEventLoop(), QTimer()
        look.timeout.connect(lambda: condition() and loop.quit())
        look.start(5)
        QTimer.singleShot(WAIT_SECONDS * 1000, lambda: loop.exit(1))
        if loop.exec():
            raise SystemExit("it never came")
        return 1000 * (time.perf_counter() - begun)

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        gap, work = 1000 * (now - self._last), 1000 * (worked - self._worked)
        self._last, self._worked = now, worked
        if gap > self.longest:
            self.longest, self.worked, self.during = gap, work, self._phase


def window(url: str) -> None:
    """One round in this process; prints the figures as JSON."""
    from PySide6.QtWidgets import QApplication

    from careerflow import paths
    from careerflow.app import Application
    from careerflow.models.llm import ProviderKind
    from careerflow.models.settings import Settings
    from careerflow.services import settings
    from careerflow.services.llm import consent

    chosen = Settings(provider=ProviderKind.GEMINI, gemini_address=url, gemini_model="model-a")
    settings.save(chosen, paths.config_folder())
    provider = chosen.language_model()
    assert provider is not None
    consent.give(paths.config_folder(), provider)
    application = Application(QApplication([]), [])
    application.start()
    page, shown, clock = application.analyze_page, application.window, Clock()
    clock.until(lambda: application._reports_controller is not None)
    page.sample_requested.emit()
    clock.until(page._analyze.isEnabled)
    page.request_analysis()
    clock.until(lambda: shown.current_page() is not page)
    view = shown.current_page().current_view()  # type: ignore[attr-defined]
    bar = view.deepening
    clock.until(bar.offer.isVisible)
    clock.until(lambda: not view._empty)

    def judged() -> int:
        return sum(row.opinion is not None for row in view.report.rows)

    clock.reset()
    bar.offer.click()
    first = clock.until(judged, "the first verdict")
    clock.until(lambda: judged() > 2, "verdicts")
    bar.progress.cancel_clicked.emit()
    cancelled = clock.until(bar.offer.isVisible, "cancel")
    bar.offer.click()
    again = clock.until(judged, "the second first verdict")
    ended = clock.until(lambda: not bar._running and view.report.deeper is not None, "the rest")
    view.tabs.setCurrentWidget(view.advice)
    clock.until(lambda: not view.advice._missing, "the advice")
    figures = {"first": first, "cancelled": cancelled, "whole": again + ended}
    application.shutdown()
    print(
        json.dumps(figures | {"gap": clock.longest, "work": clock.worked, "during": clock.during})
    )


def one_round(url: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as home:
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            environment[name] = str(Path(home) / name.lower())
        environment |= {"QT_QPA_PLATFORM": "offscreen", "GEMINI_API_KEY": KEY}
        command = [sys.executable, "-m", "benchmarks.llm.window", "--window", url]
        made = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    figures: dict[str, Any] = json.loads(made.stdout.splitlines()[-1])
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--window", metavar="URL", help=argparse.SUPPRESS)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve()
    elif options.window:
        window(options.window)
    else:
        command = [sys.executable, "-m", "benchmarks.llm.window", "--serve"]
        pipe = subprocess.PIPE
        with contextlib.ExitStack() as stack:
            server = stack.enter_context(subprocess.Popen(command, stdin=pipe, stdout=pipe))
            assert server.stdin is not None
            stack.callback(server.stdin.close)
            assert server.stdout is not None
            url = server.stdout.readline().decode().strip()
            for number in range(options.rounds):
                told = one_round(url)
                print(
                    f"round {number + 1}: first verdict {told['first']:.0f} ms, whole report "
                    f"{told['whole']:.0f} ms, cancelled after {told['cancelled']:.0f} ms, "
                    f"longest gap {told['gap']:.0f} ms, of which {told['work']:.0f} ms of work "
                    f"({told['during']})"
                )


if __name__ == "__main__":
    main()
