"""The figures of a chart as rows and columns."""

from dataclasses import dataclass

Value = str | int | float | None
"""None where there is none."""


@dataclass(frozen=True, slots=True)
class Table:
    headers: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...] = ()
