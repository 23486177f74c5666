"""The Analyze page's advert: whether the library has it already."""

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.advert_checks import AdvertChecks
from careerflow.controllers.backend import Backend
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.change import Change
from careerflow.models.job_uses import AdvertCheck
from careerflow.services.library_jobs import AdvertDesk
from careerflow.views.analyze.analyze_page import AnalyzePage

_TABLES = frozenset({"library_jobs", "applications"})


class KnownAdvertsController(QObject):
    job_wanted = Signal(str)

    def __init__(
        self,
        page: AnalyzePage,
        backend: Backend,
        tracking: Tracking,
        desk: AdvertDesk,
        runner: TaskRunner,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._checks = AdvertChecks(backend, desk, runner, self)
        self._checks.checked.connect(self._on_checked)
        page.advert_changed.connect(self._ask)
        page.known_job_wanted.connect(self.job_wanted)
        tracking.changed.connect(self._on_changed)
        self._ask(page.advert())

    @Slot(str)
    def _ask(self, text: str) -> None:
        """A store that cannot be read is told of where it matters."""
        if text.strip():
            self._checks.check(text)
        else:
            self._checks.stop()
            self._page.show_known(None)

    @Slot(str, object)
    def _on_checked(self, text: str, check: AdvertCheck) -> None:
        if text == self._page.advert():
            self._page.show_known(check.known[0] if check.known else None)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        text = self._page.advert()
        if change.tables & _TABLES and text.strip():
            self._checks.check(text)
