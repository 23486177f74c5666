"""Two reports of the same job, side by side."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from careerflow.models.job import Requirement
from careerflow.models.report import Report, Row


class Change(StrEnum):
    """Of a requirement's verdict, from the left report to the right one."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    OTHER = "other"  # neither: not scored in one of them, or a row of one of them only


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """`left` or `right` is None where only the other report has a row for the requirement.

    `gained` is what the row adds to the score, of 100, more in the right report than in the left
    one: exact, so that all rows together give the difference of the scores before rounding.
    """

    requirement: Requirement  # as the right report has it, where it has it
    left: Row | None
    right: Row | None
    change: Change
    gained: Fraction


@dataclass(frozen=True, slots=True)
class Comparison:
    """`rows` are in the advert's order; None where the adverts differ in their text, so that
    their requirements have nothing to do with each other."""

    left: Report
    right: Report
    rows: tuple[ComparedRow, ...] | None

    @property
    def score_change(self) -> int | None:
        """None where one of the two has no score."""
        if self.left.score is None or self.right.score is None:
            return None
        return self.right.score - self.left.score
