"""Whether a picture on a page shows lines of text: what a person reads there is no text."""

from collections.abc import Iterable, Iterator
from functools import cache

from careerflow.models.document import Box
from careerflow.services.documents.visibility import Picture

_LEAST_WIDTH, _LEAST_HEIGHT = 80.0, 30.0
"""Points: smaller pictures are icons, portraits' frames, logos."""
_CONTRAST = 60
"""Of 255 between the letters and their ground; a scan's noise stays below."""
_STROKES = 8
"""Changes from ground to ink along a row of pixels that runs through a line of text."""
_INK = 0.45
"""Of a row, whatever is less, dark or light: more of it is a photograph's."""
_LOWEST, _TALLEST = 2.5, 24.0
"""Points: the height of a line's letters; what is taller is a drawing, a code, a photograph."""
_WRITTEN = 0.4
"""Of a line's rows, those with strokes enough: the others cut its tallest letters."""
_LINES = 3
"""Fewer lines are a logo or a caption."""


def with_text(
    picture: Picture, scale: float, images: Iterable[Box], lines: Iterable[Box]
) -> list[Box]:
    """Of the images on a page, as much of each as shows at least three lines of letters that
    none of `lines`, the page's text, stands for. `picture` is the page in grey, of `scale`
    pixels a point."""
    taken = list(lines)
    found = []
    for image in images:
        x0, y0 = max(image[0], 0.0), max(image[1], 0.0)
        x1, y1 = min(image[2], picture.width / scale), min(image[3], picture.height / scale)
        if x1 - x0 < _LEAST_WIDTH or y1 - y0 < _LEAST_HEIGHT:
            continue
        inside = [box for box in taken if box[0] < x1 and box[2] > x0]
        bands = [
            band
            for top, foot in _free(y0, y1, inside)
            for band in _bands(picture, scale, (x0, top, x1, foot))
        ]
        if len(bands) >= _LINES:
            found.append((x0, bands[0][0], x1, bands[-1][1]))
    return found


def _free(top: float, foot: float, lines: Iterable[Box]) -> Iterator[tuple[float, float]]:
    """The heights between `top` and `foot` beside which no line stands."""
    for line in sorted(lines, key=lambda box: box[1]):
        if top < line[1] < foot:
            yield top, line[1]
        top = max(top, line[3])
    if top < foot:
        yield top, foot


def _bands(picture: Picture, scale: float, box: Box) -> list[tuple[float, float]]:
    """Top and foot, in points, of what looks like lines of text: rows with much ink in many
    strokes, few enough, between rows without any."""
    left, right = int(box[0] * scale), int(box[2] * scale)
    top, foot = int(box[1] * scale), int(box[3] * scale)
    bands: list[tuple[float, float]] = []
    rows: list[bool] = []
    for y in range(top, foot + 1):
        row = picture.row(y, left, right) if y < foot else b""
        if row and max(row) - min(row) >= _CONTRAST:
            rows.append(_is_text(row))
            continue
        tall = _LOWEST * scale <= len(rows) <= _TALLEST * scale
        if tall and sum(rows) >= _WRITTEN * len(rows):
            bands.append(((y - len(rows)) / scale, y / scale))
        rows = []
    return bands


def _is_text(row: bytes) -> bool:
    dark = row.translate(_dark(min(row), max(row)))
    ink = min(dark.count(1), dark.count(0))
    return dark.count(b"\x00\x01") >= _STROKES and ink < _INK * len(row)


@cache
def _dark(low: int, high: int) -> bytes:
    """Of each grey, 1 where it is nearer to the darkest than to the lightest."""
    middle = (low + high + 1) // 2
    return b"\x01" * middle + b"\x00" * (256 - middle)
