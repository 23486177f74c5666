"""A CV of two pages: two columns on the first, text that was turned on the second."""

from careerflow.models.document import Document, DocumentKind, Line, Page, Person
from careerflow.models.job import Axis
from careerflow.models.report import Verdict
from careerflow.views.preview.highlights import Highlight
from careerflow.views.preview.page_text import PageText

A4 = (595.0, 842.0)
STEP = 6.0
"""Points that each character of these CVs is wide."""
LEFT, RIGHT = 50.0, 320.0
ROWS = (
    (0, "Kế toán trưởng", LEFT, 100.0),
    (0, "left two words", LEFT, 120.0),
    (0, "right column here", RIGHT, 100.0),
    (0, "soft\u00adware", RIGHT, 120.0),
    (1, "second page", LEFT, 60.0),
)


def line(page: int, start: int, text: str, x: float, y: float) -> Line:
    extents = tuple((x + STEP * n, x + STEP * (n + 1)) for n in range(len(text)))
    box = (x, y, x + STEP * len(text), y + 12.0)
    return Line(page, start, start + len(text), box, extents, 12.0, bold=False)


def upwards(page: int, start: int, text: str, x: float, bottom: float) -> Line:
    """Read with the head tilted to the left."""
    extents = tuple((bottom - STEP * (n + 1), bottom - STEP * n) for n in range(len(text)))
    box = (x, bottom - STEP * len(text), x + 12.0, bottom)
    return Line(page, start, start + len(text), box, extents, 12.0, bold=False, vertical=True)


def make_cv() -> Document:
    text, lines, starts = "", [], {0: 0}
    for page, words, x, y in ROWS:
        if page not in starts:
            text += "\f"
            starts[page] = len(text)
        lines.append(line(page, len(text), words, x, y))
        text += words + "\n"
    lines.append(upwards(1, len(text), "turned", 500.0, 400.0))
    text += "turned\n"
    pages = (Page(*A4, 0, starts[1] - 1), Page(*A4, starts[1], len(text)))
    return Document("cv", DocumentKind.PDF, "vi", text, pages, tuple(lines), (), (), Person())


def mark(
    cv: Document, row: int, words: str, verdict=Verdict.MET, axis=Axis.HARD_SKILLS
) -> Highlight:
    """The evidence `words` of the CV, for a row."""
    start = cv.text.index(words)
    span = (start, start + len(words))
    text = PageText(cv)
    page = text.page(start)
    boxes = tuple(text.boxes(page, span))
    return Highlight(row, verdict, f"requirement {row}", words, page, boxes, *span, axis)
