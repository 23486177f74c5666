"""Fills a data folder with half a year of an invented person's applications, for pictures and for
trying things out.

    python tools/sample_tracker.py FOLDER [--today YYYY-MM-DD] [--no-reports]

The CV is the program's own sample; the adverts are in sample_tracker.toml, with companies that do
not exist. Reports are made by the real engine, so this takes some seconds.
"""

import argparse
import sys
import tomllib
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

import sqlalchemy as sa  # noqa: E402

from careerflow.models.tracker import (  # noqa: E402
    BUILT_IN_STAGES,
    Contact,
    Interview,
    InterviewOutcome,
    JobFacts,
    Salary,
    SalaryPeriod,
    StageKind,
)
from careerflow.services.engine.local import LocalEngine  # noqa: E402
from careerflow.services.session import analyze_and_keep, prepare, take_in  # noqa: E402
from careerflow.services.store.library import Library  # noqa: E402
from careerflow.services.store.schema import applications, library_cvs, library_jobs, reports  # noqa: E402
from careerflow.services.store.store import Store, open_store  # noqa: E402
from careerflow.services.store.tracker.applications import NewApplication  # noqa: E402
from careerflow.services.store.tracker.tracker import Tracker  # noqa: E402
from careerflow.services.task import TaskContext  # noqa: E402

SAMPLES = ROOT / "resources" / "samples"


def fill(folder: Path, today: date, *, with_reports: bool = True) -> None:
    """Into a folder that holds nothing yet."""
    store = open_store(folder)
    told = tomllib.loads((ROOT / "tools" / "sample_tracker.toml").read_text(encoding="utf-8"))
    _Filling(store, today, with_reports).run(told["job"])
    store.close()


class _Filling:
    def __init__(self, store: Store, today: date, with_reports: bool) -> None:
        self._store = store
        self._library, self._tracker = Library(store), Tracker(store)
        self._today, self._with_reports = today, with_reports
        self._engine = LocalEngine()
        self._ctx = TaskContext()
        self._cvs: dict[str, tuple[Any, str]] = {}

    def run(self, jobs: list[dict[str, Any]]) -> None:
        for language in ("en", "vi"):
            self._cvs[language] = self._cv(SAMPLES / f"cv_{language}.pdf")
        for job in jobs:
            self._add(job)

    def _cv(self, file: Path) -> tuple[Any, str]:
        as_of = self._today.strftime("%Y-%m")
        opened = take_in(self._ctx, lambda: self._library, file, None, as_of)
        prepare(self._ctx, self._engine, lambda: self._library, opened)
        entry = self._tracker.cvs.find_file(opened.document.sha256)
        assert entry is not None
        self._set_times(library_cvs, entry.id, self._at(190))
        return opened, entry.id

    def _add(self, job: dict[str, Any]) -> None:
        text = f"{job['title']}\n{job['company']} · {job['location']}\n\n{job['text'].strip()}\n"
        moves = [(BUILT_IN_STAGES[StageKind(kind)], self._at(ago)) for kind, ago in job["moves"]]
        opened, cv_id = self._cvs[job.get("cv", "en")]
        report_id = self._report(opened, text, moves[0][1]) if self._with_reports else None
        new = NewApplication(
            job_id="",
            stage_id=moves[0][0],
            cv_sha256=opened.document.sha256,
            cv_name=opened.file_name,
            cv_id=cv_id,
            report_id=report_id,
            next_step=job.get("next", ""),
            next_step_on=self._day(job.get("next_in")),
            tags=tuple(job.get("tags", ())),
            notes=job.get("notes", ""),
            at=moves[0][1],
        )
        application, job_id, _ = self._tracker.add_with_job(text, self._facts(job), new)
        for stage_id, at in moves[1:]:
            self._tracker.applications.add_move(application, stage_id, at)
        self._add_details(application, job)
        self._set_times(library_jobs, job_id, moves[0][1])
        self._set_times(applications, application, moves[0][1], moves[-1][1])

    def _report(self, opened: Any, text: str, at: datetime) -> str | None:
        as_of = at.strftime("%Y-%m")
        outcome = analyze_and_keep(
            self._ctx, self._engine, lambda: self._library, opened, text, as_of
        )
        if outcome.report_id is not None:
            self._set_times(reports, outcome.report_id, at)
        return outcome.report_id

    def _facts(self, job: dict[str, Any]) -> JobFacts:
        low, high, currency, period = job.get("salary", (None, None, "", ""))
        return JobFacts(
            title=job["title"],
            company=job["company"],
            location=job["location"],
            salary=Salary(low, high, currency, SalaryPeriod(period) if period else None),
            source=job["source"],
            link=f"https://jobs.example/{job['company'].split()[0].lower()}",
            deadline=self._day(job.get("deadline_in")),
            language=job.get("cv", "en"),
        )

    def _add_details(self, application: str, job: dict[str, Any]) -> None:
        for title, in_days, hour, people in job.get("interviews", ()):
            day = self._day(in_days)
            assert day is not None
            at = datetime.combine(day, time(hour), UTC)
            past = day < self._today
            outcome = InterviewOutcome.PASSED if past else InterviewOutcome.OPEN
            round_ = Interview("", title, at, 60, "Microsoft Teams", people, "", outcome)
            self._tracker.applications.add_interview(application, round_)
        for name, role, email in job.get("contacts", ()):
            contact = Contact("", name, role, email, "", "", "")
            self._tracker.applications.add_contact(application, contact)

    def _day(self, in_days: int | None) -> date | None:
        return None if in_days is None else self._today + timedelta(days=in_days)

    def _at(self, days_ago: int) -> datetime:
        return datetime.combine(self._today - timedelta(days=days_ago), time(3, 30), UTC)

    def _set_times(
        self, table: sa.Table, row_id: str, created: datetime, updated: datetime | None = None
    ) -> None:
        """What was done half a year ago was not done just now."""
        times = {"created": created, "updated": updated or created}
        if table is applications:
            times["active"] = times["updated"]
        with self._store.write() as connection:
            connection.execute(sa.update(table).where(table.c.id == row_id).values(**times))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--today", type=date.fromisoformat, default=date.today())
    parser.add_argument("--no-reports", action="store_true")
    options = parser.parse_args()
    fill(options.folder, options.today, with_reports=not options.no_reports)


if __name__ == "__main__":
    main()
