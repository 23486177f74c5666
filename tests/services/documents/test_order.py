"""Whole pages as a person reads them: one drawn document for each rule, and random columns."""

import random
from collections.abc import Callable

from drawing import Draw, paragraph, put, together
from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.document import Document
from careerflow.services.documents import server
from careerflow.services.documents.extraction import Fragment
from careerflow.services.documents.layout import reading_order
from careerflow.services.task import TaskContext

MakePdf = Callable[..., bytes]
WIDE = "runs from the left edge of the page to its right edge, across whatever stands below it"
HEADING = {"size": 13, "fontname": "hebo"}


def read(data: bytes) -> Document:
    return server.read(TaskContext(), server.open_pdf(data, None), data)


def words(document: Document) -> list[str]:
    return [line.split()[0] for line in document.text.split("\n") if line.strip()]


def numbered(word: str, count: int) -> list[str]:
    return [f"{word}{n}" for n in range(count)]


def wide(x: float, y: float, count: int, word: str) -> list[tuple[float, float, str]]:
    return [
        (x, y + 13 * n, f"{word}{n} is a line of text that is long, and goes on for some while")
        for n in range(count)
    ]


def parts(document: Document) -> list[tuple[str, list[str]]]:
    """Kind of each section, and the first words of its lines."""
    return [
        (
            section.kind.value,
            [
                line.split()[0]
                for line in document.text[section.start : section.end].split("\n")
                if line.strip()
            ],
        )
        for section in document.sections
    ]


def test_headings_in_a_left_column_head_what_stands_beside_them(make_pdf: MakePdf) -> None:
    draws: list[Draw] = [put((50, 50, "Anna"), size=20)]
    for n, heading in enumerate(("Experience", "Education", "Languages")):
        y = 100 + 90 * n
        draws += [put((50, y, heading), **HEADING), put(*wide(170, y, 5, f"body{n}x"))]
    assert parts(read(make_pdf(together(*draws)))) == [
        ("person", ["Anna"]),
        ("experience", ["Experience", *numbered("body0x", 5)]),
        ("education", ["Education", *numbered("body1x", 5)]),
        ("languages", ["Languages", *numbered("body2x", 5)]),
    ]


def test_a_heading_over_several_lines_beside_its_text(make_pdf: MakePdf) -> None:
    draws: list[Draw] = [put((50, 50, "Anna"), size=20)]
    for n, lines in enumerate(
        (("PROFESSIONAL", "EXPERIENCE"), ("EDUCATION",), ("AWARDS &", "GRANTS"))
    ):
        y = 100 + 90 * n
        draws += [put((50, y + 13 * k, line), fontname="hebo") for k, line in enumerate(lines)]
        draws += [put(*wide(170, y, 5, f"body{n}x"))]
    document = read(make_pdf(together(*draws)))
    assert [kind for kind, _ in parts(document)] == ["person", "experience", "education", "awards"]
    assert parts(document)[1][1] == ["PROFESSIONAL", "EXPERIENCE", *numbered("body0x", 5)]


def test_a_heading_close_beside_its_text(make_pdf: MakePdf) -> None:
    draws: list[Draw] = [put((50, 50, "Anna"), size=20)]
    for n, heading in enumerate(("Professional Summary", "Education", "Experience")):
        y = 100 + 90 * n
        draws += [put((50, y, heading), size=12), put(*wide(178, y, 5, f"body{n}x"))]
    document = read(make_pdf(together(*draws)))
    assert [kind for kind, _ in parts(document)] == ["person", "summary", "education", "experience"]
    assert words(document)[1:4] == ["Professional", "body0x0", "body0x1"]


def test_a_range_of_dates_over_two_lines(make_pdf: MakePdf) -> None:
    texts = []
    for n in range(3):
        y = 100 + 60 * n
        texts += [(50, y, f"201{n}-06 -"), (50, y + 13, f"201{n}-09")]
        texts += [
            (120, y + 13 * k, f"job{n}x{k} that was done in the course of it") for k in range(4)
        ]
    assert words(read(make_pdf(put(*texts)))) == [
        word for n in range(3) for word in (f"201{n}-06", f"201{n}-09", *numbered(f"job{n}x", 4))
    ]


def test_a_range_up_to_now_over_two_lines(make_pdf: MakePdf) -> None:
    texts = [(50, 100, "7/2016 -"), (50, 116, "hien tai"), *wide(120, 100, 4, "job")]
    assert words(read(make_pdf(put(*texts)))) == ["7/2016", "hien", *numbered("job", 4)]


