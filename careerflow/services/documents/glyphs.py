"""One character of a page and where it stands."""

from dataclasses import dataclass

from careerflow.models.document import Box


@dataclass(slots=True)
class Glyph:
    """`text` may hold a base letter with its marks. `low`/`high` run along the text."""

    text: str
    low: float
    high: float
    box: Box
    baseline: float
    size: float
    bold: bool
    drawn: bool  # False for text that is neither filled nor stroked, or fully transparent
    level: bool  # runs along x
    guessed: bool = False  # a space that is not in the file
