"""Sections where the text leaves a column: what stands beside a heading is not below it."""

from careerflow.models.document import Line
from careerflow.services.documents.sections import sections

Row = tuple[int, float, float, str, bool]  # page, x, y, words, heading

SIDE, MAIN = 40.0, 220.0


def set_at(rows: list[Row]) -> tuple[str, tuple[Line, ...]]:
    text, lines = "", []
    for page, x, y, words, heading in rows:
        extents = tuple((x + 5 * i, x + 5 * i + 5) for i in range(len(words)))
        box = (x, y, x + 5 * len(words), y + 11)
        place = (len(text), len(text) + len(words))
        lines.append(Line(page, *place, box, extents, 14.0 if heading else 10.0, heading))
        text += words + "\n"
    return text, tuple(lines)


def parts(rows: list[Row]) -> list[tuple[str, str]]:
    text, lines = set_at(rows)
    found = sections(text, lines)
    assert found[0].start == 0
    assert found[-1].end == len(text)
    return [(part.kind.value, text[part.body : part.end].strip()) for part in found]


def test_a_section_goes_on_after_the_side_bar_of_the_next_page() -> None:
    assert parts(
        [
            (0, MAIN, 40, "Anna Berg", False),
            (0, SIDE, 200, "SKILLS", True),
            (0, SIDE, 220, "Python", False),
            (0, MAIN, 100, "EXPERIENCE", True),
            (0, MAIN, 120, "Built pipelines", False),
            (1, SIDE, 200, "EDUCATION", True),
            (1, SIDE, 220, "Kiel", False),
            (1, MAIN, 40, "Led a team", False),
            (1, MAIN, 60, "Wrote reports", False),
            (1, MAIN, 80, "PROJECTS", True),
            (1, MAIN, 100, "A game", False),
        ]
    ) == [
        ("person", "Anna Berg"),
        ("skills", "Python"),
        ("experience", "Built pipelines"),
        ("education", "Kiel"),
        ("experience", "Led a team\nWrote reports"),
        ("projects", "A game"),
    ]


def test_the_head_of_the_page_is_no_part_of_the_column_below() -> None:
    assert parts(
        [
            (0, SIDE, 40, "Anna Berg", False),
            (0, SIDE, 60, "anna@example.org", False),
            (0, SIDE, 100, "AWARDS", True),
            (0, SIDE, 120, "First prize", False),
            (0, MAIN, 60, "+49 170 1234567", False),
            (0, MAIN, 100, "EXPERIENCE", True),
            (0, MAIN, 120, "Acme", False),
        ]
    ) == [
        ("person", "Anna Berg\nanna@example.org"),
        ("awards", "First prize"),
        ("person", "+49 170 1234567"),
        ("experience", "Acme"),
    ]


def test_a_heading_over_two_columns_heads_both() -> None:
    assert parts(
        [
            (0, SIDE, 40, "Anna Berg", False),
            (0, SIDE, 60, "SKILLS", True),
            (0, SIDE, 80, "Python", False),
            (0, SIDE, 100, "SQL", False),
            (0, MAIN, 80, "German", False),
            (0, MAIN, 100, "Kafka", False),
        ]
    ) == [("person", "Anna Berg"), ("skills", "Python\nSQL\nGerman\nKafka")]


def test_headings_beside_their_text_head_it() -> None:
    assert parts(
        [
            (0, SIDE, 40, "EXPERIENCE", True),
            (0, MAIN, 40, "Acme", False),
            (0, MAIN, 60, "Built pipelines", False),
            (0, SIDE, 80, "EDUCATION", True),
            (0, MAIN, 80, "Kiel", False),
        ]
    ) == [("experience", "Acme\nBuilt pipelines"), ("education", "Kiel")]


def test_a_column_that_nothing_is_known_of_stays_where_the_text_puts_it() -> None:
    assert parts(
        [
            (0, SIDE, 40, "SKILLS", True),
            (0, SIDE, 60, "Python", False),
            (0, MAIN, 40, "Built pipelines", False),
        ]
    ) == [("skills", "Python\nBuilt pipelines")]
