"""Cells that meet: the order in which they come, and how often, is of no account."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.services.store.cells.meeting import Here, is_gone, meet
from careerflow.services.store.cells.rows import GONE, Cell
from careerflow.services.store.cells.tables import SENT, UNSENT

STAMPS = [f"{ms:012x}0000{node}" for ms in range(4) for node in ("a" * 12, "b" * 12)]

# One stamp gives one value to a column, as on real computers.
columns = st.sampled_from(["notes", "title", "of_later_version"])
ordinary = st.dictionaries(columns, st.sampled_from(STAMPS).map(lambda s: Cell(s, f"at {s}")))
floors = st.none() | st.sampled_from(STAMPS).map(lambda s: Cell(s, s[11] in "02"))
coming = st.builds(
    lambda cells, floor: cells if floor is None else {**cells, GONE: floor}, ordinary, floors
)


def met(rows):
    """By column, the stamp and the value after all of them."""
    cells = {}
    for row in rows:
        cells = meet(cells, row).cells
    return {column: (cell.stamp, cell.value) for column, cell in cells.items()}


@given(st.lists(coming, max_size=6), st.randoms())
def test_order_and_repetition_are_of_no_account(rows, random):
    shuffled = [*rows, *rows]
    random.shuffle(shuffled)
    assert met(shuffled) == met(rows)


@given(st.lists(coming, max_size=6))
def test_nothing_is_left_below_the_floor_and_each_column_has_its_greatest(rows):
    found = met(rows)
    floor = found.get(GONE, ("", None))[0]
    for column in {column for row in rows for column in row}:
        greatest = max(row[column].stamp for row in rows if column in row)
        if greatest >= floor:
            assert found[column][0] == greatest
        else:
            assert column not in found


def test_an_unsent_value_that_loses_is_told():
    here = {
        "notes": Here(STAMPS[0], UNSENT, '"ours"'),
        "title": Here(STAMPS[0], SENT, '"ours"'),
        "company": Here(STAMPS[6], UNSENT, '"ours"', base=STAMPS[3]),
    }
    theirs = {column: Cell(STAMPS[3], "theirs") for column in here}
    result = meet(here, theirs)
    assert set(result.beaten) == {"notes"}
    assert not result.overrun
    assert result.cells["company"] is here["company"]
    assert result.cells["notes"].state == SENT


@pytest.mark.parametrize(
    ("here", "is_overrun"),
    [
        (Here(STAMPS[6], UNSENT, '"ours"'), True),  # nothing was known of it
        (Here(STAMPS[6], UNSENT, '"ours"', base=STAMPS[2]), True),
        (Here(STAMPS[6], UNSENT, '"ours"', base=STAMPS[3]), False),
        (Here(STAMPS[6], UNSENT, '"ours"', base=STAMPS[4]), False),
        (Here(STAMPS[6], SENT, '"ours"'), False),
        (Here(STAMPS[5], UNSENT, '"ours"'), False),  # this computer's, of earlier
    ],
)
def test_an_earlier_value_that_was_not_known_is_told_and_once(here, is_overrun):
    theirs = {"notes": Cell(STAMPS[3], "theirs")}
    first = meet({"notes": here}, theirs)
    assert (first.overrun == theirs) is is_overrun
    kept = first.cells["notes"]
    assert (kept.stamp, kept.state, kept.text) == (here.stamp, here.state, '"ours"')
    again = meet(first.cells, theirs)
    assert not again.overrun
    assert again.cells == first.cells


def test_what_lies_under_the_floor_is_not_told():
    here = {"notes": Here(STAMPS[6], UNSENT), GONE: Here(STAMPS[4], UNSENT, "false")}
    theirs = {"notes": Cell(STAMPS[3], "theirs")}
    assert not meet(here, theirs).overrun


def test_what_comes_back_with_the_same_stamp_has_arrived():
    here = {"notes": Here(STAMPS[1], UNSENT)}
    result = meet(here, {"notes": Cell(STAMPS[1], "ours")})
    assert result.cells["notes"] == Here(STAMPS[1], SENT)
    assert result.cells["notes"].is_live
    assert not result.beaten


def test_cells_with_malformed_stamps_do_not_count():
    assert meet({}, {"notes": Cell("zzzz", "x"), GONE: Cell("~" * 28, True)}).cells == {}


def test_a_row_is_gone_while_its_floor_says_so():
    assert is_gone(meet({}, {GONE: Cell(STAMPS[0], True)}).cells)
    back = meet({GONE: Here(STAMPS[0], SENT, "true")}, {GONE: Cell(STAMPS[5], False)})
    assert not is_gone(back.cells)
