"""The window looks as it did: pictures of the sample's pages beside those that were approved.

After a change that is meant to be seen, look at the new pictures and keep them:

    CAREERFLOW_KEEP_PICTURES=1 uv run pytest tests/pictures

The wheels of PySide6 bring their own FreeType and the program its own typeface, so pictures differ
little from machine to machine; what a person would not notice is let pass.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

HERE = Path(__file__).parent
APPROVED = HERE / "approved"
KEEP = os.environ.get("CAREERFLOW_KEEP_PICTURES") == "1"
NOTICED = 24  # of 255, once neighbouring pixels are averaged
FEW = 0.002  # of the picture
LARGE = ("analyze", "report-requirements")  # at other scales: each is some 300 KB


def differing(first: Image.Image, second: Image.Image) -> float:
    """The part of the picture in which a difference would be noticed, 0 to 1."""
    if first.size != second.size:
        return 1.0
    soft = [image.convert("RGB").filter(ImageFilter.BoxBlur(1)) for image in (first, second)]
    channels = ImageChops.difference(*soft).split()
    strongest = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    histogram = strongest.histogram()
    return sum(histogram[NOTICED:]) / sum(histogram)


def take(folder: Path, language: str, theme: str, scale: str) -> list[Path]:
    names = LARGE if scale != "1" else ()
    command = [sys.executable, str(HERE / "take.py"), language, theme, str(folder), *names]
    environment = os.environ | {"QT_SCALE_FACTOR": scale}
    subprocess.run(command, env=environment, check=True, timeout=120)
    return sorted(folder.glob("*.png"))


@pytest.mark.parametrize(
    ("language", "theme", "scale"),
    [("en", "light", "1"), ("vi", "dark", "1"), ("vi", "light", "2")],
)
def test_the_window_looks_as_approved(tmp_path, language, theme, scale):
    approved = APPROVED / f"{language}-{theme}-{scale}x"
    taken = take(tmp_path, language, theme, scale)
    assert taken
    if KEEP:
        keep(taken, approved)
    changed = {}
    for picture in taken:
        with Image.open(picture) as now, Image.open(approved / picture.name) as then:
            part = differing(now, then)
        if part > FEW:
            changed[picture.name] = f"{100 * part:.2f} % differs: {picture}"
    assert not changed
    assert {path.name for path in approved.glob("*.png")} == {path.name for path in taken}


def keep(taken: list[Path], approved: Path) -> None:
    approved.mkdir(parents=True, exist_ok=True)
    for old in approved.glob("*.png"):
        old.unlink()
    for picture in taken:
        with Image.open(picture) as image:
            small = image.convert("RGB").quantize(255, Image.Quantize.MEDIANCUT)
            small.save(approved / picture.name, optimize=True)


def test_a_difference_is_noticed_and_noise_is_not():
    page = Image.new("RGB", (200, 100), "white")
    page.paste("black", (20, 20, 60, 24))
    noisy = page.copy()
    noisy.putpixel((150, 50), (200, 200, 200))
    assert differing(page, noisy) <= FEW
    moved = Image.new("RGB", (200, 100), "white")
    moved.paste("black", (20, 26, 60, 30))
    assert differing(page, moved) > FEW
    assert differing(page, page.resize((201, 100))) == 1.0
