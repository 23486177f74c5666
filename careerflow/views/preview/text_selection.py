"""The selected passage of a CV's text, as mouse and keys change it."""

from enum import Enum

from careerflow.views.preview.page_text import PageText, Place, Span


class Unit(Enum):
    """What a selection grows by: one click, two, three."""

    CHARACTER = 1
    WORD = 2
    LINE = 3


class TextSelection:
    """`span` is empty where nothing is selected."""

    def __init__(self, text: PageText) -> None:
        self._text = text
        self._unit = Unit.CHARACTER
        self._anchor: Span = (0, 0)
        self.span: Span = (0, 0)
        self.caret = 0
        """The end that moves."""

    def __bool__(self) -> bool:
        return self.span[0] < self.span[1]

    def clear(self) -> None:
        self.span = (self.caret, self.caret)
        self._anchor = self.span

    def begin(self, place: Place, unit: Unit) -> None:
        """A press: the unit under it is selected, and stays so while it grows."""
        self._unit = unit
        self._anchor = self.span = self._around(place)
        self.caret = self.span[1]

    def extend(self, place: Place) -> None:
        """A drag, or a press with Shift: from where it began to here, by whole units."""
        start, end = self._around(place)
        backwards = start < self._anchor[0]
        self.span = (min(start, self._anchor[0]), max(end, self._anchor[1]))
        self.caret = self.span[0] if backwards else self.span[1]

    def select(self, span: Span) -> None:
        self._unit = Unit.CHARACTER
        self.span = span
        self._anchor = (span[0], span[0])
        self.caret = span[1]

    def select_all(self) -> None:
        self.select((0, len(self._text.text)))

    def move(self, by: int) -> None:
        """Grows or shrinks by characters."""
        self._move_to(self.caret + by)

    def move_word(self, by: int) -> None:
        """Grows or shrinks by one word: `by` is 1 or -1."""
        text, at = self._text.text, self.caret
        letter = at if by > 0 else at - 1
        while 0 <= letter < len(text) and not text[letter].isalnum():
            letter += by
        while 0 <= letter < len(text) and text[letter].isalnum():
            letter += by
        self._move_to(letter if by > 0 else letter + 1)

    def move_lines(self, by: int) -> None:
        self._move_to(self._text.step(self.caret, by))

    def _move_to(self, at: int) -> None:
        self.caret = min(max(at, 0), len(self._text.text))
        anchor = self._anchor[0] if self.caret >= self._anchor[0] else self._anchor[1]
        self.span = (min(anchor, self.caret), max(anchor, self.caret))

    def _around(self, place: Place) -> Span:
        if self._unit is Unit.WORD:
            return self._text.word(place.character)
        if self._unit is Unit.LINE:
            return self._text.line(place.character)
        return place.caret, place.caret
