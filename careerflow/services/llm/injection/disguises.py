"""A text as a language model may read it through its disguises: letters of other alphabets that
look alike, figures for letters, blanks between letters, backwards, base64, invisible tags."""

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator

from careerflow.services.llm.folded import Folded

_ALIKE = str.maketrans(
    "абвгекмнорстухіјѕԁһӏցαβεικνορτυχωσγηԛԝɡɩоɑаᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀsᴛᴜᴠᴡʏᴢı",
    "abbrekmhopctyxijsdhlgabeikvoptuxwoynqwgioaaabcdeghijklmnoprstuvwyzi",
)
_FIGURES = str.maketrans("013457@$!|", "oieastasii")
_FIGURED = re.compile(
    r"(?<![\w@$!|])(?=[\w@$!|]{0,40}[a-z])(?=[\w@$!|]{0,40}[\d@$!|])[\w@$!|]{3,40}"
)
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .\-_*|/]{1,4}){4,200}[^\W\d_](?![^\W_])")
_BLOB = re.compile(r"(?<![\w+/=-])[A-Za-z0-9+/_-]{24,4000}={0,2}(?![\w+/=-])")
_HEX = re.compile(r"(?<![0-9a-f])(?:[0-9a-f]{2}[ :]?){16,500}(?![0-9a-f])", re.IGNORECASE)
_TAGS = re.compile("[\U000e0020-\U000e007e]+")


def readings(text: str) -> Iterator[str]:
    """Lower case without marks; the first has its lines, the others one blank for each gap."""
    lines = Folded(text).plain.translate(_ALIKE)
    yield lines
    plain = " ".join(lines.split())
    if plain != lines:
        yield plain
    told = _FIGURED.sub(lambda match: match[0].translate(_FIGURES), plain)
    if told != plain:
        yield told
    for spaced in _SPACED.findall(lines):
        yield _together(spaced)
    if re.search(r"[a-z]{4}", plain):
        yield plain[::-1]
    for hidden in _decoded(text):
        yield Folded(hidden).plain


def hidden_letters(text: str) -> bool:
    """Whether it holds tag characters, which no page shows and models read."""
    return _TAGS.search(text) is not None


def _together(spaced: str) -> str:
    """Where words are set apart by wider gaps these stay."""
    words = re.split(r" {2,}| ?[|/] ?|[.\-_*] ", spaced)
    return " ".join(re.sub(r"[ .\-_*|/]", "", word) for word in words)


def _decoded(text: str) -> Iterator[str]:
    for match in _TAGS.finditer(text):
        yield "".join(chr(ord(character) - 0xE0000) for character in match[0])
    for match in _BLOB.finditer(text):
        yield from _as_text(_from_base64(match[0]))
    for match in _HEX.finditer(text):
        yield from _as_text(bytes.fromhex(re.sub(r"[ :]", "", match[0])))


def _from_base64(blob: str) -> bytes:
    ordinary = blob.rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(ordinary + "=" * (-len(ordinary) % 4), validate=True)
    except binascii.Error:
        return b""


def _as_text(data: bytes) -> Iterator[str]:
    """Where it is one: letters and blanks, as no chance makes them."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return
    readable = sum(unicodedata.category(char)[0] in "LZ" for char in text)
    if text and readable > 0.8 * len(text):
        yield text
