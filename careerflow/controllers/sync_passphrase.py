"""Another passphrase for the library that this computer is connected with."""

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.preload import paused_imports
from careerflow.controllers.sync_jobs import Secrets
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.message import Message
from careerflow.services.task import TaskContext
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.settings.sync_section import SyncSection
from careerflow.views.sync.passphrase_dialog import PassphraseDialog
from careerflow.views.theme import Theme


class PassphraseController(QObject):
    """Both passphrases are known here as long as the dialog is open."""

    told = Signal(Message)

    def __init__(
        self,
        window: MainWindow,
        section: SyncSection,
        backend: Backend,
        runner: TaskRunner,
        secrets: Secrets,
        looks: tuple[Theme, Language],
    ) -> None:
        super().__init__(section)
        self._window, self._backend, self._runner = window, backend, runner
        self._secrets = secrets
        self._theme, self._language = looks
        self._dialog: PassphraseDialog | None = None
        section.passphrase_wanted.connect(self._on_wanted)

    @Slot()
    def _on_wanted(self) -> None:
        self._dialog = dialog = PassphraseDialog(self._theme, self._language, self._window)
        dialog.agreed.connect(self._on_agreed)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    @Slot(str, str)
    def _on_agreed(self, old: str, new: str) -> None:
        backend, secrets = self._backend, self._secrets
        task = self._runner.task(lambda ctx: _change(ctx, backend, secrets, old, new))
        task.succeeded.connect(self._on_changed)
        task.failed.connect(self._on_failed)
        task.start()

    @Slot(object)
    def _on_changed(self, _result: object) -> None:
        if self._dialog is not None:
            self._dialog.show_done()
        self.told.emit(Message("sync.passphrase_changed"))

    @Slot(Message)
    def _on_failed(self, problem: Message) -> None:
        if self._dialog is None:
            return
        if problem.id == "sync.wrong_passphrase":
            self._dialog.show_wrong(problem)
        else:
            self._dialog.show_problem(problem)

    @Slot(int)
    def _on_finished(self, _result: int) -> None:
        self._dialog = None


def _change(ctx: TaskContext, backend: Backend, secrets: Secrets, old: str, new: str) -> None:
    with paused_imports(ctx):
        from careerflow.services.sync import session

        kept = secrets()
    session.change_passphrase(ctx, backend.store(), kept, old, new)
