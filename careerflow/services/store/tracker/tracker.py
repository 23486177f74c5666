"""All of the tracker over one store."""

from dataclasses import replace

from careerflow.models.change import Change
from careerflow.models.record import Record
from careerflow.models.tracker import JobFacts
from careerflow.services.store.store import Store
from careerflow.services.store.tracker import applications, jobs, recording
from careerflow.services.store.tracker.applications import Applications, NewApplication
from careerflow.services.store.tracker.cvs import LibraryCvs
from careerflow.services.store.tracker.editing import Editing
from careerflow.services.store.tracker.importing import Importing
from careerflow.services.store.tracker.jobs import LibraryJobs
from careerflow.services.store.tracker.stages import Stages


class Tracker:
    """Every method of it and its parts may raise StoreError."""

    def __init__(self, store: Store) -> None:
        self.store = store  # for what goes in and out as a whole
        self._store = store
        self.stages = Stages(store)
        self.cvs = LibraryCvs(store)
        self.jobs = LibraryJobs(store)
        self.applications = Applications(store)
        self.importing = Importing(store)

    def apply(self, change: Change) -> None:
        """Makes everything as it is after `change`, all or nothing: with `change.inverse` it
        undoes. Raises StoreError `store.not_found` where a row is gone for good."""
        with self._store.write() as connection:
            Editing(connection).apply(change)

    def record(self) -> Record:
        """What dashboard and statistics are computed from."""
        return recording.record(self._store)

    def add_with_job(
        self, text: str, facts: JobFacts, new: NewApplication
    ) -> tuple[str, str, Change]:
        """An application to a job that is not in the library yet (`new.job_id` is not looked at),
        as one edit. Returns the ids of the application and the job too."""
        with self._store.write() as connection:
            editing = Editing(connection)
            job_id = jobs.insert(editing, text, facts)
            application_id = applications.insert(editing, replace(new, job_id=job_id))
        return application_id, job_id, editing.change
