"""Text made to be slow is read, cut and searched as fast as any.

Nothing is timed: at these sizes what grows with the square of the text would take many minutes.
"""

import pytest

from careerflow.models.document import Document, DocumentKind, Line, Page, Person
from careerflow.services.documents.checks import MAX_CHARACTERS
from careerflow.services.documents.furniture import furniture
from careerflow.services.documents.locate import QuoteIndex, evidence
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.documents.sections import sections
from careerflow.services.documents.structure import recognise
from careerflow.services.profile.recognise import profile
from careerflow.services.retrieval.chunking import chunks

HOSTILE = {
    "one word": "a",
    "one number": "7",
    "one letter a line": "a\n",
    "spaces": " ",
    "line ends": "\n",
    "dashes": "- ",
    "bullets": "• ",
    "open brackets": "(",
    "dots": ". ",
    "colons": "a: ",
    "commas": "a,",
    "dates": "01/2019 - 02/2020 ",
    "dates without an end": "01/2019 - ",
    "dates a line": "Experience\n01/2019 - now\n",
    "months": "Jan ",
    "mail without a host": "a.a@",
    "mail without a name": "@a.a",
    "telephone": "+1 (2) 3-",
    "headings": "EXPERIENCE\n",
    "headings in one line": "Experience & ",
    "letters set apart": "E X ",
    "soft hyphens": "a\u00ad",
    "combining marks": "e\u0323\u0302",
    "words without a sentence": "word and ",
    "sentences": "Did it. ",
    "sentences over many lines": "a,\n" * 70 + "b. C,\n",
}


@pytest.mark.parametrize("part", HOSTILE.values(), ids=HOSTILE)
def test_recognition_chunks_and_location_finish(part: str) -> None:
    text = (part * (MAX_CHARACTERS // len(part)))[:MAX_CHARACTERS]
    document = read_plain_text(("Anna Berg\n" + text)[:MAX_CHARACTERS].encode())
    passages = chunks(document)
    assert all(chunk.start < chunk.end for chunk in passages)
    for chunk in passages[:: max(1, len(passages) // 50)]:
        assert evidence(document, chunk.start, chunk.end)
    index = QuoteIndex(document)
    assert index.locate("Anna")
    assert index.locate("what is not there at all") == ()


def scattered(count: int) -> tuple[str, tuple[Line, ...], tuple[Page, ...]]:
    """Lines that jump between columns, heights and pages as no page of a person's does."""
    text, lines, pages = "", [], []
    for number in range(count):
        words = ("EXPERIENCE", "Kafka 2019", "a", "• b", "Page 3")[number * number % 5]
        x, y = float(number * 7919 % 600), float(number * 104729 % 800)
        if number % 1000 == 0:
            text += "\f" if text else ""
            pages.append(len(text))
        extents = tuple((x + 5 * i, x + 5 * i + 5) for i in range(len(words)))
        box = (x, y, x + 5 * len(words), y + 11)
        size = 8.0 + number % 7
        place = (len(text), len(text) + len(words))
        lines.append(Line(len(pages) - 1, *place, box, extents, size, number % 3 == 0))
        text += words + "\n"
    ends = [*pages[1:], len(text) + 1]
    made = tuple(Page(600.0, 800.0, a, b - 1) for a, b in zip(pages, ends, strict=True))
    return text, tuple(lines), made


def test_lines_scattered_over_the_page_are_put_in_sections() -> None:
    text, lines, pages = scattered(15_000)
    found = recognise(text, lines, pages)
    assert found.sections == sections(text, lines)
    assert found.sections[-1].end == len(text)
    assert isinstance(furniture(text, lines, pages), frozenset)
    document = Document(
        "0" * 64,
        DocumentKind.PDF,
        "en",
        text,
        pages,
        lines,
        found.sections,
        found.periods,
        Person(),
    )
    assert len(chunks(document)) > 1000
    told = profile(document)
    assert all(start < end for job in told.jobs for start, end in job.spans)
    assert QuoteIndex(document).locate("Kafka 2019")


def test_quotes_made_of_what_repeats_are_looked_up() -> None:
    document = read_plain_text(("a-b " * (MAX_CHARACTERS // 4)).encode())
    index = QuoteIndex(document)
    for quote in ("a-b " * 500, "a b " * 500, "ab" * 500, "a-b c" * 500):
        index.locate(quote)
