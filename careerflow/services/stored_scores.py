"""The scores of all stored CVs with an advert. Vectors are stored and never made again; evidence is
found when a report is opened."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from careerflow.models.errors import StoreError
from careerflow.models.job import Job
from careerflow.models.message import Message
from careerflow.services.engine.scores import KeptCv, Scorer
from careerflow.services.ranking import Scored, scored
from careerflow.services.task import Stage, TaskContext

if TYPE_CHECKING:
    from careerflow.models.document import Document
    from careerflow.services.store.library import Library


@dataclass(frozen=True, slots=True)
class CvScore:
    """`cv_id` and `name` are the store's."""

    cv_id: str
    name: str
    scored: Scored


class StoredScores:
    """Keeps the library's CVs at hand from one advert to the next; from one thread at a time."""

    def __init__(self, library: "Library", scorer: Scorer, as_of: str) -> None:
        self._library = library
        self._scorer = scorer
        self._as_of = as_of
        self._kept: dict[str, tuple[str, KeptCv]] = {}
        self.unread: dict[str, tuple[str, Message]] = {}
        """By id: the name of each CV that could not take part, and why."""

    @property
    def count(self) -> int:
        """How many CVs take part."""
        return len(self._kept)

    def load(self, ctx: TaskContext) -> None:
        """Takes in the CVs that are new in the library, and lets go of those that are gone from
        it. Raises StoreError, EngineError, Cancelled: what was taken in until then stays."""
        listed = self._library.newest_cvs()
        for gone in self._kept.keys() - listed.keys():
            del self._kept[gone]
        self.unread.clear()
        new = {cv_id: name for cv_id, name in listed.items() if cv_id not in self._kept}
        for done, (cv_id, name) in enumerate(new.items()):
            ctx.step(Stage.READING, done, len(new))
            try:
                self._kept[cv_id] = (name, self._take_in(cv_id))
            except StoreError as error:
                self.unread[cv_id] = (name, error.message)

    def against(self, ctx: TaskContext, job: Job) -> tuple[CvScore, ...]:
        """Of every CV that `load` took in, in its order; exactly as a full analysis scores it,
        before the user's corrections of rows. Raises EngineError, Cancelled."""
        found = []
        for done, (cv_id, (name, cv)) in enumerate(self._kept.items()):
            ctx.step(Stage.SCORING, done, len(self._kept))
            rows = self._scorer.rows(TaskContext(is_cancelled=ctx.is_cancelled), cv, job)
            found.append(CvScore(cv_id, name, scored(rows)))
        return tuple(found)

    def _take_in(self, cv_id: str) -> KeptCv:
        stored = self._library.cv(cv_id)
        said = self._library.cv_corrections(stored.document.sha256)

        def load() -> "Document":
            return self._library.cv(cv_id).document

        return self._scorer.keep(
            TaskContext(), stored.document, load, stored.vectors, self._as_of, said
        )
