from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.document import (
    Document,
    DocumentKind,
    Line,
    Page,
    Person,
    Section,
    SectionKind,
)
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.documents.structure import recognise
from careerflow.services.retrieval.chunking import chunks

WIDTH = 5.0  # of a character of the pages made here


def printed(rows: list[tuple[float, float, str, bool]]) -> Document:
    """One page of lines (x, y, words, bold) in characters of one width."""
    text, lines = "", []
    for x, y, words, bold in rows:
        extents = tuple((x + WIDTH * i, x + WIDTH * (i + 1)) for i in range(len(words)))
        place = (len(text), len(text) + len(words))
        box = (x, y, x + WIDTH * len(words), y + 11)
        lines.append(Line(0, *place, box, extents, 10.0, bold))
        text += words + "\n"
    pages = (Page(600.0, 800.0, 0, len(text)),)
    found = recognise(text, tuple(lines), pages)
    return Document(
        "0" * 64,
        DocumentKind.PDF,
        found.language,
        text,
        pages,
        tuple(lines),
        found.sections,
        found.periods,
        found.person,
    )


def passages(document: Document, kind: SectionKind | None = None) -> list[str]:
    return [
        document.text[chunk.start : chunk.end]
        for chunk in chunks(document)
        if kind in (None, chunk.section)
    ]


EXPERIENCE = [
    (50.0, 100.0, "Experience", True),
    (50.0, 120.0, "Data Engineer", True),
    (50.0, 132.0, "Nordbank AG, Hamburg", False),
    (450.0, 132.0, "Jan 2020 - nay", False),
    (50.0, 144.0, "• Built the payment pipeline that moves all orders of", False),
    (58.0, 156.0, "The Bank with Kafka and Flink", False),
    (50.0, 168.0, "• Led a team of 5", False),
    (50.0, 192.0, "Analyst", True),
    (50.0, 204.0, "Elbe Shop", False),
]


def test_a_job_is_its_heading_and_its_bullets() -> None:
    assert passages(printed(EXPERIENCE), SectionKind.EXPERIENCE) == [
        "Data Engineer\nNordbank AG, Hamburg\nJan 2020 - nay",
        "• Built the payment pipeline that moves all orders of\nThe Bank with Kafka and Flink",
        "• Led a team of 5",
        "Analyst\nElbe Shop",
    ]


def test_bullets_without_a_glyph_are_kept_apart() -> None:
    rows = [
        (50.0, 100.0, "Experience", True),
        (50.0, 120.0, "Thiết kế và duy trì các cụm Kubernetes production trên hạ tầng", False),
        (50.0, 132.0, "Baremetal cho ngân hàng", False),
        (50.0, 144.0, "Triển khai quy trình GitOps sử dụng ArgoCD và Helm", False),
        (50.0, 156.0, "Giảm thời gian tạo pipeline", False),
    ]
    assert passages(printed(rows)) == [
        "Thiết kế và duy trì các cụm Kubernetes production trên hạ tầng\nBaremetal cho ngân hàng",
        "Triển khai quy trình GitOps sử dụng ArgoCD và Helm",
        "Giảm thời gian tạo pipeline",
    ]


def test_dates_belong_to_the_title_on_their_row() -> None:
    rows = [
        (50.0, 100.0, "Experience", True),
        (50.0, 120.0, "2019 - 2020", False),
        (150.0, 120.0, "Freelance Analyst", True),
        (50.0, 150.0, "IT Consultant for databases and notes at Acme GmbH in Bremen", False),
        (450.0, 150.0, "2014 - 2016", True),
        (50.0, 180.0, "Certified Expert: Programmer", False),
        (50.0, 192.0, "March 2022", False),
        (50.0, 204.0, "Epic Games", False),
    ]
    assert passages(printed(rows)) == [
        "2019 - 2020\nFreelance Analyst",
        "IT Consultant for databases and notes at Acme GmbH in Bremen\n2014 - 2016",
        "Certified Expert: Programmer\nMarch 2022\nEpic Games",
    ]


def test_a_label_is_no_passage_without_its_value() -> None:
    value = "Git, Docker, Kafka, Flink, Spark, Airflow, Kubernetes, Helm, Argo CD"
    rows = [
        (50.0, 100.0, "Skills", True),
        (50.0, 120.0, "Tooling:", True),
        (150.0, 120.0, value, False),
        (50.0, 150.0, "Stack", True),
        (150.0, 150.0, value, False),
    ]
    assert passages(printed(rows)) == [f"Tooling:\n{value}", f"Stack\n{value}"]


