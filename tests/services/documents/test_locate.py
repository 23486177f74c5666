import random
import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from printing import WIDTH, printed

from careerflow.models.document import Document, Line
from careerflow.services.documents.locate import QuoteIndex, evidence
from careerflow.services.documents.marking import marked
from careerflow.services.documents.plain_text import read_plain_text


def set_lines(*words: str) -> Document:
    return printed([(50.0, 100.0 + 14 * row, line) for row, line in enumerate(words)])


def found(document: Document, quote: str) -> list[str]:
    return [item.quote for item in QuoteIndex(document).locate(quote)]


@pytest.mark.parametrize(
    ("quote", "lines"),
    [
        ("reconciliation of accounts", ["the recon-", "ciliation of accounts"]),
        ("recon-ciliation of accounts", ["the recon-", "ciliation of accounts"]),
        ("an event-driven design", ["an event-", "driven design"]),
        ("an event- driven design", ["an event-", "driven design"]),
        ("internationalisation", ["inter\u00adnationali\u00ad", "sation"]),
        ("event-driven design", ["event\u00addriven design"]),
        ("an efficient office workflow", ["an ef\ufb01cient of\ufb01ce work\ufb02ow"]),
        ('it\'s "quoted" - yes', ["it\u2019s \u201cquoted\u201d \u2014 yes"]),
        ("2019-2021 ABC", ["2019 \u2013 2021", "ABC"]),
        ("LED a TEAM of five", ["Led a team", "of five"]),
        ("Wrote code Led a team", ["\u2022 Wrote code", "\u2022 Led a team"]),
        ("• Wrote code\n• Led a team", ["\u25cf Wrote code", "\u25cf Led a team"]),
        ("Wrote code Led a team", ["- Wrote code", "- Led a team"]),
        ("Wrote code - Led a team", ["- Wrote code", "- Led a team"]),
        ("EXPERIENCE", ["E X P E R I E N C E"]),
        ("https://example.com/anna", ["https://example.", "com/anna"]),
        ("C++, C# (.NET)", ["C++,C# ( .NET )"]),
        ("10 m2", ["10 m\u00b2"]),
        (unicodedata.normalize("NFD", "triển khai hệ thống"), ["Triển khai hệ", "thống"]),
        ("Đà Nẵng", ["Ðà Nẵng"]),
        ("软件工程师", ["高级软件", "工程师职位"]),
        ("职 位 , 公司", ["职位, 公司"]),
        ("for Mod\u00ad els of", ["for Mod-", "els of"]),
        ("e = mc 2 in 1905", ["e = mc\u00b2 in 1905"]),
    ],
)
def test_a_quote_is_found_as_it_is_printed(quote: str, lines: list[str]) -> None:
    document = set_lines(*lines)
    items = QuoteIndex(document).locate(quote)
    assert len(items) == 1
    assert items[0].verified
    assert items[0].quote == document.text[items[0].start : items[0].end]


@pytest.mark.parametrize(
    ("quote", "line"),
    [
        ("Java", "JavaScript"),
        ("art", "start"),
        ("art", "article"),
        ("C", "C++ and C# only"),
        ("5 years", "15 years"),
        ("5 years", "1.5 years"),
        ("Java 1", "Java 1.5"),
        ("team of 12", "team of 120"),
        ("1200 users", "1.200 users"),
        ("1, 200 users", "1,200 users"),
        ("designed", "designer"),
        ("teamlead", "team lead"),
        ("level B2", "level B 2"),
        ("team\u00ad lead", "team lead"),
        ("mc 3", "mc\u00b2"),
        ("team lead", "teamlead"),
        ("re cover", "recover"),
        ("event-driven", "event driven"),
        ("eventdriven", "event-driven"),
        ("quan ly", "quản lý"),
        ("", "words"),
        ("  - ", "words - words"),
        ("•", "• words"),
        ("not there", "words"),
        ("R", "RandD"),
    ],
)
def test_what_is_not_printed_is_not_found(quote: str, line: str) -> None:
    assert found(set_lines(line), quote) == []


def test_a_later_whole_word_is_found_past_a_part_of_one() -> None:
    document = set_lines("JavaScript", "and Java")
    (item,) = QuoteIndex(document).locate("Java")
    assert document.text[item.start - 4 : item.end] == "and Java"


def test_boxes_follow_the_characters_of_each_line() -> None:
    document = set_lines("Led the payments", "team of five")
    (item,) = QuoteIndex(document).locate("payments team")
    assert item.page == 1
    assert item.boxes == ((90.0, 100.0, 130.0, 112.0), (50.0, 114.0, 70.0, 126.0))