def test_place_dates_and_length_at_the_right_follow_the_first_line(make_pdf: MakePdf) -> None:
    texts = []
    for n in range(3):
        y = 100 + 90 * n
        texts += [(50, y, f"job{n} at Acme")]
        texts += [
            (50, y + 13 * k, f"- did{n}x{k} what was asked for in good time") for k in (1, 2, 3)
        ]
        texts += [
            (480, y, f"Hanoi{n}"),
            (455, y + 13, f"06/201{n} - 2019"),
            (475, y + 26, "4 months"),
        ]
    found = read(make_pdf(put(*texts))).text.splitlines()
    expected = [
        line
        for n in range(3)
        for line in (f"job{n} at Acme", f"Hanoi{n}", f"06/201{n} - 2019", "4 months")
    ]
    assert [line for line in found if not line.startswith("-")] == expected
    assert found[4:7] == [f"- did0x{k} what was asked for in good time" for k in (1, 2, 3)]


def test_turned_headings_come_before_their_block(make_pdf: MakePdf) -> None:
    draws: list[Draw] = []
    for n, heading in enumerate(("EXPERIENCE", "EDUCATION")):
        y = 100 + 250 * n
        draws += [put(*paragraph(50, y, 12, f"body{n}x"))]
        draws += [put((520, y + 30, heading), size=16, rotate=270)]
    expected = [("experience", ["EXPERIENCE", *numbered("body0x", 12)])]
    expected += [("education", ["EDUCATION", *numbered("body1x", 12)])]
    assert parts(read(make_pdf(together(*draws)))) == expected


def test_contacts_beside_a_name_are_a_column(make_pdf: MakePdf) -> None:
    contacts = ["+84 900 000 001", "anna@example.org", "github.com/anna", "Hanoi"]
    right = [(440, 40 + 12 * n, text) for n, text in enumerate(contacts)]
    left = [(50, 66 + 14 * n, f"who{n} builds reliable things for people") for n in range(4)]
    body = [(50, 160 + 13 * n, f"body{n} {WIDE}") for n in range(6)]
    page = together(put((50, 48, "Anna"), size=20), put(*left, *right, *body))
    found = words(read(make_pdf(page)))
    assert found == [
        "Anna",
        *numbered("who", 4),
        *[c.split()[0] for c in contacts],
        *numbered("body", 6),
    ]


def test_a_name_of_one_line_beside_many_contacts(make_pdf: MakePdf) -> None:
    contacts = [(400, 40 + 12 * n, f"+84 900 000 00{n}") for n in range(6)]
    page = together(put((50, 60, "Anna Berg"), (50, 90, "Engineer"), size=20), put(*contacts))
    assert words(read(make_pdf(page))) == ["Anna", "Engineer", *["+84"] * 6]


def test_a_name_between_the_first_and_the_last_of_the_facts_beside_it(make_pdf: MakePdf) -> None:
    facts = ("Born in 1994", "Leeds in Yorkshire", "0123 456 789", "Licence: B")
    page = together(
        put((50, 60, "Anna Lee"), size=26),
        put((50, 78, "Keeper of Herons"), size=13),
        put(*[(300, 30 + 22 * n, fact) for n, fact in enumerate(facts)]),
        put(*wide(50, 160, 4, "body")),
    )
    assert read(make_pdf(page)).text.split("\n")[:6] == ["Anna Lee", "Keeper of Herons", *facts]


def test_contacts_under_the_title_go_with_it(make_pdf: MakePdf) -> None:
    contacts = [(250, 76, "anna@example.org"), (250, 92, "Certified")]
    side, main = paragraph(50, 140, 30, "side"), paragraph(250, 142, 30, "main")
    heading = put((250, 122, "Experience"), **HEADING)
    page = together(put((250, 50, "Anna"), size=24), heading, put(*contacts, *side, *main))
    assert words(read(make_pdf(page)))[:4] == ["Anna", "anna@example.org", "Certified", "side0"]


def test_contacts_in_a_row_at_the_foot_belong_to_no_column(make_pdf: MakePdf) -> None:
    foot = [(90, 700, "Anna Berg"), (230, 700, "Hanoi"), (390, 700, "anna@example.org")]
    left, right = paragraph(50, 100, 40, "left"), paragraph(320, 104, 41, "right")
    found = words(read(make_pdf(put(*left, *right, *foot))))
    assert found == [
        *numbered("left", 40),
        *numbered("right", 41),
        "Anna",
        "Hanoi",
        "anna@example.org",
    ]


