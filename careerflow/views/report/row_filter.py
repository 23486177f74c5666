"""Which rows of the table are listed."""

from dataclasses import dataclass, field
from enum import StrEnum

from careerflow.models.job import Axis, Kind
from careerflow.models.report import Row, Standing, Verdict
from careerflow.views.widgets.search import Searched, Words


class Doubt(StrEnum):
    """Why a language model's word on a row is to be looked at."""

    DISPUTED = "disputed"
    UNVERIFIED = "unverified"
    DIFFERING = "differing"  # its runs do not agree


@dataclass(frozen=True, slots=True)
class RowFilter:
    """What a row has to be, all of it; None, False and no words let all through."""

    axis: Axis | None = None
    kind: Kind | None = None
    verdict: Verdict | None = None
    corrected: bool = False
    doubt: Doubt | None = None
    words: Words = field(default_factory=lambda: Words(""))

    @property
    def lets_all_through(self) -> bool:
        chosen = (self.axis, self.kind, self.verdict, self.doubt)
        some = (*chosen, self.corrected or None, self.words or None)
        return all(part is None for part in some)

    def accepts(self, row: Row, text: Searched, differs: bool = False) -> bool:
        """`text` is what the row says: requirement, reason, evidence. `differs`: a language
        model's runs do not agree on it."""
        asked = row.requirement
        return (
            self.axis in (None, asked.axis)
            and self.kind in (None, asked.kind)
            and (self.verdict is None or (row.counts and row.verdict is self.verdict))
            and (not self.corrected or row.correction is not None)
            and self.doubt in (None, *doubts(row, differs))
            and self.words.match(text)
        )


def doubts(row: Row, differs: bool) -> tuple[Doubt, ...]:
    """Those that hold for a row; `differs`: a language model's runs do not agree on it."""
    standing = None if row.opinion is None else row.opinion.standing
    holds = {
        Doubt.DISPUTED: standing is Standing.DISPUTED,
        Doubt.UNVERIFIED: standing is Standing.UNVERIFIED,
        Doubt.DIFFERING: differs,
    }
    return tuple(doubt for doubt, so in holds.items() if so)
