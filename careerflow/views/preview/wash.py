"""How a mark's colours are laid on what a page shows.

On light paper a mark multiplies: print stays dark. On a dark area that would hardly show, so there
it screens: the ground becomes lighter in the mark's hue and print stays light. A line is moved
towards black or white until it can be told from both.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QColor

from careerflow.views.preview.ground import Ground, Rgb, contrast, luminance

ENOUGH = 3.0
"""Contrast of a line with what it stands on (WCAG 2, 1.4.11)."""
_READABLE = 4.5
_KEPT = 0.85
"""Of the contrast of print that was less than readable before."""
_DARK, _HALF = 0.18, 0.5
"""Luminances: of ground that is as far from black as from white; below it, light print is usual."""
_HUE = 2.5
"""How much more saturated a colour is on dark ground than its tint on paper."""
_STEPS = 20


class Wash(NamedTuple):
    color: Rgb
    screens: bool

    def over(self, color: Rgb) -> Rgb:
        """What becomes of a colour."""
        red, green, blue = (
            round(255 - (255 - a) * (255 - b) / 255) if self.screens else round(a * b / 255)
            for a, b in zip(color, self.color, strict=True)
        )
        return red, green, blue


@lru_cache(1024)
def wash(tint: Rgb, ground: Ground) -> Wash:
    """`tint` is what white paper becomes."""
    if not _is_dark(ground):
        return Wash(tint, screens=False)
    color = QColor(*tint)
    saturation = color.hsvSaturationF()
    vivid = QColor.fromHsvF(max(color.hsvHueF(), 0.0), min(1.0, _HUE * saturation), 1.0)
    most = min(0.55, 0.3 + 0.4 * saturation)
    before = contrast(ground.print, ground.color)
    for step in range(_STEPS, 0, -1):
        tried = Wash(_mixed((0, 0, 0), rgb(vivid), most * step / _STEPS), screens=True)
        after = contrast(tried.over(ground.print), tried.over(ground.color))
        if ground.print == ground.color or after >= min(_READABLE, _KEPT * before):
            return tried
    return Wash((0, 0, 0), screens=True)


@lru_cache(1024)
def line(colors: tuple[Rgb, ...], ground: Ground, over: Wash) -> Rgb:
    """That of `colors` which is changed least until it has contrast enough: black or white where
    there is none."""
    grounds = (ground.color, over.over(ground.color))
    for step in range(_STEPS + 1):
        for color in colors:
            for end in _ends(color, grounds):
                changed = _mixed(color, end, step / _STEPS)
                if all(contrast(changed, each) >= ENOUGH for each in grounds):
                    return changed
    return max(((0, 0, 0), (255, 255, 255)), key=lambda end: contrast(end, grounds[1]))


def rgb(color: QColor) -> Rgb:
    return color.red(), color.green(), color.blue()


def _is_dark(ground: Ground) -> bool:
    light = luminance(ground.color)
    return light < (_HALF if luminance(ground.print) > light else _DARK)


def _ends(color: Rgb, grounds: Iterable[Rgb]) -> tuple[Rgb, ...]:
    """Where a colour is moved: away from the ground first."""
    darker = all(luminance(color) < luminance(each) for each in grounds)
    black, white = (0, 0, 0), (255, 255, 255)
    return (black, white) if darker else (white, black)


def _mixed(first: Rgb, second: Rgb, share: float) -> Rgb:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue
