"""What the window does with the sync: connect, sync now, disconnect. Each is a job of its own."""

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from careerflow.models.errors import CareerFlowError, StoreError, SyncError
from careerflow.models.message import Message
from careerflow.models.sync import Choice, Linked, Server, SyncOutcome
from careerflow.services.task import Stage, TaskContext

if TYPE_CHECKING:
    from careerflow.services.store.cells.local import LocalCells
    from careerflow.services.store.store import Store
    from careerflow.services.sync.keyring import SyncSecrets
    from careerflow.services.sync.sealing import Sealer
    from careerflow.services.sync.setup import Membership

CHECKED_EVERY = timedelta(days=1)
"""How often the digests are compared without being asked."""

_MOST_REWRAPPINGS = 3
"""Another computer may change the passphrase at the same moment."""


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


def _key(admin: Server, password: str, choice: Choice) -> tuple[bytes | None, bytes | None]:
    """The key that seals the library, None for one that is not sealed; and, for a new library,
    what the server is to keep of it."""
    from careerflow.services.sync import sealing, setup

    if not choice.library_id:
        return sealing.new_key(choice.passphrase) if choice.passphrase else (None, None)
    wrapped = setup.wrapped_key(admin, password, choice.library_id)
    return (None if wrapped is None else sealing.unwrap(choice.passphrase, wrapped)), None


def _entered(admin: Server, password: str, choice: Choice, wrapped: bytes | None) -> "Membership":
    from careerflow.services.sync import setup

    if choice.library_id:
        return setup.join(admin, password, choice.library_id, device=choice.device)
    return setup.create(admin, password, name=choice.name, device=choice.device, wrapped=wrapped)


def _take_back(
    secrets: "SyncSecrets", admin: Server, password: str, membership: "Membership", *, is_new: bool
) -> None:
    """As far as it goes: what is told is why the connecting failed."""
    from careerflow.services.sync import setup
    from careerflow.services.sync.remote import Remote

    with suppress(CareerFlowError):
        secrets.delete(membership.library_id)
    with suppress(CareerFlowError):
        if is_new:
            with Remote(membership.server, membership.password) as remote:
                remote.erase()
    with suppress(CareerFlowError):
        setup.forget(admin, password, membership)


def sync_now(
    ctx: TaskContext,
    store: "Store",
    secrets: "SyncSecrets",
    *,
    check: bool = False,
    large_files: bool = True,
) -> SyncOutcome:
    """Exchanges everything with the server, also while the link is paused: when is the window's
    business. `check` also compares the digests, for after a sync that failed with anything but
    what passes (failures.PASSING); once a day it is done without being asked. Without `large_files`
    those of more than a MiB are held back.

    `ctx.on_partial` gets the Change of each page as soon as it is in the store, so that a sync
    that fails or is cancelled later has told what it did; the outcome has all of them together.

    Raises SyncError, StoreError, Cancelled; whatever it had done until then stays done, and the
    next one goes on from there. `sync.not_linked` where there is no link, `sync.no_secrets` where
    its password is not in the keyring. That it is wrong is kept with the link, since poolers lock
    out who tries that often.
    """
    from careerflow.services.store.cells.local import LocalCells
    from careerflow.services.store.schema import now
    from careerflow.services.sync import engine
    from careerflow.services.sync.remote import Remote

    cells = LocalCells(store)
    linked = _linked(cells)
    password, sealer = _opened(linked, secrets)
    due = linked.checked is None or not linked.checked <= now() < linked.checked + CHECKED_EVERY
    wanted = {"check": check or due, "large_files": large_files}
    try:
        with Remote(linked.server, password, ctx.is_cancelled) as remote:
            return engine.sync(ctx, store, cells, remote, sealer, **wanted)
    except SyncError as error:
        if error.code == "sync.wrong_password":
            cells.set_refused(True)
        raise


def change_passphrase(
    ctx: TaskContext, store: "Store", secrets: "SyncSecrets", old: str, new: str
) -> None:
    """What opens the library for computers that join it from now on; the key stays the same, and
    computers that are there notice nothing. Takes about a second.

    Raises SyncError (`sync.wrong_passphrase` where `old` is not the library's,
    `sync.short_passphrase`, `sync.older_server`, `sync.not_linked`), StoreError and Cancelled.
    """
    from careerflow.services.store.cells.local import LocalCells
    from careerflow.services.sync import sealing
    from careerflow.services.sync.remote import Remote

    linked = _linked(LocalCells(store))
    password, _ = _opened(linked, secrets)
    with Remote(linked.server, password, ctx.is_cancelled) as remote:
        for _ in range(_MOST_REWRAPPINGS):
            held = remote.wrapped_key()
            if held is None:
                raise SyncError("sync.malformed")
            ctx.check()
            if remote.rewrap(held, sealing.change_passphrase(old, new, held)):
                return
    raise SyncError("sync.failed")


def disconnect(
    ctx: TaskContext, store: "Store", secrets: "SyncSecrets", *, erase: bool
) -> Message | None:
    """Ends the link; the user's data stays in the store. With `erase` the server's copy is deleted
    too, else this device is taken off its list. Returns why the server's part, or that of the
    keyring, could not be done; None where it was. The store's part is done in any case. Raises
    StoreError and, before anything is done, Cancelled and SyncError `sync.not_linked`.
    """
    from careerflow.services.store.cells.local import LocalCells

    ctx.step(Stage.PUSHING)
    cells = LocalCells(store)
    linked = _linked(cells)
    undone = _left(linked, secrets, erase=erase)
    cells.unlink()
    try:
        secrets.delete(linked.library_id)
    except StoreError as error:
        return undone or error.message
    return undone


def _left(linked: Linked, secrets: "SyncSecrets", *, erase: bool) -> Message | None:
    from careerflow.services.sync.remote import Remote

    try:
        password, _ = _opened(linked, secrets)
        with Remote(linked.server, password) as remote:
            if erase:
                remote.erase()
            else:
                remote.leave()
    except CareerFlowError as error:
        return None if error.code == "sync.erased" else error.message
    return None


def _linked(cells: "LocalCells") -> Linked:
    linked = cells.linked()
    if linked is None:
        raise SyncError("sync.not_linked")
    return linked


def _opened(linked: Linked, secrets: "SyncSecrets") -> tuple[str, "Sealer"]:
    """The password of this device, and what seals its values."""
    from careerflow.services.sync.sealing import Plain, Sealed

    found = secrets.load(linked.library_id)
    if found is None:
        raise SyncError("sync.no_secrets")
    password, key = found
    if not linked.sealed:
        return password, Plain()
    if key is None:
        raise SyncError("sync.no_secrets")
    return password, Sealed(key)
