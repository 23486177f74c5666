"""`careerflow sync`."""

from argparse import Namespace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from careerflow.cli.console import Console
from careerflow.cli.folders import data_folder
from careerflow.models.errors import SyncError
from careerflow.models.message import Message
from careerflow.models.sync import Linked, SyncOutcome
from careerflow.services.store.cells.local import LocalCells
from careerflow.services.store.store import open_store

if TYPE_CHECKING:
    from careerflow.services.store.store import Store


def sync(console: Console, options: Namespace) -> int:
    """Synchronises once, also while that is paused in the window, and prints what came of it; with
    --status only how it stands. Raises SyncError, StoreError."""
    store = open_store(data_folder())
    try:
        cells = LocalCells(store)
        linked = cells.linked()
        if linked is None:
            raise SyncError("sync.not_linked")
        told = _status(cells, linked) if options.status else _outcome(_run(console, store))
    finally:
        store.close()
    _print(console, told, as_json=options.json)
    return 0


def _run(console: Console, store: "Store") -> SyncOutcome:
    from careerflow.services.sync.keyring import SyncSecrets
    from careerflow.services.sync.session import sync_now

    return sync_now(console.context(), store, SyncSecrets())


def _status(cells: LocalCells, linked: Linked) -> dict[str, Any]:
    pending = cells.pending()
    return {
        "library": linked.library_name,
        "device": linked.device,
        "server": linked.server.host,
        "encrypted": linked.sealed,
        "paused": linked.paused,
        "synced": None if linked.synced is None else linked.synced.isoformat(),
        "changes_to_send": pending.rows,
        "files_to_send": pending.files,
        "conflicts": len(cells.conflicts()),
    }


def _outcome(outcome: SyncOutcome) -> dict[str, Any]:
    return {
        "fetched": outcome.pulled,
        "sent": outcome.pushed,
        "files_fetched": outcome.files_in,
        "files_sent": outcome.files_out,
        "conflicts": outcome.conflicts,
        "exchanged_anew": outcome.resynced,
    }


def _print(console: Console, told: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        console.result_json(told)
        return
    lines = [
        Message(f"cli.sync.{name}", {"value": _in_words(value)}) for name, value in told.items()
    ]
    console.result("\n".join(map(console.say, lines)))


def _in_words(value: object) -> str | int:
    if isinstance(value, bool):
        return "cli.sync.yes" if value else "cli.sync.no"
    if value is None:
        return "cli.sync.never"
    if isinstance(value, int):
        return value
    text = str(value)
    try:
        return datetime.fromisoformat(text).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return text
