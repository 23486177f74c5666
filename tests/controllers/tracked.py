"""The tracker's real store with the one way to edit it, for controllers of its pages."""

import hashlib

from PySide6.QtCore import QObject

from careerflow.controllers.backend import Backend
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts
from careerflow.services.store.tracker.applications import NewApplication

WISHLIST, APPLIED, INTERVIEWING, OFFER, REJECTED = BUILT_IN_STAGES.values()


class Tracked(QObject):
    def __init__(self, folder) -> None:
        super().__init__()
        self.backend = Backend(folder)
        self.runner = TaskRunner(self)
        self.tracking = Tracking(self.backend, self.runner, self)
        self.told: list[str] = []
        self.tracking.failed.connect(lambda why: self.told.append(why.id))

    @property
    def tracker(self):
        return self.backend.tracker()

    def add(self, title="Engineer", stage=APPLIED, **more) -> str:
        facts = JobFacts(title=title, company="Acme", **more.pop("facts", {}))
        new = NewApplication(job_id="", stage_id=stage, **more)
        return self.tracker.add_with_job(f"{title}. We need Go.", facts, new)[0]

    def keep_file(self, data: bytes) -> str:
        """As the store keeps a CV; returns its hash."""
        sha256 = hashlib.sha256(data).hexdigest()
        with self.backend._opened().write():
            self.backend._opened().files.keep(sha256, ".pdf", data)
        return sha256

    def close(self) -> None:
        self.tracking.close()
        assert self.runner.shutdown()
        self.backend.close()
