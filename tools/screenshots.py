"""Takes the README's pictures: drives the real window with the sample CVs and adverts.

    python tools/screenshots.py [FOLDER]

FOLDER is docs/images unless named. Needs what the end to end tests need (see
tools/system-packages.txt): the program runs on an X server of its own, and is reached the way a
screen reader reaches it.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "e2e")]

from desktop import Desktop, desktop, wait_for, walk  # noqa: E402

from careerflow.models.left_open import LeftOpen  # noqa: E402
from careerflow.models.llm import ProviderKind  # noqa: E402
from careerflow.models.settings import Language, Settings, Theme  # noqa: E402
from careerflow.services import settings  # noqa: E402
from careerflow.services.llm import consent  # noqa: E402
from tests.services.llm.loopback import KEY, serving  # noqa: E402
from tests.services.llm.loopback_openai import LoopbackOpenAi  # noqa: E402
from tools.scripted_model import ScriptedModel  # noqa: E402

SAMPLES = ROOT / "resources" / "samples"
WIDTH, HEIGHT = 1280, 800
COLORS, COMMON_COLORS = 256, 192


def picture(screen: Desktop, target: Path) -> None:
    """The window without its frame, once nothing moves any more."""
    window = screen.window("CareerFlow")
    raw = screen.folder / "raw.png"
    before: Image.Image | None = None

    def still() -> Image.Image | None:
        nonlocal before
        screen.run("import", "-window", window, str(raw))
        with Image.open(raw) as taken:
            now = taken.convert("RGB")
        same = before is not None and ImageChops.difference(before, now).getbbox() is None
        before = now
        time.sleep(0.4)
        return now if same else None

    image = wait_for(still, "a picture that stands still")
    image.quantize(palette=palette(image), dither=Image.Dither.NONE).save(target, optimize=True)
    print(f"{target.name}: {target.stat().st_size // 1024} KB")


def palette(image: Image.Image) -> Image.Image:
    """Large surfaces keep their exact colours, and small marks keep theirs."""
    counted = sorted(image.getcolors(WIDTH * HEIGHT), reverse=True)
    rare = image.quantize(COLORS - COMMON_COLORS, Image.Quantize.MAXCOVERAGE).getpalette()
    result = Image.new("P", (1, 1))
    result.putpalette([part for _count, color in counted[:COMMON_COLORS] for part in color] + rare)
    return result


def shown(screen: Desktop, role: str, name: str) -> dict | None:
    """The accessible object of that role that shows `name`."""
    for node in walk(screen.tree()):
        named = name in node["name"] or name in node["text"]
        if named and node["role"] == role and "showing" in node["states"]:
            return node
    return None


def wait_until_gone(screen: Desktop, role: str, name: str) -> None:
    """For a while: a tree that is being made anew has nothing in it for a moment."""
    missed = 0

    def gone() -> bool:
        nonlocal missed
        missed = 0 if shown(screen, role, name) else missed + 1
        time.sleep(0.3)
        return missed > 3

    wait_for(gone, f"the end of {role} {name!r}")


def click(screen: Desktop, role: str, name: str) -> None:
    node = wait_for(lambda: shown(screen, role, name), f"{role} {name!r}")
    x, y, width, height = node["box"]
    screen.run("xdotool", "mousemove", str(x + width // 2), str(y + height // 2), "click", "1")


def open_window(screen: Desktop, chosen: Settings) -> None:
    """Starts the program with the sample CV, in its final size."""
    settings.save(chosen, screen.config_folder)
    screen.careerflow(str(SAMPLES / f"cv_{chosen.language}.pdf"))
    window = screen.window("CareerFlow")
    screen.run("xdotool", "windowsize", "--sync", window, str(WIDTH), str(HEIGHT))
    screen.run("xdotool", "mousemove", str(WIDTH + 60), "20")
    wait_for(lambda: shown(screen, "label", "Trần Khánh Linh"), "the CV")


def enter_advert(screen: Desktop, language: str, field: str) -> None:
    text = (SAMPLES / f"advert_{language}.txt").read_text(encoding="utf-8")
    screen.act("set", "text", field, text)


def english(screen: Desktop, folder: Path) -> None:
    """The first page and the report, in light colours."""
    open_window(screen, Settings(Language.ENGLISH, Theme.LIGHT))
    enter_advert(screen, "en", "Text of the job advert")
    wait_for(lambda: shown(screen, "label", "must-have"), "the requirements")
    picture(screen, folder / "analyze-light-en.png")
    screen.act("press", "push button", "Analyze")
    wait_for(lambda: shown(screen, "page tab", "Overview"), "the report")
    picture(screen, folder / "report-light-en.png")


def vietnamese(screen: Desktop, folder: Path) -> None:
    """A requirement beside its evidence, in dark colours."""
    open_window(screen, Settings(Language.VIETNAMESE, Theme.DARK))
    enter_advert(screen, "vi", "Nội dung tin tuyển dụng")
    wait_for(lambda: shown(screen, "label", "bắt buộc"), "the requirements")
    screen.act("press", "push button", "Phân tích")
    click(screen, "page tab", "Yêu cầu")
    click(screen, "table cell", "Power BI")
    screen.run("xdotool", "mousemove", str(WIDTH + 60), "20")
    picture(screen, folder / "report-dark-vi.png")


def local_report(screen: Desktop, language: str) -> Any:
    """The sample's analysis as the command line has it, in that language."""
    files = [str(SAMPLES / "cv_en.pdf"), str(SAMPLES / "advert_en.txt")]
    command = [sys.executable, "-m", "careerflow", "analyze", *files, "--json"]
    environment = screen.environment | {"PYTHONPATH": str(ROOT)}
    told = subprocess.check_output([*command, "--language", language], env=environment)
    return json.loads(told)


