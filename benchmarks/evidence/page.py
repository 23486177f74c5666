"""One page of a PDF as MuPDF prints it: text, characters with places, and ink.

Nothing here knows how the program reads: gutters are told from ink, text from `get_text`.
"""

import re
import unicodedata
from collections import Counter
from functools import cached_property
from typing import Any

import numpy as np
import pymupdf

from careerflow.models.document import Box

SCALE = 2  # pixels a point
INK = 24  # of 255: a smaller step in brightness is no print
SEEN = 24  # of 255: less contrast under a box is nothing that a person sees
# As printed, and as the file describes it for screen readers (/ActualText), which may say
# "phone:" for an icon and a soft hyphen for a printed one.
# Without the numbers of glyphs that the file does not name, which MuPDF would give as characters.
DESCRIBED = pymupdf.TEXTFLAGS_TEXT & ~pymupdf.TEXT_CID_FOR_UNKNOWN_UNICODE
PRINTED = DESCRIBED | pymupdf.TEXT_IGNORE_ACTUALTEXT
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
# What MuPDF gives for a sign that the file does not name, and what such a sign may be read as
# (services/documents/signs.py repairs dashes between dates and brackets around capitals).
# A letter of Zapf Dingbats, which has none, is a square: lost letters, most likely.
UNNAMED, REPAIRED = "\ufffd", "–()■"
ICON_FONTS = ("awesome", "phosphor", "marvosym", "simpleicons", "academicons")
# A gutter: empty for at least so many points across, so many lines down, with print on both
# sides of most of its rows.
GUTTER_WIDTH, GUTTER_LINES, GUTTER_SHARE = 8.0, 5, 0.5


