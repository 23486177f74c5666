"""Quotes that run on other ways than the reading order, and what must not pass for one."""

import random
import re
import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printing import HEIGHT, printed

from careerflow.models.document import Document
from careerflow.services.documents.locate import QuoteIndex

LEFT, RIGHT = 50.0, 400.0
WIDE = (
    "Built payment services for twelve banks and their customers in three countries of the region"
)
JOBS = printed(
    [
        (LEFT, 100.0, "Engineer"),
        (RIGHT, 100.0, "2019 - 2021"),
        (LEFT, 114.0, "Acme"),
        (RIGHT, 114.0, "Hanoi"),
        (LEFT, 128.0, WIDE),
        (LEFT, 160.0, "Analyst"),
        (RIGHT, 160.0, "2021 - 2023"),
        (LEFT, 174.0, "Globex"),
        (RIGHT, 174.0, "Hue"),
        (LEFT, 188.0, "Wrote " + WIDE),
    ]
)
"""Two jobs, each with two rows of two cells over a line as wide as both."""


@pytest.mark.parametrize(
    ("quote", "parts"),
    [
        ("Engineer 2019 - 2021 Acme Hanoi", 1),
        ("Engineer Acme", 2),
        ("Engineer Acme 2019 - 2021", 3),
        ("2019 - 2021 Hanoi Built payment", 2),
        ("Acme Built payment services", 2),
        ("Acme 2019 - 2021 Hanoi", 3),
        ("three countries of the region Analyst Globex", 2),
    ],
)
def test_cells_may_be_read_down_or_across(quote: str, parts: int) -> None:
    items = QuoteIndex(JOBS).locate(quote)
    assert len(items) == parts
    assert [item.quote for item in items] == [JOBS.text[item.start : item.end] for item in items]
    assert bones("".join(item.quote for item in items)) == bones(quote)
    assert all(len(item.boxes) >= 1 and item.page == 1 and item.verified for item in items)


@pytest.mark.parametrize(
    "quote",
    [
        "Engineer 2021 - 2023",  # with the dates of the other job
        "Acme Hue",
        "Acme 2021 - 2023",
        "Engineer Analyst",
        "Engineer Globex",
        "Analyst 2019 - 2021",
        "Hanoi Analyst",
        "2019 - 2021 2021 - 2023",
        "2021 - 2023 Engineer",
        "Engineer Built",
        "Built payment services Analyst",  # from the middle of a line
        "Engineer payment services",  # into the middle of one
        "EngineerAcme",
        "Engineer - Acme",
        "Engineer Acm",
        "Engineer Acme 2019 - 2021 Acme",  # one cell twice
    ],
)
def test_what_stands_apart_is_not_joined(quote: str) -> None:
    assert QuoteIndex(JOBS).locate(quote) == ()


COLUMNS = printed(
    [
        (LEFT, 60.0, "Anna Berg, an engineer of payment systems who lives in Hanoi and in Hue too"),
        *((LEFT, 100.0 + 14 * row, f"skill number {row} of hers") for row in range(5)),
        *((RIGHT, 100.0 + 14 * row, f"duty number {row} of hers") for row in range(20)),
        (LEFT, 780.0, "Anna Berg, 1/2"),
    ],
    [
        *((LEFT, 60.0 + 14 * row, f"book number {row} of hers") for row in range(9)),
        (LEFT, 780.0, "Anna Berg, 2/2"),
    ],
)


@pytest.mark.parametrize(
    "quote",
    [
        "skill number 4 of hers duty number 0 of hers",
        "duty number 19 of hers skill number 0 of hers",
        "number 4 of hers book number 0 of hers",
        "number 4 of hers Anna Berg, 1/2 book number 0",
        "and in Hue too duty number 0",
    ],
)
def test_columns_and_pages_are_read_on_from_foot_to_head(quote: str) -> None:
    items = QuoteIndex(COLUMNS).locate(quote)
    assert bones("".join(item.quote for item in items)) == bones(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "skill number 3 of hers duty number 0 of hers",  # leaves a column in its middle
        "skill number 4 of hers duty number 1 of hers",  # enters one in its middle
        "skill number 4 of hers book number 1 of hers",
        "number 4 of hers Anna Berg, 2/2 book number 0",  # the page number of another page
        "number 19 of hers 1/2 book number 0",
        "book number 8 of hers skill number 0",  # backwards
    ],
)
def test_columns_and_pages_are_not_shuffled(quote: str) -> None:
    assert QuoteIndex(COLUMNS).locate(quote) == ()


