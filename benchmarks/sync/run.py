"""The sync with what many years bring: 10,000 applications, their adverts and 50,000 moves, sealed,
through a pooler with TLS.

    python -m benchmarks.sync.run [--applications N] [--edits N] [--rounds N] [--histories N]

PostgreSQL and PgBouncer run on this computer, so what is measured is work, not a network; round
trips are put in by a port that keeps every packet. With --histories so many random histories of the
tests are played instead, half of them with a server that is put back from backups.
"""

import argparse
import gc
import logging
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import psutil

from benchmarks.speed.tracker_store import fill
from benchmarks.sync import peer
from benchmarks.sync.slow_network import delayed
from careerflow.__main__ import NEW_OBJECTS
from careerflow.models.sync import Linked
from careerflow.services.store.cells.local import LocalCells
from careerflow.services.store.store import Store, open_store
from careerflow.services.store.tracker.tracker import Tracker
from careerflow.services.sync import engine, setup
from careerflow.services.sync.remote import Remote
from careerflow.services.sync.sealing import KEY_BYTES, Sealed
from careerflow.services.task import TaskContext
from tests.services.sync.postgres import PASSWORD, Stack

ROUND_TRIPS = (50, 150)
SMALL = 100
"""Applications of the library that says whether an edit costs the same in a large one."""


@dataclass
class Device:
    store: Store
    member: setup.Membership
    sealer: Sealed

    def sync(self, *, check: bool = False, port: int = 0) -> "Took":
        """As the program does it, but for the keyring: with a connection of its own."""
        server = replace(self.member.server, port=port or self.member.server.port)
        cells = LocalCells(self.store)
        began, worked = time.perf_counter(), time.process_time()
        with Remote(server, self.member.password) as remote:
            remote.digest()  # connected, and once through everything
            connected, remote.statements = time.perf_counter(), 0
            waits = Waits(remote)
            worked = time.process_time()
            engine.sync(TaskContext(), self.store, cells, remote, self.sealer, check=check)
            done = time.perf_counter()
        return Took(
            total=done - connected,
            connecting=connected - began,
            waited=waits.seconds,
            worked=time.process_time() - worked,
            statements=remote.statements,
        )


@dataclass(frozen=True)
class Took:
    """Seconds. `waited` is for the server; `worked` the processor of this process alone."""

    total: float
    connecting: float
    waited: float
    worked: float
    statements: int

    @property
    def own(self) -> float:
        return self.total - self.waited


class Waits:
    """How long a remote's statements take."""

    def __init__(self, remote: Remote) -> None:
        self.seconds = 0.0
        self._answer = remote._answer
        remote._answer = self._timed  # type: ignore[method-assign]

    def _timed(self, *values: Any, **states: Any) -> Any:
        began = time.perf_counter()
        try:
            return self._answer(*values, **states)
        finally:
            self.seconds += time.perf_counter() - began


class Library:
    """One on the server, and devices in it."""

    def __init__(self, stack: Stack, folder: Path, until: ExitStack) -> None:
        self._admin = stack.admin(stack.new_database())
        self._folder, self._until = folder, until
        self._sealer = Sealed(bytes(range(KEY_BYTES)))
        self._first: setup.Membership | None = None

    def device(self, name: str, count: int = 0) -> tuple[Device, float]:
        """One with so many applications; and how long its cells took to be marked."""
        if self._first is None:
            member = setup.create(self._admin, PASSWORD, name="Bench", device=name, wrapped=b"-")
            self._first = member
        else:
            member = setup.join(self._admin, PASSWORD, self._first.library_id, device=name)
        store = open_store(self._folder / name)
        self._until.callback(store.close)
        if count:
            fill(store, count)
        began = time.perf_counter()
        LocalCells(store).link(Linked(member.library_id, "Bench", name, member.server, sealed=True))
        return Device(store, member, self._sealer), time.perf_counter() - began


@dataclass
class Edits:
    """One device's edits, and what they took on both sides."""

    out: list[Took]
    into: list[Took]


def edits(here: Device, there: Device, count: int, port: int = 0) -> Edits:
    tracker, found = Tracker(here.store), Edits([], [])
    key = tracker.applications.cards()[0].id
    for number in range(count):
        tracker.applications.edit(key, notes=f"note {number} {time.time()}")
        found.out.append(here.sync(port=port))
        found.into.append(there.sync(port=port))
    return found


def line(name: str, *figures: str) -> None:
    print(f"| {name} | " + " | ".join(figures) + " |", flush=True)


def ms(tooks: list[Took], of: Callable[[Took], float]) -> str:
    values = sorted(of(took) * 1000 for took in tooks)
    return f"{statistics.median(values):.1f} ({values[-1]:.1f})"


