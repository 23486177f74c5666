"""Scrolling through a CV of 200 pages: gaps of the window's thread, time until pages are sharp,
memory; page images through shared memory beside the pipe, in the same run.

    python benchmarks/speed/preview.py [--pages N] [--ratios 1 2 3] [--speed PIXELS]

The file is made for the run: full pages of text with a picture on every tenth. Each row of the
table is a fresh process that shows it 600 pixels wide, scrolls from top to bottom at a steady
speed (10,000 logical pixels a second unless told: a fast fling), then leaps to 40 pages as a drag
of the scroll bar does. A gap is the time between two ticks of a 5 ms timer; beside the longest
stands that of a process that only slept meanwhile, and how much the window's thread itself worked
in one gap at most. A page is blank where it comes into view without any image, late where
its sharp one came after it, never sharp where it had left again by then.
"""

import argparse
import compileall
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
TICK_MS, FRAME_MS = 5, 16
WIDTH, HEIGHT = 600, 760
LEAPS = 40
IMAGES = 40
SLEEPER = """
import select, sys, time
longest, last = 0.0, time.perf_counter()
while not select.select([sys.stdin], [], [], 0.005)[0]:
    now = time.perf_counter()
    longest, last = max(longest, now - last), now
print(1000 * longest)
"""
HEADINGS = (
    "screen, images through",
    "longest gap",
    "most work in a gap",
    "pages blank, late, never sharp",
    "late by (median, p95)",
    "leap to sharp (median, p95)",
    "peak window",
    "peak reader",
)
WORDS = ["kế toán trưởng", "báo cáo tài chính", "quản lý dự án", "ngân sách", "kiểm soát"]
WORDS += ["development of", "analytical", "services", "led a team", "reduced costs by", "Python"]


def make_file(target: Path, pages: int) -> None:
    """In a process of its own: this one stays without MuPDF."""
    import pymupdf

    chance = random.Random(1)
    pdf = pymupdf.open()
    font = pymupdf.Font(fontfile=str(ROOT / "resources/fonts/BeVietnamPro-Regular.ttf"))
    noise = pymupdf.Pixmap(pymupdf.csRGB, 400, 300, chance.randbytes(360_000), False)
    for number in range(pages):
        page = pdf.new_page()
        writer = pymupdf.TextWriter(page.rect)
        for line in range(34):
            words = " ".join(chance.choice(WORDS) for _ in range(5))
            writer.append((50, 60 + 20 * line), words, font=font, fontsize=9.5)
        writer.write_text(page)
        if number % 10 == 5:
            page.insert_image(pymupdf.Rect(150, 300, 450, 520), pixmap=noise)
    pdf.save(str(target), deflate=True)


class Run:
    """One process: the preview with its controller, driven by timers."""

    def __init__(self, file: Path, speed: float) -> None:
        from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer
        from PySide6.QtWidgets import QApplication

        from careerflow.controllers.passwords import CvPasswords
        from careerflow.controllers.preview import PreviewController
        from careerflow.controllers.tasks import TaskRunner
        from careerflow.services.documents.client import Reader
        from careerflow.services.task import TaskContext
        from careerflow.views.language import Language
        from careerflow.views.preview.preview_view import PreviewView
        from careerflow.views.theme import Theme

        self.qt = QApplication([])
        reader = Reader(open_seconds=300)  # on a busy machine; a person would be told to wait less
        document = reader.open(TaskContext(), file.read_bytes())
        reader.close()
        self.view = PreviewView(Theme(self.qt))
        self.canvas = self.view.canvas
        self.view.resize(WIDTH, HEIGHT)
        self.view.show()
        owner = QObject()
        self.runner = TaskRunner(owner)
        language, passwords = Language("en"), CvPasswords()
        self.controller = PreviewController(self.view, language, self.runner, passwords, owner)
        self.owner = owner
        self.view.set_document(document)
        self.controller.show(file.read_bytes())
        self.clock = QElapsedTimer()
        self.clock.start()
        self.speed = speed
        self.gaps: list[tuple[float, float]] = []
        self.late: list[float] = []
        self.leaps: list[float] = []
        self.since: dict[int, float | None] = {}
        self.missed = self.blank = 0
        self.last = self.worked = 0.0
        self.begun: float | None = None
        self.leap_at: float | None = None
        self.chance = random.Random(2)
        self.ticks = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self.ticks.timeout.connect(self.tick)
        self.frames = QTimer(interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self.frames.timeout.connect(self.frame)
        self.canvas.images.came.connect(self.came)
        self.ticks.start()
        self.frames.start()

    def now(self) -> float:
        return self.clock.nsecsElapsed() / 1e6

    def tick(self) -> None:
        now, worked = self.now(), 1000 * time.thread_time()
        if self.begun is not None and self.last:
            self.gaps.append((now - self.last, worked - self.worked))
        if not self.leaps and self.leap_at is None:
            self.note_lateness(now)
        self.last, self.worked = self.now(), 1000 * time.thread_time()

    def note_lateness(self, now: float) -> None:
        shown = self.canvas.shown
        for page in [page for page in self.since if page not in shown]:
            if self.since.pop(page) is not None:
                self.missed += 1
        for page in shown:
            if page not in self.since and self.canvas.images.get(page) is None:
                self.blank += 1
            since = self.since.setdefault(page, now)
            if since is not None and self.is_sharp(page):
                self.late.append(now - since)
                self.since[page] = None

    def is_sharp(self, page: int) -> bool:
        images = self.canvas.images
        here = images.get(page)
        return here is not None and here[0] == images._sharp(page)

    def frame(self) -> None:
        bar = self.canvas.verticalScrollBar()
        if self.begun is None:
            if self.is_sharp(0):
                self.begun = self.now()
                self.late.clear()
        elif self.leap_at is None and bar.value() < bar.maximum():
            bar.setValue(round((self.now() - self.begun) * self.speed / 1000))
        elif self.leap_at is None:
            self.leap()

    def leap(self) -> None:
        self.leap_at = self.now()
        self.canvas.go_to_page(self.chance.randrange(len(self.canvas.pages.sizes)))
        self.came()

    def came(self) -> None:
        """Another page may be sharp now."""
        if self.leap_at is None or not all(map(self.is_sharp, self.canvas.shown)):
            return
        self.leaps.append(self.now() - self.leap_at)
        self.leap_at = None
        if len(self.leaps) == LEAPS:
            self.frames.stop()
            self.qt.quit()

    def result(self) -> dict[str, object]:
        reader = self.controller._reader
        told = {
            "gaps": self.gaps,
            "late": self.late,
            "missed": self.missed,
            "blank": self.blank,
            "leaps": self.leaps,
            "window": peak(os.getpid()),
            "reader": peak(reader.pid),
            "cache": self.canvas.images.bytes / 1e6,
        }
        self.controller.close()
        self.runner.shutdown()
        return told


def peak(pid: int | None) -> float:
    """Highest resident memory so far, in MB (Linux; elsewhere what there is now)."""
    status = Path(f"/proc/{pid}/status")
    if status.exists():
        line = next(x for x in status.read_text().splitlines() if x.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    import psutil

    return psutil.Process(pid).memory_info().rss / 2**20


def one_run(options: argparse.Namespace) -> None:
    from careerflow.services.documents import page_memory

    if options.transport == "pipe":
        page_memory.available = lambda: False
    run = Run(options.file, options.speed)
    run.qt.exec()
    print(json.dumps(run.result()))


def p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))] if values else 0.0


def fresh(options: argparse.Namespace, file: Path, ratio: float, transport: str) -> dict:
    keep = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    keep |= {"QT_SCALE_FACTOR": str(ratio), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, __file__, "--transport", transport, "--file", str(file)]
    sleeper = subprocess.Popen(
        [sys.executable, "-c", SLEEPER], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    answer = subprocess.run(
        [*command, "--speed", str(options.speed)],
        env=keep,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    result = json.loads(answer.stdout.splitlines()[-1])
    result["slept"] = float(sleeper.communicate(b"")[0])
    return result


def images(file: Path, ratios: list[float]) -> None:
    """One image at a time, from the request to what the screen draws."""
    from careerflow.controllers.preview import _picture
    from careerflow.services.documents.client import Reader
    from careerflow.services.task import TaskContext

    ctx = TaskContext()
    print("\n| one image (median, p95) | pipe | shared memory |\n|---|---|---|")
    readers = {shared: Reader(shared=shared) for shared in (False, True)}
    for reader in readers.values():
        reader.show(ctx, file.read_bytes())
    for ratio in ratios:
        times: dict[bool, list[float]] = {False: [], True: []}
        for page in range(IMAGES):  # by turns: what else the machine does meets both
            for shared, reader in readers.items():
                begun = time.perf_counter()
                reader.with_page(ctx, page, 0.93 * ratio, lambda image: _picture(image, 0))
                times[shared].append(1000 * (time.perf_counter() - begun))
        cells = [f"{statistics.median(each):.1f} ms, {p95(each):.1f} ms" for each in times.values()]
        pixels = 0.93**2 * ratio**2 * 595 * 842 / 1e6
        print(f"| {ratio:g}x: {pixels:.1f} million pixels | {' | '.join(cells)} |")
    for reader in readers.values():
        reader.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--ratios", type=float, nargs="+", default=[1, 2, 3])
    parser.add_argument("--speed", type=float, default=10_000, help="logical pixels a second")
    parser.add_argument("--transport", choices=("pipe", "shared"), help=argparse.SUPPRESS)
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        make_file(options.make, options.pages)
    elif options.transport:
        one_run(options)
    else:
        compileall.compile_dir(ROOT / "careerflow", quiet=1)
        table(options)


def table(options: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "long.pdf"
        make = [sys.executable, __file__, "--pages", str(options.pages), "--make", str(file)]
        subprocess.run(make, check=True)
        print(f"{options.pages} pages, {file.stat().st_size / 1e6:.1f} MB\n")
        print(f"| {' | '.join(HEADINGS)} |\n{'|---' * len(HEADINGS)}|")
        for ratio in options.ratios:
            for transport in ("pipe", "shared"):
                row(ratio, transport, fresh(options, file, ratio, transport))
        images(file, options.ratios)


def row(ratio: float, transport: str, result: dict) -> None:
    late = [value for value in result["late"] if value > TICK_MS]
    gaps, leaps = result["gaps"], result["leaps"]
    seen = len(result["late"]) + result["missed"]
    cells = (
        f"{ratio:g}x, {transport}",
        f"{max(gap for gap, _ in gaps):.0f} ms (a sleeper {result['slept']:.0f})",
        f"{max(work for _, work in gaps):.0f} ms",
        f"{result['blank']}, {len(late)}, {result['missed']} of {seen}",
        f"{statistics.median(late or [0]):.0f} ms, {p95(late):.0f} ms",
        f"{statistics.median(leaps):.0f} ms, {p95(leaps):.0f} ms",
        f"{result['window']:.0f} MB",
        f"{result['reader']:.0f} MB",
    )
    print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