def test_the_number_of_a_page_of_one_line_stands_at_its_foot() -> None:
    pages = printed(
        [
            *((LEFT, 100.0 + 14 * row, f"book number {row}") for row in range(9)),
            (RIGHT, 780, "1/3"),
        ],
        [(LEFT, 100.0, "the last book"), (RIGHT, 780.0, "2/3")],
        [(LEFT, 100.0, "Dear Sir or Madam"), (RIGHT, 780.0, "3/3")],
    )
    index = QuoteIndex(pages)
    assert index.locate("book number 8 1/3 the last book 2/3 Dear Sir")
    assert not index.locate("book number 8 2/3 the last book 2/3 Dear Sir")
    assert not index.locate("book number 8 2/3 the last book")


def test_a_word_parted_at_the_foot_of_a_column_is_one() -> None:
    rows = [(LEFT, 100.0 + 14 * n, f"left {n} line") for n in range(4)]
    right = [(RIGHT, 100.0 + 14 * n, f"right {n} line") for n in range(4)]
    middle = [(LEFT, 156.0, "recon-"), (RIGHT, 86.0, "ciliation of accounts")]
    document = printed([*rows, middle[0], *right, middle[1]])
    assert QuoteIndex(document).locate("left 3 line reconciliation of accounts")


TEXT = "Led a team of 12 in Hanoi since 2019 quản lý C++ Java 1.5 e-mail, (SQL)"
VOCABULARY = TEXT.split()


@st.composite
def grids(draw: st.DrawFn) -> Document:
    """Two pages of up to three columns of short cells, some of them wide, some missing."""
    rng = draw(st.randoms(use_true_random=False))

    def words(most: int) -> str:
        return " ".join(rng.choice(VOCABULARY) for _ in range(rng.randint(1, most)))

    def row(y: float) -> list[tuple[float, float, str]]:
        if rng.random() < 0.2:
            return [(LEFT, y, words(14))]
        return [(LEFT + 180.0 * n, y, words(4)) for n in range(3) if rng.random() < 0.7]

    pages = [[cell for n in range(8) for cell in row(60.0 + 1.2 * HEIGHT * n)] for _ in range(2)]
    for page in pages:
        if rng.random() < 0.5:
            page.sort()  # column by column
    return printed(*([*page, (LEFT, 700.0, words(3))] for page in pages))


def walked(document: Document, rng: random.Random) -> str:
    """The ends and wholes of some lines, one after the other as chance has it."""
    chosen = rng.sample(document.lines, min(rng.randint(1, 3), len(document.lines)))
    words = " ".join(document.text[line.start : line.end] for line in chosen).split()
    first = rng.randrange(len(words))
    return " ".join(words[first : first + rng.randint(2, 12)])


@settings(deadline=None)
@given(grids(), st.randoms(use_true_random=False))
def test_whatever_is_found_says_the_quote_and_nothing_else(
    document: Document, rng: random.Random
) -> None:
    quote = walked(document, rng)
    items = QuoteIndex(document).locate(quote)
    if not items:
        return
    assert bones("".join(item.quote for item in items)) == bones(quote)
    for item in items:
        assert item.quote == document.text[item.start : item.end]
    for item, after in pairwise(items):
        assert ends_a_line(document, item.end)
        assert begins_a_line(document, after.start)


@settings(deadline=None)
@given(grids(), st.randoms(use_true_random=False))
def test_one_word_that_is_not_on_the_page_spoils_the_quote(
    document: Document, rng: random.Random
) -> None:
    words = walked(document, rng).split()
    at = rng.randrange(len(words))
    for changed in ("quixotic", re.sub(r"\d", "8", words[at], count=1)):
        if bones(changed) not in bones(document.text):
            corrupted = " ".join([*words[:at], changed, *words[at + 1 :]])
            assert QuoteIndex(document).locate(corrupted) == ()


def ends_a_line(document: Document, place: int) -> bool:
    """But for signs that nobody marks."""
    return not any(map(str.isalnum, document.text[place:].split("\n", 1)[0]))


def begins_a_line(document: Document, place: int) -> bool:
    return not any(map(str.isalnum, document.text[:place].rsplit("\n", 1)[-1]))


def bones(text: str) -> str:
    """Letters and digits alone."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text).lower()))


def test_the_cells_of_one_line_are_told_by_the_white_between_them() -> None:
    words = "Engineer 2019"
    document = printed([(LEFT, 100.0, words), (LEFT, 114.0, "Acme")])
    line, below = document.lines
    far = tuple(
        (low + 300 * (n > 8), high + 300 * (n > 8)) for n, (low, high) in enumerate(line.extents)
    )
    apart = replace(document, lines=(replace(line, extents=far), below))
    assert QuoteIndex(document).locate("Engineer Acme") == ()
    assert len(QuoteIndex(apart).locate("Engineer Acme")) == 2
