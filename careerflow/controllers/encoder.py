"""The encoder of the settings: found or looked up, downloaded, put in use, and the library prepared
for it. One job at a time; an analysis may run beside it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.encoder import EncoderOffer
from careerflow.models.errors import CareerFlowError, EngineError
from careerflow.models.message import Message
from careerflow.services.task import Progress, Stage, TaskContext
from careerflow.views.settings.encoder_section import EncoderSection

if TYPE_CHECKING:
    from careerflow.services.encoders.hub import HubModel


class EncoderController(QObject):
    """`used` carries what the settings keep: a name, a folder, or nothing for the bundled ones."""

    used = Signal(str)
    told = Signal(Message)

    def __init__(
        self,
        section: EncoderSection,
        backend: Backend,
        runner: TaskRunner,
        *,
        data_folder: Path,
        endpoint: str | None = None,
    ) -> None:
        """`endpoint` is the address of another hub than huggingface.co."""
        super().__init__(section)
        self._section = section
        self._backend = backend
        self._runner = runner
        self._data_folder = data_folder
        self._endpoint = endpoint
        self._task: Task | None = None
        self._model: HubModel | None = None
        section.wanted.connect(self._on_wanted)
        section.download_wanted.connect(self._on_download_wanted)
        section.bundled_wanted.connect(self._on_bundled_wanted)
        section.cancel_clicked.connect(self._on_cancel)

    def start(self, encoder: str) -> None:
        """Looks whether other encoders can run here, and whether that of the settings is here."""
        folder = self._data_folder
        task = self._runner.task(lambda _ctx: _state(encoder, folder))
        task.succeeded.connect(self._on_state)
        task.start()

    @Slot(object)
    def _on_state(self, state: tuple[bool, Message | None]) -> None:
        has_extra, problem = state
        self._section.set_has_extra(has_extra)
        self._section.show_problem(problem)

    @Slot(str)
    def _on_wanted(self, text: str) -> None:
        folder, hub = self._data_folder, self._endpoint
        task = self._task_of(Stage.LOOKING_UP, lambda ctx: _find_or_look_up(ctx, text, folder, hub))
        task.succeeded.connect(self._on_looked_up)
        task.start()

    @Slot(object)
    def _on_looked_up(self, found: "str | HubModel") -> None:
        if isinstance(found, str):
            self._use(found)
            return
        self._model = found
        self._section.show_idle()
        self._section.show_offer(
            EncoderOffer(found.name, found.bytes, found.licence, found.dimension, found.page)
        )

    @Slot()
    def _on_download_wanted(self) -> None:
        model, folder, hub = self._model, self._data_folder, self._endpoint
        if model is None:
            return
        task = self._task_of(Stage.DOWNLOADING, lambda ctx: _download(ctx, model, folder, hub))
        task.succeeded.connect(self._use)
        task.start()

    @Slot()
    def _on_bundled_wanted(self) -> None:
        self._use("")

    @Slot(object)
    def _use(self, encoder: str) -> None:
        backend = self._backend

        def switch(ctx: TaskContext) -> str:
            backend.switch(ctx, encoder)
            return encoder

        task = self._task_of(Stage.LOADING, switch)
        task.succeeded.connect(self._on_switched)
        task.start()

    @Slot(object)
    def _on_switched(self, encoder: str) -> None:
        self._model = None
        self._section.show_offer(None)
        self._section.set_used(encoder)
        self.used.emit(encoder)
        code = "encoder.used" if encoder else "encoder.bundled_used"
        self.told.emit(Message(code, {"name": encoder} if encoder else {}))
        backend = self._backend

        def embed(ctx: TaskContext) -> int:
            from careerflow.services.stored_vectors import embed_library

            return embed_library(ctx, backend.engine(), backend.library())

        task = self._task_of(Stage.EMBEDDING_LIBRARY, embed)
        task.succeeded.connect(self._on_embedded)
        task.cancelled.connect(self._on_embedding_stopped)
        task.start()

    @Slot(object)
    def _on_embedded(self, left_out: int) -> None:
        self._section.show_idle()
        if left_out:
            self.told.emit(Message("encoder.library_left_out", {"number": left_out}))
        else:
            self.told.emit(Message("encoder.library_ready"))

    @Slot()
    def _on_embedding_stopped(self) -> None:
        self.told.emit(Message("encoder.library_waits"))

    def _task_of(self, begun: Stage, job: Callable[[TaskContext], Any]) -> Task:
        """In place of the one before, which has ended."""
        self._section.show_problem(None)
        self._section.show_progress(Message(f"stage.{begun}"), None)
        self._task = task = self._runner.task(job)
        task.progressed.connect(self._on_progressed)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(self._section.show_idle)
        return task

    @Slot(Progress)
    def _on_progressed(self, progress: Progress) -> None:
        fraction = progress.done / progress.total if progress.total else None
        self._section.show_progress(Message(f"stage.{progress.stage}"), fraction)

    @Slot(Message)
    def _on_failed(self, problem: Message) -> None:
        self._section.show_idle()
        self._section.show_problem(problem)

    @Slot()
    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()


def _state(encoder: str, data_folder: Path) -> tuple[bool, Message | None]:
    """Whether the extra is installed, and what is wrong with the encoder of the settings."""
    from careerflow.services.encoders.found import find
    from careerflow.services.retrieval.model_folder import has_extra

    try:
        find(encoder, data_folder)
    except CareerFlowError as error:
        return has_extra(), error.message
    return has_extra(), None


def _find_or_look_up(
    ctx: TaskContext, text: str, data_folder: Path, endpoint: str | None
) -> "str | HubModel":
    """What the settings keep of an encoder that is here, else what the hub says of it."""
    from careerflow.controllers.preload import paused_imports
    from careerflow.services.encoders.found import find, kept_as

    try:
        return kept_as(text, find(text, data_folder))
    except EngineError as error:
        if error.code != "engine.encoder_missing":
            raise
    with paused_imports(ctx):
        from careerflow.services.encoders.hub import import_client, look_up

        import_client()
    return look_up(text, endpoint)


def _download(ctx: TaskContext, model: "HubModel", data_folder: Path, endpoint: str | None) -> str:
    from careerflow.services.encoders.hub import download

    download(ctx, model, data_folder, endpoint)
    return model.name
