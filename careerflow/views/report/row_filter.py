"""Which rows of the table are listed."""

from dataclasses import dataclass, field

from careerflow.models.job import Axis, Kind
from careerflow.models.report import Row, Verdict
from careerflow.views.report.search import Searched, Words


@dataclass(frozen=True, slots=True)
class RowFilter:
    """What a row has to be, all of it; None, False and no words let all through."""

    axis: Axis | None = None
    kind: Kind | None = None
    verdict: Verdict | None = None
    corrected: bool = False
    words: Words = field(default_factory=lambda: Words(""))

    @property
    def lets_all_through(self) -> bool:
        some = (self.axis, self.kind, self.verdict, self.corrected or None, self.words or None)
        return all(part is None for part in some)

    def accepts(self, row: Row, text: Searched) -> bool:
        """`text` is what the row says: requirement, reason, evidence."""
        asked = row.requirement
        return (
            self.axis in (None, asked.axis)
            and self.kind in (None, asked.kind)
            and (self.verdict is None or (row.counts and row.verdict is self.verdict))
            and (not self.corrected or row.correction is not None)
            and self.words.match(text)
        )
