"""Documents that the tests set by themselves, in characters of one width."""

from collections.abc import Sequence

from careerflow.models.document import Document, DocumentKind, Line, Page, Person

WIDTH, HEIGHT = 5.0, 12.0  # of a character and of a line of the pages made here


def printed(*pages: Sequence[tuple[float, float, str]], vertical: bool = False) -> Document:
    """Pages of lines (x, y, words), set in characters of one width."""
    text, lines, made = "", [], []
    for number, page in enumerate(pages):
        text += "\f" if number else ""
        start = len(text)
        for x, y, words in page:
            along = y if vertical else x
            extents = tuple((along + WIDTH * i, along + WIDTH * (i + 1)) for i in range(len(words)))
            long = WIDTH * len(words)
            box = (x, y, x + HEIGHT, y + long) if vertical else (x, y, x + long, y + HEIGHT)
            place = (len(text), len(text) + len(words))
            lines.append(Line(number, *place, box, extents, 10.0, False, vertical))
            text += words + "\n"
        made.append(Page(600.0, 800.0, start, len(text)))
    return Document(
        "0" * 64, DocumentKind.PDF, "en", text, tuple(made), tuple(lines), (), (), Person()
    )
