"""All of the tracker over one store."""

from collections.abc import Collection
from dataclasses import replace

from careerflow.models.change import Change
from careerflow.models.record import Record
from careerflow.models.tracker import JobFacts, SearchHit, TrashKind
from careerflow.services.store.corrections import CorrectedReports
from careerflow.services.store.store import Store
from careerflow.services.store.tracker import applications, jobs, recording, search_index
from careerflow.services.store.tracker.applications import Applications, NewApplication
from careerflow.services.store.tracker.cvs import LibraryCvs
from careerflow.services.store.tracker.editing import Editing
from careerflow.services.store.tracker.importing import Importing
from careerflow.services.store.tracker.jobs import LibraryJobs
from careerflow.services.store.tracker.notices import Notices
from careerflow.services.store.tracker.pairs import Pairs, pairs
from careerflow.services.store.tracker.rounds import Rounds
from careerflow.services.store.tracker.search import found_ids, search
from careerflow.services.store.tracker.stages import Stages
from careerflow.services.store.tracker.standings import Standings
from careerflow.services.store.tracker.trash import Trash


class Tracker:
    """Every method of it and its parts may raise StoreError."""

    def __init__(self, store: Store) -> None:
        self.store = store  # for what goes in and out as a whole
        self._store = store
        self.stages = Stages(store)
        self.cvs = LibraryCvs(store)
        self._scores = CorrectedReports(also_deleted=True)
        self.jobs = LibraryJobs(store, self._scores)
        self.applications = Applications(store, self._scores)
        self.trash = Trash(store)
        self.notices = Notices(store)
        self.importing = Importing(store)
        self.rounds = Rounds(store)
        self.standings = Standings(store)

    def apply(self, change: Change) -> None:
        """Makes everything as it is after `change`, all or nothing: with `change.inverse` it
        undoes. Raises StoreError `store.not_found` where a row is gone for good."""
        with self._store.write() as connection:
            Editing(connection).apply(change)

    def search(
        self, words: str, kinds: Collection[TrashKind] | None = None, limit: int = 200
    ) -> tuple[SearchHit, ...]:
        """CVs, jobs and applications that are not deleted, the best first. Every word is wanted,
        and every “phrase in quotes”; the last word may be the beginning of one. One typed without
        diacritics is found with and without them, one with them as it is written."""
        with self._store.read() as connection:
            return search(connection, words, kinds, limit)

    def found_ids(self, words: str, kind: TrashKind) -> frozenset[str]:
        """As `search`: the ids of all that are found, however many, for a list to be narrowed."""
        with self._store.read() as connection:
            return found_ids(connection, words, kind)

    def pairs(self) -> Pairs:
        """The CVs and adverts that have reports of both."""
        with self._store.read() as connection:
            return pairs(connection, self._scores.load(connection))

    def rebuild_search(self) -> None:
        """Makes the index of `search` anew from what the store holds."""
        with self._store.write() as connection:
            search_index.rebuild(connection)

    @property
    def is_read_only(self) -> bool:
        """Whether the library is one of a later version of the program."""
        return self._store.newer

    def record(self) -> Record:
        """What dashboard and statistics are computed from."""
        return recording.record(self._store, self._scores)

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


def daily(tracker: Tracker) -> int:
    """What is to be done once a day. Returns how many things left the trash for good."""
    return tracker.trash.purge_old()
