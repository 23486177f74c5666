"""Random histories of several devices and one server, and what has to hold at their end."""

import random
import shutil
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sync_checks import Broken, check, expect
from sync_devices import FAULTS, Beside, Crash, Device, Flaky, Ledger
from sync_edits import EDITS, export, take_over, text
from sync_ground import START_MS, Ground

from careerflow.models.errors import CareerFlowError, SyncError
from careerflow.services.store import schema
from careerflow.services.store.cells.rows import Cell, CellRow
from careerflow.services.store.schema import applications
from careerflow.services.sync import ahead, wire

MINUTE, DAY, YEAR = 60_000, 86_400_000, 31_536_000_000
SKEWS = (0, 0, -2 * MINUTE, 90_000, 7 * MINUTE, DAY, -DAY, YEAR, -3 * YEAR)

FIRST = 5000
"""The number of the first history that is played: by chance those behind it find all mistakes."""

Step = tuple[Any, ...]
"""Its kind, and numbers: a history is a list of them, and can be played again."""


@dataclass
class World:
    """One history."""

    ground: Ground
    folder: Path
    count: int
    page: int
    ledger: Ledger = field(default_factory=Ledger)

    def __post_init__(self) -> None:
        self.conflicts = 0
        self.ms = START_MS
        self.ground.reset()
        self.ground.set_clock(self.ms)
        self.backup = self.ground.kept()
        self.devices: list[Device] = []
        self.raws = 0
        for number in range(self.count):
            folder = self.folder / f"device{number}"
            shutil.copytree(self.ground.folders[number], folder / "data")
            flaky = Flaky(self.ground.remotes[number], self.page, self.ground.stamps)
            self.devices.append(
                Device(folder, flaky, self.ground.sealer, self.ledger, lambda: self.ms)
            )

    @classmethod
    @contextmanager
    def begun(cls, ground: Ground, folder: Path, count: int, page: int) -> Iterator["World"]:
        """With devices in `folder`, which is gone in the end. The same ids are given out in the
        same history, so that it ends as it did when it is played again."""
        before = ahead.ROWS_AT_ONCE, ahead.FEW, ahead.OPENER
        ahead.OPENER = Beside
        chance, ids = random.Random(0), schema.uuid
        schema.uuid = SimpleNamespace(  # type: ignore[assignment]
            uuid4=lambda: uuid.UUID(int=chance.getrandbits(128), version=4)
        )
        folder.mkdir()
        world = cls(ground, folder, count, page)
        try:
            yield world
        finally:
            for device in world.devices:
                device.store.close()
            shutil.rmtree(folder)
            ahead.ROWS_AT_ONCE, ahead.FEW, ahead.OPENER = before
            schema.uuid = ids

    def play(self, steps: Sequence[Step]) -> None:
        """All of it, to the quiet end; raises Broken."""
        for what, *numbers in steps:
            self.tick(numbers[-1] % 3)  # some things happen in the same millisecond
            getattr(self, f"do_{what}")(*numbers)
        self.end()

    def tick(self, milliseconds: int) -> None:
        self.ms += milliseconds
        self.ground.set_clock(self.ms)

    # What happens

    def do_edit(self, number: int, what: int, first: int, second: int) -> None:
        device, name = self.devices[number % self.count], list(EDITS)[what % len(EDITS)]
        with suppress(CareerFlowError):  # such as to undo what is gone for good
            device.watched(lambda: device.do(name, first, second))

    def do_sync(self, number: int, faults: int, edit: int, crash: int) -> None:
        """`faults`, `edit` and `crash` are 0 for none of them; `edit` is one that is made here in
        the middle, or stands for what the next device has done before."""
        device, chance = self.devices[number % self.count], random.Random(faults)
        device.remote.plan = [chance.choice(FAULTS) for _ in range(12)] if faults else []
        if edit % 3 == 1:
            device.remote.in_flight = lambda: self.do_edit(number, edit, edit // 3, edit // 7)
        elif edit:
            self.do_edit(number, list(EDITS).index("application"), edit, 0)
            device.remote.meanwhile = lambda: self._forestall(number, edit)
        try:
            with device.crashing(crash):
                self.conflicts += device.sync().conflicts
        except Crash:
            device.reopen()
        except SyncError as error:
            if error.code not in ("sync.offline", "sync.clock_ahead"):
                raise
        finally:
            device.remote.plan = []
            device.remote.in_flight = device.remote.meanwhile = None

    def _forestall(self, number: int, edit: int) -> None:
        """The next device says something else of the same, and is the first to be heard."""
        self.tick(1)
        if edit % 2:
            self._say(number + 1, self.devices[number % self.count].one(applications, edit))
        self.do_sync(number + 1, 0, 0, 0)

    def _say(self, number: int, key: str | None) -> None:
        device = self.devices[number % self.count]
        if key is not None:
            with suppress(CareerFlowError):  # it may not have come there
                device.watched(lambda: device.tracker.applications.edit(key, notes=text(number)))

    def _both_say(self, number: int, key: str | None) -> None:
        """First the next device, then this one; nobody hears it."""
        for speaker in (number + 1, number):
            self.do_sync(speaker, 0, 0, 0)
        for speaker in (number + 1, number):
            self.tick(1)
            self._say(speaker, key)

    def do_answer(self, number: int, first: int) -> None:
        """The next device says something of the same, having seen what this one said."""
        device = self.devices[number % self.count]
        key, device.skew = device.one(applications, first), SKEWS[3]
        for speaker in (number, number + 1):
            self._say(speaker, key)
            self.do_sync(number, 0, 0, 0)
            self.do_sync(number + 1, 0, 0, 0)

    def do_overtake(self, number: int, first: int) -> None:
        """This one says something else of the same while what it said is on its way."""
        device = self.devices[number % self.count]
        key = device.one(applications, first)
        edit = device.tracker.applications.edit
        if key is not None:
            device.watched(lambda: edit(key, notes="on its way"))
            device.remote.in_flight = lambda: device.watched(lambda: edit(key, notes="overtakes"))
            self.do_sync(number, 0, 0, 0)

    def do_overrun(self, number: int, first: int) -> None:
        """The next device speaks first and is heard first, this one has not heard of it; what it
        says then is cut off, and the row comes once more."""
        device, other = (self.devices[each % self.count] for each in (number, number + 1))
        key = device.one(applications, first)
        if key is None:
            return
        self._both_say(number, key)
        self.do_sync(number + 1, 0, 0, 0)
        device.remote.meanwhile = _cut
        self.do_sync(number, 0, 0, 0)
        other.watched(lambda: other.tracker.applications.edit(key, next_step=text(first)))
        for speaker in (number + 1, number):
            self.do_sync(speaker, 0, 0, 0)

    def do_forestall(self, number: int, first: int) -> None:
        """The next device speaks first, and is heard between this one's pull and its push."""
        device = self.devices[number % self.count]
        self._both_say(number, device.one(applications, first))
        device.remote.meanwhile = lambda: self.do_sync(number + 1, 0, 0, 0)
        self.do_sync(number, 0, 0, 0)

    def do_wait(self, milliseconds: int) -> None:
        self.tick(milliseconds)

    def do_skew(self, number: int, which: int) -> None:
        self.devices[number % self.count].skew = SKEWS[which % len(SKEWS)]

    def do_crash(self, number: int) -> None:
        self.devices[number % self.count].reopen()

    def do_import(self, source: int, target: int) -> None:
        """What one device has, into another: also into itself, where it changes nothing."""
        exported = export(self.devices[source % self.count])
        device = self.devices[target % self.count]
        device.watched(lambda: take_over(device, exported))

    def do_late(self, number: int) -> None:
        self.devices[number % self.count].remote.late()

    def do_conflict(self, number: int, first: int) -> None:
        """One of them is taken back, or put aside."""
        device = self.devices[number % self.count]
        found = device.cells.conflicts() if hasattr(device.cells, "conflicts") else ()
        if not found:
            return
        conflict = found[first % len(found)]
        if first % 3:
            with suppress(CareerFlowError):
                device.watched(lambda: device.cells.take_back(conflict.id))
        else:
            device.cells.settle([conflict.id])

    def do_newer(self, number: int, first: int) -> None:
        """A device of a later version, which has columns and a table that no other knows."""
        self.raws += 1
        stamp = f"{self.ms:012x}{self.raws:04x}{'f' * 12}"
        known = sorted((t, r) for t, r, _ in self.ground.stamps() if t == "applications")
        rows = [CellRow("habits", f"h{first % 3}", {"what": Cell(stamp, {"n": first})})]
        if known:
            table, row_id = known[first % len(known)]
            rows.append(CellRow(table, row_id, {"mood": Cell(stamp, f"mood {first}")}))
        remote = self.devices[number % self.count].remote.remote
        with suppress(SyncError):  # of one whose clock is ahead
            remote.push(wire.sealed(rows, self.ground.sealer))

    def do_server(self, which: int) -> None:
        """Its backup is made, or put back: the same library at an earlier time."""
        if which == 0:
            self.backup = self.ground.kept()
        else:
            self.ground.put_back(self.backup, ("new", "old", "rows")[which - 1])
            self.ledger.restores += 1

    # The end

    def end(self) -> None:
        """Everybody exchanges everything, and all has to be well."""
        self.tick(10 * MINUTE)
        self.settle()
        check(self)
        if not self.ledger.restores:
            for device in self.devices:
                device.sync(check=True)
            expect(self.ledger.full == 0, "everything was exchanged anew, for no reason")

    def settle(self) -> None:
        for _ in range(8):
            done = [device.sync(check=self.ledger.restores > 0) for device in self.devices]
            if not any(one.pulled or one.pushed for one in done):
                return
        raise Broken("never quiet")


def _cut() -> None:
    raise SyncError("sync.offline")


# Histories


def _troubles(chance: random.Random) -> tuple[int, int, int]:
    """Of a sync: what the network does, what happens meanwhile, and when the power fails."""
    faults, edit, crash = (chance.randrange(1, most) for most in (10_000, 300, 7))
    return (
        chance.choice((0, faults)),
        chance.choice((0, edit)),
        chance.choice((0, 0, crash)),
    )


_KINDS: Sequence[tuple[int, Callable[[random.Random], Step]]] = (
    (46, lambda r: ("edit", r.randrange(4), r.randrange(15), r.randrange(30), r.randrange(30))),
    (14, lambda r: ("sync", r.randrange(4), 0, 0, 0)),
    (16, lambda r: ("sync", r.randrange(4), *_troubles(r))),
    (6, lambda r: ("wait", r.randrange(400_000))),
    (4, lambda r: ("skew", r.randrange(4), r.randrange(len(SKEWS)))),
    (3, lambda r: ("crash", r.randrange(4))),
    (2, lambda r: ("import", r.randrange(4), r.randrange(4))),
    (2, lambda r: ("late", r.randrange(4))),
    (3, lambda r: ("conflict", r.randrange(4), r.randrange(9))),
    (3, lambda r: ("answer", r.randrange(4), r.randrange(9))),
    (2, lambda r: ("newer", r.randrange(4), r.randrange(9))),
)
_WEIGHTS, _MAKERS = zip(*_KINDS, strict=True)
BEGINNING: list[Step] = [
    ("edit", 0, 0, 1, 2),
    ("edit", 0, 6, 0, 0),
    ("edit", 1, 0, 2, 3),
    *(("sync", number, 0, 0, 0) for number in (0, 1, 0, 2)),
]

SELDOM: dict[str, list[Step]] = {
    "an edit overtakes its own push": [
        *BEGINNING,
        ("overtake", 0, 0),
        ("sync", 1, 0, 0, 0),
        ("overtake", 1, 0),
    ],
    "an edit overruns one of another computer": [*BEGINNING, ("overrun", 0, 0)],
    "a push overruns what another computer sends before it": [*BEGINNING, ("forestall", 0, 0)],
}
"""What chance seldom does."""


def history(seed: int, *, restores: bool) -> list[Step]:
    """A random one; with `restores` the server is put back from backups too."""
    chance = random.Random(seed)
    steps = list(BEGINNING)
    for maker in chance.choices(_MAKERS, _WEIGHTS, k=chance.randrange(10, 36)):
        steps.append(maker(chance))
        if restores and chance.random() < 0.08:
            steps.append(("server", chance.randrange(4)))
    return steps


def play(ground: Ground, folder: Path, steps: Sequence[Step], seed: int = 0) -> World:
    """In a folder that is gone again afterwards; raises Broken. `seed` says how many devices there
    are, and how small the pages."""
    with World.begun(ground, folder, 2 + seed % 3, (2, 7, 30, 500)[seed % 4]) as world:
        ahead.ROWS_AT_ONCE, ahead.FEW = ((3, 0), (20, 5), (500, 50))[seed % 3]
        world.play(steps)
        return world


def play_all(ground: Ground, memory: Path, count: int, *, restores: bool) -> None:
    """So many random ones; of one that breaks all that is needed to play it again is said."""
    for seed in range(count):
        steps = history(FIRST + seed, restores=restores)
        try:
            play(ground, memory / "history", steps, seed)
        except Exception as broken:
            broken.add_note(f"seed {seed}, {restores=}: {steps}")
            raise
