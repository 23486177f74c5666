"""What the bytes of a file are: checks before anything opens it."""

from enum import StrEnum

from careerflow.models.errors import ReadError

MAX_BYTES = 50 * 1024 * 1024
MAX_PAGES = 200
MAX_CHARACTERS = 500_000
_HEADER = b"%PDF-"


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
