"""Figures as a CSV file that Excel and its kin open as it is."""

import csv
import io

from careerflow.models.table import Table, Value
from careerflow.services.inout.cells import safe


def table_csv(table: Table, *, decimal_comma: bool) -> bytes:
    """UTF-8 with its mark, RFC 4180. Where a comma stands in a decimal, Excel separates cells by
    semicolons. No text is taken for a formula."""
    stream = io.StringIO(newline="")
    separator = ";" if decimal_comma else ","
    writer = csv.writer(stream, delimiter=separator, lineterminator="\r\n")
    writer.writerow([safe(header) for header in table.headers])
    for row in table.rows:
        writer.writerow([_cell(value, decimal_comma) for value in row])
    return stream.getvalue().encode("utf-8-sig", "replace")


def _cell(value: Value, decimal_comma: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return safe(value)
    return str(value).replace(".", ",") if decimal_comma else str(value)
