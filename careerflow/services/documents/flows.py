"""Where the text moves on to another column or page, and the section that it goes on with there."""

from collections.abc import Sequence
from dataclasses import dataclass

from careerflow.models.document import Line, SectionKind
from careerflow.services.documents.headings import Heading

_FIGURE = 3
"""Characters, at most, of what may be set in large type and is no name."""


@dataclass(slots=True)
class _Flow:
    """Lines of a page read one below the other; `low` and `high`, in points, are the edges of
    what follows its last heading, `kind` the section that it is in last."""

    page: int
    low: float
    high: float
    kind: SectionKind
    headed: bool  # False for the head of the first page


class Flows:
    """Follows the lines, in their order. The headings are those of all of them."""

    def __init__(self, lines: Sequence[Line], headings: Sequence[Heading]) -> None:
        self._lines = lines
        self._headed = {heading.first: heading for heading in headings}
        self._flows: list[_Flow] = []
        self._anchor = 0
        first_page = [heading.line for heading in headings if heading.line.page == 0]
        self._top = min((line.box[1] for line in first_page), default=0.0)
        self._largest = max((line.size for line in lines if _may_be_name(line)), default=0.0)

    def moves_at(self, index: int) -> bool:
        """Whether the text goes to the next page there, or jumps up to another column: beside
        where its section began, or its column where that began later."""
        line, last, anchor = self._lines[index], self._lines[index - 1], self._lines[self._anchor]
        if not (line.extents and last.extents) or line.page != last.page:
            return line.page != last.page
        if line.vertical or last.vertical or anchor.vertical:
            return False
        if self._stands_beside_heading(index):
            return False
        beside = line.box[0] > anchor.box[2] or line.box[2] < anchor.box[0]
        return beside and line.box[3] < last.box[1] and line.box[1] < anchor.box[3]

    def _stands_beside_heading(self, index: int) -> bool:
        """Whether its heading stands left of its text, and the line no higher."""
        heading, line = self._headed.get(self._anchor), self._lines[index]
        if heading is None or line.box[3] <= heading.line.box[1]:
            return False
        first = self._lines[min(heading.last + 1, index)]
        return first.box[1] < heading.line.box[3] and first.box[3] > heading.line.box[1]

    def kind_at(self, index: int) -> SectionKind | None:
        """The section of a column that begins without a heading: who it is, at the head of the
        first page; else what the column was in on the page before. None: what the text is in."""
        line = self._lines[index]
        if not line.extents:
            return None
        if line.page == 0:
            return SectionKind.PERSON if self._is_head(index) else None
        before = [flow for flow in self._flows if flow.page == line.page - 1]
        if len(before) < 2:
            return None
        before = [flow for flow in before if flow.headed]
        shared = [(_overlap(line, flow), place) for place, flow in enumerate(before)]
        best, place = max(shared, default=(0.0, 0))
        return before[place].kind if best > 0 else None

    def _is_head(self, index: int) -> bool:
        """Above every heading, or with the page's largest type: a name."""
        if self._lines[index].box[1] < self._top:
            return True
        for place in range(index, len(self._lines)):
            if place in self._headed or self._lines[place].page > 0:
                return False
            if _may_be_name(self._lines[place]) and self._lines[place].size == self._largest:
                return True
        return False

    def take(self, index: int, kind: SectionKind, moves: bool) -> None:
        """Goes over a line that belongs to a section of that kind."""
        line = self._lines[index]
        if moves or index in self._headed or not self._flows:
            self._anchor = index
            if moves or not self._flows:
                self._flows.append(_Flow(line.page, *line.box[::2], kind, False))
        flow = self._flows[-1]
        if index in self._headed:
            flow.low, flow.high = line.box[::2]
        flow.low, flow.high = min(flow.low, line.box[0]), max(flow.high, line.box[2])
        flow.kind = kind
        flow.headed = flow.headed or index in self._headed or kind is not SectionKind.PERSON


def _may_be_name(line: Line) -> bool:
    return line.page == 0 and line.end - line.start > _FIGURE


def _overlap(line: Line, flow: _Flow) -> float:
    """Shared width, of all that the two cover; 0 where they stand side by side."""
    shared = min(line.box[2], flow.high) - max(line.box[0], flow.low)
    return max(0.0, shared) / max(1.0, max(line.box[2], flow.high) - min(line.box[0], flow.low))
