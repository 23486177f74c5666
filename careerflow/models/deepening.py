"""What a job that asks a language model hands over while it runs."""

from collections.abc import Mapping
from dataclasses import dataclass

from careerflow.models.report import Row
from careerflow.models.writing import Part, Writing


@dataclass(frozen=True, slots=True)
class DeepenedRows:
    """Rows that were judged since the last time, by their numbers."""

    rows: Mapping[int, Row]


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """`part` has come; `writing` is all that has come so far."""

    part: Part
    writing: Writing
