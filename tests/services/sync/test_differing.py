from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.sync_stand import Piece
from careerflow.services.sync import differing
from careerflow.services.sync.differing import pieces

words = st.lists(
    st.sampled_from(["Ms", "Lan", "lương", "15", "triệu", ".", "\n", " "]), max_size=40
)
texts = words.map("".join) | st.text(max_size=60)


def joined(found: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in found)


def common(found: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in found if not piece.differs)


@given(texts, texts)
def test_the_pieces_are_the_texts_and_what_is_not_marked_is_in_both(ours, theirs):
    left, right = pieces(ours, theirs)
    assert (joined(left), joined(right)) == (ours, theirs)
    assert common(left) == common(right)
    for side in (left, right):
        assert all(a.differs != b.differs for a, b in pairwise(side))


@given(texts)
def test_of_equal_texts_nothing_is_marked(text):
    assert not any(piece.differs for side in pieces(text, text) for piece in side)


def test_one_word_is_marked_as_a_word():
    left, right = pieces("Call Ms Lan on Monday.", "Call Ms Hoa on Monday.")
    assert left == (Piece("Call Ms ", False), Piece("Lan", True), Piece(" on Monday.", False))
    assert right[1] == Piece("Hoa", True)


def test_very_long_texts_are_told_apart_at_their_ends(monkeypatch):
    monkeypatch.setattr(differing, "_MOST", 10)
    left, right = pieces("Same. " + "a " * 20 + "End", "Same. " + "b " * 20 + "End")
    assert left == (Piece("Same. ", False), Piece("a " * 19 + "a", True), Piece(" End", False))
    assert right[1].text == "b " * 19 + "b"
