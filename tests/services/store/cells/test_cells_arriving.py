"""Rows of which nothing is known come in one go, and the same way as all others."""

import re
import uuid
from collections.abc import Mapping
from typing import Any

import pytest
import sqlalchemy as sa
from cells_server import LINKED, STAGES, tables
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.rank import several_between
from careerflow.services.store.cells import arriving, clock, filed, taking
from careerflow.services.store.cells.columns import (
    APPEND_ONLY,
    SYNCHRONISED,
    columns_of,
    is_binary,
    is_required,
)
from careerflow.services.store.cells.local import LocalCells
from careerflow.services.store.cells.preparing import prepared
from careerflow.services.store.cells.rows import GONE, WHOLE, Cell, CellRow, Page
from careerflow.services.store.cells.tables import sync_cells, sync_waiting
from careerflow.services.store.everything import _ENUMS
from careerflow.services.store.schema import TIME, Day, Tags, UtcTime, tombstones
from careerflow.services.store.store import open_store
from careerflow.services.store.tracker import search_index

NOW_MS = 1_800_000_000_000
IDS = [str(uuid.UUID(int=number)) for number in range(1, 7)]
TIMES = [
    "2026-03-01T09:30:00.000000+00:00",
    "2026-03-01T09:30:00.120000+00:00",
    "2026-03-01T16:30:00+07:00",
    "2026-03-01T09:30:00",
    "2026-W09-7T09:30:00.000000+00:00",
    "2026-13-01T09:30:00.000000+00:00",
]
ANY = [None, "", "x", "Kỹ sư", "e\u0301 ", True, 7, 2**70, [], ["việc", "xa"], [1], {}, {"a": 1}]


BY_NAME = {
    "stage_id": [STAGES[0], STAGES[2], IDS[5]],
    "move_id": IDS,
    "rank": [*several_between(None, None, 3)],
}
BY_TYPE: Mapping[type, list[Any]] = {
    UtcTime: TIMES[:2],
    Day: ["2026-03-01", "20260301"],
    Tags: [[], ["việc"], ["a", "b"]],
    sa.LargeBinary: [{"zlib": "eJyrrgUAAXUA+Q=="}],
    sa.Boolean: [True, False],
    sa.Integer: [-5, 0, 5],
    sa.String: ["Kỹ sư", "x"],
}


def fitting(column: sa.Column[Any]) -> list[Any]:
    """What the column takes, mostly."""
    if (column.table.name, column.name) in _ENUMS:
        return [each.value for each in _ENUMS[column.table.name, column.name]]
    if column.name in BY_NAME:
        return BY_NAME[column.name]
    if column.foreign_keys or column.name in ("previous_id", "cv_id", "report_id"):
        return IDS
    if column.name.endswith("sha256"):
        return ["a" * 64, "b" * 64]
    return next(values for kind, values in BY_TYPE.items() if isinstance(column.type, kind))


@st.composite
def a_row(draw: st.DrawFn, table: str, *, may_be_odd: bool = True) -> CellRow:
    values = {}
    for column in columns_of(table):
        if is_required(column) or draw(st.booleans()):
            values[str(column.name)] = draw(st.sampled_from(fitting(column)))
    if may_be_odd and draw(st.integers(0, 3)) == 0:
        name = draw(st.sampled_from(sorted(values)))
        values[name] = draw(st.sampled_from([*ANY, *TIMES]))
    if may_be_odd and draw(st.integers(0, 5)) == 0:
        del values[draw(st.sampled_from(sorted(values)))]
    if may_be_odd and draw(st.integers(0, 9)) == 0:
        values["mood"] = "of a later version"
    stamp = clock.reading(NOW_MS + draw(st.integers(0, 3))) + "f" * 12
    if table in APPEND_ONLY:
        cells = {WHOLE: Cell(stamp, values)}
    else:
        cells = {name: Cell(stamp, value) for name, value in values.items()}
    if may_be_odd and draw(st.integers(0, 9)) == 0:
        cells[GONE] = Cell(stamp, draw(st.booleans()))
    return CellRow(table, draw(st.sampled_from(IDS)), cells)


@st.composite
def pages(draw: st.DrawFn) -> list[tuple[CellRow, ...]]:
    """Some pages, with each row once in each."""
    found = []
    for _ in range(draw(st.integers(1, 3))):
        names = draw(st.lists(st.sampled_from(sorted(SYNCHRONISED)), min_size=1, max_size=8))
        rows = [draw(a_row(name)) for name in names]
        found.append(tuple({(row.table, row.row_id): row for row in rows}.values()))
    return found


