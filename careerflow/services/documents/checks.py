"""What the bytes of a file are, and whether a text can be a CV's: checks without MuPDF."""

import itertools
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from careerflow.models.errors import ReadError
from careerflow.models.message import Message

MAX_BYTES = 50 * 1024 * 1024
MAX_PAGES = 200
MAX_CHARACTERS = 500_000
_HEADER = b"%PDF-"
_LOST = re.compile(
    r"\ufffd+|(?<=[^\W\d_])\u25a0+|\u25a0+(?=\u25a0*[a-z\u00df-\u024f\u1e00-\u1eff])"
)
"""Letters that the file does not name, or drew as squares: black squares inside words."""
_FEW_LOST = 4
_FEW_LETTERS = 25
"""Letters below which a document of pictures counts as one without text."""


class FileType(StrEnum):
    PDF = "pdf"
    HTML = "html"
    WORD = "word"
    ARCHIVE = "archive"
    IMAGE = "image"
    RTF = "rtf"
    POSTSCRIPT = "postscript"
    UNKNOWN = "unknown"


_SIGNATURES: tuple[tuple[bytes, FileType], ...] = (
    (b"\x89PNG\r\n", FileType.IMAGE),
    (b"\xff\xd8\xff", FileType.IMAGE),
    (b"GIF8", FileType.IMAGE),
    (b"II*\x00", FileType.IMAGE),
    (b"MM\x00*", FileType.IMAGE),
    (b"BM", FileType.IMAGE),
    (b"{\\rtf", FileType.RTF),
    (b"\xd0\xcf\x11\xe0", FileType.WORD),  # the OLE container of .doc
    (b"%!PS", FileType.POSTSCRIPT),
    (b"7z\xbc\xaf", FileType.ARCHIVE),
    (b"Rar!", FileType.ARCHIVE),
)


def file_type(data: bytes) -> FileType:
    """By content, never by name. A PDF may begin with up to 1 MB of something else."""
    if _HEADER in data[:1024]:
        return FileType.PDF
    if data.startswith(b"PK\x03\x04"):
        return FileType.WORD if b"word/" in data else FileType.ARCHIVE
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return FileType.IMAGE
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    start = data[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")):
        return FileType.HTML
    return FileType.PDF if _HEADER in data[: 1 << 20] else FileType.UNKNOWN


def check_bytes(data: bytes) -> None:
    """Raises ReadError for what can be told without opening: `read.empty`, `read.too_large`,
    `read.not_pdf_*`."""
    if not data.strip(b"\x00 \t\r\n"):
        raise ReadError("read.empty")
    if len(data) > MAX_BYTES:
        raise ReadError("read.too_large", megabytes=MAX_BYTES >> 20)
    kind = file_type(data)
    if kind not in (FileType.PDF, FileType.UNKNOWN):
        raise ReadError(f"read.not_pdf_{kind}")


@dataclass(frozen=True, slots=True)
class Letters:
    """Counts over a text: all letters, and those that show that letters were lost."""

    total: int
    broken: int
    implausible: bool


def count_letters(text: str) -> Letters:
    letters = sum(char.isalpha() for char in text)
    lost = sum(len(match[0]) for match in _LOST.finditer(text))
    broken = max(lost if lost > _FEW_LOST else 0, _stand_ins(text))
    return Letters(letters + lost, broken, _implausible(text))


def _stand_ins(text: str) -> int:
    """How often one capital stands in for lost letters inside lower-case words.

    Writers such as ReportLab's core fonts put one glyph for all letters that they do not have
    ("kI toán thuI"). Names in mixed case (GitHub, JavaScript) never agree on one letter.
    """
    counts: Counter[str] = Counter()
    for word in text.split():
        for before, char in itertools.pairwise(word):
            if char.isupper() and before.islower():
                counts[char] += 1
    if not counts:
        return 0
    char, count = counts.most_common(1)[0]
    words = len(text.split())
    others = sum(counts.values()) - count
    return count if count > 10 and count > 0.03 * words and count > 3 * others else 0


def _implausible(text: str) -> bool:
    """Latin text in which vowels are far too rare or too many: a font with a wrong map.

    English has 38 % vowels, Vietnamese 45 %, each European language 35 to 50 %.
    """
    plain = [char for char in unicodedata.normalize("NFD", text.lower()) if "a" <= char <= "z"]
    if len(plain) < 200:
        return False
    share = sum(char in "aeiouy" for char in plain) / len(plain)
    return not 0.22 < share < 0.62


def check_text(text: str, empty_pages: int, has_pictures: bool) -> tuple[Message, ...]:
    """Warnings about a document's text; raises ReadError where it is of no use:
    `read.no_text` (a scan, most likely), `read.unreadable_letters`.

    A scan may bear a stamp or a page number in letters, so pictures with hardly any text
    count as no text.
    """
    letters = count_letters(text)
    if letters.total < (_FEW_LETTERS if has_pictures else 1):
        raise ReadError("read.no_text")
    if letters.broken > 0.5 * letters.total:
        raise ReadError("read.unreadable_letters")
    warnings = []
    if letters.broken > 0.01 * letters.total or letters.implausible:
        warnings.append(Message("read.broken_letters"))
    if empty_pages:
        warnings.append(Message("read.pages_without_text", {"count": empty_pages}))
    return tuple(warnings)
