"""Whether the language model of the settings answers, and which models its provider has."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.preload import import_model_client
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.errors import StoreError
from careerflow.models.llm import ModelInfo, Provider, ProviderKind
from careerflow.models.message import Message
from careerflow.services import secrets
from careerflow.services.llm.providers.defaults import DEFAULT_ADDRESSES, DEFAULT_MODELS
from careerflow.services.task import TaskContext
from careerflow.views.settings.connection_form import ConnectionForm

_Models = tuple[ModelInfo, ...]
_Asking = Callable[[TaskContext, Provider, secrets.SessionKeys, Backend], _Models]


class ModelConnection(QObject):
    """One question at a time, to the provider that was set last."""

    def __init__(
        self,
        form: ConnectionForm,
        backend: Backend,
        runner: TaskRunner,
        keys: secrets.SessionKeys,
    ) -> None:
        super().__init__(form)
        self._form = form
        self._backend = backend
        self._runner = runner
        self._keys = keys
        self._provider: Provider | None = None
        self._task: Task | None = None
        form.set_defaults(
            {
                kind: Provider(kind, DEFAULT_ADDRESSES[kind], DEFAULT_MODELS[kind])
                for kind in DEFAULT_MODELS
            }
        )
        form.test_wanted.connect(self._on_test)
        form.models_wanted.connect(self._on_models)
        form.cancel_clicked.connect(self._on_cancel)

    def set_provider(self, provider: Provider | None) -> None:
        """Whatever the one before says is of no interest any more."""
        self._provider = provider
        if self._task is not None:
            self._task.abandon()
            self._task = None
            self._form.show_idle()

    @Slot()
    def _on_test(self) -> None:
        self._ask(_test, self._on_tested)

    @Slot()
    def _on_models(self) -> None:
        self._ask(_models, self._on_listed)

    def _ask(self, job: _Asking, on_models: Callable[[_Models], None]) -> None:
        provider, keys, backend = self._provider, self._keys, self._backend
        assert provider is not None  # else there would be no button
        self._form.show_progress(Message("stage.asking"))
        self._task = task = self._runner.task(lambda ctx: job(ctx, provider, keys, backend))
        task.succeeded.connect(on_models)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(self._on_cancelled)
        task.start()

    @Slot(object)
    def _on_tested(self, models: _Models) -> None:
        self._form.show_models(models)
        self._form.show_idle(Message("llm.connected"))

    @Slot(object)
    def _on_listed(self, models: _Models) -> None:
        self._form.show_models(models)
        self._form.show_idle(Message("llm.listed", {"count": len(models)}))

    @Slot(Message)
    def _on_failed(self, problem: Message) -> None:
        self._form.show_idle(problem=problem)

    @Slot()
    def _on_cancelled(self) -> None:
        self._form.show_idle()

    @Slot()
    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()


def _test(
    ctx: TaskContext, provider: Provider, keys: secrets.SessionKeys, backend: Backend
) -> _Models:
    import_model_client(ctx, provider.kind)
    from careerflow.services.llm.providers import logged_connection

    return logged_connection.test(ctx, backend.library().sent, provider, _key(provider, keys))


def _models(
    ctx: TaskContext, provider: Provider, keys: secrets.SessionKeys, _backend: Backend
) -> _Models:
    import_model_client(ctx, provider.kind)
    from careerflow.services.llm.providers import connection

    return connection.models(ctx, provider, _key(provider, keys))


def _key(provider: Provider, keys: secrets.SessionKeys) -> str | None:
    """A locked keyring is no obstacle to a server that needs no key."""
    try:
        found = secrets.find_key(provider.kind, keys, provider.address)
    except StoreError:
        if provider.kind is ProviderKind.GEMINI:
            raise
        return None
    return None if found is None else found[0]
