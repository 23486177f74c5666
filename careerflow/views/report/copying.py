"""Rows of a report for the clipboard."""

import csv
import io
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from careerflow.models.message import Say
from careerflow.models.report import Row
from careerflow.views.report.requirements_model import Column, RequirementsModel
from careerflow.views.report.words import (
    axis_word,
    judged_words,
    kind_word,
    outcome_word,
    place_word,
    quoted,
)
from careerflow.views.widgets.text import one_line

_FORMULA = ("=", "+", "-", "@")


def rows_text(rows: Iterable[Row], say: Say) -> str:
    """To be read: requirement, verdict with its reason, quotes; a blank line between rows."""
    return "\n\n".join(_row_text(row, say) for row in rows)


def table_text(model: RequirementsModel, numbers: Iterable[int], say: Say) -> str:
    """For a spreadsheet: tab separated, with titles."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter="\t", lineterminator="\n")
    reason = QCoreApplication.translate("Copying", "Reason")
    corrected = QCoreApplication.translate("Copying", "Corrected by you")
    writer.writerow([*(model.title(column) for column in Column), reason, corrected])
    for number in numbers:
        row = model.row(number)
        cells = [str(model.index(number, column).data()) for column in Column]
        cells[Column.EVIDENCE] = " | ".join(_quotes(row))
        writer.writerow([_plain(cell) for cell in (*cells, say(row.reason), judged_words(row))])
    return target.getvalue()


def _row_text(row: Row, say: Say) -> str:
    asked = row.requirement
    lines = [
        f"{one_line(asked.text)} ({axis_word(asked.axis)}, {kind_word(asked.kind)})",
        f"{outcome_word(row)}: {say(row.reason)}",
    ]
    return "\n".join((*lines, *filter(None, [judged_words(row)]), *_quotes(row)))


def _quotes(row: Row) -> list[str]:
    return [": ".join(filter(None, (place_word(item), quoted(item)))) for item in row.evidence]


def _plain(cell: str) -> str:
    """A spreadsheet takes it for text: an advert must not bring formulas into it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
