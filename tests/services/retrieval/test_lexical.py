import pytest

from careerflow.services.retrieval.lexical import LexicalIndex

CHUNKS = [
    "Wrote firmware in C++ for sensors",
    "Wrote services in C# and .NET",
    "Kỹ sư phần mềm, lập trình nhúng",
    "Ky su phan mem tai Ha Noi",
    "Cooked for 120 guests",
]
LANGUAGES = ["en", "en", "vi", "vi", "en"]


@pytest.fixture
def index():
    return LexicalIndex(CHUNKS, LANGUAGES)


def best(index, text, language):
    scores = index.search(text, language).scores
    return scores.index(max(scores))


@pytest.mark.parametrize(
    ("text", "language", "chunk"),
    [
        ("Strong C++", "en", 0),
        ("C# developer", "en", 1),
        (".NET", "en", 1),
        ("kỹ sư lập trình", "vi", 2),
        ("cooking", "en", 4),
    ],
)
def test_finds_the_chunk(index, text, language, chunk):
    assert best(index, text, language) == chunk


def test_vietnamese_with_and_without_diacritics(index):
    with_marks = index.search("phần mềm", "vi").coverage
    without = index.search("phan mem", "vi").coverage
    assert with_marks[2] == with_marks[3] == 1.0
    assert without[2] == without[3] == 1.0


def test_other_diacritics_are_another_word():
    index = LexicalIndex(["bán hàng"], ["vi"])
    assert index.search("bạn", "vi").scores == [0.0]
    assert index.search("bàn", "vi").coverage == [0.0]


def test_english_words_do_not_match_vietnamese_ones_without_marks():
    assert LexicalIndex(["bàn"], ["vi"]).search("ban", "en").scores == [0.0]


def test_coverage_is_a_share_of_informative_terms(index):
    assert index.search("Experience with C++ and Rust", "en").coverage[0] == 0.5
    assert index.search("experience with the and", "en").coverage == [0.0] * 5


def test_rare_terms_weigh_more():
    index = LexicalIndex(["data cobol", "data", "data", "data lake"], ["en"] * 4)
    assert index.search("cobol", "en").scores[0] > index.search("data", "en").scores[0]


def test_no_chunks():
    assert LexicalIndex([], []).search("anything", "en").scores == []
