"""Which lines head sections: known words, in the headings' type, over one line or several."""

import pytest

from careerflow.models.document import Line, SectionKind
from careerflow.services.documents.headings import heading_kind, headings

Row = tuple[str, float, float, float, bool]  # words, x, y, size, bold


def found(*rows: Row) -> list[tuple[str, str]]:
    """Words and kind of each heading."""
    text, lines = "", []
    for words, x, y, size, bold in rows:
        extents = tuple((x + 5 * i, x + 5 * i + 5) for i in range(len(words)))
        box = (x, y, x + 5 * len(words), y + size)
        lines.append(Line(0, len(text), len(text) + len(words), box, extents, size, bold))
        text += words + "\n"
    return [
        (text[one.line.start : lines[one.last].end].replace("\n", " "), one.kind.value)
        for one in headings(text, tuple(lines))
    ]


def body(y: float) -> Row:
    return ("Built it in two years", 50, y, 10, False)


MAIN: tuple[Row, ...] = (
    ("EXPERIENCE", 50, 100, 14, True),
    body(120),
    ("EDUCATION", 50, 200, 14, True),
    body(220),
    ("SKILLS", 50, 300, 14, True),
    body(320),
)
KNOWN = [("EXPERIENCE", "experience"), ("EDUCATION", "education"), ("SKILLS", "skills")]


def test_labels_with_their_values_are_no_headings() -> None:
    labels = []
    for n, word in enumerate(("Status", "Fields", "Tools", "Activities")):
        labels += [
            (word, 50.0, 20.0 + 15 * n, 14.0, True),
            ("a, b, c", 150.0, 20.0 + 15 * n, 10.0, False),
        ]
    assert found(*labels, *MAIN) == KNOWN


def test_a_heading_over_lines_is_one() -> None:
    rows = (("PROFESSIONAL", 50, 400, 14, True), ("AFFILIATIONS", 50, 416, 14, True), body(440))
    assert found(*MAIN, *rows) == [*KNOWN, ("PROFESSIONAL AFFILIATIONS", "activities")]


def test_two_headings_without_text_between_are_two() -> None:
    rows = (("AWARDS", 50, 400, 14, True), ("INTERESTS", 50, 416, 14, True), body(440))
    assert found(*MAIN, *rows) == [*KNOWN, ("AWARDS", "awards"), ("INTERESTS", "interests")]


def test_the_end_of_a_sentence_is_no_heading() -> None:
    assert found(*MAIN, ("projects.", 50, 400, 14, True)) == KNOWN


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("ON CAMPUS INVOLVEMENT", "activities"),
        ("KINH NGHIỆM QUẢN LÝ", "experience"),
        ("SELF PROJECTS", "projects"),
        ("SECURITY CLEARANCE", "other"),
    ],
)
def test_an_unknown_heading_is_told_by_a_known_part(words: str, kind: str) -> None:
    assert found(*MAIN, (words, 50, 400, 14, True)) == [*KNOWN, (words, kind)]


def test_words_that_head_a_section_only_together() -> None:
    assert heading_kind("Tools & Frameworks") is SectionKind.SKILLS
    assert heading_kind("Frameworks") is None
