"""Two computers of one user on a real server: the one whose window is tested, and another."""

from PySide6.QtCore import QObject, Signal
from tracked import Tracked

from careerflow.controllers.syncing import SyncController
from careerflow.models.sync import Choice, Linked, SyncOutcome
from careerflow.models.sync_stand import SyncState
from careerflow.services.store.cells.local import LocalCells
from careerflow.services.store.store import open_store
from careerflow.services.store.tracker.tracker import Tracker
from careerflow.services.sync import session
from careerflow.services.task import TaskContext
from tests.services.sync.postgres import PASSWORD, Stack

CTX = TaskContext()
WAIT = 30_000  # milliseconds; the machine may be busy


class Held:
    """Stands for the keyring of one computer."""

    def __init__(self) -> None:
        self.entries: dict[str, tuple[str, bytes | None]] = {}

    def save(self, library_id: str, password: str, key: bytes | None) -> bool:
        self.entries[library_id] = (password, key)
        return True

    def load(self, library_id: str) -> tuple[str, bytes | None] | None:
        return self.entries.get(library_id)

    def delete(self, library_id: str) -> None:
        self.entries.pop(library_id, None)


class System(QObject):
    """Stands for what the desktop says of the network."""

    came_back = Signal()
    is_metered = False


class Elsewhere:
    """The other computer, without a window."""

    def __init__(self, folder) -> None:
        self.store = open_store(folder)
        self.tracker = Tracker(self.store)
        self.secrets = Held()

    def connect(self, admin, library_id: str = "", passphrase: str = "") -> Linked:
        choice = Choice("Mine", "Elsewhere", passphrase, library_id)
        return session.connect(CTX, self.store, self.secrets, admin, PASSWORD, choice)

    def sync(self) -> SyncOutcome:
        return session.sync_now(CTX, self.store, self.secrets)

    def titles(self) -> list[str]:
        return sorted(job.facts.title for job in self.tracker.jobs.all())


class Synced:
    """`here` is this computer, with its controller, not started yet; `there` the other one."""

    def __init__(self, qtbot, stack: Stack, folder) -> None:
        self.qtbot, self.stack = qtbot, stack
        self.admin = stack.admin(stack.new_database())
        self.there = Elsewhere(folder / "there")
        self.library_id = self.there.connect(self.admin).library_id
        self.here = Tracked(folder / "here")
        self.secrets = Held()
        self.system = System()
        self.controller = self.new_controller()

    def new_controller(self) -> SyncController:
        """As the next start of the program makes it."""
        here = self.here
        made = SyncController(
            here.tracking, here.backend, here.runner, self.system, lambda: self.secrets, here
        )
        self.failed: list[str] = []
        made.failed.connect(lambda why: self.failed.append(why.id))
        return made

    def connect(self) -> None:
        choice = Choice("Mine", "Here", "", self.library_id)
        store = self.here.backend.store()
        session.connect(CTX, store, self.secrets, self.admin, PASSWORD, choice)

    def start(self) -> None:
        """Up to the end of the first sync."""
        self.connect()
        self.controller.start()
        self.until(SyncState.IDLE)

    def sync(self) -> None:
        """By hand, up to its end."""
        with self.qtbot.waitSignal(
            self.controller.progressed, timeout=WAIT, check_params_cb=_ended
        ):
            self.controller.sync_now()

    def due(self) -> None:
        """As the timer has it, up to its end."""
        with self.qtbot.waitSignal(
            self.controller.progressed, timeout=WAIT, check_params_cb=_ended
        ):
            self.controller.schedule.due.emit()

    def until(self, state: SyncState) -> None:
        """And no sync at work."""
        controller = self.controller
        self.wait(lambda: controller.stand.state is state and controller._task is None)

    def wait(self, holds) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=WAIT)

    def cells(self) -> LocalCells:
        return self.here.backend.cells()

    def close(self) -> None:
        self.controller.close()
        self.here.close()
        self.there.store.close()


def _ended(progress: object) -> bool:
    return progress is None
