"""The language model of the settings: who is asked, where the key is, what was agreed to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from careerflow.controllers.backend import Backend
from careerflow.controllers.model_connection import ModelConnection
from careerflow.controllers.opening import open_page
from careerflow.controllers.preload import import_model_client
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.errors import StoreError
from careerflow.models.llm import Provider
from careerflow.models.message import Message
from careerflow.models.settings import Settings
from careerflow.services import secrets
from careerflow.services.llm import consent
from careerflow.services.task import TaskContext
from careerflow.views.main_window import MainWindow
from careerflow.views.settings.key_form import KeyPlace, KeyState
from careerflow.views.settings.model_section import ModelSection
from careerflow.views.settings.settings_page import SettingsPage

_KEY_PAGE = "https://aistudio.google.com/apikey"
_PLACES = {
    secrets.KeySource.SESSION: KeyPlace.SESSION,
    secrets.KeySource.KEYRING: KeyPlace.KEYRING,
    secrets.KeySource.ENVIRONMENT: KeyPlace.VARIABLE,
}


@dataclass(frozen=True, slots=True)
class _State:
    """What only a worker can know of a provider. Never the key itself."""

    provider: Provider
    key: KeyState
    agreed: bool


class LanguageModelController(QObject):
    """`provider_changed` carries the Provider to ask, or None; `keys` are those of this session.

    The keyring is asked when the page is shown, and not before: it may ask for a password.
    """

    provider_changed = Signal(object)
    failed = Signal(Message)

    def __init__(
        self,
        window: MainWindow,
        page: SettingsPage,
        section: ModelSection,
        backend: Backend,
        runner: TaskRunner,
        *,
        config_folder: Path,
    ) -> None:
        super().__init__(section)
        self.keys = secrets.SessionKeys()
        self._page = page
        self._section = section
        self._runner = runner
        self._config_folder = config_folder
        self._provider = page.settings.language_model()
        self._looking: Task | None = None
        self._connection = ModelConnection(section.connection, backend, runner, self.keys)
        self._connection.set_provider(self._provider)
        window.page_shown.connect(self._on_page_shown)
        page.changed.connect(self._on_changed)
        self._connect_section()

    def current(self) -> Provider | None:
        """None where the user has turned none on."""
        return self._provider

    def deepens_at_once(self) -> bool:
        """Whether each report is to be deepened after its analysis, where consent is given."""
        return self._page.settings.deepen_at_once

    def start(self) -> None:
        """Imports ahead what asks the provider, where there is one."""
        provider = self._provider
        if provider is not None:
            self._runner.task(lambda ctx: import_model_client(ctx, provider.kind)).start()

    def look(self) -> None:
        """Asks a worker where the key is and whether consent was given, and shows it."""
        provider, keys, folder = self._provider, self.keys, self._config_folder
        if provider is not None:
            self._looking = self._show_state_of(lambda _ctx: _state(provider, keys, folder))

    def _connect_section(self) -> None:
        key = self._section.key
        key.keep_wanted.connect(self._on_keep)
        key.session_wanted.connect(self._on_session)
        key.remove_wanted.connect(self._on_remove)
        key.page_wanted.connect(self._on_key_page)
        self._section.withdraw_wanted.connect(self._on_withdraw)

    @Slot(QWidget)
    def _on_page_shown(self, page: QWidget) -> None:
        if page is self._page:
            self.look()

    @Slot(object)
    def _on_changed(self, settings: Settings) -> None:
        provider = settings.language_model()
        if provider == self._provider:
            return
        self._provider = provider
        self._connection.set_provider(provider)
        self.provider_changed.emit(provider)
        self.look()

    @Slot()
    def _on_keep(self) -> None:
        key, provider = self._section.key.take_key(), self._provider
        keys, folder = self.keys, self._config_folder
        if not key or provider is None:
            return

        def keep(_ctx: TaskContext) -> _State:
            secrets.save_key(provider.kind, key)
            keys.forget(provider.kind)  # else it would go before the new one
            return _state(provider, keys, folder)

        self._show_state_of(keep)

    @Slot()
    def _on_session(self) -> None:
        key, provider = self._section.key.take_key(), self._provider
        if key and provider is not None:
            self.keys.keep(provider.kind, key)
            self.look()

    @Slot()
    def _on_remove(self) -> None:
        """Of the session's and the keyring's that which is in use."""
        provider, keys, folder = self._provider, self.keys, self._config_folder
        if provider is None:
            return

        def remove(_ctx: TaskContext) -> _State:
            if keys.key(provider.kind) is None:
                secrets.delete_key(provider.kind)
            keys.forget(provider.kind)
            return _state(provider, keys, folder)

        self._show_state_of(remove)

    @Slot()
    def _on_withdraw(self) -> None:
        provider, keys, folder = self._provider, self.keys, self._config_folder
        if provider is None:
            return

        def withdraw(_ctx: TaskContext) -> _State:
            consent.withdraw(folder, provider)
            return _state(provider, keys, folder)

        self._show_state_of(withdraw)

    def _show_state_of(self, job: Callable[[TaskContext], _State]) -> Task:
        if self._looking is not None:  # what it finds is old by now
            self._looking.abandon()
            self._looking = None
        task = self._runner.task(job)
        task.succeeded.connect(self._on_state)
        task.failed.connect(self._on_state_failed)
        task.start()
        return task

    @Slot(object)
    def _on_state(self, state: _State) -> None:
        if state.provider == self._provider:
            self._section.key.show_state(state.key)
            self._section.show_agreement(state.agreed)

    @Slot(Message)
    def _on_state_failed(self, problem: Message) -> None:
        if problem.id.startswith("secrets."):
            self._section.key.show_problem(problem)
        else:
            self.failed.emit(problem)

    @Slot()
    def _on_key_page(self) -> None:
        if not open_page(_KEY_PAGE):
            self.failed.emit(Message("updates.no_browser", {"page": _KEY_PAGE}))


def _state(provider: Provider, keys: secrets.SessionKeys, config_folder: Path) -> _State:
    key = KeyState(keyring=secrets.backend_name() or "", variable=secrets.VARIABLES[provider.kind])
    if not key.keyring:
        key = replace(key, problem=Message("secrets.none"))
    try:
        found = secrets.find_key(provider.kind, keys, provider.address)
    except StoreError as error:
        key = replace(key, problem=error.message)
    else:
        if found is not None:
            key = replace(key, place=_PLACES[found[1]])
    return _State(provider, key, consent.given(config_folder, provider))