def test_boxes_stay_in_their_column() -> None:
    left = [(50.0, 100.0 + 14 * row, words) for row, words in enumerate(("one two", "three four"))]
    right = [(300.0, y, words) for _x, y, words in left]
    document = printed([*left, *right])
    (item,) = QuoteIndex(document).locate("two three four one")
    assert [box[0] for box in item.boxes] == [70.0, 50.0, 300.0]
    assert all(box[2] < 300 or box[0] >= 300 for box in item.boxes)


def test_a_vertical_line_is_boxed_along_y() -> None:
    document = printed([(20.0, 100.0, "Anna Berg")], vertical=True)
    (item,) = QuoteIndex(document).locate("Berg")
    assert item.boxes == ((20.0, 125.0, 32.0, 145.0),)


PAGES = printed(
    [
        (50.0, 20.0, "Anna Berg"),
        (50.0, 60.0, "Engineer"),
        (50.0, 80.0, "Experience"),
        (50.0, 100.0, "Acme"),
        (50.0, 300.0, "Built services and"),
        (50.0, 780.0, "Page 1 of 2"),
    ],
    [
        (50.0, 20.0, "Anna Berg"),
        (50.0, 60.0, "ran them in Paris"),
        (50.0, 80.0, "Wrote manuals"),
        (50.0, 100.0, "Taught classes"),
        (50.0, 300.0, "Sold tickets"),
        (50.0, 780.0, "Page 2 of 2"),
    ],
)


@pytest.mark.parametrize(
    "quote",
    ["services and ran them", "services and Page 1 of 2 Anna Berg ran them"],
    ids=["without foot and head", "with them"],
)
def test_a_quote_over_a_page_break_is_one_item_a_page(quote: str) -> None:
    first, second = QuoteIndex(PAGES).locate(quote)
    assert (first.page, second.page) == (1, 2)
    assert first.quote.startswith("services and")
    assert second.quote.endswith("ran them")
    for item in (first, second):
        assert item.quote == PAGES.text[item.start : item.end]
        assert len(item.boxes) == item.quote.count("\n") + 1


def test_a_plain_text_has_neither_page_nor_boxes() -> None:
    document = read_plain_text(b"Led the pay-\nments team\n")
    (item,) = QuoteIndex(document).locate("the payments team")
    assert (item.page, item.boxes, item.quote) == (None, (), "the pay-\nments team")


def test_evidence_of_a_known_passage_is_trimmed_and_split() -> None:
    start = PAGES.text.index(" and\n")
    items = evidence(PAGES, start, PAGES.text.index(" them"))
    assert [item.quote for item in items] == ["and\nPage 1 of 2", "Anna Berg\nran"]
    assert evidence(PAGES, start, start + 1) == ()


TEXT = (
    "Designed built services for 12 banks, 1.5 million users and 40 teams with Java 17, C++, "
    "Python 3.11 and JavaScript since 03/2021; quản lý nhóm 5 kỹ sư, triển khai hệ thống "
    "phân tán tại Đà Nẵng (2019 – 2021) event-driven micro-services led mentoring of juniors"
)
WORDS = TEXT.split()


