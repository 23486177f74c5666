"""A CV that is a plain text file."""

import codecs
import hashlib
import unicodedata
from dataclasses import replace

from careerflow.models.document import Document, DocumentKind, Line, Page
from careerflow.models.errors import ReadError
from careerflow.services.documents import checks
from careerflow.services.documents.structure import recognise
from careerflow.services.profile.recognise import profile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_plain_text(data: bytes) -> Document:
    """A page for each form feed, lines without extents.

    UTF-8, or UTF-16 with a byte order mark. Raises ReadError: `read.empty`,
    `read.not_text` (another encoding, or no text at all), `read.too_many_pages`.
    """
    text = normalised(decode_text(data))
    if not text.strip():
        raise ReadError("read.empty")
    lines, pages = _divided(text)
    if len(pages) > checks.MAX_PAGES:
        raise ReadError("read.too_many_pages", pages=len(pages), limit=checks.MAX_PAGES)
    recognised = recognise(text, lines, pages)
    document = Document(
        sha256=hashlib.sha256(data).hexdigest(),
        kind=DocumentKind.TEXT,
        language=recognised.language,
        text=text,
        pages=pages,
        lines=lines,
        sections=recognised.sections,
        periods=recognised.periods,
        person=recognised.person,
    )
    return replace(document, profile=profile(document))


def decode_text(data: bytes) -> str:
    """UTF-8, or UTF-16 with its mark. Raises ReadError."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError("read.not_text") from error
    if "\x00" in text:
        raise ReadError("read.not_text")
    return text


def normalised(text: str) -> str:
    """NFC, line ends "\\n", each kind of space a space, no control characters, no empty lines;
    each page ends with a line end."""
    pages = []
    for page in unicodedata.normalize("NFC", text).split("\f"):
        lines = (_clean(line) for line in page.splitlines())
        pages.append("".join(line + "\n" for line in lines if line))
    return "\f".join(pages)


def _clean(line: str) -> str:
    spaced = "".join(
        " " if char.isspace() else char
        for char in line
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs")
    )
    return " ".join(spaced.replace("\ufeff", "").split(" ")).strip()


def _divided(text: str) -> tuple[tuple[Line, ...], tuple[Page, ...]]:
    lines: list[Line] = []
    pages: list[Page] = []
    offset = 0
    for number, page in enumerate(text.split("\f")):
        start = offset
        for line in page.split("\n")[:-1]:
            end = offset + len(line)
            lines.append(Line(number, offset, end, (0.0, 0.0, 0.0, 0.0), (), 0.0, False))
            offset = end + 1
        pages.append(Page(0.0, 0.0, start, offset))
        offset += 1
    return tuple(lines), tuple(pages)
