"""The sync's view of one store: what it has to send, and what it makes of what comes."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa

from careerflow.models.change import Change
from careerflow.models.sync import Conflict, Linked, Pending
from careerflow.services.store.cells import (
    clock,
    conflicts,
    digesting,
    linking,
    naming,
    opening,
    restamping,
    sending,
)
from careerflow.services.store.cells.columns import SYNCHRONISED
from careerflow.services.store.cells.rows import CellRow, Page, Position, Pushed, Taken
from careerflow.services.store.cells.tables import (
    SENT,
    UNSENT,
    sync_cells,
    sync_files,
    sync_link,
    sync_waiting,
)
from careerflow.services.store.cells.taking import Taking, taken
from careerflow.services.store.driver import raw
from careerflow.services.store.everything import FILE_COLUMNS
from careerflow.services.store.schema import stored_time
from careerflow.services.store.store import Store

_NAMING = frozenset(FILE_COLUMNS)
_POSITION = (
    "SELECT epoch, cursor, clock, offset_ms, EXISTS (SELECT 1 FROM sync_waiting) FROM sync_link"
)
_END = (
    "UPDATE sync_link SET synced = ?, refused = 0"  # noqa: S608
    f" WHERE NOT EXISTS (SELECT 1 FROM sync_cells WHERE state = {UNSENT} AND state > 0)"
)


class LocalCells:
    """Every method may raise StoreError. `wall_ms`, where it is given, is the store's clock from
    then on: milliseconds since 1970."""

    def __init__(self, store: Store, wall_ms: Callable[[], int] | None = None) -> None:
        self._store = store
        if wall_ms is not None:
            store.stamping.wall_ms = wall_ms

    # The link

    def linked(self) -> Linked | None:
        with self._store.read() as connection:
            return linking.linked(connection)

    def link(self, linked: Linked) -> None:
        """From now on edits are noted; what is there is all to be sent, stamped with the times at
        which it was changed last. This device has a new name in its stamps."""
        self._store.stamping.forget()
        self._store.files_exchanged = False
        with self._store.write() as connection:
            linking.link(connection, linked)

    def unlink(self) -> None:
        """The user's data stays; what is known of the server goes."""
        with self._store.write() as connection:
            linking.unlink(connection)
        self._store.stamping.forget()

    def set_paused(self, paused: bool) -> None:
        self._note(paused=paused)

    def set_refused(self, refused: bool) -> None:
        """Whether the server has found the password wrong."""
        self._note(refused=refused)

    def note_synced(self, when: datetime, checked: bool) -> None:
        """`checked` says that the digests were the same."""
        self._note(synced=when, refused=False, **({"checked": when} if checked else {}))

    def cursor(self) -> int:
        """The number of the last row of the server's that was taken; 0 without a link."""
        with self._store.read() as connection:
            return connection.scalar(sa.select(sync_link.c.cursor)) or 0

    def position(self) -> Position:
        found = self._store.glance(_POSITION)
        return Position(None, 0, "", 0, False) if found is None else Position(*found)

    # Out

    def pending(self) -> Pending:
        columns = sync_cells.c
        rows = sa.select(columns.table_name, columns.row_id).where(sending.is_unsent).distinct()
        with self._store.read() as connection:
            count = sa.select(sa.func.count()).select_from(rows.subquery())
            number = connection.scalar(count) or 0
        return Pending(number, len(self.unsent_files()))

    def restamp(self, at: Position, server_now_ms: int, greatest: str) -> None:
        """To be called before a page is taken: what was not sent, and has stamps ahead of the
        server's time and of everything it has seen, gets new ones. The clock follows the
        server's."""
        wall_ms = self._store.stamping.wall_ms()
        if restamping.is_needed(at, wall_ms, server_now_ms, greatest):
            with self._store.write() as connection:
                restamping.restamp(connection, wall_ms, server_now_ms, greatest)

    def unsent(
        self,
        most_rows: int = 500,
        most_bytes: int = 1_000_000,
        after: tuple[str, str] | None = None,
    ) -> tuple[CellRow, ...]:
        """The unsent cells of some rows, at least of one where there are any: what others refer to
        first, and of one table in the order of their ids. Of those behind `after` in that order,
        a table and an id."""
        with self._store.read() as connection:
            return sending.unsent(connection, most_rows, most_bytes, after)

    def sent(self, rows: Sequence[CellRow], answer: Pushed, end: datetime | None = None) -> bool:
        """Cells that were edited since, and those of `answer.lost`, stay unsent. Where nobody else
        wrote meanwhile the own rows need not come back. Where nothing is unsent any more the sync
        has come to its `end`: whether that was noted, as by `note_synced`."""
        self._note_files(rows)
        with self._store.write() as connection:
            sending.note_sent(connection, rows, answer)
            raw(connection).execute(
                "UPDATE sync_link SET cursor = ?, epoch = ?"
                " WHERE coalesce(epoch, ?) = ? AND cursor = ?",
                (answer.head, answer.epoch, answer.epoch, answer.epoch, answer.base),
            )
            return _note_end(connection, end)

    # In

    def take(self, page: Page, end: datetime | None = None) -> Taken:
        """All of it and the new cursor, or nothing. What cannot be shown yet waits in its cells;
        with the last page all that has waited is looked at once more. `end` is as of `sent`."""
        with self._store.write() as connection:
            taking = Taking(connection, page.prepared)
            waited = taking.any_waits and not page.more
            taking.take(page.rows, _ended_waits(connection) if waited else ())
            self._note_page(connection, page)
            is_end = not page.more and _note_end(connection, end)
        self._note_files(page.rows, any_waits=waited or taking.any_waits)
        return Taken(taking.rows, taking.conflicts, taking.change, is_end)

    def take_overrun(self, rows: Sequence[CellRow]) -> int:
        """Cells of others in whose place those of this computer stand on the server, before it
        knew of them. To be called before these are noted as sent; how many conflicts it made."""
        self._note_files(rows)
        with self._store.write() as connection:
            return taken(connection, rows).conflicts

    def start_over(self, epoch: str) -> None:
        """Everything is to be exchanged anew, with the server's copy of this epoch. What was known
        stays known."""
        self._store.files_exchanged = False
        with self._store.write() as connection:
            connection.execute(sa.update(sync_link).values(cursor=0, epoch=epoch))
            columns = sync_cells.c
            base = sa.case((columns.state == SENT, columns.stamp), else_=columns.base)
            connection.execute(sa.update(sync_cells).values(state=UNSENT, base=base))
            connection.execute(sa.delete(sync_files))

    def digest(self) -> str:
        """ "count:sum" over the stamps of all cells; the server has the same where both hold the
        same, and nothing is unsent."""
        with self._store.read() as connection:
            return digesting.digest(connection)

    def replay(self) -> Change:
        """Puts what waits in cells into the tables, where they can hold it now. (So does opening a
        store that another version has written.)"""
        self._store.files_exchanged = False
        with self._store.write() as connection:
            return opening.replay(connection).change

    # What lost

    def conflicts(self) -> tuple[Conflict, ...]:
        """Those that are not settled, the newest first."""
        with self._store.read() as connection:
            return conflicts.conflicts(connection)

    def settle(self, ids: Collection[str]) -> None:
        """The user has seen them, and leaves it as it is."""
        with self._store.write() as connection:
            conflicts.settle(connection, ids)

    def take_back(self, conflict_id: str) -> Change:
        """Makes what lost the newest value, as an edit of now, which can be undone; the conflict
        is settled. Raises StoreError `store.not_found` where it was, or its row is gone, or what
        the row refers to."""
        with self._store.write() as connection:
            return conflicts.take_back(connection, conflict_id)

    # Files

    def wanted_files(self) -> tuple[str, ...]:
        """The hashes that rows name, of files that are not here."""
        return self.files_apart()[1]

    def unsent_files(self) -> tuple[str, ...]:
        """The hashes that rows name, of files that are here and not known to be on the server."""
        return self.files_apart()[0]

    def files_to_exchange(self, *, anew: bool = False) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """As `files_apart`, for the sync alone. Where there was nothing the last time, and no row
        that came or went has named a file since, they are looked at `anew` only: files that others
        take out of the folder are missed after the next start, or with the next digests."""
        if self._store.files_exchanged and not anew:
            return (), ()
        found = self.files_apart()
        self._store.files_exchanged = not any(found)
        return found

    def files_apart(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Both: `unsent_files` and `wanted_files`."""
        with self._store.read() as connection:
            named = naming.named(connection)
        here = self._store.files.hashes() if named else set()
        unsent = sorted(of for of, is_known in named.items() if of in here and not is_known)
        return tuple(unsent), tuple(sorted(named.keys() - here))

    def note_files_sent(self, hashes: Collection[str]) -> None:
        with self._store.write() as connection:
            known = set(connection.scalars(sa.select(sync_files.c.sha256)))
            rows = [{"sha256": sha256} for sha256 in sorted(set(hashes) - known)]
            if rows:
                connection.execute(sa.insert(sync_files), rows)

    def _note(self, **values: object) -> None:
        with self._store.write() as connection:
            connection.execute(sa.update(sync_link).values(**values))

    def _note_files(self, rows: Iterable[CellRow], *, any_waits: bool = False) -> None:
        """Rows that have waited may have named theirs long ago."""
        if self._store.files_exchanged:
            names = any_waits or any(not _NAMING.isdisjoint(row.cells) for row in rows)
            self._store.files_exchanged = not names

    def _note_page(self, connection: sa.Connection, page: Page) -> None:
        stamps = {cell.stamp for row in page.rows for cell in row.cells.values()}
        greatest = max(_sound(page.greatest, *stamps), default="")
        raw(connection).execute(
            "UPDATE sync_link SET applying = 0, cursor = ?1, epoch = coalesce(epoch, ?2),"
            " greatest = max(greatest, ?3), clock = max(clock, substr(max(greatest, ?3), 1, ?4))",
            (page.cursor, page.epoch, greatest, clock.READING),
        )


def _sound(*stamps: str) -> Iterable[str]:
    """Without those that are none, where one of these is the greatest."""
    return stamps if clock.is_stamp(max(stamps)) else filter(clock.is_stamp, stamps)


def _note_end(connection: sa.Connection, end: datetime | None) -> bool:
    if end is None:
        return False
    return bool(raw(connection).execute(_END, (stored_time(end),)).rowcount)


def _ended_waits(connection: sa.Connection) -> list[tuple[str, str]]:
    """Rows whose parents have come back by an edit of this computer."""
    columns = sync_waiting.c
    found: list[tuple[str, str]] = []
    waited_for = raw(connection).execute("SELECT DISTINCT parent_table FROM sync_waiting")
    for (name,) in waited_for.fetchall():
        parent = SYNCHRONISED[name]
        wanted = sa.select(columns.table_name, columns.row_id).where(
            columns.parent_table == name, sa.exists().where(parent.c.id == columns.parent_id)
        )
        found += [(row.table_name, row.row_id) for row in connection.execute(wanted)]
    return found
