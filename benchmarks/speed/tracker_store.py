"""The tracker's store with what many years bring: 10,000 applications and 50,000 moves.

    python benchmarks/speed/tracker_store.py [--applications N] [--runs N]

Each application has a job of its own, with an advert of some 2,000 characters put together from
the two sample adverts. Prints a Markdown table: milliseconds of the clock, in the thread that works
(pages never wait for it) and of the processor, which other programs lengthen less. Searches include
their snippets.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from careerflow.models.rank import several_between  # noqa: E402
from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts  # noqa: E402
from careerflow.services.store.schema import now  # noqa: E402
from careerflow.services.store.store import Store, open_store  # noqa: E402
from careerflow.services.store.tracker import applications as applying  # noqa: E402
from careerflow.services.store.tracker import jobs, moving  # noqa: E402
from careerflow.services.store.tracker.applications import NewApplication  # noqa: E402
from careerflow.services.store.tracker.editing import Editing  # noqa: E402
from careerflow.services.store.tracker.tracker import Tracker  # noqa: E402

SAMPLES = ROOT / "resources" / "samples"
STAGES = list(BUILT_IN_STAGES.values())
MOVES = 5
TITLES = ("Backend Engineer", "Kỹ sư phần mềm", "Data Analyst", "Trưởng nhóm kiểm thử", "DevOps")
COMPANIES = ("Northwind", "Công ty Đông Á", "Contoso", "Ngân hàng Sao Mai", "Fabrikam")
SEARCHES = ("engineer", "ky su", "kỹ sư", "e", '"phan mem" dong a', "react kuber", "zebra")


def fill(store: Store, count: int) -> None:
    chance = random.Random(7)
    lines = [
        line
        for code in ("en", "vi")
        for line in (SAMPLES / f"advert_{code}.txt").read_text("utf-8").splitlines()
        if line.strip()
    ]
    ranks = several_between(None, None, count)
    with store.write() as connection:
        editing = Editing(connection)
        with editing.several():
            for number in range(count):
                text = "\n".join([*chance.choices(lines, k=30), f"Ref. {number}"])
                facts = JobFacts(title=chance.choice(TITLES), company=chance.choice(COMPANIES))
                job_id = jobs.insert(editing, text, facts)
                stage = STAGES[number % len(STAGES)]
                at = now() - timedelta(days=chance.randrange(30, 3000))
                new = NewApplication(
                    job_id, stage, notes=f"Note {number}: {text[:80]}", rank=ranks[number], at=at
                )
                key = applying.insert(editing, new)
                for more in range(1, MOVES):
                    moving.note(editing, key, stage, at + timedelta(days=more))


def measured(name: str, runs: int, work, *, before=lambda: None) -> None:
    took, used = [], []
    for _ in range(runs):
        given = before()
        started, worked = time.perf_counter(), time.process_time()
        work() if given is None else work(given)
        took.append((time.perf_counter() - started) * 1000)
        used.append((time.process_time() - worked) * 1000)
    figures = (statistics.median(took), max(took), statistics.median(used))
    print(f"| {name} |" + "".join(f" {figure:.1f} |" for figure in figures), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--applications", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        started = time.perf_counter()
        fill(store, options.applications)
        took = time.perf_counter() - started
        size = sum(file.stat().st_size for file in Path(folder).iterdir()) / 2**20
        load = psutil.getloadavg()[0]
        print(
            f"{options.applications} applications with {MOVES} moves each, made in {took:.0f} s,"
            f" {size:.0f} MB; {psutil.cpu_count()} cores, load {load:.1f}\n"
        )
        print("| | median ms | worst ms | of the processor |\n|---|---:|---:|---:|")
        measure(Tracker(store), options.runs)
        store.close()


def measure(tracker: Tracker, runs: int) -> None:
    edits = tracker.applications
    ids = [card.id for card in edits.cards()]
    chance = random.Random(8)

    def moved():
        return edits.move_before([chance.choice(ids)], chance.choice(STAGES), chance.choice(ids))

    def many():
        return edits.move_before(ids[:500], chance.choice(STAGES))

    measured("all cards", runs, edits.cards)
    measured("all jobs, with their texts", runs, tracker.jobs.all)
    measured("one application", runs, lambda: edits.get(chance.choice(ids)))
    measured("one card moved", runs, moved)
    measured("a move undone", runs, lambda change: tracker.apply(change.inverse), before=moved)
    measured("500 cards moved", runs, many)
    measured("500 moves undone", runs, lambda change: tracker.apply(change.inverse), before=many)
    measured("one note edited", runs, lambda: edits.edit(ids[0], notes=f"{chance.random()}"))
    for words in SEARCHES:
        found = len(tracker.search(words))
        measured(f"search: {words} ({found})", runs, lambda words=words: tracker.search(words))
    measured("the index made anew", 1, tracker.rebuild_search)


if __name__ == "__main__":
    main()
