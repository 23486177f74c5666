"""A CSV file of whatever program, read: its encoding, separator, line ends and header row."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from careerflow.models.errors import ImportFileError
from careerflow.models.inout import Sheet, SheetRow
from careerflow.services.inout.cells import plain
from careerflow.services.inout.encodings import decode
from careerflow.services.inout.headers import known
from careerflow.services.task import Stage, TaskContext

MOST_BYTES = 50_000_000
MOST_ROWS = 100_000
_MOST_COLUMNS = 200
_SEPARATORS = (",", ";", "\t", "|")
_LOOKED_AT = 200
"""Rows that decide about the separator."""
_HEADER_WITHIN = 20
"""Rows in which the header row is looked for: programs write titles above it."""
_CHECKED_EVERY = 2000
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_NO_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-")
"""What .xlsx, .xls and PDF files begin with."""


def load_sheet(ctx: TaskContext, path: Path) -> Sheet:
    """Raises ImportFileError: `import.gone`, `import.unreadable`, and as `read_sheet`."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ImportFileError("import.sheet_too_big", megabytes=MOST_BYTES // 1_000_000)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ImportFileError("import.gone", name=path.name) from error
    except OSError as error:
        raise ImportFileError("import.unreadable", name=path.name) from error
    return read_sheet(ctx, data)


def read_sheet(ctx: TaskContext, data: bytes) -> Sheet:
    """Raises ImportFileError: `import.sheet_too_big`, `import.too_many_rows`, `import.no_text`,
    `import.no_rows`; and Cancelled."""
    if len(data) > MOST_BYTES:
        raise ImportFileError("import.sheet_too_big", megabytes=MOST_BYTES // 1_000_000)
    try:
        text, encoding = decode(data)
    except UnicodeDecodeError as error:
        raise ImportFileError("import.no_text") from error
    if "\0" in text or data.startswith(_NO_TEXT):
        raise ImportFileError("import.no_text")
    text, separator = _separator(text)
    rows = _rows(ctx, text, separator)
    if not rows:
        raise ImportFileError("import.no_rows")
    return _sheet(rows, encoding, separator)


def _separator(text: str) -> tuple[str, str]:
    """The text without Excel's own line that names the separator, and the separator."""
    first, _, rest = text.partition("\n")
    named = first.strip()
    if len(named) == 5 and named.lower().startswith("sep=") and named[4] in _SEPARATORS:
        return rest, named[4]
    if first.strip("\r\n").lower() == "sep=\t":
        return rest, "\t"
    return text, max(_SEPARATORS, key=lambda separator: _evenness(text, separator))


def _evenness(text: str, separator: str) -> tuple[float, int]:
    """How many rows have as many cells as most have, where that is more than one."""
    widths: Counter[int] = Counter()
    for number, cells in enumerate(_reader(text, separator)):
        if number >= _LOOKED_AT:
            break
        if any(cells):
            widths[len(cells)] += 1
    if not widths:
        return 0.0, 0
    width, rows = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]))
    return (rows / widths.total(), width) if width > 1 else (0.0, 1)


def _rows(ctx: TaskContext, text: str, separator: str) -> list[SheetRow]:
    """All but the empty ones."""
    found: list[SheetRow] = []
    for number, cells in enumerate(_reader(text, separator), start=1):
        if number % _CHECKED_EVERY == 0:
            ctx.step(Stage.READING)
        if any(cell.strip() for cell in cells):
            if len(cells) > _MOST_COLUMNS:
                raise ImportFileError("import.too_many_columns", most=_MOST_COLUMNS)
            found.append(SheetRow(number, tuple(plain(cell) for cell in cells)))
        if len(found) > MOST_ROWS + _HEADER_WITHIN:
            raise ImportFileError("import.too_many_rows", most=MOST_ROWS)
    return found


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(MOST_BYTES)
    # With their ends as they are: those inside of quotes are the user's.
    lines = (found[0] for found in _LINE.finditer(text))
    return csv.reader(lines, delimiter=separator)


def _sheet(rows: list[SheetRow], encoding: str, separator: str) -> Sheet:
    at = _header_row(rows)
    headers = () if at is None else rows[at].cells
    body = rows if at is None else rows[at + 1 :]
    if len(body) > MOST_ROWS:
        raise ImportFileError("import.too_many_rows", most=MOST_ROWS)
    if not body:
        raise ImportFileError("import.no_rows")
    width = _width(headers, body)
    headers = (*headers, *("" for _ in range(width - len(headers))))
    ragged = sum(len(row.cells) != width for row in body)
    fitted = tuple(SheetRow(row.number, _fitted(row.cells, width, separator)) for row in body)
    return Sheet(tuple(name.strip() for name in headers), fitted, encoding, separator, ragged)


def _header_row(rows: Sequence[SheetRow]) -> int | None:
    """The first row with most known names in it; else the first one, where it holds distinct words
    as no row of values does; None where there is no header."""
    names = [sum(known(cell) is not None for cell in row.cells) for row in rows[:_HEADER_WITHIN]]
    best = max(range(len(names)), key=lambda number: (names[number], -number))
    if names[best] >= 2 and not _has_values(rows[best].cells):
        return best
    first = rows[0].cells
    if names[0] and not _has_values(first):
        return 0
    is_header = len(rows) > 1 and len(set(first)) == len(first) and all(map(str.strip, first))
    return 0 if is_header and not _has_values(first) else None


def _has_values(cells: Sequence[str]) -> bool:
    """What stands in no header: a link, a number or a day, a long text."""
    return any("://" in cell or len(cell) > 60 or cell[:1].isdigit() for cell in cells)


def _width(headers: Sequence[str], rows: Sequence[SheetRow]) -> int:
    """As many columns as are named, unless most rows have more."""
    widths = Counter(len(row.cells) for row in rows)
    usual = max(widths, key=lambda width: (widths[width], width))
    is_of_most = not headers or widths[usual] * 2 > len(rows)
    return max(len(headers), usual) if is_of_most else len(headers)


def _fitted(cells: tuple[str, ...], width: int, separator: str) -> tuple[str, ...]:
    """A separator in a cell without quotes makes too many: they are one again."""
    if len(cells) > width:
        return (*cells[: width - 1], separator.join(cells[width - 1 :]).rstrip(separator))
    return (*cells, *("" for _ in range(width - len(cells))))
