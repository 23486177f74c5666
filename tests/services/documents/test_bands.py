"""Pages of drawings with captions, band below band; and lists in two columns."""

from collections.abc import Callable

from drawing import paragraph, put, together

from careerflow.models.document import Document
from careerflow.services.documents import server
from careerflow.services.task import TaskContext

MakePdf = Callable[..., bytes]
HEADING = {"size": 12, "fontname": "hebo"}


def read(data: bytes) -> Document:
    return server.read(TaskContext(), server.open_pdf(data, None), data)


def first_words(document: Document) -> list[str]:
    return [line.split()[0] for line in document.text.split("\n") if line.strip()]


def numbered(word: str, count: int) -> list[str]:
    return [f"{word}{n}" for n in range(count)]


def test_bands_are_read_one_after_the_other_each_by_its_own_columns(make_pdf: MakePdf) -> None:
    """White stands above white between x = 270 and 285 in all three bands."""
    page = together(
        put((50, 50, "Anna"), size=20),
        put(*paragraph(50, 120, 5, "intro")),
        put((195, 125, "Figure0"), (185, 155, "Figure1 below")),
        put(*paragraph(330, 127, 4, "aim")),
        put((50, 230, "SKILLS"), **HEADING),
        put(*[(60 + 6 * n, 255 + 16 * n, f"bar{n}") for n in range(7)]),
        put(*paragraph(290, 283, 5, "now")),
        put((50, 420, "INTERESTS"), **HEADING),
        put((70, 455, "7"), (60, 480, "years"), (50, 500, "of games")),
        put(*paragraph(160, 453, 5, "free")),
        put(*[(400 - 4 * n, 455 + 19 * n, f"kind{n}") for n in range(4)]),
    )
    assert first_words(read(make_pdf(page))) == [
        "Anna",
        *numbered("intro", 5),
        *numbered("Figure", 2),
        *numbered("aim", 4),
        "SKILLS",
        *numbered("bar", 7),
        *numbered("now", 5),
        "INTERESTS",
        *("7", "years", "of"),
        *numbered("free", 5),
        *numbered("kind", 4),
    ]


def test_columns_with_white_at_the_same_heights_are_no_bands(make_pdf: MakePdf) -> None:
    page = together(
        put((50, 50, "Anna"), size=20),
        *[put(*paragraph(50, 120 + 120 * n, 4, f"left{n}x")) for n in range(4)],
        *[put(*paragraph(300, 120 + 120 * n, 4, f"right{n}x")) for n in range(4)],
    )
    assert first_words(read(make_pdf(page))) == [
        "Anna",
        *[word for n in range(4) for word in numbered(f"left{n}x", 4)],
        *[word for n in range(4) for word in numbered(f"right{n}x", 4)],
    ]


def test_columns_of_uneven_edges_with_headings_of_their_own_are_no_bands(
    make_pdf: MakePdf,
) -> None:
    """As where dates stand left of the text: what begins where tells nothing."""
    right = [(300, 120, "1710"), (340, 240, "1720"), (320, 360, "1730"), (360, 480, "1740")]
    page = together(
        put((50, 50, "Anna"), size=20),
        *[put(*paragraph(50, 120 + 120 * n, 5, f"left{n}x")) for n in range(4)],
        put((300, 105, "EDUCATION"), **HEADING),
        *[put(*paragraph(x, y, 5, f"{year}x")) for x, y, year in right],
    )
    told = first_words(read(make_pdf(page)))
    assert told.index("EDUCATION") == 1 + 20


def test_points_far_apart_in_two_columns_are_two_lists(make_pdf: MakePdf) -> None:
    rows = [
        (x, 150 + 22 * n, f"• {side}{n} one point")
        for n in range(4)
        for x, side in ((50, "left"), (300, "right"))
    ]
    page = together(put((50, 50, "Anna"), size=20), put(*rows), put((50, 320, "Afterwards")))
    told = [line.split()[-3] for line in read(make_pdf(page)).text.split("\n")[1:9]]
    assert told == [*numbered("left", 4), *numbered("right", 4)]
