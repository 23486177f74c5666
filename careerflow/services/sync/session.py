"""What the window does with the sync: connect, sync now, disconnect. Each is a job of its own."""

from contextlib import suppress
from typing import TYPE_CHECKING

from careerflow.models.errors import CareerFlowError, SyncError
from careerflow.models.message import Message
from careerflow.models.sync import Choice, Linked, Server, SyncOutcome
from careerflow.services.task import Stage, TaskContext

if TYPE_CHECKING:
    from careerflow.services.store.store import Store
    from careerflow.services.sync.keyring import SyncSecrets
    from careerflow.services.sync.setup import Membership


def connect(
    ctx: TaskContext,
    store: "Store",
    secrets: "SyncSecrets",
    admin: Server,
    password: str,
    choice: Choice,
) -> Linked:
    """Makes the library on the server, or joins it, and links the store with it; nothing is
    exchanged yet. `admin` and `password` are the user's own, which are kept nowhere. What fails or
    is cancelled leaves nothing behind: no role, no new library, no secret.

    Raises SyncError (`sync.wrong_passphrase` for that of a library that is there), StoreError,
    Cancelled.
    """
    from careerflow.services.store.cells.local import LocalCells

    ctx.step(Stage.PUSHING)
    key, wrapped = _key(admin, password, choice)
    ctx.check()
    membership = _entered(admin, password, choice, wrapped)
    try:
        ctx.check()
        linked = Linked(
            library_id=membership.library_id,
            library_name=choice.name,
            device=choice.device,
            server=membership.server,
            sealed=key is not None,
        )
        # Secrets first: a link without them would be one that cannot be used.
        secrets.save(membership.library_id, membership.password, key)
        ctx.check()
        LocalCells(store).link(linked)
    except BaseException:
        _take_back(secrets, admin, password, membership, is_new=not choice.library_id)
        raise
    return linked


def sync_now(
    ctx: TaskContext,
    store: "Store",
    secrets: "SyncSecrets",
    *,
    check: bool = False,
    files: bool = True,
) -> SyncOutcome:
    """Exchanges everything with the server, also while the link is paused: when is the window's
    business. `check` also compares the digests, for after a sync that failed with anything but
    what passes (failures.PASSING); once a day it is done without being asked. Without `files` those
    wait.

    `ctx.on_partial` gets the Change of each page as soon as it is in the store, so that a sync
    that fails or is cancelled later has told what it did; the outcome has all of them together.

    Raises SyncError, StoreError, Cancelled; whatever it had done until then stays done, and the
    next one goes on from there. `sync.not_linked` where there is no link, `sync.no_secrets` where
    its password is not in the keyring.
    """


def disconnect(
    ctx: TaskContext, store: "Store", secrets: "SyncSecrets", *, erase: bool
) -> Message | None:
    """Ends the link; the user's data stays in the store. With `erase` the server's copy is deleted
    too, else this device is taken off its list. Returns why the server's part could not be done,
    None where it was; the store's part is done in any case. Raises StoreError.
    """
