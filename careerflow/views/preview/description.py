"""What is marked on the page in view, for those who cannot see it."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from careerflow.views.preview.highlights import Highlight
from careerflow.views.preview.page_marks import PageMarks


def describe_text(highlights: Iterable[Highlight]) -> str:
    """Of the sheet that shows the CV as text."""
    return _passages(highlights)


def describe_page(marks: PageMarks, page: int, pages: int) -> str:
    """Of one of `pages`, from 0."""
    place = QCoreApplication.translate("PreviewView", "Page {page} of {pages}.")
    said = [place.format(page=page + 1, pages=pages), _passages(marks.highlights_on(page))]
    warned = marks.warned
    if warned is not None and warned.boxes_on(page):
        outlined = QCoreApplication.translate("PreviewView", "Outlined: {warning}")
        said.append(outlined.format(warning=warned.sentence))
    return " ".join(said)


def _passages(highlights: Iterable[Highlight]) -> str:
    passages = "; ".join(f"{h.requirement}: {h.quote}" for h in highlights)
    told = QCoreApplication.translate("PreviewView", "Highlighted: {passages}")
    nothing = QCoreApplication.translate("PreviewView", "Nothing is highlighted here.")
    return told.format(passages=passages) if passages else nothing