def test_a_timeline_beside_a_column_is_no_column_of_dates(make_pdf: MakePdf) -> None:
    years = [(330, 100 + 27 * n, f"{1 + n}/2015 Worked as Engineer at Acme{n}") for n in range(16)]
    left = [(50, 100 + 13.3 * n, f"left{n} has something to say") for n in range(32)]
    found = words(read(make_pdf(put(*left, *years))))
    assert found == [*numbered("left", 32), *[f"{1 + n}/2015" for n in range(16)]]


def test_a_heading_over_low_columns_divides_them(make_pdf: MakePdf) -> None:
    texts = [(50, 60, f"First {WIDE}")]
    texts += paragraph(50, 113, 4, "a") + paragraph(300, 113, 6, "b")
    texts += paragraph(50, 236, 4, "c") + paragraph(300, 236, 4, "d")
    heads = put((50, 95, "Skills"), (50, 218, "References"), **HEADING)
    order = ["Skills", *numbered("a", 4), *numbered("b", 6)]
    order += ["References", *numbered("c", 4), *numbered("d", 4)]
    assert words(read(make_pdf(together(put(*texts), heads)))) == ["First", *order]


def test_the_longer_of_two_low_columns_is_read_to_its_end(make_pdf: MakePdf) -> None:
    texts = [(50, 60, f"First {WIDE}"), *paragraph(50, 100, 7, "a"), *paragraph(300, 104, 4, "b")]
    texts += [(50, 230, f"Last {WIDE}")]
    assert words(read(make_pdf(put(*texts)))) == [
        "First",
        *numbered("a", 7),
        *numbered("b", 4),
        "Last",
    ]


def test_a_right_column_that_ends_early_does_not_cut_the_left_one(make_pdf: MakePdf) -> None:
    left = [*paragraph(50, 50, 14, "a"), (50, 250, "Projects"), *paragraph(50, 270, 30, "b")]
    right = [(160, 52 + 13 * n, f"side{n}") for n in range(12)]
    found = words(read(make_pdf(put(*left, *right))))
    expected = [*numbered("a", 14), "Projects", *numbered("b", 30), *numbered("side", 12)]
    assert found == expected


def test_letter_spaced_headings_in_both_columns(make_pdf: MakePdf) -> None:
    draws: list[Draw] = []
    for x, heads in (
        (50, ("S K I L L S", "L A N G U A G E S")),
        (300, ("E X P E R I E N C E", "E D U C A T I O N")),
    ):
        for n, heading in enumerate(heads):
            y = 100 + 230 * n + x / 100
            draws += [
                put((x, y, heading), fontname="hebo"),
                put(*paragraph(x, y + 20, 14, f"b{x}{n}x")),
            ]
    found = parts(read(make_pdf(together(*draws))))
    assert [kind for kind, _ in found] == ["skills", "languages", "experience", "education"]
    assert found[2][1] == ["EXPERIENCE", *numbered("b3000x", 14)]


def two_columns(side: list[tuple[float, str]], main: list[tuple[float, str]]) -> Draw:
    """Lines at their baselines; those of capitals are headings."""
    draws = [
        put((x, y, text), **(HEADING if text.isupper() else {}))
        for x, column in ((50, side), (250, main))
        for y, text in column
    ]
    return together(*draws)


def lines(top: float, count: int, word: str) -> list[tuple[float, str]]:
    return [(top + 13 * n, f"{word}{n} line of text") for n in range(count)]


def test_each_column_goes_on_with_its_section_on_the_next_page(make_pdf: MakePdf) -> None:
    first = two_columns(
        [(100, "SKILLS"), *lines(120, 20, "skill"), (500, "AWARDS"), *lines(520, 18, "award")],
        [(103, "EXPERIENCE"), *lines(123, 45, "job")],
    )
    second = two_columns(
        [*lines(50, 12, "prize"), (260, "LANGUAGES"), *lines(280, 6, "tongue")],
        [*lines(52, 15, "task"), (290, "EDUCATION"), *lines(310, 9, "school")],
    )
    kinds = {word: kind for kind, found in parts(read(make_pdf(first, second))) for word in found}
    assert (kinds["prize0"], kinds["prize11"], kinds["tongue5"]) == (
        "awards",
        "awards",
        "languages",
    )
    assert (kinds["task0"], kinds["task14"], kinds["school8"]) == (
        "experience",
        "experience",
        "education",
    )


