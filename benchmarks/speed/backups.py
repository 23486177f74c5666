"""Backups, restores and a rescue of a library with 10,000 applications and 50,000 moves.

    python benchmarks/speed/backups.py [--applications N] [--runs N]

Prints a Markdown table: milliseconds of the clock, in the worker that does it (no page waits for
it), and what a rescue keeps where 50 pages of the database, by chance, are nonsense.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from tracker_store import fill  # noqa: E402

from careerflow.models.backup import BackupKind, Salvaged  # noqa: E402
from careerflow.services.store import backups, bundle, restoring  # noqa: E402
from careerflow.services.store.store import FILE_NAME, open_store  # noqa: E402
from careerflow.services.task import TaskContext  # noqa: E402

CTX = TaskContext()
PAGE = 4096
DAMAGED = 50


def measured(name: str, runs: int, work) -> None:
    took = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        took.append((time.perf_counter() - started) * 1000)
    print(f"| {name} | {statistics.median(took):.0f} | {max(took):.0f} |", flush=True)


def damage(database: Path) -> None:
    """Not the first pages, which hold the schema: without that nothing is found any more."""
    chance = random.Random(5)
    pages = database.stat().st_size // PAGE
    with database.open("r+b") as stream:
        for page in chance.sample(range(60, pages), DAMAGED):
            stream.seek(page * PAGE)
            stream.write(b"\xff" * PAGE)


def tell(saved: Salvaged) -> None:
    print("\n| rows of | kept | known to be lost | more may be |\n|---|---:|---:|---|")
    for table, kept in saved.kept.items():
        lost = saved.lost[table]
        if kept or lost:
            more = "yes" if table in saved.uncounted else "no"
            print(f"| {table} | {kept} | {lost} | {more} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--applications", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, runs = Path(name), options.runs
        store = open_store(folder)
        fill(store, options.applications)
        store.close()
        database, archive = folder / FILE_NAME, folder / "all.zip"
        size, load = database.stat().st_size / 2**20, psutil.getloadavg()[0]
        print(f"{size:.0f} MB; {psutil.cpu_count()} cores, load {load:.1f}\n")
        print("| | median ms | worst ms |\n|---|---:|---:|")
        measured(
            "backup, looked through", runs, lambda: backups.make(CTX, folder, BackupKind.DAILY)
        )
        measured("look at each later start", runs, lambda: backups.check(CTX, folder))
        source = backups.listed(folder)[0].path
        measured("preview", runs, lambda: restoring.preview(CTX, folder, source))
        measured("restore, after a backup", runs, lambda: restoring.restore(CTX, folder, source))
        measured("archive of everything", runs, lambda: bundle.write(CTX, folder, archive))
        damage(database)
        saved: list[Salvaged] = []
        rescued = f"rescue, {DAMAGED} pages damaged"
        measured(rescued, 1, lambda: saved.append(restoring.rescue(CTX, folder)))
        tell(saved[0])


if __name__ == "__main__":
    main()
