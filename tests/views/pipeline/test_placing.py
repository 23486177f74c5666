from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.rank import several_between
from careerflow.models.tracker import Card, Salary
from careerflow.views.pipeline.placing import order, placed

NOW = datetime(2026, 11, 1, tzinfo=UTC)
RANKS = several_between(None, None, 4)


def card(number: int, rank: str) -> Card:
    return Card(
        f"{number:03}", "", "s", rank, f"Job {number}", "", "", Salary(), "", "", None, None, "",
        "", None, NOW, None, NOW, NOW,
    )  # fmt: skip


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(RANKS), min_size=1, max_size=8),
    st.data(),
)
def test_cards_come_to_stand_where_they_are_put_whatever_ranks_are_equal(ranks, data):
    column = sorted((card(n, rank) for n, rank in enumerate(ranks)), key=order)
    moved = data.draw(st.lists(st.sampled_from(column), unique=True, min_size=1))
    others = [each for each in column if each not in moved]
    before = data.draw(st.sampled_from([None, *others]))
    place = len(others) if before is None else others.index(before)
    ids = [each.id for each in others]
    wanted = [*ids[:place], *(each.id for each in moved), *ids[place:]]

    now = {each.id: each.rank for each in column}
    now |= {p.id: p.rank for p in placed(column, moved, before and before.id, "s")}
    assert sorted(now, key=lambda id_: (now[id_], id_)) == wanted


def test_one_moved_card_changes_no_other_where_ranks_differ():
    column = [card(n, rank) for n, rank in enumerate(RANKS)]
    assert [p.id for p in placed(column, [column[3]], column[1].id, "s")] == ["003"]
