"""How long the window takes from Cancel until it can be used again.

    python benchmarks/speed/cancel.py [--rounds N]

One window, offscreen, with the sample CV. In each round the advert is a new one, Analyze is
pressed, and Cancel a little later in the analysis than the round before. Prints the median and
the longest time, and how many analyses had ended before their Cancel.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
LATER_SECONDS = 0.004
PATIENCE_SECONDS = 60


def cancels(application, advert: str, rounds: int) -> tuple[list[float], int]:
    """Milliseconds of each Cancel that came in time, and how many came too late."""
    from PySide6.QtCore import QCoreApplication

    page = application.analyze_page

    def until(condition, what: str) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            QCoreApplication.processEvents()
            time.sleep(0.0005)
            if time.monotonic() > deadline:
                raise SystemExit(f"waited in vain until {what}")

    def can_analyze() -> bool:
        return page._analyze.isVisibleTo(page) and page._analyze.isEnabled()

    milliseconds, late = [], 0
    for number in range(rounds):
        application.window.show_page(page)
        page.set_advert(f"{advert}\n- Experience with project number {number}\n")
        until(lambda: not can_analyze(), "the new advert is being read")
        until(can_analyze, "the new advert was read")
        page.request_analysis()
        pressed = time.monotonic() + number * LATER_SECONDS
        until(lambda at=pressed: time.monotonic() >= at, "Cancel is pressed")
        if can_analyze():
            late += 1
            continue
        started = time.perf_counter()
        page.cancel_requested.emit()
        until(can_analyze, "the analysis has stopped")
        milliseconds.append(1000 * (time.perf_counter() - started))
    return milliseconds, late


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            os.environ[name] = str(Path(home) / name.lower())
        from PySide6.QtWidgets import QApplication

        from careerflow.app import Application

        samples = ROOT / "resources" / "samples"
        qt = QApplication([])
        application = Application(qt, [samples / "cv_en.pdf"])
        application.start()
        advert = (samples / "advert_en.txt").read_text(encoding="utf-8")
        milliseconds, late = cancels(application, advert, rounds)
        application.shutdown()
    print(
        f"Cancel: median {statistics.median(milliseconds):.0f} ms, longest "
        f"{max(milliseconds):.0f} ms, {len(milliseconds)} times; {late} analyses ended before it"
    )


if __name__ == "__main__":
    main()
