"""/ActualText names glyphs that the file does not name, and nothing else."""

import pymupdf
import pytest

from careerflow.models.document import Document
from careerflow.services.documents import server
from careerflow.services.task import TaskContext

NAME = "Jane Doe, chief accountant"


def read(operators: str) -> Document:
    """A page with its name and what `operators` print in Helvetica; \\1 is a glyph without name."""
    pdf = pymupdf.open()
    page = pdf.new_page()
    page.insert_text((50, 50), NAME, fontsize=12)
    xref = pdf.get_new_xref()
    pdf.update_object(xref, "<<>>")
    pdf.update_stream(xref, f"BT /helv 12 Tf 50 700 Td {operators} ET".encode("latin-1"))
    streams = " ".join(f"{number} 0 R" for number in (*page.get_contents(), xref))
    pdf.xref_set_key(page.xref, "Contents", f"[{streams}]")
    data = pdf.tobytes()
    return server.read(TaskContext(), server.open_pdf(data, None), data)


def described(actual: str, printed: str) -> str:
    return f"(an ) Tj /Span <</ActualText ({actual})>> BDC ({printed}) Tj EMC ( hour) Tj"


@pytest.mark.parametrize(
    ("actual", "printed", "text"),
    [
        ("office", "o\1ce", "an office hour"),
        ("hired", "Python", "an Python hour"),
        ("Kubernetes expert", "o\1ce", "an o\ufffdce hour"),
        ("", "o\1ce", "an o\ufffdce hour"),
    ],
)
def test_it_names_what_has_no_name(actual: str, printed: str, text: str) -> None:
    document = read(described(actual, printed))
    line = document.lines[1]
    assert document.text[line.start : line.end] == text
    assert len(line.extents) == len(text)
    assert all(low <= high for low, high in line.extents)


def test_an_icon_is_not_described() -> None:
    assert read("/Span <</ActualText (tel:)>> BDC (\1) Tj EMC").text == NAME + "\n"