@st.composite
def set_texts(draw: st.DrawFn) -> Document:
    """Words over lines and two pages, some broken by a hyphen, some after a bullet."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=12, max_size=60))
    rng = draw(st.randoms(use_true_random=False))
    lines = [""]
    for word in words:
        if len(word) > 5 and word.isalpha() and rng.random() < 0.1:
            lines[-1] += word[:3] + "-"
            lines.append(word[3:] + " ")
        else:
            lines[-1] += word + " "
        if rng.random() < 0.2:
            lines.append(rng.choice(["", "• ", "- "]))
    rows = [line.strip() for line in lines if line.strip(" •-")]
    half = len(rows) // 2
    pages = [
        [(50.0, 50.0 + 14 * row, words) for row, words in enumerate(part)]
        for part in (rows[:half], rows[half:])
        if part
    ]
    return printed(*pages)


def quoted(document: Document, rng: random.Random) -> str:
    """Some words of it, as somebody would copy them: without line breaks and bullets."""
    text = re.sub(r"-[\n\f]+(?=\w)", "", document.text)
    text = re.sub(r"(^|[\n\f])[•-] ", r"\1", text)
    words = text.split()
    size = min(rng.randint(3, 12), len(words))
    start = rng.randrange(len(words) - size + 1)
    return " ".join(words[start : start + size])


@settings(deadline=None)
@given(set_texts(), st.randoms(use_true_random=False))
def test_whatever_is_copied_is_found(document: Document, rng: random.Random) -> None:
    quote = quoted(document, rng)
    assume(re.search(r"\w", quote))
    items = QuoteIndex(document).locate(quote)
    assert items
    together = "".join(item.quote for item in items)
    assert bones(together) == bones(quote)
    assert all(item.quote == document.text[item.start : item.end] for item in items)


@settings(deadline=None)
@given(set_texts(), st.randoms(use_true_random=False))
def test_one_changed_word_or_digit_is_not_found(document: Document, rng: random.Random) -> None:
    words = quoted(document, rng).split()
    at = rng.choice([i for i, word in enumerate(words) if re.search(r"\w", word)] or [0])
    word = words[at]
    digits = [i for i, character in enumerate(word) if character.isdigit()]
    if digits:
        place = rng.choice(digits)
        changed = (
            word[:place] + str((int(word[place]) + rng.randint(1, 9)) % 10) + word[place + 1 :]
        )
    else:
        changed = rng.choice(WORDS)
    corrupted = " ".join([*words[:at], changed, *words[at + 1 :]])
    # By chance the changed words may stand elsewhere.
    assume(bones(corrupted) not in bones(document.text))
    assert QuoteIndex(document).locate(corrupted) == ()


def bones(text: str) -> str:
    """Letters and digits alone."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFC", text).lower()))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("• Moved accounting to SAP", "Moved accounting to SAP"),
        ("- Led a team | ", "Led a team"),
        ("– Triển khai hệ thống;", "Triển khai hệ thống"),
        ("1. Internal system", "Internal system"),
        ("(2) Internal system,", "Internal system"),
        ("[10] J. Doe, Title.", "J. Doe, Title."),
        ("\uf0b7 Sales \uf095", "Sales"),
        ("o Wrote the tests", "Wrote the tests"),
        ("☎ 0900 000 000", "0900 000 000"),
        ("| & Kafka •", "Kafka"),
        ("Acme –", "Acme"),
        # What belongs to the words stays.
        ("C++ and C#", "C++ and C#"),
        ("-5 % costs", "-5 % costs"),
        ("+84 900 000 000", "+84 900 000 000"),
        ("2019 -", "2019 -"),
        ("3.5 GPA", "3.5 GPA"),
        (".NET, Node.js.", ".NET, Node.js."),
        ("/in/anna", "/in/anna"),
        ("organised a fair", "organised a fair"),
        ("* * *", "* * *"),
    ],
)
def test_evidence_is_marked_as_a_person_would(line: str, words: str) -> None:
    document = set_lines(line)
    (item,) = evidence(document, 0, len(document.text))
    assert item.quote == words == document.text[item.start : item.end]
    if any(map(str.isalnum, words)):
        ((x0, _, x1, _),) = item.boxes
        assert (x0, x1) == (50.0 + WIDTH * item.start, 50.0 + WIDTH * item.end)


@settings(deadline=None)
@given(st.text(alphabet="•-–|,;&/·1.)o aB\n", max_size=30))
def test_what_is_marked_is_part_of_the_passage_and_keeps_its_words(text: str) -> None:
    start, end = marked(text, 0, len(text))
    assert 0 <= start <= end <= len(text)
    kept = text[start:end]
    assert kept == kept.strip()
    assert bool(kept) == bool(text.strip())
    left, right = text[:start], text[end:]
    assert not re.search(r"[aB]", left + right)
    assert not any(map(str.isalnum, right))


def test_no_box_lies_over_empty_space() -> None:
    rows = [(50.0, 100.0, "Acme"), (300.0, 100.0, "2020"), (50.0, 114.0, "Python, SQL")]
    apart = printed(rows)
    (passage,) = evidence(apart, 0, len(apart.text))
    assert passage.boxes[:2] == (
        (50.0, 100.0, 70.0, 112.0),
        (300.0, 100.0, 320.0, 112.0),
    )
    words = "Acme 2020"
    places = [50.0 + WIDTH * i + 200.0 * (i > 4) for i in range(len(words))]
    extents = tuple((x, x + WIDTH) for x in places)
    line = Line(0, 0, len(words), (50.0, 100.0, 295.0, 112.0), extents, 10.0, False)
    one = replace(printed([(50.0, 100.0, words)]), lines=(line,))
    (item,) = evidence(one, 0, len(words))
    assert item.quote == words
    assert item.boxes == ((50.0, 100.0, 70.0, 112.0), (275.0, 100.0, 295.0, 112.0))


def test_bullets_and_separators_that_stand_apart_have_no_box() -> None:
    document = printed([(50.0, 100.0, "Acme"), (100.0, 100.0, "|"), (150.0, 100.0, "Berlin")])
    (item,) = evidence(document, 0, len(document.text))
    assert item.quote == "Acme\n|\nBerlin"
    assert [box[0] for box in item.boxes] == [50.0, 150.0]


def test_a_justified_line_is_marked_whole() -> None:
    words = "Design software architecture and leading"
    place, extents = 50.0, []
    for sign in words:
        extents.append((place, place + WIDTH))
        place += 18.0 if sign == " " else WIDTH
    box = (50.0, 100.0, place, 112.0)
    line = Line(0, 0, len(words), box, tuple(extents), 10.0, False)
    document = replace(printed([(50.0, 100.0, words)]), lines=(line,))
    (item,) = evidence(document, 0, len(words))
    assert item.boxes == (box,)
