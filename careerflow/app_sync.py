"""The composition root's part for the sync: in the settings, below the pages, in the background."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.app_parts import Parts
from careerflow.controllers.steps import Step
from careerflow.controllers.tracking import Tracking
from careerflow.views.main_window import Place

if TYPE_CHECKING:
    from careerflow.controllers.syncing import SyncController
    from careerflow.views.settings.sync_section import SyncSection


class SyncWiring(QObject):
    """A part of TrackerWiring, which says what its methods are for. What is there of it once the
    steps have run reads the store in a worker; a library that is not connected costs no more."""

    reports_changed = Signal()
    """Reports have come from another computer, or gone."""

    def __init__(self, parts: Parts, tracking: Tracking) -> None:
        super().__init__(parts.window)
        self._window, self._window_controller = parts.window, parts.window_controller
        self._backend, self._runner = parts.backend, parts.runner
        self._theme, self._language = parts.theme, parts.language
        self._analyze, self._tracking = parts.analyze, tracking
        self._section: SyncSection | None = None
        self._controller: SyncController | None = None

    def prepare(self) -> None:
        from careerflow.controllers import (  # noqa: F401
            network,
            sync_conflicts,
            sync_connecting,
            sync_passphrase,
            sync_showing,
        )

    def steps(self) -> tuple[Step, ...]:
        return (
            self._make_status,
            self._control,
            self._control_conflicts,
            self._control_connecting,
            self._control_passphrase,
            self._start,
        )

    @Slot(object)
    def follow_settings(self, section: "SyncSection") -> None:
        self._section = section

    def close(self) -> None:
        if self._controller is not None:
            self._controller.close()

    def _make_status(self) -> None:
        from careerflow.views.sync.status import SyncStatus

        self._status = SyncStatus(self._theme, self._language)
        self._window.add_below_pages(self._status)

    def _control(self) -> None:
        from careerflow.controllers.network import Network
        from careerflow.controllers.sync_jobs import kept_secrets
        from careerflow.controllers.sync_showing import SyncShowing
        from careerflow.controllers.syncing import SyncController

        assert self._section is not None
        self._network = Network(self)
        self._controller = controller = SyncController(
            self._tracking, self._backend, self._runner, self._network, kept_secrets, self
        )
        self._showing = showing = SyncShowing(
            self._window, self._section, self._status, controller, self._language
        )
        showing.settings_wanted.connect(self._show_settings)
        controller.reports_changed.connect(self.reports_changed)
        self._analyze.analyzed.connect(controller.note_edit)

    def _control_conflicts(self) -> None:
        from careerflow.controllers.sync_conflicts import ConflictsController

        assert self._controller is not None
        self._conflicts = conflicts = ConflictsController(
            self._window,
            self._tracking,
            self._backend,
            self._theme,
            self._language,
            self._runner,
        )
        self._showing.conflicts_wanted.connect(conflicts.open)
        conflicts.settled.connect(self._controller.look_again)
        self._controller.conflicts_found.connect(conflicts.refresh)

    def _control_connecting(self) -> None:
        from careerflow.controllers.sync_connecting import ConnectingController
        from careerflow.controllers.sync_jobs import kept_secrets

        assert self._section is not None
        assert self._controller is not None
        self._connecting = connecting = ConnectingController(
            self._window,
            self._section,
            self._backend,
            self._runner,
            kept_secrets,
            (self._theme, self._language),
        )
        connecting.disconnecting.connect(self._controller.rest)
        for changed in (connecting.connected, connecting.disconnected):
            changed.connect(self._controller.start)
        connecting.told.connect(self._window_controller.tell)

    def _control_passphrase(self) -> None:
        from careerflow.controllers.sync_jobs import kept_secrets
        from careerflow.controllers.sync_passphrase import PassphraseController

        assert self._section is not None
        self._passphrase = PassphraseController(
            self._window,
            self._section,
            self._backend,
            self._runner,
            kept_secrets,
            (self._theme, self._language),
        )
        self._passphrase.told.connect(self._window_controller.tell)

    def _start(self) -> None:
        assert self._controller is not None
        self._network.listen()
        self._controller.start()

    @Slot()
    def _show_settings(self) -> None:
        self._window.show_page(self._window.page_at(Place.SETTINGS))
        assert self._section is not None
        self._section.reveal()