def test_text_at_the_head_of_the_second_column_says_who_it_is(make_pdf: MakePdf) -> None:
    page = two_columns(
        [(200, "SKILLS"), *lines(220, 30, "skill")],
        [*lines(50, 4, "who"), (203, "EXPERIENCE"), *lines(223, 30, "job")],
    )
    kinds = {word: kind for kind, found in parts(read(make_pdf(page))) for word in found}
    assert (kinds["who0"], kinds["who3"], kinds["job0"]) == ("person", "person", "experience")


@st.composite
def columns(draw: st.DrawFn) -> list[list[Fragment]]:
    """One to three columns of lines, each on a grid of its own."""
    made: list[list[Fragment]] = []
    left = 40.0
    leadings = draw(st.permutations([11.5, 13.0, 14.6]))
    for name, leading in zip("abc"[: draw(st.integers(1, 3))], leadings, strict=False):
        count = draw(st.integers(12, 35))
        top = draw(st.floats(60, 90))
        widths = draw(st.lists(st.integers(12, 26), min_size=count, max_size=count))
        column = []
        for n, width in enumerate(widths):
            text = f"{name}{n:02d} ".ljust(width, "x")
            extents = [(left + 5 * k, left + 5 * k + 5) for k in range(width)]
            y = top + leading * n
            box = (left, y, left + 5 * width, y + 10)
            column.append(Fragment(text, extents, box, 10, False, False, False, 0))
        made.append(column)
        left += 130 + draw(st.floats(12, 40))
    return made


@given(columns(), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_random_columns_are_read_one_after_the_other(
    page: list[list[Fragment]], chance: random.Random
) -> None:
    """Every line once, whatever the order in which the file draws them."""
    drawn = [item for column in page for item in column]
    chance.shuffle(drawn)
    for order, item in enumerate(drawn):
        item.order = order
    expected = [item.text for column in page for item in column]
    assert [line.text for line in reading_order(drawn)] == expected


@given(columns(), st.booleans(), st.booleans(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_random_columns_between_head_and_foot(
    page: list[list[Fragment]], head: bool, foot: bool, chance: random.Random
) -> None:
    def across(word: str, y: float) -> list[Fragment]:
        text = word.ljust(90, "x")
        extents = [(40 + 5.0 * k, 45 + 5.0 * k) for k in range(90)]
        return [Fragment(text, extents, (40, y, 490, y + 10), 10, False, False, False, 0)]

    above, below = across("head", 20) if head else [], across("foot", 650) if foot else []
    expected = [*above, *(item for column in page for item in column), *below]
    drawn = list(expected)
    chance.shuffle(drawn)
    for order, item in enumerate(drawn):
        item.order = order
    assert [line.text for line in reading_order(drawn)] == [item.text for item in expected]


def test_labels_of_a_drawing_stay_out_of_the_sentence_beside_them(make_pdf: MakePdf) -> None:
    sentence = ("The biggest part I give", "to my work is in the area", "of kites and of herons")
    page = together(
        put((50, 50, "Anna"), size=20),
        put(*[(50, 150 + 13 * n, words) for n, words in enumerate(sentence)]),
        put((230, 157, "Research"), (250, 171, "Design")),
    )
    assert read(make_pdf(page)).text.split("\n")[1:6] == [*sentence, "Research", "Design"]


def test_a_cell_of_a_wrapped_line_stays_in_its_row(make_pdf: MakePdf) -> None:
    page = put(
        (50, 50, "Anna"),
        (50, 150, "Keeper of the herons and"),
        (230, 150, "Leeds"),
        (50, 163, "of all the kites"),
    )
    assert read(make_pdf(page)).text.split("\n")[1:4] == [
        "Keeper of the herons and",
        "Leeds",
        "of all the kites",
    ]


def test_two_lists_drawn_row_by_row_are_two_columns(make_pdf: MakePdf) -> None:
    rows = [
        (x, 150 + 13 * n, f"• {side}{n} one point")
        for n in range(4)
        for x, side in ((50, "left"), (300, "right"))
    ]
    page = together(put((50, 50, "Anna"), size=20), put(*rows))
    told = [line.split()[1] for line in read(make_pdf(page)).text.split("\n")[1:9]]
    assert told == [*numbered("left", 4), *numbered("right", 4)]
