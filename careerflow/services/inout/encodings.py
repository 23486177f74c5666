"""In which encoding a spreadsheet has written a file, by the file alone.

Excel writes UTF-8 with a mark, UTF-16 as "Unicode text", and else the code page of Windows: 1252
in the west, 1258 in Vietnam. Every byte is a character in both, so the language decides.
"""

import codecs
import re
import unicodedata

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 200_000
"""Bytes that decide about a code page."""

# Page 1258 writes the tone of a vowel after it; in 1252 these bytes are ì, Ò and the like, which
# hardly ever follow a vowel. "ươ" is "ýõ" there, and "đ" before a vowel an Icelandic ð, which
# begins no word.
_VOWEL = rb"[aeiouyAEIOUY\xe2\xc2\xe3\xc3\xea\xca\xf4\xd4\xf5\xd5\xfd\xdd]"
_TONE = rb"[\xcc\xd2\xde\xec\xf2]"
_TONES = re.compile(_TONE)
_VIETNAMESE = re.compile(
    rb"(?:(?<="
    + _VOWEL
    + rb")"
    + _TONE
    + rb"|\xfd\xf5|(?<![^\s\"';,|])[\xf0\xd0](?=[a-z\xe0-\xff]))"
)


def decode(data: bytes) -> tuple[str, str]:
    """The text, composed (NFC) where the encoding writes tones apart, and the encoding's name.

    Raises UnicodeDecodeError where a mark promises an encoding that the rest is not of.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name), name.removesuffix("-sig")
    wide = _wide(data)
    if wide is not None:
        return data.decode(wide), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    page = "cp1258" if _is_vietnamese(data[:_LOOKED_AT]) else "cp1252"
    return unicodedata.normalize("NFC", data.decode(page, "replace")), page


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of the separators and digits is zero."""
    head = data[:4000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(head) < 4 or max(even, odd) * 4 < len(head) // 2 or min(even, odd) * 8 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_vietnamese(data: bytes) -> bool:
    found = _VIETNAMESE.findall(data)
    tones = len(_TONES.findall(data))
    after_vowels = sum(1 for match in found if len(match) == 1 and _TONES.match(match))
    return bool(found) and after_vowels * 4 >= tones * 3
