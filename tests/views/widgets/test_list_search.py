import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.folding import folded
from careerflow.views.widgets.search import Searched, Words


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("ky su", "Kỹ sư cầu đường", True),
        ("KỸ SƯ", "kỹ sư cầu đường", True),
        ("kỹ", "Ky su cau duong", True),
        ("kỳ", "Kỹ sư", False),
        ("dien", "Điện tử", True),
        ("đ", "Điện tử", True),
        ("sư kỹ", "Kỹ sư", True),
        ("python sql", "SQL và Python", True),
        ("python sql", "Python", False),
        ("  ", "anything", True),
        ("c++", "C++ và C#", True),
    ],
)
def test_words_are_found_with_and_without_diacritics(typed, text, found):
    assert Words(typed).match(Searched(text)) is found


def test_letters_and_marks_typed_apart_are_one():
    decomposed = unicodedata.normalize("NFD", "kỹ sư")
    assert Words(decomposed).match(Searched("Kỹ sư"))
    assert Words("kỹ").match(Searched(decomposed.upper()))


@given(st.text(max_size=40))
def test_a_text_is_found_by_itself_and_by_its_bare_letters(text):
    assert Words(text).match(Searched(text))
    assert Words(folded(text)).match(Searched(text))
