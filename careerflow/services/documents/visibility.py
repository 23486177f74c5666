"""Whether a person can see a character: is there ink on the rendered page where it claims to be?

Answers alike for text in the colour of its ground, covered text, transparent text and text
outside the page, and raises no alarm at light text on a dark ground.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from careerflow.models.document import Box
from careerflow.services.documents.glyphs import Glyph

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

    def shows(self, x0: int, y0: int, x1: int, y1: int) -> bool:
        """Whether any channel differs enough over the pixels x0 <= x < x1, y0 <= y < y1."""
        if self.channels == 1:
            return self._differs(0, x0, y0, x1, y1)
        return any(self._differs(channel, x0, y0, x1, y1) for channel in range(self.channels))

    def row(self, y: int, x0: int, x1: int) -> bytes:
        """The first channel of the pixels x0 <= x < x1."""
        start = y * self.stride
        return self.data[start + x0 * self.channels : start + x1 * self.channels : self.channels]

    def _differs(self, channel: int, x0: int, y0: int, x1: int, y1: int) -> bool:
        data, stride, step = self.data, self.stride, self.channels
        first, last = x0 * step + channel, x1 * step
        low, high = 255, 0
        # From the middle, which nearly every letter has ink in.
        middle = (y0 + y1) // 2
        for rows in (range(middle, y1), range(y0, middle)):
            for y in rows:
                start = y * stride
                row = data[start + first : start + last : step]
                darkest, lightest = min(row), max(row)
                low, high = min(low, darkest), max(high, lightest)
                if high - low >= _CONTRAST:
                    return True
        return False


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

    @property
    def grey(self) -> Picture:
        return self._grey

    @property
    def images(self) -> list[Box]:
        return self._images

    def sees_anything(self) -> bool:
        """Whether the page is not blank."""
        return self._grey.shows(0, 0, self._grey.width, self._grey.height)

    def sees(self, glyph: Glyph) -> bool:
        x0, y0, x1, y1 = glyph.box
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        if x1 <= 0 or y1 <= 0 or x0 >= self._size[0] or y0 >= self._size[1]:
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
        return self._grey.shows(*pixels) or self._coloured.shows(*pixels)

    def _pixels(self, x0: float, y0: float, x1: float, y1: float) -> tuple[int, int, int, int]:
        scale, picture = self._scale, self._grey
        left, top = int(x0 * scale), int(y0 * scale)
        right, bottom = int(x1 * scale) + 1, int(y1 * scale) + 1
        if 0 <= left < right <= picture.width and 0 <= top < bottom <= picture.height:
            return left, top, right, bottom
        left = min(max(left, 0), picture.width - 1)
        top = min(max(top, 0), picture.height - 1)
        right = min(max(right, left + 1), picture.width)
        bottom = min(max(bottom, top + 1), picture.height)
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
