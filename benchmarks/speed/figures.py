"""Dashboard and statistics of 10,000 applications with 50,000 moves: how long a worker reads and
computes, and the longest step in the window's thread.

    uv run python benchmarks/speed/figures.py
"""

import os
import random
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sqlalchemy as sa
from PySide6.QtWidgets import QApplication

from careerflow.models.figures import Grain, Period
from careerflow.models.tracker import BUILT_IN_STAGES
from careerflow.services.store.schema import applications, library_jobs, stage_moves
from careerflow.services.store.store import open_store
from careerflow.services.store.tracker.tracker import Tracker
from careerflow.services.tracking.dashboard import dashboard_of
from careerflow.services.tracking.statistics import statistics_of
from careerflow.views.dashboard.dashboard_page import DashboardPage
from careerflow.views.language import Language
from careerflow.views.statistics.catalogue import ChartKind
from careerflow.views.statistics.statistics_page import StatisticsPage
from careerflow.views.theme import Theme

APPLICATIONS, MOVES_EACH, JOBS, RUNS = 10_000, 5, 500, 5
STAGES = tuple(BUILT_IN_STAGES.values())
NOW = datetime.now(UTC)


def fill(folder: Path) -> Tracker:
    """Three years, from 12 sources, with 20 versions of a CV."""
    chance = random.Random(7)
    store = open_store(folder)
    jobs = [{"id": str(uuid.UUID(int=n + 1)), **_times(NOW)} for n in range(JOBS)]
    sources = [f"Source {n}" for n in range(12)]
    texts = {"text": "", "text_sha256": "", "company": "Acme"}
    with store.write() as connection:
        rows = [{**job, **texts, "title": "Job", "source": chance.choice(sources)} for job in jobs]
        connection.execute(sa.insert(library_jobs), rows)
        found, moves = [], []
        for number in range(APPLICATIONS):
            at = NOW - timedelta(days=chance.uniform(1, 1000))
            key = str(uuid.UUID(int=number + 10_000))
            for step in range(MOVES_EACH):
                stage = chance.choice(STAGES[: step + 1])
                at += timedelta(days=chance.uniform(0, 20))
                move = {"move_id": str(uuid.uuid4()), "application_id": key, "stage_id": stage}
                ids = {"id": str(uuid.uuid4()), "withdrawn": False}
                moves.append({**ids, **move, "at": at, **_times(at)})
            cv = {"cv_sha256": f"{chance.randrange(20):064}", "cv_name": "cv.pdf"}
            own = {"id": key, "job_id": chance.choice(jobs)["id"], "stage_id": stage}
            found.append({**own, **cv, "rank": "a", "active": at, **_times(at)})
        connection.execute(sa.insert(applications), found)
        connection.execute(sa.insert(stage_moves), moves)
    return Tracker(store)


def _times(at: datetime) -> dict[str, Any]:
    return {"created": at, "updated": at}


def timed(name: str, act: Callable[[], Any]) -> Any:
    """Prints the median of some runs."""
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        result = act()
        seconds.append(time.perf_counter() - start)
    print(f"{name:<46}{statistics.median(seconds) * 1000:8.1f} ms")
    return result


def main() -> None:
    qt = QApplication([])
    theme, language = Theme(qt), Language("en")
    with tempfile.TemporaryDirectory() as folder:
        tracker = fill(Path(folder))
        print(f"{APPLICATIONS:,} applications, {APPLICATIONS * MOVES_EACH:,} moves")
        record = timed("worker: read the record", tracker.record)
        today = timed("worker: dashboard", lambda: dashboard_of(record, NOW))
        found = timed(
            "worker: statistics by week",
            lambda: statistics_of(record, Period(), Grain.WEEK, NOW),
        )
        page = StatisticsPage(theme, language)
        for kind in ChartKind:
            page.make_card(kind)
        first = DashboardPage(theme, language)
        for shown in (page, first):
            shown.resize(1160, 800)
            shown.show()
        qt.processEvents()
        timed("window: first part of the dashboard", lambda: first.show_figures(today))
        timed("window: all of the dashboard", lambda: (first.show_figures(today), first.finish()))
        page.show_statistics(found, Grain.WEEK)
        page.finish()
        for kind in ChartKind:
            timed(f"window: {kind}", lambda kind=kind: page.show_chart(kind, found))
            timed(f"window: {kind}, painted", page.cards[kind].chart.grab)


if __name__ == "__main__":
    main()