def test_a_lesser_line_below_a_large_title_is_part_of_its_heading() -> None:
    document = printed(
        [
            (50.0, 100.0, "Experience", True),
            (50.0, 120.0, "Vice President", False),
            (50.0, 134.0, "Acme", True),
            (50.0, 146.0, "2019 - 2020", False),
        ]
    )
    lines = list(document.lines)
    lines[1] = replace(lines[1], size=12.0)
    assert passages(replace(document, lines=tuple(lines))) == ["Vice President\nAcme\n2019 - 2020"]


def test_labelled_skills_are_one_passage_a_label() -> None:
    text = "Skills\nLanguages: Python, C++,\nCUDA, Rust\nTools: Git, Docker\n"
    assert passages(read_plain_text(text.encode())) == [
        "Languages: Python, C++,\nCUDA, Rust",
        "Tools: Git, Docker",
    ]


def test_single_skills_are_gathered() -> None:
    text = "Skills\nHTML\nCSS\nPython\nReact\n"
    assert passages(read_plain_text(text.encode())) == ["HTML\nCSS\nPython\nReact"]


def test_columns_are_not_joined() -> None:
    rows = [
        (50.0, 300.0, "Python, SQL and", False),
        (50.0, 312.0, "Kafka, with", False),
        (300.0, 100.0, "Anna leads a team of", False),
        (300.0, 112.0, "five", False),
    ]
    assert passages(printed(rows)) == [
        "Python, SQL and\nKafka, with",
        "Anna leads a team of\nfive",
    ]


def test_a_long_paragraph_is_cut_at_its_sentences() -> None:
    sentence = "I design services that banks and shops run day and night for their customers."
    text = "Summary\n" + " ".join([sentence] * 6) + "\n"
    assert passages(read_plain_text(text.encode())) == [sentence] * 6


def test_what_has_no_sentence_end_is_cut_at_line_ends() -> None:
    line = "alpha beta gamma delta epsilon zeta eta theta iota kappa,"
    text = "Skills\n" + f"{line}\n" * 12
    found = passages(read_plain_text(text.encode()))
    assert len(found) > 1
    assert all(len(passage.split()) <= 60 and passage.endswith(",") for passage in found)


def test_headings_and_ornaments_are_no_passages() -> None:
    text = "Anna Berg\n----\nEXPERIENCE\n•\nAcme\nEDUCATION\n"
    assert passages(read_plain_text(text.encode())) == ["Anna Berg", "Acme"]


LINES = st.sampled_from(
    [
        "EXPERIENCE",
        "Kỹ năng",
        "• Built it",
        "- Led a team. Then left",
        "Python",
        "2019 - 2021",
        "Label: value, value,",
        "and more of it",
        "A long line that says what was done, for whom, with which tools and how it ended well",
        "•",
        "12",
    ]
)


@settings(deadline=None)
@given(st.lists(LINES, min_size=1, max_size=40))
def test_every_letter_is_in_one_passage(rows: list[str]) -> None:
    document = read_plain_text("\n".join(rows).encode())
    found = chunks(document)
    places = [place for chunk in found for place in range(chunk.start, chunk.end)]
    assert len(places) == len(set(places))
    assert all(a.end <= b.start for a, b in pairwise(found))
    expected = {
        place
        for section in document.sections
        for place in range(section.body, section.end)
        if document.text[place].isalnum()
    }
    assert expected == {place for place in places if document.text[place].isalnum()}


def test_a_document_without_sections_has_no_passages() -> None:
    empty = Document("0" * 64, DocumentKind.PDF, "en", "", (), (), (), (), Person())
    assert chunks(empty) == ()


def test_sections_are_kept() -> None:
    document = read_plain_text(b"Anna Berg\nSkills\nPython\nLanguages\nGerman\n")
    assert [chunk.section for chunk in chunks(document)] == [
        SectionKind.PERSON,
        SectionKind.SKILLS,
        SectionKind.LANGUAGES,
    ]
    assert Section(SectionKind.SKILLS, 10, 17, 24) in document.sections
