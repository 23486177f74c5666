"""What a person does on the desktop, and what they see."""

import sys
from pathlib import Path

from desktop import HERE, Desktop, wait_for
from PIL import Image


def find(screen: Desktop, role: str, name: str) -> dict | None:
    """The visible accessible object of that role whose name, label or text contains `name`."""
    return screen.found(role, name)


def center(node: dict) -> tuple[int, int]:
    x, y, width, height = node["box"]
    return x + width // 2, y + height // 2


def drop_from_another_process(screen: Desktop, file: Path) -> None:
    manager = screen.start([sys.executable, str(HERE / "drag_source.py"), str(file)])
    source = screen.window("FileManager")
    screen.run("xdotool", "windowmove", "--sync", source, "1100", "680")
    screen.run("xdotool", "windowraise", source)
    screen.drag((1150, 730), (500, 400))
    assert manager.wait(10) == 0


def click(screen: Desktop, node: dict) -> None:
    x, y = center(node)
    screen.run("xdotool", "mousemove", str(x), str(y), "click", "1")


def turn_to(screen: Desktop, keys: str, role: str, name: str) -> dict:
    """Turns to a page, up to what stands on it. The keyboard comes back to the window a moment
    after a dialog has gone: whoever is quicker presses once more."""

    def turned() -> dict | None:
        screen.run("xdotool", "key", keys)
        return find(screen, role, name)

    return wait_for(turned, f"{role} {name!r} after {keys}")


def cut_out(picture: Path, box: list[int]) -> Image.Image:
    """What a screenshot shows inside `box`."""
    x, y, width, height = box
    with Image.open(picture) as image:
        return image.convert("RGB").crop((x, y, x + width, y + height))


def is_green(pixel: tuple[int, int, int]) -> bool:
    """Clearly: the colour of "met"."""
    red, green, blue = pixel
    return green > red + 12 and green > blue + 4


def tinted(picture: Path, box: list[int]) -> int:
    """Number of clearly green pixels inside `box` of a screenshot."""
    return sum(map(is_green, cut_out(picture, box).get_flattened_data()))


def is_dark(pixel: tuple[int, int, int]) -> bool:
    """As the writing on a page is, and nothing of a page that is still to be drawn."""
    return max(pixel) < 70


def still(screen: Desktop, folder: Path, box: list[int]) -> Image.Image:
    """What is inside `box` when it has stopped changing, with a page and highlights on it."""
    seen: list[Image.Image] = []

    def settled() -> Image.Image | None:
        picture = screen.screenshot(folder / "still.png")
        seen.append(cut_out(picture, box))
        same = len(seen) > 1 and seen[-1].tobytes() == seen[-2].tobytes()
        drawn = sum(map(is_dark, seen[-1].get_flattened_data())) > 1000
        return seen[-1] if same and drawn and tinted(picture, box) > 200 else None

    return wait_for(settled, "pages that stand still")