def tell_edits(name: str, tooks: list[Took]) -> None:
    most = max(took.statements for took in tooks)
    line(
        name,
        ms(tooks, lambda took: took.total),
        ms(tooks, lambda took: took.own),
        ms(tooks, lambda took: took.worked),
        str(most),
    )


@dataclass
class Bulk:
    """Of the same thing, done once a round; `peers` are the peer's seconds in the same rounds."""

    name: str
    took: list[Took] = field(default_factory=list)
    peers: list[float] = field(default_factory=list)

    def note(self, took: Took, peers: float | None = None) -> None:
        self.took.append(took)
        if peers is not None:
            self.peers.append(peers)

    def tell(self) -> None:
        """Medians; the shortest and the longest in brackets."""
        totals = [took.total for took in self.took]
        ratios = [total / its for total, its in zip(totals, self.peers, strict=False)]
        line(
            self.name,
            f"{statistics.median(totals):.1f} ({min(totals):.1f}–{max(totals):.1f})",
            f"{statistics.median(took.own for took in self.took):.1f}",
            f"{statistics.median(took.worked for took in self.took):.1f}",
            str(max(took.statements for took in self.took)),
            f"{statistics.median(ratios):.2f}" if ratios else "–",
        )


def measure(options: argparse.Namespace) -> None:
    out, into = Bulk("everything out"), Bulk("everything in, on another device")
    again = Bulk("nothing new, the digests compared")
    with Stack() as stack, tempfile.TemporaryDirectory() as folder, ExitStack() as until:
        for number in range(options.rounds):
            peers = {} if options.no_peer else peer.figures(options.applications)
            library = Library(stack, Path(folder) / str(number), until)
            here, marking = library.device("here", options.applications)
            there, _ = library.device("there")
            out.note(here.sync(), peers.get("push"))
            into.note(there.sync(), peers.get("pull"))
            again.note(here.sync(check=True))
        print(
            f"{options.applications} applications with 5 moves each; {psutil.cpu_count()} cores,"
            f" load {psutil.getloadavg()[0]:.1f}; all its cells marked in {marking:.1f} s;"
            f" medians of {options.rounds} rounds\n"
        )
        print("| | s | own | processor | statements | peer |\n|---|---:|---:|---:|---:|---:|")
        for bulk in (out, into, again):
            bulk.tell()
        small = Library(stack, Path(folder) / "small", until)
        few, _ = small.device("here", SMALL)
        other, _ = small.device("there")
        few.sync(), other.sync()
        print("\n| one edit, ms (worst) | all | own | processor | statements |")
        print("|---|---:|---:|---:|---:|")
        large = edits(here, there, options.edits)
        tell_edits("out", large.out)
        tell_edits("in", large.into)
        little = edits(few, other, options.edits)
        tell_edits(f"out, with {SMALL} applications", little.out)
        tell_edits(f"in, with {SMALL} applications", little.into)
        for round_trip in ROUND_TRIPS:
            server = here.member.server
            with delayed(server.host, server.port, round_trip) as port:
                found = edits(here, there, max(3, options.edits // 5), port)
                tell_edits(f"out, {round_trip} ms away", found.out)
                tell_edits(f"in, {round_trip} ms away", found.into)
                last, _ = library.device(f"last{round_trip}")
                took = last.sync(port=port)
            line(f"everything in, {round_trip} ms away", f"{took.total * 1000:.0f}", "", "", "")
        if peers:
            print(f"\nThe peer's edit: {peers['edit']} ms out, {peers['edit_in']} ms in.")


def play_histories(count: int) -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "services" / "sync"))
    from sync_ground import made_ground, scratch
    from sync_world import history, play

    began, conflicts = time.perf_counter(), 0
    with Stack() as stack, scratch() as folder, made_ground(stack, folder) as ground:
        for seed in range(count):
            world = play(ground, folder / "history", history(seed, restores=seed % 2 == 1), seed)
            conflicts += world.conflicts
            if seed % 100 == 99:
                print(f"{seed + 1} histories, {time.perf_counter() - began:.0f} s", flush=True)
    print(f"{count} histories, none with a loss; {conflicts} conflicts told")


def main() -> None:
    gc.freeze()  # as the program does when all of it is imported
    gc.set_threshold(NEW_OBJECTS)
    logging.getLogger().addHandler(logging.NullHandler())  # else warnings stand among the figures
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--applications", type=int, default=10_000)
    parser.add_argument("--edits", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--histories", type=int, default=0)
    parser.add_argument("--no-peer", action="store_true")
    options = parser.parse_args()
    if options.histories:
        play_histories(options.histories)
    else:
        measure(options)


if __name__ == "__main__":
    main()
