"""What a language model is asked about a report, and what such a job hands over while it runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

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


class Asked(StrEnum):
    """What a language model can be asked about a report."""

    DEEPEN = "deepen"
    JUDGE_AGAIN = "judge_again"
    RETRY = "retry"  # what has failed, alone
    WRITE_AGAIN = "write_again"


@dataclass(frozen=True, slots=True)
class Wish:
    """`part` is what is to be written again."""

    asked: Asked
    part: Part | None = None
