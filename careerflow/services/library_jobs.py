"""Job adverts of the library: what one was used for, and whether a pasted one is there already."""

import threading
from datetime import date
from typing import TYPE_CHECKING

from careerflow.models.job_uses import AdvertCheck, Duplicate, JobDetail, KnownAdvert
from careerflow.services.adverts.duplicates import Known
from careerflow.services.adverts.facts import facts

if TYPE_CHECKING:
    from careerflow.services.store.library import Library
    from careerflow.services.store.tracker.tracker import Tracker

_MOST_KNOWN = 3


def detail(library: "Library", tracker: "Tracker", job_id: str) -> JobDetail:
    """Raises StoreError."""
    job = tracker.jobs.get(job_id)
    reports = [each for each in library.summaries() if each.job_sha256 == job.text_sha256]
    newest = sorted(reports, key=lambda report: report.created, reverse=True)
    return JobDetail(job, tracker.jobs.applications(job_id), tuple(newest))


class AdvertDesk:
    """Looks at pasted adverts, for one caller after the other; keeps what it knows of the library
    until `forget`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known = Known()
        self._is_current = False

    def forget(self) -> None:
        """The library has changed."""
        self._is_current = False

    def check(self, tracker: "Tracker", text: str, today: date) -> AdvertCheck:
        """Raises StoreError."""
        proposed = facts(text, today)
        with self._lock:
            if not self._is_current:
                self._is_current = True  # before: what changes meanwhile is looked at again
                self._known.update(tracker.jobs.all())
            found = self._known.find(text, proposed)[:_MOST_KNOWN]
        return AdvertCheck(proposed, tuple(_known(tracker, each) for each in found))


def _known(tracker: "Tracker", duplicate: Duplicate) -> KnownAdvert:
    job = tracker.jobs.get(duplicate.job_id)
    sent = tracker.jobs.applications(duplicate.job_id)
    stage = sent[0].stage if sent else None
    return KnownAdvert(duplicate, job.facts.title, job.facts.company, stage)
