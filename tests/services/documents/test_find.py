import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.services.documents.find import TextFinder
from careerflow.services.task import Cancelled, TaskContext

CTX = TaskContext()


def found(text: str, words: str) -> list[str]:
    return [text[a:b] for a, b in TextFinder(CTX, text).find(CTX, words)]


@pytest.mark.parametrize(
    ("text", "words", "hits"),
    [
        ("Kế toán trưởng, KẾ TOÁN", "ke toan", ["Kế toán", "KẾ TOÁN"]),
        ("Đại học, dai hoc", "dai hoc", ["Đại học", "dai hoc"]),
        ("Kế toán, ke toan", "kế toán", ["Kế toán"]),
        ("má, mà, ma", "mà", ["mà"]),
        ("kế\ntoán, kế\ftoán, kế  toán", "ke toan", ["kế\ntoán", "kế\ftoán", "kế  toán"]),
        ("soft\u00adware", "software", ["soft\u00adware"]),
        ("develop-\nment of full-\nstack", "development", ["develop-\nment"]),
        ("develop-\nment of full-\nstack", "full-stack", ["full-\nstack"]),
        ("develop-\nment of full-\nstack", "fullstack", ["full-\nstack"]),
        ("2019 – 2021", "2019 - 2021", ["2019 – 2021"]),
        ("C++ and C#, Node.js", "c++", ["C++"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("Straße", "straße", ["Straße"]),
        ("one two", "  one   two ", ["one two"]),
        ("one", " ", []),
        ("", "one", []),
        ("one", "two", []),
    ],
)
def test_what_is_found(text, words, hits):
    assert found(text, words) == hits


def test_decomposed_words_are_found_too():
    words = unicodedata.normalize("NFD", "kế toán")
    assert found("Kế toán", words) == ["Kế toán"]


WORDS = st.text("aăâbđeêoôơuư ếạ\n-", min_size=1, max_size=12)


@given(before=WORDS, words=st.text("abđếạo ", min_size=1, max_size=6), after=WORDS)
def test_what_stands_there_is_found_there(before, words, after):
    text = unicodedata.normalize("NFC", f"{before}|{words.strip()}x|{after}")
    hits = TextFinder(CTX, text).find(CTX, f"|{words.strip()}x|")
    assert [text[a:b] for a, b in hits] == [text[len(before) : len(text) - len(after)]]


@given(text=st.text("abâđ -\n\u00ad", max_size=60), words=st.text("abâđ- ", max_size=3))
def test_hits_are_in_order_and_within_the_text(text, words):
    hits = TextFinder(CTX, text).find(CTX, words)
    assert list(hits) == sorted(set(hits))
    assert all(0 <= start < end <= len(text) for start, end in hits)


def test_it_can_be_cancelled():
    def yes() -> bool:
        return True

    with pytest.raises(Cancelled):
        TextFinder(TaskContext(is_cancelled=yes), "text")
    finder = TextFinder(CTX, "text")
    with pytest.raises(Cancelled):
        finder.find(TaskContext(is_cancelled=yes), "text")
