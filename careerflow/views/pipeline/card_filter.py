"""Which cards are shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from careerflow.models.tracker import Card, Stage
from careerflow.views.pipeline.attention import needs_attention
from careerflow.views.reports.listing import folded


class ScoreBand(Enum):
    """From a score to a score, both in it; None where there is no score."""

    HIGH = (75, 100)
    MIDDLE = (50, 74)
    LOW = (0, 49)
    NONE = None

    def has(self, score: int | None) -> bool:
        if self.value is None or score is None:
            return self.value is None and score is None
        low, high = self.value
        return bool(low <= score <= high)


@dataclass(frozen=True, slots=True)
class CardFilter:
    """Empty texts and None let all through; `text` is as it was typed, each of its words is
    looked for however its marks are typed."""

    text: str = ""
    tag: str = ""
    source: str = ""
    cv: str = ""
    band: ScoreBand | None = None
    attention: bool = False

    @property
    def lets_all_through(self) -> bool:
        return self == CardFilter(self.text) and not self.text.strip()

    def test(
        self, stages: Mapping[str, Stage], plain: Mapping[str, str], today: date
    ) -> Callable[[Card], bool]:
        """For many cards, one after the other."""
        tests: list[Callable[[Card], bool]] = []
        if self.tag:
            tests.append(lambda card: self.tag in card.tags)
        if self.source:
            tests.append(lambda card: card.source == self.source)
        if self.cv:
            tests.append(lambda card: card.cv_name == self.cv)
        if (band := self.band) is not None:
            tests.append(lambda card: band.has(card.score))
        if self.attention:
            tests.append(lambda card: needs_attention(card, stages[card.stage_id].kind, today))
        for word in folded(self.text).split():
            tests.append(lambda card, word=word: word in plain[card.id])  # type: ignore[misc]
        return lambda card: all(test(card) for test in tests)
