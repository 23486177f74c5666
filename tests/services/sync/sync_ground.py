"""What random histories are played on, made once: a library on a real server behind a real pooler,
and data folders that are linked with it."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from careerflow.models.sync import Linked
from careerflow.services.store.cells.local import LocalCells
from careerflow.services.store.cells.tables import sync_link
from careerflow.services.store.store import open_store
from careerflow.services.sync import setup
from careerflow.services.sync.remote import Remote
from careerflow.services.sync.sealing import Plain, Sealed, Sealer
from tests.services.sync.postgres import PASSWORD, Stack

MEMORY = Path("/dev/shm")
START_MS = 1_800_000_000_000
DEVICES = 4
_CLOCK = f"""
CREATE SCHEMA careerflow_tests;
CREATE TABLE careerflow_tests.clock (ms bigint NOT NULL);
INSERT INTO careerflow_tests.clock VALUES ({START_MS});
GRANT USAGE ON SCHEMA careerflow_tests TO postgres;
GRANT SELECT ON careerflow_tests.clock TO postgres;
CREATE OR REPLACE FUNCTION careerflow.now_ms() RETURNS bigint
LANGUAGE sql STABLE AS 'SELECT ms FROM careerflow_tests.clock';
"""


@dataclass
class Ground:
    """What many histories are played on: a library on a real server, with a connection for each
    device, and a data folder to be copied. `admin` is a connection of the tables' owner."""

    admin: Any
    library_id: str
    remotes: Sequence[Remote]
    sealer: Sealer
    folders: Sequence[Path]  # of linked, empty libraries

    def set_clock(self, milliseconds: int) -> None:
        self.admin.execute("UPDATE careerflow_tests.clock SET ms = %s", (milliseconds,))

    def reset(self) -> None:
        """The library is as on its first day."""
        self.admin.execute(
            "UPDATE careerflow.library SET seq = 0, epoch = gen_random_uuid(), greatest = ''"
            " WHERE id = %s",
            (self.library_id,),
        )
        for table in ("library_row", "part"):
            self.admin.execute(
                f"DELETE FROM careerflow.{table} WHERE library = %s", (self.library_id,)
            )

    def kept(self) -> Any:
        """A backup of the server's copy."""
        library = self.admin.execute(
            "SELECT seq, epoch, greatest FROM careerflow.library WHERE id = %s", (self.library_id,)
        ).fetchone()
        rows = self.admin.execute(
            "SELECT table_name, row_id, seq, cells::text FROM careerflow.library_row"
            " WHERE library = %s",
            (self.library_id,),
        ).fetchall()
        return library, rows

    def put_back(self, backup: Any, how: str) -> None:
        """ "new": whoever did it knew that devices have to be told. "old": as if nothing were. In
        "rows" the numbers that are given out go on."""
        (seq, epoch, greatest), rows = backup
        self.admin.execute(
            "DELETE FROM careerflow.library_row WHERE library = %s", (self.library_id,)
        )
        self.admin.cursor().executemany(
            "INSERT INTO careerflow.library_row (library, table_name, row_id, seq, cells)"
            " VALUES (%s, %s, %s, %s, %s)",
            [(self.library_id, *row) for row in rows],
        )
        if how != "rows":
            self.admin.execute(
                "UPDATE careerflow.library SET seq = %s, epoch = %s, greatest = %s WHERE id = %s",
                (seq, uuid.uuid4() if how == "new" else epoch, greatest, self.library_id),
            )

    def stamps(self) -> dict[tuple[str, str, str], str]:
        """Of every cell on the server."""
        rows = self.admin.execute(
            "SELECT table_name, row_id, cell.key, cell.value->>0 FROM careerflow.library_row,"
            " jsonb_each(cells) AS cell WHERE library = %s",
            (self.library_id,),
        ).fetchall()
        return {(table, row, column): stamp for table, row, column, stamp in rows}


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder in memory, where there is such a place."""
    where = MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="careerflow-", dir=where) as folder:
        yield Path(folder)


@contextmanager
def made_ground(stack: Stack, folder: Path, *, sealed: bool = False) -> Iterator[Ground]:
    """In a database of its own, whose clock stands still until it is set."""
    admin = stack.admin(stack.new_database())
    member = setup.create(admin, PASSWORD, name="Histories", device="0", wrapped=None)
    members = [member] + [
        setup.join(admin, PASSWORD, member.library_id, device=str(number))
        for number in range(1, DEVICES)
    ]
    sealer: Sealer = Sealed(os.urandom(32)) if sealed else Plain()
    folders = [folder / f"template{number}" for number in range(DEVICES)]
    open_store(folders[0]).close()
    for other in folders[1:]:
        shutil.copytree(folders[0], other)
    for number, (each, one) in enumerate(zip(folders, members, strict=True)):
        store = open_store(each)
        link = Linked(member.library_id, "Histories", each.name, one.server, sealed)
        LocalCells(store, lambda: START_MS).link(link)
        with store.write() as connection:  # the same in every run
            connection.execute(sa.update(sync_link).values(node=str(number) * 12))
        store.close()
    with ExitStack() as open_ones:
        connection = open_ones.enter_context(stack.superuser(admin.database))
        connection.execute(_CLOCK)
        remotes = [open_ones.enter_context(Remote(one.server, one.password)) for one in members]
        yield Ground(connection, member.library_id, remotes, sealer, folders)
