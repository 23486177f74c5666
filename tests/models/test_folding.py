import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.folding import folded


@pytest.mark.parametrize(
    ("written", "plain"), [("Kế toán", "ke toan"), ("ĐÀ NẴNG", "da nang"), ("Señor", "senor")]
)
def test_case_and_marks_do_not_matter(written, plain):
    assert folded(written) == plain


@given(st.text())
def test_composed_and_decomposed_are_the_same(text):
    composed = unicodedata.normalize("NFC", text)
    assert folded(composed) == folded(unicodedata.normalize("NFD", composed))
    assert not any(map(unicodedata.combining, folded(text)))
