"""Reading order: columns are not interleaved, rows of dates and labels are."""

from collections.abc import Callable
from pathlib import Path

import pytest
from drawing import paragraph, put
from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.document import Document
from careerflow.services.documents import server
from careerflow.services.documents.extraction import Fragment
from careerflow.services.documents.layout import assemble, reading_order
from careerflow.services.documents.sides import are_cells
from careerflow.services.task import TaskContext

MakePdf = Callable[..., bytes]


def read(data: bytes) -> Document:
    return server.read(TaskContext(), server.open_pdf(data, None), data)


def words(document: Document) -> list[str]:
    return [line.split()[0] for line in document.text.splitlines()]


def numbered(word: str, count: int) -> list[str]:
    return [f"{word}{n}" for n in range(count)]


def test_two_columns_under_a_heading(make_pdf: MakePdf) -> None:
    head = [(50, 60, "Jane Doe, a headline that runs across both of the columns, to the right end")]
    left, right = paragraph(50, 100, 20, "left"), paragraph(320, 97, 24, "right")
    document = read(make_pdf(put(*head, *left, *right)))
    assert words(document) == ["Jane", *numbered("left", 20), *numbered("right", 24)]


def test_columns_drawn_row_by_row_off_the_grid(make_pdf: MakePdf) -> None:
    left, right = paragraph(50, 100, 12, "left"), paragraph(320, 105, 12, "right")
    rows = [text for pair in zip(left, right, strict=True) for text in pair]
    assert words(read(make_pdf(put(*rows)))) == [*numbered("left", 12), *numbered("right", 12)]


def test_three_columns(make_pdf: MakePdf) -> None:
    columns = [
        paragraph(40, 100, 9, "a"),
        paragraph(230, 104, 9, "b"),
        paragraph(420, 98, 9, "c"),
    ]
    document = read(make_pdf(put(*(text for column in columns for text in column))))
    assert words(document) == [*numbered("a", 9), *numbered("b", 9), *numbered("c", 9)]


def test_sidebar_between_header_and_footer(make_pdf: MakePdf) -> None:
    header = (50, 50, "A header across the page that is long enough to reach the second column")
    footer = (50, 800, "A footer across the page that is long enough to reach the second column")
    side, main = paragraph(50, 90, 8, "side"), paragraph(250, 90, 40, "main")
    document = read(make_pdf(put(header, *main, footer, *side)))
    assert words(document) == ["A", *numbered("side", 8), *numbered("main", 40), "A"]


def test_dates_stay_with_their_jobs(make_pdf: MakePdf) -> None:
    jobs = []
    for n in range(6):
        jobs += [(50, 100 + 40 * n, f"job{n} at Acme"), (450, 100 + 40 * n, f"20{10 + n} - now")]
        jobs += [(50, 113 + 40 * n, f"did{n} this and that")]
    document = read(make_pdf(put(*jobs)))
    order = [word for n in range(6) for word in (f"job{n}", f"20{10 + n}", f"did{n}")]
    assert words(document) == order


def test_labels_on_the_left_stay_with_their_rows(make_pdf: MakePdf) -> None:
    rows = []
    for n in range(5):
        rows += [(50, 100 + 30 * n, f"label{n}"), (150, 100 + 30 * n, f"value{n} first")]
        rows += [(150, 113 + 30 * n, f"more{n} of it")]
    document = read(make_pdf(put(*rows)))
    expected = [word for n in range(5) for word in (f"label{n}", f"value{n}", f"more{n}")]
    assert words(document) == expected


def test_a_block_of_columns_stays_under_its_heading(make_pdf: MakePdf) -> None:
    wide = "a line that runs across the whole of the page, from its left end up to its right end"
    texts = [(50, 60, f"First {wide}"), (50, 90, "Skills")]
    for n, word in enumerate("abc"):
        texts += paragraph(50 + 170 * n, 115, 4, word)
    texts += [(50, 190, "Projects"), (50, 215, "Chat"), (450, 215, "example.org")]
    texts += [(50, 228, "Short"), (50, 241, f"Last {wide}")]
    order = [*numbered("a", 4), *numbered("b", 4), *numbered("c", 4)]
    expected = ["First", "Skills", *order, "Projects", "Chat", "example.org", "Short", "Last"]
    assert words(read(make_pdf(put(*texts)))) == expected


def test_columns_whose_heads_are_drawn_as_a_row_of_their_own(make_pdf: MakePdf) -> None:
    wide = "a line that runs across the whole of the page, from its left end up to its right end"
    heads = [(50, 115, "Firsthead of all"), (210, 115, "Secondhead of it")]
    texts = [(50, 60, f"First {wide}"), *heads]
    texts += [(50, 128, "a0 line of text"), (50, 141, "a1 line of text")]
    texts += [(50, 154, "a2 line of text"), (50, 167, "a3 line of text")]
    texts += [(210, 128, "b0 line of text"), (210, 141, "b1 line of text")]
    expected = ["First", "Firsthead", *numbered("a", 4), "Secondhead", *numbered("b", 2)]
    assert words(read(make_pdf(put(*texts)))) == expected


def test_a_few_places_in_a_row_are_no_column(make_pdf: MakePdf) -> None:
    texts = []
    for n in range(4):
        texts += paragraph(50, 100 + 100 * n, 6, f"job{n}x")
        texts += [(300, 113 + 100 * n, f"Hanoi{n}")]
    found = words(read(make_pdf(put(*texts))))
    assert [found.index(f"Hanoi{n}") for n in range(4)] == [2, 9, 16, 23]


