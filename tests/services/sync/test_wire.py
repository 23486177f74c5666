"""Rows on their way to the server and back, through what PostgreSQL's jsonb does to them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.errors import SyncError
from careerflow.services.store.cells.rows import GONE, WHOLE, Cell, CellRow
from careerflow.services.sync.sealing import Plain, Sealed
from careerflow.services.sync.wire import opened, sealed

SEALERS = [Plain(), Sealed(bytes(32))]
STAMP = "0193a1b2c3d40000a1b2c3d4e5f6"

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


def through_jsonb(rows):
    """What a jsonb would refuse is looked for; objects lose their order."""
    found = [
        [row.table, row.row_id, {n: [c.stamp, c.value] for n, c in row.cells.items()}]
        for row in rows
    ]
    text = json.dumps(found, sort_keys=True)
    assert "\\u0000" not in text.replace("\\\\", "")
    return [
        CellRow(table, row_id, {name: Cell(*cell) for name, cell in cells.items()})
        for table, row_id, cells in json.loads(text)
    ]


def refused(code, call, *arguments):
    with pytest.raises(SyncError) as told:
        call(*arguments)
    assert told.value.code == code


@pytest.mark.parametrize("sealer", SEALERS)
@settings(deadline=None)
@given(rows=rows)
def test_rows_come_back_as_they_went(sealer, rows):
    assert opened(through_jsonb(sealed(rows, sealer)), sealer) == rows


@pytest.mark.parametrize("sealer", SEALERS)
def test_text_that_a_jsonb_refuses_survives(sealer):
    awkward = {"a\0b": ["\0", "\\u0000", "\x1f\ufffe\U0010ffff", "Nguyễn", 10**40, 1e22, -0.0]}
    row = CellRow("jobs", "1", {"requirements": Cell(STAMP, awkward)})
    (again,) = opened(through_jsonb(sealed([row], sealer)), sealer)
    assert repr(again.cells["requirements"].value) == repr(awkward)


def test_only_the_cell_that_says_gone_is_read_by_the_server():
    row = CellRow("jobs", "1", {GONE: Cell(STAMP, True), "title": Cell(STAMP, True)})
    (sent,) = sealed([row], Sealed(bytes(32)))
    assert sent.cells[GONE] == Cell(STAMP, True)
    assert len(sent.cells["title"].value) == 80


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


SOUND = CellRow("jobs", "1", {"title": Cell(STAMP, "1")})


@pytest.mark.parametrize(
    "rows",
    [
        [SOUND, SOUND],
        [CellRow("Jobs", "1", SOUND.cells)],
        [CellRow("", "1", SOUND.cells)],
        [CellRow("jobs\n", "1", SOUND.cells)],
        [CellRow("a" * 64, "1", SOUND.cells)],
        [CellRow("việc", "1", SOUND.cells)],
        [CellRow("jobs", "", SOUND.cells)],
        [CellRow("jobs", "5" * 65, SOUND.cells)],
        [CellRow("jobs", "a b", SOUND.cells)],
        [CellRow("jobs", "1\n", SOUND.cells)],
        [CellRow("jobs", "1", {})],
        [CellRow("jobs", "1", {"": SOUND.cells["title"]})],
        [CellRow("jobs", "1", {"ti tle": SOUND.cells["title"]})],
        [CellRow("jobs", "1", {"!!": SOUND.cells["title"]})],
        [CellRow("jobs", "1", {"title\n": SOUND.cells["title"]})],
        [CellRow("jobs", "1", {"title": Cell(STAMP.upper(), "1")})],
        [CellRow("jobs", "1", {"title": Cell(STAMP + "\n", "1")})],
        [CellRow("jobs", "1", {"title": Cell(STAMP[1:], "1")})],
        [CellRow("jobs", "1", {"title": Cell("", "1")})],
        [CellRow("jobs", "1", {"title": Cell(STAMP, 1)})],
        [CellRow("jobs", "1", {"title": Cell(STAMP, None)})],
        [CellRow("jobs", "1", {"title": Cell(STAMP, "{")})],
        [CellRow("jobs", "1", {GONE: Cell(STAMP, "true")})],
        [CellRow("jobs", "1", {GONE: Cell(STAMP, 1)})],
        [CellRow("jobs", "1", {GONE: Cell(STAMP, None)})],
    ],
)
def test_what_is_no_row_is_refused(rows):
    assert opened([SOUND], Plain())[0].cells["title"] == Cell(STAMP, 1)
    refused("sync.malformed", opened, rows, Plain())
