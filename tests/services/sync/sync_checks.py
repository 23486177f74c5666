"""What has to hold at the end of a history."""

from typing import TYPE_CHECKING, Any

from sync_devices import Cells, Device, cells_of, tables_of

from careerflow.services.store.cells.rows import GONE

if TYPE_CHECKING:
    from sync_world import World


class Broken(AssertionError):  # noqa: N818
    """Something that has to hold does not."""


def expect(holds: bool, what: str) -> None:
    if not holds:
        raise Broken(what)


def check(world: "World") -> None:
    """What has to hold when everything was exchanged."""
    first, *others = world.devices
    cells, tables = cells_of(first.store), tables_of(first.store)
    for device in others:
        found = tables_of(device.store)
        for name, rows in tables.items():
            expect(rows == found[name], f"diverged: {name}: {_unlike(rows, found[name])}")
        theirs = cells_of(device.store)
        expect(cells == theirs, f"other cells: {_unlike(cells, theirs)}")
    expect(not any(state for _, state, _ in cells.values()), "something is unsent")
    on_server, here = world.ground.stamps(), {cell: held[0] for cell, held in cells.items()}
    expect(here == on_server, f"the server has others: {_unlike(here, on_server)}")
    for cell, stamp in here.items():
        beaten = world.ledger.overwritten.get(cell, ())
        expect(stamp not in beaten, f"came back over what had overwritten it: {cell}")
    _check_histories(world, cells, tables)
    unnamed = [of for device in world.devices for of in device.remote.unnamed]
    # Of a server that was put back nobody knows what came behind a cursor.
    known = world.ledger.restores > 0 or not unnamed
    expect(known, f"overrun, and the server did not say so: {unnamed}")
    expect(not world.ledger.unconfessed, f"lost unsaid: {world.ledger.unconfessed}")
    expect(not world.ledger.made_up, f"told, and had been known: {world.ledger.made_up}")
    for device in world.devices:
        _check_sound(device, tables)


def _check_histories(world: "World", cells: Cells, tables: Any) -> None:
    for row_id in world.ledger.moves:
        kept = ("stage_moves", row_id, "*") in cells
        gone = cells.get(("stage_moves", row_id, GONE), ("", 0, ""))[2] == "true"
        expect(kept or gone, "a move was lost")
    for table, row_id in world.ledger.purged:
        expect((table, row_id, GONE) in cells, f"forgotten that it was gone: {table}")
    for (table, row_id, column), (_, _, value) in cells.items():
        if column == GONE and value == "true":
            expect(row_id not in tables[table], f"gone for good, and here: {table}")


def _check_sound(device: Device, tables: Any) -> None:
    with device.store.read() as connection:
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        indexed = connection.exec_driver_sql("SELECT kind, row_id FROM search_entries").all()
    expect(not broken, "a reference to nothing")
    kinds = {"cv": "library_cvs", "job": "library_jobs", "application": "applications"}
    live = {
        (kind, row["id"])
        for kind, table in kinds.items()
        for row in tables[table].values()
        if row["deleted_at"] is None
    }
    expect({tuple(row) for row in indexed} == live, "the index of the search is another")
    named = {
        row[name]
        for table, name in (("library_cvs", "file_sha256"), ("attachments", "file_sha256"))
        for row in tables[table].values()
    }
    expect(named <= device.store.files.hashes(), "a file did not come")


def _unlike(one: Any, other: Any) -> str:
    """A few of the differences."""
    keys = [key for key in {**one, **other} if one.get(key) != other.get(key)]
    return "; ".join(f"{key}: {one.get(key)} / {other.get(key)}" for key in keys[:3])
