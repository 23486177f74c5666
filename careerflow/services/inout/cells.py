"""Cells that no spreadsheet takes for a formula, and back.

OWASP, "CSV Injection": a cell that begins with =, +, -, @, a tab or a line end is run when the
file is opened. An apostrophe before it makes it a text. One that is there already gets another,
so that what comes back is what went out.
"""

import re

_FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")


def safe(text: str) -> str:
    """What goes into a file."""
    return f"'{text}" if _FORMULA.match(text) else text


def plain(cell: str) -> str:
    """Undoes `safe`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
