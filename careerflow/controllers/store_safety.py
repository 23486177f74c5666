"""The library looked after, in the background: its daily backup, which is its check as well, what
is done once a day after it, and what the user has to know of it."""

from pathlib import Path

from PySide6.QtCore import QDate, QObject, QTimer, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.backups import rescue_of, restoring_of
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.backup import Backup, Preview
from careerflow.models.message import Message
from careerflow.services.task import TaskContext
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.theme import Theme

_WAIT_MS = 4000
"""After the start: nobody waits for it, and the reports that come back first are waited for."""

_LOOK_MS = 600_000
"""Between two looks at whether a new day has begun: the window may stay open for weeks."""

_DAMAGED = "store.damaged"


class StoreSafetyController(QObject):
    """`replacement_agreed` carries what the user wants done about a damaged library, as
    `controllers.backups.Replacement`; `backed_up` follows the backup of a day."""

    told = Signal(Message)
    backed_up = Signal()
    replacement_agreed = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        backend: Backend,
        theme: Theme,
        language: Language,
        runner: TaskRunner,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._backend = backend
        self._theme = theme
        self._language = language
        self._runner = runner
        self._newer = False
        self._source: Path | None = None
        self._asked = False  # once is enough, until the next start
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self._tend)
        self._tended = QDate()
        self._days = QTimer(self, interval=_LOOK_MS)
        self._days.timeout.connect(self._on_time)
        language.changed.connect(self._say_newer)

    def start(self) -> None:
        """Looks at once whether the library can be opened."""
        backend = self._backend
        task = self._runner.task(lambda _ctx: backend.is_newer())
        task.succeeded.connect(self._on_opened)
        task.failed.connect(self.note)  # all else the list of reports tells
        task.start()

    @Slot(object)
    def _on_opened(self, newer: bool) -> None:
        self._newer = newer
        self._say_newer()
        if not newer:
            self._wait.start()
            self._days.start()

    @Slot()
    def _say_newer(self) -> None:
        if self._newer:
            said = self._language.wording.say(Message("store.newer_read_only"))
            self._window.show_note(said)

    @Slot(Message)
    def note(self, message: Message) -> None:
        """What the user is told of, by whatever page."""
        if message.id == _DAMAGED:
            self._look_for_backup()

    @Slot()
    def _on_time(self) -> None:
        if self._tended.isValid() and self._tended != QDate.currentDate():
            self._tend()

    @Slot()
    def _tend(self) -> None:
        self._tended = QDate.currentDate()
        backend = self._backend

        def job(ctx: TaskContext) -> Backup | None:
            from careerflow.services.store import backups
            from careerflow.services.store.tracker.tracker import daily

            backup = backups.tend(ctx, backend.data_folder)
            if backup is not None:  # what goes for good now is in it
                daily(backend.tracker())
            return backup

        task = self._runner.task(job)
        task.succeeded.connect(self._on_tended)
        task.failed.connect(self._on_not_tended)
        task.start()

    @Slot(object)
    def _on_tended(self, backup: Backup | None) -> None:
        if backup is not None:
            self.backed_up.emit()

    @Slot(Message)
    def _on_not_tended(self, why: Message) -> None:
        if why.id == _DAMAGED:
            self.note(why)
        else:
            self.told.emit(why)

    def _look_for_backup(self) -> None:
        if self._asked:
            return
        self._asked = True
        folder = self._backend.data_folder

        def job(ctx: TaskContext) -> Preview | None:
            from careerflow.services.store import backups, restoring

            newest = backups.newest_sound(ctx, folder)
            return None if newest is None else restoring.preview(ctx, folder, newest.path)

        task = self._runner.task(job)
        task.succeeded.connect(self._ask)
        task.failed.connect(self.told)
        task.start()

    @Slot(object)
    def _ask(self, seen: Preview | None) -> None:
        from careerflow.views.settings.damage_dialogs import DamageDialog

        self._source = None if seen is None else seen.source
        dialog = DamageDialog(self._theme, self._window, seen)
        dialog.restore_wanted.connect(self._on_restore)
        dialog.rescue_wanted.connect(self._on_rescue)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_restore(self) -> None:
        assert self._source is not None
        self.replacement_agreed.emit(restoring_of(self._backend.data_folder, self._source))

    @Slot()
    def _on_rescue(self) -> None:
        self.replacement_agreed.emit(rescue_of(self._backend.data_folder))
