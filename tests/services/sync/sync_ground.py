"""What random histories are played on, made once: a library on a real server behind a real pooler,
and data folders that are linked with it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sync_world import DEVICES, START_MS, Ground

from careerflow.models.sync import Linked
from careerflow.services.store.cells.local import LocalCells
from careerflow.services.store.store import open_store
from careerflow.services.sync import setup
from careerflow.services.sync.remote import Remote
from careerflow.services.sync.sealing import Plain, Sealed, Sealer
from tests.services.sync.postgres import PASSWORD, Stack

MEMORY = Path("/dev/shm")
_CLOCK = f"""
CREATE SCHEMA careerflow_tests;
CREATE TABLE careerflow_tests.clock (ms bigint NOT NULL);
INSERT INTO careerflow_tests.clock VALUES ({START_MS});
GRANT USAGE ON SCHEMA careerflow_tests TO postgres;
GRANT SELECT ON careerflow_tests.clock TO postgres;
CREATE OR REPLACE FUNCTION careerflow.now_ms() RETURNS bigint
LANGUAGE sql STABLE AS 'SELECT ms FROM careerflow_tests.clock';
"""


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
    for each, one in zip(folders, members, strict=True):
        store = open_store(each)
        link = Linked(member.library_id, "Histories", each.name, one.server, sealed)
        LocalCells(store, lambda: START_MS).link(link)
        store.close()
    with ExitStack() as open_ones:
        connection = open_ones.enter_context(stack.superuser(admin.database))
        connection.execute(_CLOCK)
        remotes = [open_ones.enter_context(Remote(one.server, one.password)) for one in members]
        yield Ground(connection, member.library_id, remotes, sealer, folders)
