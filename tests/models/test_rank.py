import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.rank import are_in_order, between, is_rank, several_between


@given(st.lists(st.integers(0, 10**6), max_size=120))
def test_wherever_things_are_put_the_order_is_the_users(places):
    ranks: list[str] = []
    for place in places:
        at = place % (len(ranks) + 1)
        before = ranks[at - 1] if at else None
        after = ranks[at] if at < len(ranks) else None
        ranks.insert(at, between(before, after))
        assert are_in_order(ranks)


@pytest.mark.parametrize("at_the_end", [True, False])
def test_ten_thousand_things_one_after_the_other_have_short_ranks(at_the_end):
    rank = None
    for _ in range(10_000):
        last = rank
        rank = between(rank, None) if at_the_end else between(None, rank)
        assert last is None or (last < rank) is at_the_end
    assert len(rank) <= 5


@given(st.integers(0, 200), st.booleans(), st.booleans())
def test_several_fit_at_once(count, has_before, has_after):
    before = "a1" if has_before else None
    after = "a2" if has_after else None
    ranks = several_between(before, after, count)
    assert len(ranks) == count
    assert are_in_order([*([before] if before else []), *ranks, *([after] if after else [])])


@pytest.mark.parametrize(
    "pair", [("a1", "a1"), ("a2", "a1"), ("", None), ("a00", None), ("é", "a")]
)
def test_what_is_no_order_is_refused(pair):
    with pytest.raises(ValueError, match="rank"):
        between(*pair)


@given(st.text("0Aaz9-é", max_size=30) | st.integers(0, 99).map(lambda n: chr(n % 26 + 97) * 3))
def test_what_is_a_rank_can_stand_before_something(text):
    try:
        after = between(text, None)
    except ValueError:
        assert not is_rank(text)
    else:
        assert is_rank(text)
        assert after > text
