"""What the user's choices say of a row: corrections, for the controller to lay over the report."""

from collections.abc import Sequence
from dataclasses import replace

from careerflow.models.job import Kind
from careerflow.models.report import Row, RowCorrection, Verdict

Changes = tuple[RowCorrection, ...]


def with_verdict(row: Row, verdict: Verdict) -> Changes:
    """The program's own verdict ends the correction of it."""
    same = verdict is judged(row).verdict
    note = "" if same else said(row).note
    return (replace(said(row), verdict=None if same else verdict, note=note),)


def with_note(row: Row, note: str) -> Changes:
    return (replace(said(row), note=" ".join(note.split())),)


def with_kind(rows: Sequence[Row], number: int, kind: Kind) -> Changes:
    """Of alternatives all together: they are a must as soon as one of them is."""
    return tuple(_of_kind(row, kind) for row in _alternatives(rows, number))


def not_required(row: Row, yes: bool) -> Changes:
    return (replace(said(row), not_required=yes),)


def as_judged(rows: Sequence[Row], number: int) -> Changes:
    """The row as the program judged it, and its alternatives of their own kind again."""
    own = rows[number]
    others = [row for row in _alternatives(rows, number) if row is not own]
    if said(own).kind is None:
        others = []
    changed = [replace(said(row), kind=None) for row in others if said(row).kind is not None]
    return (RowCorrection(*said(own).span), *changed)


def said(row: Row) -> RowCorrection:
    """What the user says of it at present, which may be nothing."""
    return row.correction or RowCorrection(row.requirement.start, row.requirement.end)


def judged(row: Row) -> Row:
    """The row as the program judged it."""
    return row.judged or row


def _of_kind(row: Row, kind: Kind) -> RowCorrection:
    same = kind is judged(row).requirement.kind
    return replace(said(row), kind=None if same else kind)


def _alternatives(rows: Sequence[Row], number: int) -> list[Row]:
    group = rows[number].requirement.group
    if group is None:
        return [rows[number]]
    return [row for row in rows if row.requirement.group == group]
