"""The row that says with which server the library is synchronised, and what follows from it."""

from typing import Any

import msgspec
import sqlalchemy as sa

from careerflow.models.sync import Linked, Server
from careerflow.services.store.cells import capture, clock, marking
from careerflow.services.store.cells.tables import linking, sync_link


def link(connection: sa.Connection, linked: Linked) -> None:
    """In place of a link that was there."""
    unlink(connection)
    node = clock.new_node()
    values = {
        "id": 1,
        "library_id": linked.library_id,
        "library_name": linked.library_name,
        "device": linked.device,
        "node": node,
        "server": msgspec.json.encode(linked.server).decode(),
        "sealed": linked.sealed,
        "paused": linked.paused,
        "refused": linked.refused,
        "synced": linked.synced,
        "checked": linked.checked,
    }
    connection.execute(sa.insert(sync_link).values(**values))
    capture.make(connection)
    marking.mark(connection, node)


def unlink(connection: sa.Connection) -> None:
    """The user's data stays as it is."""
    capture.remove(connection)
    for table in linking.sorted_tables:
        connection.execute(sa.delete(table))


def linked(connection: sa.Connection) -> Linked | None:
    row = connection.execute(sa.select(sync_link)).mappings().one_or_none()
    if row is None:
        return None
    names = ("library_id", "library_name", "device", "sealed", "paused", "refused")
    given: dict[str, Any] = {name: row[name] for name in (*names, "synced", "checked")}
    return Linked(server=msgspec.json.decode(row["server"], type=Server), **given)
