"""What a page shows under a box: the colour that is printed on, and that of the print.

Contrast is that of WCAG 2, from 1 to 21.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage

from careerflow.models.document import Box
from careerflow.views.preview.image_cache import PageRequest
from careerflow.views.preview.page_layout import PageLayout

_SAMPLES = (16, 5)
"""Pixels looked at in a box, across and down."""
_STEP = 32
"""Grounds that differ by less, of 255 in each colour, are one: what is painted is grouped."""
_SHARP = 0.8
"""Pixels per point below which print runs into its ground: measured again on a sharper image."""
_MOST = 4000
"""Boxes of a page that are kept: each selection has its own."""


Rgb = tuple[int, int, int]


class Ground(NamedTuple):
    """`print` is `color` where nothing is printed."""

    color: Rgb = (255, 255, 255)
    print: Rgb = (0, 0, 0)


WHITE = Ground()
Find = Callable[[Box], Ground]


def luminance(color: Rgb) -> float:
    """0 is black, 1 is white."""

    def linear(part: float) -> float:
        part /= 255
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = map(linear, color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: Rgb, second: Rgb) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def measure(image: QImage, part: QRect) -> Ground:
    """Of a part of a page's image, in pixels. Print covers less than half of a line, so the
    middle one of its pixels, by lightness, is ground."""
    inside = part & image.rect()
    if inside.isEmpty():
        return WHITE
    plain = Qt.AspectRatioMode.IgnoreAspectRatio
    width, height = (min(*sides) for sides in zip(inside.size().toTuple(), _SAMPLES, strict=True))
    small = image.copy(inside).scaled(width, height, plain)
    data = bytes(small.convertToFormat(QImage.Format.Format_RGBA8888).constBits())
    pixels = sorted(zip(data[::4], data[1::4], data[2::4], strict=True), key=_lightness)
    darkest, ground, lightest = pixels[0], pixels[len(pixels) // 2], pixels[-1]
    lighter = _lightness(lightest) - _lightness(ground) > _lightness(ground) - _lightness(darkest)
    return Ground(_round(ground), _round(lightest if lighter else darkest))


class PageGrounds:
    """Measures each box once, on the image that is there when the box is first painted."""

    def __init__(self) -> None:
        self._found: dict[int, tuple[float, dict[Box, Ground]]] = {}

    def of(
        self, page: int, size: tuple[float, float], image: tuple[PageRequest, QImage] | None
    ) -> Find:
        """What a box of the page stands on; `size` of the page in points."""
        if image is None:
            return lambda _box: WHITE
        request, picture = image
        scale, found = self._found.get(page, (0.0, {}))
        if not found or scale < min(_SHARP, request.scale) or len(found) > _MOST:
            scale, found = request.scale, {}
            self._found[page] = (scale, found)
        layout = PageLayout((size,), request.scale, 0.0, request.turns)
        corner = layout.rect(0).topLeft()

        def find(box: Box) -> Ground:
            if box not in found:
                part = layout.box(0, box).translated(-corner).toAlignedRect()
                found[box] = measure(picture, part)
            return found[box]

        return find


def _lightness(pixel: Rgb) -> int:
    return 2 * pixel[0] + 5 * pixel[1] + pixel[2]


def _round(pixel: Rgb) -> Rgb:
    """To a step, white and black kept."""
    red, green, blue = (min(255, round(part / _STEP) * _STEP) for part in pixel)
    return red, green, blue
