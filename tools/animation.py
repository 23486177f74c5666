"""Takes the README's animation: half a minute with the real window, from an empty page to a proof.

    python tools/animation.py [FILE]

FILE is docs/images/tour.webp unless named. Needs what tools/screenshots.py needs. A CV is dropped
from another program, an advert entered, and the report read with the mouse; the pointer, which X
leaves out of a picture of its screen, is drawn in.
"""

import argparse
import sys
import tempfile
import threading
import time
from pathlib import Path

from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "e2e")]

from desktop import HERE, Desktop, desktop, wait_for  # noqa: E402
from person import center, find  # noqa: E402
from screenshots import HEIGHT, SAMPLES, WIDTH, enter_advert, shown  # noqa: E402

from careerflow.models.settings import Language, Settings, Theme  # noqa: E402
from careerflow.services import settings  # noqa: E402

SIZE = (960, 600)
TITLE_BAR = 40  # room for it above the window
FRAME_SECONDS = 0.2
LONGEST_SECONDS = 1.6  # of a picture that stands still
QUALITY = 55
POINTER = ((0, 0), (0, 17), (4, 13), (7, 20), (10, 19), (7, 12), (12, 12))


class Camera:
    """Takes a frame of the screen at each tick, from `start` to `stop`."""

    def __init__(self, screen: Desktop) -> None:
        self._screen = screen
        self._running = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self.frames: list[tuple[float, Image.Image]] = []

    def start(self) -> None:
        self._running.set()
        self._thread.start()

    def stop(self) -> None:
        self._running.clear()
        self._thread.join()

    def _run(self) -> None:
        while self._running.is_set():
            at = time.monotonic()
            self.frames.append((at, self._frame()))
            time.sleep(max(0.0, FRAME_SECONDS - (time.monotonic() - at)))

    def _frame(self) -> Image.Image:
        raw = self._screen.screenshot(self._screen.folder / "frame.bmp")
        place = self._screen.run("xdotool", "getmouselocation", "--shell")
        x, y = (int(line.partition("=")[2]) for line in place.splitlines()[:2])
        with Image.open(raw) as taken:
            image = taken.convert("RGB").crop((0, TITLE_BAR, WIDTH, TITLE_BAR + HEIGHT))
        outline = [(x + dx, y - TITLE_BAR + dy) for dx, dy in POINTER]
        ImageDraw.Draw(image).polygon(outline, fill="black", outline="white")
        return image.resize(SIZE, Image.Resampling.LANCZOS)


def tour(screen: Desktop) -> Camera:
    """What is shown, as a new user would do it."""
    settings.save(Settings(Language.ENGLISH, Theme.LIGHT), screen.config_folder)
    screen.careerflow()
    window = screen.window("CareerFlow")
    screen.run("xdotool", "windowmove", window, "0", str(TITLE_BAR))
    screen.run("xdotool", "windowsize", "--sync", window, str(WIDTH), str(HEIGHT))
    camera = Camera(screen)
    camera.start()
    try:
        drop(screen)
        compare(screen)
        prove(screen)
        switch(screen)
    finally:
        camera.stop()
    return camera


def click(screen: Desktop, role: str, name: str) -> None:
    """As a hand does it: the pointer is on its way for a moment."""
    node = wait_for(lambda: find(screen, role, name), f"{role} {name!r}")
    target = center(node)
    place = screen.run("xdotool", "getmouselocation", "--shell")
    start = [int(line.partition("=")[2]) for line in place.splitlines()[:2]]
    for step in range(1, 9):
        x, y = (a + (b - a) * step // 8 for a, b in zip(start, target, strict=True))
        screen.run("xdotool", "mousemove", str(x), str(y))
        time.sleep(0.04)
    screen.run("xdotool", "click", "1")


def drop(screen: Desktop) -> None:
    script, cv = str(HERE / "drag_source.py"), str(SAMPLES / "cv_en.pdf")
    screen.start([sys.executable, script, cv])
    source = screen.window("FileManager")
    screen.run("xdotool", "windowmove", "--sync", source, "1000", "560")
    screen.run("xdotool", "windowraise", source)
    time.sleep(1.5)
    screen.drag((1050, 620), (420, 380))
    wait_for(lambda: shown(screen, "label", "Trần Khánh Linh"), "the CV")
    time.sleep(1.5)


def compare(screen: Desktop) -> None:
    enter_advert(screen, "en", "Text of the job advert")
    wait_for(lambda: shown(screen, "label", "must-have"), "the requirements")
    time.sleep(2)
    click(screen, "push button", "Analyze")
    wait_for(lambda: shown(screen, "page tab", "Overview"), "the report")
    time.sleep(3)


def prove(screen: Desktop) -> None:
    click(screen, "page tab", "Requirements")
    time.sleep(1)
    for words in ("Strong Excel", "Hands-on experience with SAP", "At least 5 years"):
        click(screen, "table cell", words)
        time.sleep(2)


def switch(screen: Desktop) -> None:
    """The other language, reasons and all, and the dark theme, without a restart."""
    click(screen, "check box", "Settings")
    choose(screen, "Appearance", 2)
    choose(screen, "Language", 2)
    click(screen, "check box", "Báo cáo")
    time.sleep(1)
    click(screen, "list item", "Senior Financial Analyst")
    screen.run("xdotool", "key", "Return")
    wait_for(lambda: shown(screen, "page tab", "Yêu cầu"), "the report in Vietnamese")
    time.sleep(3)


def choose(screen: Desktop, box: str, index: int) -> None:
    """A value of a combo box, by keyboard once it is open: its list is a window of its own."""
    click(screen, "combo box", box)
    time.sleep(0.6)
    screen.run("xdotool", "key", "Home", *["Down"] * index, "Return")
    time.sleep(1)


def save(frames: list[tuple[float, Image.Image]], target: Path) -> None:
    """Frames that show nothing new prolong the one before, as long as anyone wants to look."""
    kept: list[tuple[Image.Image, float]] = []
    ends = [at for at, _ in frames[1:]] + [frames[-1][0] + 1.5]
    for (at, image), end in zip(frames, ends, strict=True):
        if kept and kept[-1][0].tobytes() == image.tobytes():
            kept[-1] = (kept[-1][0], kept[-1][1] + end - at)
        else:
            kept.append((image, end - at))
    images = [image for image, _ in kept]
    milliseconds = [round(1000 * min(seconds, LONGEST_SECONDS)) for _, seconds in kept]
    images[0].save(
        target,
        save_all=True,
        append_images=images[1:],
        duration=milliseconds,
        loop=0,
        quality=QUALITY,
        method=6,
    )
    seconds = sum(milliseconds) / 1000
    print(
        f"{target.name}: {seconds:.0f} s, {len(images)} frames, {target.stat().st_size // 1024} KB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    default = ROOT / "docs" / "images" / "tour.webp"
    parser.add_argument("file", type=Path, nargs="?", default=default)
    target = parser.parse_args().file
    size = f"{WIDTH}x{HEIGHT + TITLE_BAR}"
    with tempfile.TemporaryDirectory() as home, desktop(Path(home), size) as screen:
        camera = tour(screen)
    save(camera.frames, target)


if __name__ == "__main__":
    main()
