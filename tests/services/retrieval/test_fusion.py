from hypothesis import given
from hypothesis import strategies as st

from careerflow.services.retrieval.fusion import fuse

unit = st.floats(0, 1)


def test_meaning_weighs_more_than_words():
    one, other = fuse([0.9, 0.1], [0.0, 3.0], 3.0)
    assert one > other


def test_words_decide_between_equals():
    one, other = fuse([0.5, 0.5], [0.0, 1.0], 3.0)
    assert other > one


@given(st.lists(st.tuples(unit, unit), min_size=1), unit)
def test_a_score_does_not_depend_on_the_others(pairs, best):
    meaning, words = [list(side) for side in zip(*pairs, strict=True)]
    fused = fuse(meaning, words, best)
    assert fused[:1] == fuse(meaning[:1], words[:1], best)
    assert all(0 <= score <= 1 for score in fused)
