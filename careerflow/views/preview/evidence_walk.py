"""From one piece of evidence to the next, in the order in which the CV is read."""

from collections.abc import Iterable

from careerflow.views.preview.highlights import Highlight, in_reading_order


class EvidenceWalk:
    """`number` counts from 0; None before the first step."""

    def __init__(self) -> None:
        self._order: list[Highlight] = []
        self.number: int | None = None

    @property
    def count(self) -> int:
        return len(self._order)

    def here(self) -> Highlight | None:
        return None if self.number is None else self._order[self.number]

    def set_highlights(self, highlights: Iterable[Highlight]) -> None:
        """Stays at the piece it was at, where that is still among them."""
        before = self.here()
        self._order = in_reading_order(highlights)
        self.number = None
        if before is not None:
            self.go_to(before)

    def go_to(self, highlight: Highlight | None) -> None:
        """Notes where the reader went otherwise."""
        known = highlight is not None and highlight in self._order
        self.number = self._order.index(highlight) if known and highlight else None

    def step(self, by: int, near: int) -> Highlight | None:
        """The next (1) or previous (-1) piece, around the ends; without one to start from, that
        next to the offset `near` of the text. None where there is none."""
        if not self._order:
            return None
        if self.number is not None:
            self.number = (self.number + by) % len(self._order)
        else:
            after = sum(highlight.start < near for highlight in self._order)
            self.number = (after if by > 0 else after - 1) % len(self._order)
        return self._order[self.number]
