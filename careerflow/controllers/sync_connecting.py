"""Connecting this library with a database of the user's, and ending that."""

import platform
import re
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.opening import open_page
from careerflow.controllers.preload import paused_imports
from careerflow.controllers.sync_jobs import Secrets
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.backup import BackupKind
from careerflow.models.errors import SyncError
from careerflow.models.message import Message
from careerflow.models.sync import Choice, Inspected, Linked, Server
from careerflow.services.sync import address
from careerflow.services.task import TaskContext
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.settings.sync_section import SyncSection
from careerflow.views.sync.address_step import Place
from careerflow.views.sync.connect_dialog import ConnectDialog
from careerflow.views.sync.disconnect_dialog import DisconnectDialog
from careerflow.views.theme import Theme

SUPABASE = "https://supabase.com/dashboard/projects"

_PLACES = {
    "sync.wrong_password": Place.PASSWORD,
    "sync.untrusted": Place.AUTHORITY,
    "sync.no_authority": Place.AUTHORITY,
}
_OF_THE_PASSPHRASE = frozenset({"sync.short_passphrase", "sync.wrong_passphrase"})


class ConnectingController(QObject):
    """The user's own address and password are known here as long as the dialog is open."""

    connected = Signal()
    disconnecting = Signal()
    """It is about to be tried: a sync at work is to stop, `disconnected` follows."""
    disconnected = Signal()
    """It was tried: the store says whether the link is still there."""
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
        self._dialog: ConnectDialog | None = None
        self._ending: DisconnectDialog | None = None
        self._task: Task | None = None
        self._connects = False  # else it only looks
        self._admin: Server | None = None
        self._password = ""
        section.connect_wanted.connect(self._on_connect_wanted)
        section.disconnect_wanted.connect(self._on_disconnect_wanted)
        self._section = section

    # Connecting

    @Slot()
    def _on_connect_wanted(self) -> None:
        self._dialog = dialog = ConnectDialog(self._theme, self._language, self._window)
        step = dialog.address_step
        step.changed.connect(self._on_address)
        step.page_wanted.connect(lambda: open_page(SUPABASE))
        dialog.check_wanted.connect(self._on_check)
        dialog.connect_wanted.connect(self._on_connect)
        dialog.stop_wanted.connect(self._on_stop)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    @Slot()
    def _on_address(self) -> None:
        """While it is typed nothing is wrong with it yet."""
        assert self._dialog is not None
        step = self._dialog.address_step
        try:
            found = address.parse(step.address)
        except SyncError:
            step.show_server(None, None)
        else:
            step.show_server(found.server, found.pooling, needs_password=found.password is None)

    @Slot()
    def _on_check(self) -> None:
        assert self._dialog is not None
        step = self._dialog.address_step
        try:
            found = address.parse(step.address)
        except SyncError as error:
            self._dialog.show_problem(error.message, Place.ADDRESS)
            return
        password = step.password or found.password or ""
        if not password:
            self._dialog.show_problem(Message("sync.no_password"), Place.PASSWORD)
            return
        authority = step.authority or found.server.authority
        self._admin = admin = replace(found.server, authority=authority)
        self._password = password
        self._connects = False
        self._start(lambda ctx: _inspect(ctx, admin, password), self._on_inspected)

    @Slot(object)
    def _on_inspected(self, found: tuple[Inspected, str]) -> None:
        self._task = None
        if self._dialog is not None:
            self._dialog.show_found(*found)

    @Slot()
    def _on_connect(self) -> None:
        assert self._dialog is not None
        assert self._admin is not None  # else there would be no choice
        choice, entry = self._dialog.choice, (self._admin, self._password)
        backend, secrets = self._backend, self._secrets
        self._connects = True
        self._start(lambda ctx: _connect(ctx, backend, secrets, entry, choice), self._on_connected)

    @Slot(object)
    def _on_connected(self, made: tuple[Linked, bool]) -> None:
        self._task = None
        if self._dialog is not None:
            linked, lasts = made
            self._dialog.show_done(linked, lasts=lasts)
        self.connected.emit()

    @Slot()
    def _on_stop(self) -> None:
        """A look is given up at once; what connects first takes back what it has done."""
        assert self._dialog is not None
        if self._task is not None and self._connects:
            self._task.cancel()
        else:
            self._give_up()
            self._dialog.show_stopped()

    @Slot(Message)
    def _on_failed(self, problem: Message) -> None:
        self._task = None
        if self._dialog is None:
            return
        if self._connects:
            self._dialog.show_refusal(problem, passphrase=problem.id in _OF_THE_PASSPHRASE)
            return
        place = _PLACES.get(problem.id, Place.ADDRESS)
        if problem.id == "sync.wrong_password" and re.fullmatch(r"\[.*\]", self._password):
            problem = Message("sync.password_in_brackets")
        self._dialog.show_problem(problem, place)

    @Slot()
    def _on_cancelled(self) -> None:
        self._task = None
        if self._dialog is not None:
            self._dialog.show_stopped()

    @Slot(int)
    def _on_finished(self, _result: int) -> None:
        self._give_up()
        self._dialog, self._admin, self._password = None, None, ""

    def _start(self, job: Callable[[TaskContext], object], then: Callable[..., None]) -> None:
        self._task = task = self._runner.task(job)
        task.succeeded.connect(then)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(self._on_cancelled)
        task.start()

    def _give_up(self) -> None:
        if self._task is not None:
            self._task.abandon()
            self._task = None

    # Disconnecting

    @Slot()
    def _on_disconnect_wanted(self) -> None:
        linked = self._section.linked
        if linked is None:
            return
        self._ending = dialog = DisconnectDialog(self._theme, self._language, self._window, linked)
        dialog.agreed.connect(self._on_agreed)
        dialog.finished.connect(self._on_ending_finished)
        dialog.open()

    @Slot(bool)
    def _on_agreed(self, erases: bool) -> None:
        backend, secrets = self._backend, self._secrets
        self.disconnecting.emit()
        task = self._runner.task(lambda ctx: _disconnect(ctx, backend, secrets, erases=erases))
        task.succeeded.connect(self._on_disconnected)
        task.failed.connect(self._on_not_disconnected)
        task.start()

    @Slot(object)
    def _on_disconnected(self, undone: Message | None) -> None:
        if undone is None:
            self.told.emit(Message("sync.disconnected"))
        if self._ending is not None:
            self._ending.show_outcome(undone)
        self.disconnected.emit()

    @Slot(Message)
    def _on_not_disconnected(self, problem: Message) -> None:
        if self._ending is not None:
            self._ending.show_problem(problem)
        self.disconnected.emit()

    @Slot(int)
    def _on_ending_finished(self, _result: int) -> None:
        self._ending = None


def _inspect(ctx: TaskContext, admin: Server, password: str) -> tuple[Inspected, str]:
    """What is there, and what this computer is called."""
    with paused_imports(ctx):
        from careerflow.services.sync import setup

    return setup.inspect(admin, password), platform.node().partition(".")[0]


def _connect(
    ctx: TaskContext,
    backend: Backend,
    secrets: Secrets,
    entry: tuple[Server, str],
    choice: Choice,
) -> tuple[Linked, bool]:
    """The link, and whether it outlasts this run of the program."""
    with paused_imports(ctx):
        from careerflow.services.secrets import backend_name
        from careerflow.services.store import backups
        from careerflow.services.sync import session

        kept = secrets()
    store = backend.store()
    if choice.library_id:
        backups.make(ctx, backend.data_folder, BackupKind.BEFORE_SYNC)
    return session.connect(ctx, store, kept, *entry, choice), backend_name() is not None


def _disconnect(
    ctx: TaskContext, backend: Backend, secrets: Secrets, *, erases: bool
) -> Message | None:
    with paused_imports(ctx):
        from careerflow.services.sync import session

        kept = secrets()
    return session.disconnect(ctx, backend.store(), kept, erase=erases)
