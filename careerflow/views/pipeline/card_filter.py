"""Which cards are shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from careerflow.models.folding import folded
from careerflow.models.tracker import Card, Stage
from careerflow.views.pipeline.attention import needs_attention


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

    def kept(
        self,
        cards: Iterable[Card],
        stages: Mapping[str, Stage],
        plain: Mapping[str, str],
        no_answer_days: int,
    ) -> list[Card]:
        """Those that it lets through; `no_answer_days` is that of the settings. One test after the
        other: there may be thousands of cards with every key that is typed."""
        kept = list(cards)
        for word in folded(self.text).split():
            kept = [card for card in kept if word in plain[card.id]]
        if self.tag:
            kept = [card for card in kept if self.tag in card.tags]
        if self.source:
            kept = [card for card in kept if card.source == self.source]
        if self.cv:
            kept = [card for card in kept if card.cv_name == self.cv]
        if self.band is not None:
            kept = [card for card in kept if self.band.has(card.score)]
        if self.attention:
            today = date.today()
            kept = [
                card
                for card in kept
                if needs_attention(card, stages[card.stage_id].kind, today, no_answer_days)
            ]
        return kept
