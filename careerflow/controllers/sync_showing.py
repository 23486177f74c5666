"""What the window shows of the sync: in the settings, below the pages, and as short messages."""

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.syncing import SyncController
from careerflow.models.message import Message
from careerflow.models.sync_stand import SyncStand, SyncState
from careerflow.services.task import Progress
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.settings.sync_section import SyncSection
from careerflow.views.sync.status import SyncStatus


class SyncShowing(QObject):
    conflicts_wanted = Signal()
    settings_wanted = Signal()
    """The user wants to see the section in the settings."""

    def __init__(
        self,
        window: MainWindow,
        section: SyncSection,
        status: SyncStatus,
        controller: SyncController,
        language: Language,
    ) -> None:
        super().__init__(section)
        self._window, self._section, self._status = window, section, status
        self._language = language
        self._last = SyncStand()
        controller.stand_changed.connect(self._show)
        controller.progressed.connect(self._show_progress)
        controller.conflicts_found.connect(self._tell_conflicts)
        controller.failed.connect(self._tell_failure)
        section.sync_wanted.connect(controller.sync_now)
        section.stop_wanted.connect(controller.stop)
        section.pause_wanted.connect(controller.set_paused)
        section.conflicts_wanted.connect(self.conflicts_wanted)
        status.clicked.connect(self.settings_wanted)

    @Slot(object)
    def _show(self, stand: SyncStand) -> None:
        last, self._last = self._last, stand
        self._status.show_stand(stand)
        if stand.linked is None:
            self._section.show_off()
            return
        # Each of these lays the settings out anew: while a worker computes that takes its time.
        if (stand.linked, stand.pending) != (last.linked, last.pending):
            self._section.show_link(stand.linked, stand.pending)
        if stand.conflicts != last.conflicts:
            self._section.show_conflicts(stand.conflicts)
        if stand.state is SyncState.SYNCING:
            self._section.show_work(Message("sync.at_work"))
        elif stand.why is not None or last.why is not None:
            self._section.show_problem(stand.why, lasting=stand.state is SyncState.STOPPED)

    @Slot(object)
    def _show_progress(self, progress: Progress | None) -> None:
        if progress is None:
            self._section.end_work()
            return
        stage, total = f"stage.{progress.stage}", progress.total
        if not total:
            self._section.show_work(Message(stage))
            return
        told = Message("sync.so_far", {"stage": stage, "done": progress.done, "total": total})
        self._section.show_work(told, min(1.0, progress.done / total))

    @Slot(int)
    def _tell_conflicts(self, count: int) -> None:
        say = self._language.wording.say
        self._window.show_message(
            say(Message("sync.conflicts_found", {"count": count})),
            say(Message("sync.show")),
            self.conflicts_wanted.emit,
        )

    @Slot(Message)
    def _tell_failure(self, why: Message) -> None:
        say = self._language.wording.say
        self._window.show_message(
            f"{say(Message('sync.stopped'))} {say(why)}",
            say(Message("sync.show")),
            self.settings_wanted.emit,
        )
