"""What is marked on the pages: evidence, selected text, words that were looked for."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from careerflow.models.document import Box
from careerflow.views.preview.ground import PageGrounds
from careerflow.views.preview.highlights import Highlight
from careerflow.views.preview.page_text import PageText, Span
from careerflow.views.preview.warned_places import Warned


class PageMarks:
    """Answers page by page (from 0), in PDF points."""

    def __init__(self) -> None:
        self.selected: int | None = None
        """The report row whose evidence stands out."""
        self.flash = 0.0
        """How strongly that evidence, or what a warning is about, flashes, from 0 to 1."""
        self.grounds = PageGrounds()
        self.warned: Warned | None = None
        self.selection: Span = (0, 0)
        self.text: PageText | None = None
        self._highlights: dict[int, list[Highlight]] = {}
        self._hits: Sequence[Span] = ()
        self._hit_boxes: dict[int, list[tuple[int, list[Box]]]] = {}
        self.hit: int | None = None
        """Index of the hit that was gone to."""

    @property
    def highlights(self) -> tuple[Highlight, ...]:
        return tuple(h for page in self._highlights.values() for h in page)

    def set_highlights(self, highlights: Iterable[Highlight]) -> None:
        self._highlights = {}
        for highlight in highlights:
            if highlight.page is not None:
                self._highlights.setdefault(highlight.page, []).append(highlight)

    def highlights_on(self, page: int) -> list[Highlight]:
        return self._highlights.get(page, [])

    def set_hits(self, hits: Sequence[Span], current: int | None) -> None:
        if hits is not self._hits:
            self._hits, self._hit_boxes = hits, {}
        self.hit = current

    def hits_on(self, page: int) -> tuple[list[Box], list[Box]]:
        """(boxes of all but the current hit, those of the current one)"""
        others: list[Box] = []
        current: list[Box] = []
        for number, boxes in self._boxes_of_hits(page):
            (current if number == self.hit else others).extend(boxes)
        return others, current

    def selection_on(self, page: int) -> list[Box]:
        if self.text is None or self.selection[0] >= self.selection[1]:
            return []
        return self.text.boxes(page, self.selection)

    def _boxes_of_hits(self, page: int) -> list[tuple[int, list[Box]]]:
        """Made when a page is first painted: there may be thousands of hits."""
        if self.text is None or not self._hits:
            return []
        if page not in self._hit_boxes:
            self._hit_boxes[page] = [
                (number, self.text.boxes(page, span)) for number, span in self._hits_near(page)
            ]
        return self._hit_boxes[page]

    def _hits_near(self, page: int) -> Iterator[tuple[int, Span]]:
        """Those that touch the page, of hits in the order of the text."""
        assert self.text is not None
        start, end = self.text.page_span(page)
        first = bisect_left(self._hits, start, key=lambda span: span[1])
        for number in range(first, bisect_left(self._hits, (end, 0))):
            yield number, self._hits[number]