def taken(folder, came, *, is_prepared: bool = False) -> Mapping[str, Any]:
    """All that is there and is found, and all that was told, afterwards."""
    store = open_store(folder)
    try:
        cells = LocalCells(store, lambda: NOW_MS)
        if cells.linked() is None:
            cells.link(LINKED)
        with store.write() as connection:
            for table in (*reversed(SYNCHRONISED.values()), tombstones, sync_cells, sync_waiting):
                connection.execute(sa.delete(table).where(sa.text("true")))
            search_index.rebuild(connection)
        told = []
        for rows in came:
            ready = prepared(rows) if is_prepared else None
            done = cells.take(Page("epoch-1", 9, 9, NOW_MS, "", rows, False, ready))
            told.append((done.rows, done.conflicts, sorted(map(repr, done.change.rows))))
        with store.read() as connection:
            held = [
                sorted(map(repr, connection.execute(sa.select(t))))
                for t in (sync_cells, sync_waiting)
            ]
        return {"tables": tables(store), "held": held, "told": told, "words": words(store)}
    finally:
        store.close()


def words(store) -> list[tuple[Any, ...]]:
    """What the index of the search holds, and where."""
    with store._engine.connect() as connection:
        ask = connection.exec_driver_sql
        ask("CREATE VIRTUAL TABLE temp.held USING fts5vocab('main', 'search_words', 'instance')")
        found = ask(
            "SELECT kind, row_id, term, col, offset FROM held JOIN search_entries ON number = doc"
            " ORDER BY kind, row_id, col, offset"
        ).fetchall()
        ask("DROP TABLE temp.held")
    return [tuple(row) for row in found]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("arriving")


@pytest.fixture(scope="module")
def empty(folder):
    store = open_store(folder / "empty")
    yield store
    store.close()


@given(pages(), st.booleans())
def test_the_quick_way_is_the_same_as_the_other(folder, came, is_prepared):
    quick = taken(folder / "quick", came, is_prepared=is_prepared)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(taking, "arrived", lambda *_of: None)
        assert taken(folder / "slow", came) == quick


@given(st.data(), st.sampled_from(sorted(SYNCHRONISED)))
def test_what_is_whole_comes_the_quick_way(data, table):
    row = data.draw(a_row(table, may_be_odd=False))
    found = arriving.arrived(table, row.row_id, row.cells)
    assert found is not None
    for column, value in zip(SYNCHRONISED[table].c, found, strict=True):
        if isinstance(column.type, UtcTime) and value is not None:
            assert re.fullmatch(TIME, value)
    assert filed.written(table, filed.read(table, found)) == found


@given(st.data(), st.sampled_from(sorted(SYNCHRONISED)))
def test_a_row_is_read_as_sqlalchemy_reads_it(empty, data, table):
    row = data.draw(a_row(table, may_be_odd=False))
    found = arriving.arrived(table, row.row_id, row.cells)
    of = SYNCHRONISED[table]
    with empty._engine.connect() as connection, connection.begin() as begun:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        filed.insert(connection, table, [found])
        wanted = sa.select(of).where(of.c.id == row.row_id)
        expected = dict(connection.execute(wanted).mappings().one())
        assert filed.select(connection, table, [row.row_id]) == {row.row_id: expected}
        assert filed.read(table, found, ["created"]) == {"created": expected["created"]}
        begun.rollback()


@pytest.mark.parametrize("table", sorted(SYNCHRONISED))
def test_a_value_that_is_required_is_not_taken_for_its_default(table):
    given = {str(c.name): fitting(c)[0] for c in columns_of(table) if is_required(c)}
    assert _arrived(table, given) is not None
    for name in given:
        if not is_binary(SYNCHRONISED[table].c[name]):  # JSON, of which null is a value
            assert _arrived(table, {**given, name: None}) is None


def test_a_table_of_a_later_version_has_no_quick_way():
    row = CellRow("habits", IDS[0], {WHOLE: Cell(clock.reading(NOW_MS) + "f" * 12, {})})
    assert prepared([row]).rows == {("habits", IDS[0]): None}


def _arrived(table: str, values: Mapping[str, Any]) -> filed.Filed | None:
    stamp = clock.reading(NOW_MS) + "f" * 12
    cells = {name: Cell(stamp, value) for name, value in values.items()}
    if table in APPEND_ONLY:
        cells = {WHOLE: Cell(stamp, values)}
    return arriving.arrived(table, IDS[0], cells)