def letters(text: str) -> str:
    """What is compared: NFKC without white space and what has no width."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(c for c in folded if not c.isspace() and c not in INVISIBLE)


def common(wanted: Counter[str], inside: Counter[str]) -> int:
    """How many characters the two share. A sign without a name is one that it was repaired to."""
    spare = inside - wanted
    missing = sum((wanted - inside)[sign] for sign in REPAIRED)
    return (wanted & inside).total() + min(spare[UNNAMED], missing)


class PrintedPage:
    def __init__(self, page: pymupdf.Page) -> None:
        self._page = page

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The page's text in the file's order and from top to bottom."""
        return tuple(
            letters(self._page.get_text("text", flags=flags, sort=sort))
            for flags in (PRINTED, DESCRIBED)
            for sort in (False, True)
        )

    @cached_property
    def _characters(self) -> tuple[list[str], np.ndarray, np.ndarray]:
        """Characters and their centres, shape (n, 2), in points of the page as shown; which of
        them are icons (of an icon font, or without a name like all beside them), (n,), bool."""
        characters, centres, icons = [], [], []
        turn = self._page.rotation_matrix
        for block in self._page.get_text("rawdict", flags=PRINTED)["blocks"]:
            for line in block.get("lines", ()):
                for span in line["spans"]:
                    shown = [item for item in span["chars"] if letters(item["c"])]
                    for item in shown:
                        characters.append(_named(item["c"], span["font"]))
                        centres.append(tuple(_centre(item, span["size"], line["dir"]) * turn))
                    icons += [_is_icons([item["c"] for item in shown], span["font"])] * len(shown)
        return characters, np.array(centres).reshape(-1, 2), np.array(icons, bool)

    @cached_property
    def _pixels(self) -> np.ndarray:
        """Shape (height, width, 3)."""
        picture = self._page.get_pixmap(matrix=pymupdf.Matrix(SCALE, SCALE), alpha=False)
        flat = np.frombuffer(picture.samples, np.uint8).reshape(picture.height, picture.stride)
        return flat[:, : 3 * picture.width].reshape(picture.height, picture.width, 3).astype(int)

    @cached_property
    def _ink(self) -> np.ndarray:
        """Where the page changes from one row of pixels to the next: print does, the plain
        colour of a side bar and its edge do not. Shape (height, width), bool."""
        steps = np.abs(np.diff(self._pixels, axis=0)).max(axis=2) > INK
        return np.vstack([steps[:1], steps])

    def has(self, quote: str) -> bool:
        """Whether the quote is text of the page, whole."""
        wanted = letters(quote)
        if any(wanted in text for text in self.texts):
            return True
        signs = (
            "." if c == "■" else f"[{c}{UNNAMED}]" if c in REPAIRED else re.escape(c)
            for c in wanted
        )
        pattern = re.compile("".join(signs))
        return any(map(pattern.search, self.texts))

    def has_lines(self, quote: str) -> bool:
        """Whether each of its lines is: MuPDF's order may mix two columns."""
        return all(self.has(line) for line in quote.split("\n"))

    def inside(self, boxes: tuple[Box, ...]) -> Counter[str]:
        """Characters whose centre lies in a box."""
        characters = self._characters[0]
        return Counter("".join(characters[index] for index in np.flatnonzero(self._taken(boxes))))

    def prints(self, box: Box) -> bool:
        """Whether something is printed there that is no icon."""
        return bool((self._taken((box,)) & ~self._characters[2]).any())

    def says(self, word: str, box: Box) -> bool:
        """Whether what is printed there is that word, at least most of its letters."""
        inside, wanted = self.inside((box,)), Counter(filter(str.isalnum, letters(word)))
        if (wanted - inside).total() > wanted.total() / 8:
            return False
        return inside[UNNAMED] <= word.count("■")

    def _taken(self, boxes: tuple[Box, ...]) -> np.ndarray:
        centres = self._characters[1]
        taken = np.zeros(len(centres), bool)
        for x0, y0, x1, y1 in boxes:
            low, high = centres >= (x0, y0), centres <= (x1, y1)
            taken |= (low & high).all(axis=1)
        return taken

    def is_seen(self, box: Box) -> bool:
        x0, y0, x1, y1 = _in_pixels(box)
        part = self._pixels[y0:y1, x0:x1]
        return bool(part.size) and int(np.ptp(part, axis=(0, 1)).max()) >= SEEN

    def crosses_gutter(self, box: Box) -> bool:
        """Whether an empty strip runs through the box that is part of a gutter."""
        x0, y0, x1, y1 = _in_pixels(box)
        empty = ~self._ink[y0:y1, x0:x1].any(axis=0)
        return any(
            self._is_gutter(x0 + low, x0 + high, y0, y1)
            for low, high in _runs(empty)
            if low > 0 and high < x1 - x0 and high - low >= GUTTER_WIDTH * SCALE
        )

    def _is_gutter(self, low: int, high: int, top: int, bottom: int) -> bool:
        clear = ~self._ink[:, low + 2 : high - 2].any(axis=1)
        height = bottom - top
        while top > 0 and clear[top - 1]:
            top -= 1
        while bottom < len(clear) and clear[bottom]:
            bottom += 1
        left = self._ink[top:bottom, :low].any(axis=1)
        right = self._ink[top:bottom, high:].any(axis=1)
        printed = left | right
        lines = printed.sum() / height
        return lines >= GUTTER_LINES and (left & right).sum() >= GUTTER_SHARE * printed.sum()


def _named(character: str, font: str) -> str:
    lost = "zapfdingbats" in font.lower() and character.isalnum()
    return UNNAMED if lost else letters(character)


def _is_icons(characters: list[str], font: str) -> bool:
    nameless = all(c == UNNAMED or unicodedata.category(c) == "Co" for c in characters)
    return nameless or any(name in font.lower() for name in ICON_FONTS)


def _centre(item: dict[str, Any], size: float, direction: tuple[float, float]) -> pymupdf.Point:
    """The middle of a character's box; of one that hangs below its own baseline (a font with wrong
    measures), the middle of small letters above it."""
    box = pymupdf.Rect(item["bbox"])
    middle = (box.tl + box.br) / 2
    up = pymupdf.Point(direction[1], -direction[0])
    away = middle - item["origin"]
    above = away.x * up.x + away.y * up.y
    return middle if above > 0 else middle + up * (0.25 * size - above)


def _in_pixels(box: Box) -> tuple[int, int, int, int]:
    x0, y0, x1, y1 = (max(0, round(edge * SCALE)) for edge in box)
    return x0, y0, x1, y1


def _runs(flags: np.ndarray) -> list[tuple[int, int]]:
    """Half-open ranges of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(int), [0]])))
    return [(int(low), int(high)) for low, high in zip(edges[::2], edges[1::2], strict=True)]
