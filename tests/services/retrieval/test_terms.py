import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.services.documents.folding import bare
from careerflow.services.retrieval.terms import says_something, terms


def exact(text: str, language: str = "en") -> list[str]:
    return [term.exact for term in terms(text, language) if not term.pair]


@pytest.mark.parametrize("name", ["C++", "C#", "F#", ".NET", "ASP.NET", "CI/CD", "UI/UX", "TCP/IP"])
def test_names_with_signs_stay_whole(name):
    assert exact(f"Built {name}, daily") == ["built", name.lower(), "daily"]


def test_c_sharp_and_c_plus_plus_and_c_differ():
    assert len({exact("C")[0], exact("C++")[0], exact("C#")[0]}) == 3


@pytest.mark.parametrize("spelling", ["Node.js", "NodeJS", "nodejs", "NODE.JS"])
def test_spellings_of_node(spelling):
    assert exact(spelling) == exact("Node.js")


def test_alternatives_are_split():
    assert exact("React/Vue") == ["react", "vue"]


def test_a_full_stop_without_space_ends_a_word():
    assert "git" in exact("Used Git.Strong interest in data")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("managing", "managed"),
        ("planning", "plans"),
        ("APIs", "API"),
        ("services", "service"),
        ("policies", "policy"),
        ("tests", "testing"),
    ],
)
def test_endings_are_cut(one, other):
    assert exact(one) == exact(other)


def test_words_that_only_look_inflected_stay_apart():
    assert exact("string") != exact("str")
    assert exact("analysis") != exact("analyst")
    assert exact("class") == ["class"]


def test_vietnamese_pairs_and_general_words():
    found = terms("Có kinh nghiệm lập trình Java", "vi")
    assert [term.exact for term in found] == ["lập", "trình", "lập trình", "java", "trình java"]


def test_bare():
    assert bare("đường lối kỹ thuật") == "duong loi ky thuat"


@pytest.mark.parametrize(
    "noise",
    ["1", "7/2016 -", "john.doe@email.com", "www.example.com/me", "Jan 2021", "•", "of the"],
)
def test_noise_says_nothing(noise):
    assert not says_something(noise, "en")


@pytest.mark.parametrize("words", ["Python", "C#", "Kế toán", "Cooked for 120 guests"])
def test_words_say_something(words):
    assert says_something(words, "en")


@given(st.text())
def test_any_text_gives_terms_that_do_not_depend_on_its_form(text):
    for language in ("en", "vi"):
        found = terms(unicodedata.normalize("NFC", text), language)
        assert found == terms(unicodedata.normalize("NFD", text), language)
        assert all(term.exact for term in found)