def deepened(screen: Desktop, folder: Path) -> None:
    """The advice of a language model: one that is scripted, on this computer."""
    reports = {language: local_report(screen, language) for language in ("en", "vi")}
    with serving(LoopbackOpenAi(ScriptedModel(reports))) as server:
        chosen = Settings(
            Language.ENGLISH,
            Theme.LIGHT,
            provider=ProviderKind.OPENAI,
            openai_address=server.url,
            openai_model="my-model",
        )
        provider = chosen.language_model()
        assert provider is not None
        consent.give(screen.config_folder, provider)
        screen.environment["OPENAI_API_KEY"] = KEY
        open_window(screen, chosen)
        enter_advert(screen, "en", "Text of the job advert")
        wait_for(lambda: shown(screen, "label", "must-have"), "the requirements")
        screen.act("press", "push button", "Analyze")
        wait_for(lambda: shown(screen, "push button", "Deepen with"), "the report")
        click(screen, "push button", "Deepen with")
        wait_for(lambda: shown(screen, "label", "Judged by"), "the deepened report")
        click(screen, "page tab", "Advice")
        wait_for(lambda: shown(screen, "label", "Assessment"), "the advice")
        screen.run("xdotool", "mousemove", "300", "600", "click", "--repeat", "19", "5")
        screen.run("xdotool", "mousemove", str(WIDTH + 60), "20")
        picture(screen, folder / "advice-light-en.png")


def tracked(screen: Desktop, folder: Path) -> None:
    """The pipeline of half a year of applications, in light colours."""
    open_library(screen, Settings(Language.ENGLISH, Theme.LIGHT))
    screen.run("xdotool", "key", "ctrl+4")
    wait_for(lambda: shown(screen, "list item", "Finance Business Partner"), "the board")
    wait_until_gone(screen, "label", "reminders")
    picture(screen, folder / "pipeline-light-en.png")


def today(screen: Desktop, folder: Path) -> None:
    """The dashboard of the same library, as the program begins with it: nothing has the focus."""
    settings.save_left_open(LeftOpen(page=0), screen.config_folder)
    open_library(screen, Settings(Language.ENGLISH, Theme.LIGHT))
    wait_for(lambda: shown(screen, "label", "Waiting without news"), "the dashboard")
    wait_until_gone(screen, "label", "reminders")
    picture(screen, folder / "dashboard-light-en.png")


def counted(screen: Desktop, folder: Path) -> None:
    """The statistics of the same library, in Vietnamese and dark colours."""
    open_library(screen, Settings(Language.VIETNAMESE, Theme.DARK))
    screen.run("xdotool", "key", "ctrl+6")
    wait_for(lambda: shown(screen, "label", "Theo thời gian"), "the statistics")
    wait_until_gone(screen, "label", "lời nhắc")
    picture(screen, folder / "statistics-dark-vi.png")


def open_library(screen: Desktop, chosen: Settings) -> None:
    """Starts the program with the sample library, as of today."""
    data = Path(screen.environment["XDG_DATA_HOME"]) / "CareerFlow"
    tool = [sys.executable, str(ROOT / "tools" / "sample_tracker.py"), str(data)]
    subprocess.run(tool, env=screen.environment | {"PYTHONPATH": str(ROOT)}, check=True)
    settings.save(chosen, screen.config_folder)
    screen.careerflow()
    window = screen.window("CareerFlow")
    screen.run("xdotool", "windowsize", "--sync", window, str(WIDTH), str(HEIGHT))
    screen.run("xdotool", "mousemove", str(WIDTH + 60), "20")
    bell = {Language.ENGLISH: "reminders", Language.VIETNAMESE: "lời nhắc"}[chosen.language]
    # Not the message about them, which is gone after a few seconds.
    wait_for(lambda: shown(screen, "push button", bell), "the reminders")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "docs" / "images")
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for take in (english, vietnamese, deepened, tracked, today, counted):
        with (
            tempfile.TemporaryDirectory() as home,
            desktop(Path(home), f"{WIDTH + 120}x{HEIGHT + 60}") as screen,
        ):
            take(screen, folder)


if __name__ == "__main__":
    main()
