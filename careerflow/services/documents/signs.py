"""What the characters of a file stand for, where they are not what they claim to be: icons,
bullets of symbol fonts, controls, signs that the file does not name."""

import re
import unicodedata
from functools import cache, lru_cache

from careerflow.services.documents.radicals import ideograph

UNKNOWN = "\ufffd"
"""What MuPDF gives for a sign that the file does not name."""
_ICON_FONTS = re.compile(
    r"awesome|phosphor|simpleicons|academicons|marvosym|fontello|icomoon|ico(?:n)?font|lucide"
    r"|glyphicons|ionicons|material-?(?:icons|symbols)|bootstrap-?icons|remixicon|octicons"
)
"""Fonts of pictures alone: what they call a letter or a sign is a telephone or an arrow."""
_SYMBOL_FONTS = ("symbol", "wingding", "dingbat", "webding")
_PICTURE_FONTS = {"zapfdingbats": "■", "wingding": "•", "webding": "•"}
"""Symbol fonts without a single letter, and what stands for a sign that comes as a letter. Writers
that lack a letter draw a square of Zapf Dingbats in its place."""
_ICON_BULLETS = frozenset("\uf111\uf10c\uf0c8\uf0da\uf105\uf054●○■▪•◦")
"""Circles, squares and angles, by Font Awesome's numbers and by name."""
_WITHOUT_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff\u200e\u200f")
_LOST_DASH = re.compile(r"(?<=\d )\ufffd(?= \w)")
"""A sign without a meaning after a date or a year and before another: nothing but a dash."""
_LOST_BRACKETS = re.compile(r"(?<!\S)\ufffd([A-Z0-9][A-Z0-9 +&./-]*)\ufffd(?![^\W_])")
"""Fonts with brackets of their own for capitals, which programs then cannot name: two such signs
around capitals, the first after a space, are nothing else."""


def named(chars: list[str], font: str) -> list[str]:
    """Each character of a run of one font as text; empty where it carries none."""
    icons, symbols, picture = _kind(font)
    if icons:
        return _icons(chars)
    if picture:
        chars = [picture if " " < char <= "\xff" else char for char in chars]
    return [_named(char, symbols) for char in chars]


@cache
def _kind(font: str) -> tuple[bool, bool, str]:
    """Whether it is of icons, of symbols, and what its letters stand for where it has none."""
    name = font.lower()
    symbols = any(part in name for part in _SYMBOL_FONTS)
    picture = next((sign for part, sign in _PICTURE_FONTS.items() if part in name), "")
    return bool(_ICON_FONTS.search(name)), symbols, picture


def _icons(chars: list[str]) -> list[str]:
    """Of pictures only one is text: a bullet, alone. Several in a row are a rating."""
    pictures = [char for char in chars if not char.isspace()]
    bullet = "•" if sum(char in _ICON_BULLETS for char in pictures) == 1 else ""
    return [bullet if char in _ICON_BULLETS else "" for char in chars]


@lru_cache(maxsize=8192)
def _named(char: str, symbols: bool) -> str:
    if char.isspace():
        return " "
    category = unicodedata.category(char)
    if category == "Co":  # in symbol fonts nearly always a bullet
        return "•" if symbols else ""
    if category in ("Cc", "Cs", "Cn") or char in _WITHOUT_WIDTH:
        return ""
    return ideograph(char)


def is_icon(texts: list[str]) -> bool:
    """Signs that the file does not name, alone in their font: nothing that was a letter."""
    signs = [text for text in texts if text and text != " "]
    return 0 < len(signs) <= 2 and all(sign == UNKNOWN for sign in signs)


def repaired(text: str) -> str:
    """Signs that the file does not name, where the context leaves no doubt; as many characters."""
    if UNKNOWN not in text:
        return text
    return _LOST_BRACKETS.sub(r"(\1)", _LOST_DASH.sub("–", text))