def test_no_line_spans_a_gutter(make_pdf: MakePdf) -> None:
    left, right = paragraph(50, 100, 15, "left"), paragraph(200, 100, 15, "right")
    document = read(make_pdf(put(*left, *right)))
    assert all(line.box[2] < 200 or line.box[0] >= 199 for line in document.lines)


def test_title_over_the_right_column_comes_first(make_pdf: MakePdf) -> None:
    def draw(page) -> None:  # type: ignore[no-untyped-def]
        page.insert_text((250, 50), "Jane Doe", fontsize=24)
        put(*paragraph(50, 120, 12, "side"), *paragraph(250, 110, 30, "main"))(page)

    assert words(read(make_pdf(draw)))[:3] == ["Jane", "side0", "side1"]


def test_contacts_in_a_row_belong_to_no_column(make_pdf: MakePdf) -> None:
    contacts = [(80, 70, "jane@example.org"), (290, 70, "0900 000 000"), (420, 70, "Hanoi")]
    side, main = paragraph(50, 110, 40, "side"), paragraph(260, 110, 45, "main")
    found = words(read(make_pdf(put((250, 50, "Jane Doe"), *contacts, *side, *main))))
    assert found[:5] == ["Jane", "jane@example.org", "0900", "Hanoi", "side0"]
    assert found[-45:] == numbered("main", 45)


def test_an_indented_start_of_the_right_column_is_no_masthead(make_pdf: MakePdf) -> None:
    side, more = paragraph(50, 50, 9, "side"), paragraph(50, 210, 30, "more")
    main = paragraph(280, 50, 10, "item") + paragraph(260, 210, 30, "main")
    expected = [*numbered("side", 9), *numbered("more", 30)]
    expected += [*numbered("item", 10), *numbered("main", 30)]
    assert words(read(make_pdf(put(*side, *more, *main)))) == expected


def test_bullets_stay_with_their_text_and_doubles_go(make_pdf: MakePdf) -> None:
    texts = [(50, 100, "-"), (85, 100, "Led a team"), (50, 130, "Bold"), (50.3, 130, "Bold")]
    assert read(make_pdf(put(*texts))).text == "- Led a team\nBold\n"


def test_pages_are_separated_by_one_form_feed(make_pdf: MakePdf) -> None:
    document = read(make_pdf(put((50, 50, "first page")), put(), put((50, 50, "third page"))))
    assert document.text == "first page\n\f\fthird page\n"
    texts = [document.text[page.start : page.end] for page in document.pages]
    assert texts == ["first page\n", "", "third page\n"]
    assert [line.page for line in document.lines] == [0, 2]


_place = st.floats(0, 600, allow_nan=False)


@given(places=st.lists(st.tuples(_place, _place, st.integers(1, 30)), max_size=40))
@settings(max_examples=60, deadline=None)
def test_every_fragment_is_read_once(places: list[tuple[float, float, int]]) -> None:
    made = []
    for n, (x, y, length) in enumerate(places):
        text = chr(0x4E00 + n) * length
        extents = [(x + 5 * k, x + 5 * k + 5) for k in range(length)]
        box = (x, y, x + 5 * length, y + 10)
        made.append(Fragment(text, extents, box, 10, False, False, False, n))
    lines = reading_order(made)
    text = assemble([(600, 600, lines)]).text
    letters = sorted(char for char in text if not char.isspace())
    assert letters == sorted("".join(chr(0x4E00 + n) * p[2] for n, p in enumerate(places)))
    assert all(len(line.text) == len(line.extents) for line in lines)


THEMES = [
    "classic",
    "ember",
    "engineeringclassic",
    "engineeringresumes",
    "harvard",
    "ink",
    "moderncv",
    "opal",
    "sb2nov",
]
STORY = (
    "RenderCV reads a CV",
    "Princeton University",
    "Efficient Neural Architecture Search",
    "Nexus AI",
    "Built foundation model infrastructure",
    "NVIDIA Research",
    "FlashInfer",
    "NeuralPrune",
)


@pytest.mark.corpus
@pytest.mark.parametrize("theme", THEMES)
def test_order_over_the_themes(corpus: Path, theme: str) -> None:
    text = read((corpus / "cvs" / f"en_rendercv_{theme}.pdf").read_bytes()).text
    flat = " ".join(text.split())
    places = [flat.find(passage) for passage in STORY]
    assert -1 not in places
    assert places == sorted(places)


MAIN = ("Designed and implemented real-time", "Led migration of legacy", "Mentored 3 junior")
WRAPPED = "reducing fraudulent charges by 18% through optimized"


@pytest.mark.corpus
@pytest.mark.parametrize(
    "layout", ["single_column", "two_column", "modern_single_column", "modern_two_column"]
)
def test_order_over_the_layouts(corpus: Path, layout: str) -> None:
    text = read((corpus / "cvs" / f"en_resumematcher_{layout}.pdf").read_bytes()).text
    flat = " ".join(text.split())
    places = [flat.find(passage) for passage in MAIN]
    assert -1 not in places
    assert places == sorted(places)
    assert WRAPPED in flat


def test_two_sides_none_of_whose_lines_meet_are_no_cells() -> None:
    above = Fragment("Ann", [(40.0, 60.0)], (40, 10, 60, 20), 10, False, False, False, 0)
    below = Fragment("Bob", [(300.0, 320.0)], (300, 50, 320, 60), 10, False, False, False, 1)
    assert not are_cells([above], [below])
