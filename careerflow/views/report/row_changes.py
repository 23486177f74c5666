"""What the user's choices say of a row: corrections, for the controller to lay over the report."""

from collections.abc import Sequence
from dataclasses import replace

from careerflow.models.job import Kind
from careerflow.models.report import Row, RowCorrection, Verdict

Changes = tuple[RowCorrection, ...]
Rows = Sequence[Row]
Numbers = Sequence[int]
"""Which of the rows."""


def with_verdict(rows: Rows, numbers: Numbers, verdict: Verdict) -> Changes:
    """The program's own verdict ends the correction of it."""
    return tuple(_of_verdict(rows[number], verdict) for number in numbers)


def with_note(row: Row, note: str) -> Changes:
    return (replace(said(row), note=" ".join(note.split())),)


def with_kind(rows: Rows, numbers: Numbers, kind: Kind) -> Changes:
    """Of alternatives all together: they are a must as soon as one of them is."""
    return tuple(_of_kind(rows[number], kind) for number in _with_alternatives(rows, numbers))


def not_required(rows: Rows, numbers: Numbers, yes: bool) -> Changes:
    return tuple(replace(said(rows[number]), not_required=yes) for number in numbers)


def as_judged(rows: Rows, numbers: Numbers) -> Changes:
    """The rows as the program judged them; where their kind was corrected, their alternatives are
    of their own kind again too."""
    of_another_kind = [number for number in numbers if said(rows[number]).kind is not None]
    own = [RowCorrection(*said(rows[number]).span) for number in numbers]
    others = set(_with_alternatives(rows, of_another_kind)) - set(numbers)
    return (*own, *(replace(said(rows[number]), kind=None) for number in sorted(others)))


def said(row: Row) -> RowCorrection:
    """What the user says of it at present, which may be nothing."""
    return row.correction or RowCorrection(row.requirement.start, row.requirement.end)


def judged(row: Row) -> Row:
    """The row as the program judged it."""
    return row.judged or row


def _of_verdict(row: Row, verdict: Verdict) -> RowCorrection:
    same = verdict is judged(row).verdict
    note = "" if same else said(row).note
    return replace(said(row), verdict=None if same else verdict, note=note)


def _of_kind(row: Row, kind: Kind) -> RowCorrection:
    same = kind is judged(row).requirement.kind
    return replace(said(row), kind=None if same else kind)


def _with_alternatives(rows: Rows, numbers: Numbers) -> list[int]:
    groups = {rows[number].requirement.group for number in numbers} - {None}
    return [n for n, row in enumerate(rows) if n in numbers or row.requirement.group in groups]
