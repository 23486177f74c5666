"""The matches of the words that are looked for, and which of them is gone to."""

from bisect import bisect_left
from collections.abc import Sequence

from careerflow.views.preview.page_text import Span


class FindSession:
    """`current` counts from 0; None where nothing was found."""

    def __init__(self) -> None:
        self.hits: Sequence[Span] = ()
        self.current: int | None = None

    def found(self, hits: Sequence[Span], near: int) -> Span | None:
        """Goes to the first match at or after the offset `near`, else the first of all."""
        self.hits = hits
        self.current = bisect_left(hits, (near, 0)) % len(hits) if hits else None
        return self.here()

    def step(self, by: int) -> Span | None:
        """The next (1) or previous (-1) match, around the ends."""
        if self.current is not None:
            self.current = (self.current + by) % len(self.hits)
        return self.here()

    def here(self) -> Span | None:
        return None if self.current is None else self.hits[self.current]

    def clear(self) -> None:
        self.hits, self.current = (), None
