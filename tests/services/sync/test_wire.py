"""Rows on their way to the server and back, through what PostgreSQL's jsonb does to them."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.errors import SyncError
from careerflow.services.store.cells.rows import GONE, WHOLE, Cell, CellRow
from careerflow.services.sync.sealing import Plain, Sealed
from careerflow.services.sync.wire import as_json, opened, rows_of, sealed

SEALERS = [Plain(), Sealed(bytes(32))]
STAMP = "0193a1b2c3d40000a1b2c3d4e5f6"
SOUND = ["applications", "5" * 36, {"notes": [STAMP, "x"]}]

names = st.from_regex(r"[a-z][a-z0-9_]{0,62}", fullmatch=True)
stamps = st.from_regex(r"[0-9a-f]{28}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: (
        texts | st.lists(inner, max_size=3) | st.dictionaries(texts, inner | texts, max_size=3)
    ),
    max_leaves=8,
)
cells = st.dictionaries(
    names | st.just(WHOLE), st.builds(Cell, stamps, values), min_size=1, max_size=4
)
floors = st.builds(Cell, stamps, st.booleans())


@st.composite
def cell_rows(draw):
    found = draw(cells)
    if draw(st.booleans()):
        found = found | {GONE: draw(floors)}
    return CellRow(draw(names), draw(st.from_regex(r"[!-~]{1,64}", fullmatch=True)), found)


rows = st.lists(cell_rows(), max_size=4, unique_by=lambda row: (row.table, row.row_id)).map(tuple)


def through_jsonb(found):
    """Objects lose their order, and a NUL or half of a character would be refused."""
    text = json.dumps(found, sort_keys=True)
    assert "\\u0000" not in text.replace("\\\\", "")
    return json.loads(text)


def refused(code, call, *arguments):
    with pytest.raises(SyncError) as told:
        call(*arguments)
    assert told.value.code == code


@pytest.mark.parametrize("sealer", SEALERS)
@settings(deadline=None)
@given(rows=rows)
def test_rows_come_back_as_they_went(sealer, rows):
    assert opened(rows_of(through_jsonb(as_json(sealed(rows, sealer)))), sealer) == rows


@pytest.mark.parametrize("sealer", SEALERS)
def test_text_that_a_jsonb_refuses_survives(sealer):
    awkward = {"a\0b": ["\0", "\\u0000", "\x1f\ufffe\U0010ffff", "Nguyễn", 10**40, 1e22, -0.0]}
    row = CellRow("jobs", "1", {"requirements": Cell(STAMP, awkward)})
    (again,) = opened(rows_of(through_jsonb(as_json(sealed([row], sealer)))), sealer)
    assert repr(again.cells["requirements"].value) == repr(awkward)


def test_only_the_cell_that_says_gone_is_read_by_the_server():
    row = CellRow("jobs", "1", {GONE: Cell(STAMP, True), "title": Cell(STAMP, True)})
    (_, _, on_the_server), *_ = as_json(sealed([row], Sealed(bytes(32))))
    assert on_the_server[GONE] == [STAMP, True]
    assert on_the_server["title"][0] == STAMP
    assert len(on_the_server["title"][1]) == 80


def test_a_value_under_another_stamp_does_not_open():
    """Else a server could pass off an old value as the latest."""
    sealer = Sealed(bytes(32))
    (row,) = sealed([CellRow("jobs", "1", {"title": Cell(STAMP, "old")})], sealer)
    later = CellRow("jobs", "1", {"title": Cell("f" * 28, row.cells["title"].value)})
    refused("sync.cannot_open", opened, [later], sealer)


def test_a_value_that_no_json_can_say_is_refused_before_it_goes():
    for sealer in SEALERS:
        row = CellRow("jobs", "1", {"title": Cell(STAMP, "\udc80")})
        refused("sync.malformed", sealed, [row], sealer)


@pytest.mark.parametrize(
    "found",
    [
        None,
        "rows",
        {"0": SOUND},
        [None],
        [SOUND[:2]],
        [[*SOUND, 1]],
        [SOUND, SOUND],
        [["Applications", *SOUND[1:]]],
        [["a" * 64, *SOUND[1:]]],
        [["ứng_tuyển", *SOUND[1:]]],
        [[5, *SOUND[1:]]],
        [["jobs", "", SOUND[2]]],
        [["jobs", "5" * 65, SOUND[2]]],
        [["jobs", "a b", SOUND[2]]],
        [["jobs", "1\n", SOUND[2]]],
        [["jobs", 1, SOUND[2]]],
        [["jobs", "1", {}]],
        [["jobs", "1", [["notes", STAMP, "x"]]]],
        [["jobs", "1", {"": [STAMP, "x"]}]],
        [["jobs", "1", {"no tes": [STAMP, "x"]}]],
        [["jobs", "1", {"!!": [STAMP, "x"]}]],
        [["jobs", "1", {"notes\n": [STAMP, "x"]}]],
        [["jobs", "1", {"notes": STAMP}]],
        [["jobs", "1", {"notes": [STAMP]}]],
        [["jobs", "1", {"notes": [STAMP, "x", 1]}]],
        [["jobs", "1", {"notes": [STAMP.upper(), "x"]}]],
        [["jobs", "1", {"notes": [STAMP + "\n", "x"]}]],
        [["jobs", "1", {"notes": [STAMP[:-1], "x"]}]],
        [["jobs", "1", {"notes": [5, "x"]}]],
        [["jobs", "1", {GONE: [STAMP, "true"]}]],
        [["jobs", "1", {GONE: [STAMP, 1]}]],
        [["jobs", "1", {GONE: [STAMP, None]}]],
    ],
)
def test_what_is_no_row_is_refused(found):
    assert rows_of([SOUND]) == (CellRow(SOUND[0], SOUND[1], {"notes": Cell(STAMP, "x")}),)
    refused("sync.malformed", rows_of, found)


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text() | st.just(STAMP) | st.just("jobs"),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.text() | st.sampled_from([GONE, "notes"]), inner, max_size=3)
        ),
    )
)
def test_nothing_but_a_coded_error_comes_of_nonsense(found):
    with suppress(SyncError):
        assert as_json(rows_of(found)) == found
