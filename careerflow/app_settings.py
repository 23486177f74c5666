"""The composition root's part for the Settings page and all that is reached from it."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from careerflow import __version__, paths
from careerflow.app_parts import Parts
from careerflow.controllers.steps import Step
from careerflow.models.settings import Settings
from careerflow.views.main_window import Place

if TYPE_CHECKING:
    from careerflow.controllers.language_model import LanguageModelController
    from careerflow.controllers.updates import UpdatesController
    from careerflow.views.settings.disk_section import DiskSection
    from careerflow.views.settings.settings_page import SettingsPage


class SettingsWiring(QObject):
    """`deletion_agreed` follows the user's word that all is to be deleted, `replacement_agreed`
    that another library is to take the place of the present one (it carries what does that, a
    controllers.backups.Replacement). `language_model` tells the other pages whom to ask."""

    deletion_agreed = Signal()
    replacement_agreed = Signal(object)
    data_made = Signal(object)
    """The DataSection, once it is there."""
    sync_made = Signal(object)
    """The SyncSection, as the one before."""
    page: "SettingsPage"
    language_model: "LanguageModelController"
    disk: "DiskSection"
    updates: "UpdatesController"

    def __init__(self, parts: Parts, settings: Settings) -> None:
        super().__init__(parts.window)
        self._window, self._window_controller = parts.window, parts.window_controller
        self._backend, self._runner = parts.backend, parts.runner
        self._theme, self._language = parts.theme, parts.language
        self._settings = settings
        self._data_folder = parts.backend.data_folder

    def steps(self) -> tuple[Step, ...]:
        """What makes the page, a little at a time; its parts are there when all have run."""
        return (
            self._import_encoder,
            self._import_settings,
            self._make_page,
            self._add_page,
            self._control_page,
            self._make_model_section,
            self._import_model,
            self._control_model,
            self._make_backup_section,
            self._import_backups,
            self._control_backups,
            self._add_sync,
            self._add_data,
            self._make_disk_section,
            self._import_computer,
            self._add_disk,
            self._add_updates,
            self._add_about,
        )

    def start(self) -> None:
        """Begins what waits for all else to be ready."""
        self.updates.start(self._settings.check_updates)
        self.language_model.start()
        self._backups.refresh()
        self._safety.start()

    # Imports are steps of their own: of the pages' modules they take as long as what is made.

    def _import_encoder(self) -> None:
        from careerflow.controllers import encoder  # noqa: F401

    def _import_settings(self) -> None:
        from careerflow.controllers import settings  # noqa: F401
        from careerflow.views.settings import settings_page  # noqa: F401

    def _import_computer(self) -> None:
        from careerflow.controllers import about, on_disk, updates  # noqa: F401

    def _make_page(self) -> None:
        from careerflow.views.settings.settings_page import SettingsPage

        self.page = SettingsPage(self._theme, self._language, __version__)
        self.page.set_settings(self._settings, str(self._data_folder))

    def _add_page(self) -> None:
        self._window.put_page(Place.SETTINGS, self.page)

    def _control_page(self) -> None:
        from careerflow.controllers.encoder import EncoderController
        from careerflow.controllers.settings import SettingsController

        controller = SettingsController(
            self.page,
            self._theme,
            self._language,
            self._runner,
            data_folder=self._data_folder,
            config_folder=paths.config_folder(),
        )
        controller.failed.connect(self._window_controller.tell)
        encoder = EncoderController(
            self.page.encoder, self._backend, self._runner, data_folder=self._data_folder
        )
        encoder.used.connect(self.page.keep_encoder)
        encoder.told.connect(self._window_controller.tell)
        encoder.start(self._settings.encoder)

    def _make_model_section(self) -> None:
        self._model_section = self.page.add_model_section()

    def _import_model(self) -> None:
        from careerflow.controllers import language_model, model_records  # noqa: F401

    def _control_model(self) -> None:
        from careerflow.controllers.language_model import LanguageModelController
        from careerflow.controllers.model_records import ModelRecordsController

        self.language_model = LanguageModelController(
            self._window,
            self.page,
            self._model_section,
            self._backend,
            self._runner,
            config_folder=paths.config_folder(),
        )
        self.language_model.failed.connect(self._window_controller.tell)
        records = ModelRecordsController(
            self._window,
            self._model_section,
            self._backend,
            self._theme,
            self._language,
            self._runner,
            config_folder=paths.config_folder(),
        )
        records.told.connect(self._window_controller.tell)

    def _make_backup_section(self) -> None:
        self._backup_section = self.page.add_backup_section()

    def _import_backups(self) -> None:
        from careerflow.controllers import backups, store_safety  # noqa: F401

    def _control_backups(self) -> None:
        from careerflow.controllers.backups import BackupsController
        from careerflow.controllers.store_safety import StoreSafetyController

        self._backups = backups = BackupsController(
            self._window,
            self._backup_section,
            self._theme,
            self._language,
            self._runner,
            data_folder=self._data_folder,
        )
        self._safety = safety = StoreSafetyController(
            self._window, self._backend, self._theme, self._language, self._runner
        )
        safety.backed_up.connect(backups.refresh)
        self._window_controller.told.connect(safety.note)
        for controller in (backups, safety):
            controller.told.connect(self._window_controller.tell)
            controller.replacement_agreed.connect(self.replacement_agreed)

    def _add_sync(self) -> None:
        self.sync_made.emit(self.page.add_sync_section())

    def _add_data(self) -> None:
        self.data_made.emit(self.page.add_data_section())

    def _make_disk_section(self) -> None:
        self.disk = self.page.add_disk_section()

    def _add_disk(self) -> None:
        from careerflow.controllers.on_disk import DiskController

        controller = DiskController(
            self._window,
            self.page,
            self.disk,
            self._theme,
            self._runner,
            data_folder=self._data_folder,
        )
        controller.failed.connect(self._window_controller.tell)
        controller.deletion_agreed.connect(self.deletion_agreed)

    def _add_updates(self) -> None:
        from careerflow.controllers.updates import UpdatesController

        self.updates = UpdatesController(
            self.page.updates, self._runner, config_folder=paths.config_folder()
        )
        self.updates.failed.connect(self._window_controller.tell)
        self.updates.found.connect(self._window_controller.offer_page)

    def _add_about(self) -> None:
        from careerflow.controllers.about import AboutController

        controller = AboutController(
            self._window,
            self._theme,
            self._language,
            self._runner,
            data_folder=self._data_folder,
            config_folder=paths.config_folder(),
        )
        controller.failed.connect(self._window_controller.tell)
        self.page.about_wanted.connect(controller.open)
        if sys.platform == "darwin":
            self._window_controller.add_menu_bar(self.page)
