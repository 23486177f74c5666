"""Whether a person can see a character: is there ink on the rendered page where it claims to be?

Answers alike for text in the colour of its ground, covered text, transparent text and text
outside the page, and raises no alarm at light text on a dark ground.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from careerflow.models.document import Box
from careerflow.services.documents.extraction import Glyph

_CONTRAST = 14
"""Least difference, of 255, within a character's box. Text of 97 % grey on white reaches 8,
of 60 % grey 60 and more."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A rendered page: rows of `stride` bytes, `channels` bytes a pixel."""

    data: bytes
    width: int
    height: int
    stride: int
    channels: int

    def contrast(self, x0: int, y0: int, x1: int, y1: int) -> int:
        """Largest difference within one channel over the pixels x0 <= x < x1, y0 <= y < y1."""
        return max(self._contrast(channel, x0, y0, x1, y1) for channel in range(self.channels))

    def _contrast(self, channel: int, x0: int, y0: int, x1: int, y1: int) -> int:
        low, high = 255, 0
        for y in range(y0, y1):
            start = y * self.stride + channel
            row = self.data[start + x0 * self.channels : start + x1 * self.channels : self.channels]
            low, high = min(low, *row, 255), max(high, *row, 0)
        return high - low


class Eye:
    """Looks at one page. `render(colour)` gives its picture at `scale` pixels a point.

    `images` gives the boxes of the pictures on the page: text that is not drawn (an OCR layer)
    counts where such a picture shows something in its place.
    """

    def __init__(
        self,
        render: Callable[[bool], Picture],
        images: Callable[[], list[Box]],
        size: tuple[float, float],
        scale: float,
    ) -> None:
        self._render = render
        self._find_images = images
        self._size = size
        self._scale = scale

    def sees(self, glyph: Glyph) -> bool:
        x0, y0, x1, y1 = glyph.box
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        if not (0 <= x <= self._size[0] and 0 <= y <= self._size[1]):
            return False
        if not glyph.text.isalnum():
            return True
        if not glyph.drawn and not any(_within(x, y, image) for image in self._images):
            return False
        return self._has_ink(glyph)

    def _has_ink(self, glyph: Glyph) -> bool:
        x0, y0, x1, y1 = glyph.box
        if glyph.level:
            # The band of small letters: the box above and below it holds other lines' ink.
            y0, y1 = glyph.baseline - 0.5 * glyph.size, glyph.baseline
        pixels = self._pixels(x0, y0, x1, y1)
        if self._grey.contrast(*pixels) >= _CONTRAST:
            return True
        return self._coloured.contrast(*pixels) >= _CONTRAST

    def _pixels(self, x0: float, y0: float, x1: float, y1: float) -> tuple[int, int, int, int]:
        scale, picture = self._scale, self._grey
        left = min(max(int(x0 * scale), 0), picture.width - 1)
        top = min(max(int(y0 * scale), 0), picture.height - 1)
        right = min(max(int(x1 * scale) + 1, left + 1), picture.width)
        bottom = min(max(int(y1 * scale) + 1, top + 1), picture.height)
        return left, top, right, bottom

    @cached_property
    def _grey(self) -> Picture:
        return self._render(False)

    @cached_property
    def _coloured(self) -> Picture:
        return self._render(True)

    @cached_property
    def _images(self) -> list[Box]:
        return self._find_images()


def _within(x: float, y: float, box: Box) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
