"""Two reports of the same job, side by side."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from careerflow.models.job import Requirement
from careerflow.models.report import Report, ReportSummary, Row


class Change(StrEnum):
    """Of a requirement's verdict, from the left report to the right one."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    OTHER = "other"  # neither: not scored in one of them, or a row of one of them only


@dataclass(frozen=True, slots=True)
class Words:
    """Runs of words, as written, that only the left text has (`gone`) or only the right one."""

    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """`left` or `right` is None where only the other report has a row for the requirement.

    `asked` is how the advert's wording of it differs; `shown`, what the evidence of one side says
    that the other CV does not: why the row moved.

    `gained` is what the row adds to the score, of 100, more in the right report than in the left
    one: exact, so that all rows together give the difference of the scores before rounding.
    """

    requirement: Requirement  # as the right report has it, where it has it
    left: Row | None
    right: Row | None
    change: Change
    gained: Fraction
    asked: Words = Words()
    shown: Words = Words()

    @property
    def moved(self) -> bool:
        """Whether it is not what it was."""
        return self.change is not Change.SAME or self.asked != Words()


@dataclass(frozen=True, slots=True)
class Comparison:
    """`rows` are in the advert's order; None where the reports are of different adverts, so that
    their requirements have nothing to do with each other. `edited`: of two versions of one."""

    left: Report
    right: Report
    rows: tuple[ComparedRow, ...] | None
    edited: bool = False

    @property
    def moved(self) -> int:
        """How many rows are not what they were."""
        return sum(row.moved for row in self.rows or ())

    @property
    def score_change(self) -> int | None:
        """None where one of the two has no score."""
        if self.left.score is None or self.right.score is None:
            return None
        return self.right.score - self.left.score


@dataclass(frozen=True, slots=True)
class Since:
    """What a report says otherwise than an earlier one of the same CV and advert, in whatever
    versions: `points` of the score, and how many rows `moved`."""

    earlier: ReportSummary
    report_id: str
    points: int
    moved: int
