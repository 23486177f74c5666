"""What is kept around the language model: prices, the log of what was sent, its answers."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from careerflow.controllers.backend import Backend
from careerflow.controllers.tasks import Job, TaskRunner
from careerflow.models.llm import Price, Sent
from careerflow.models.message import Message
from careerflow.services.llm import prices as price_file
from careerflow.services.task import TaskContext
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.settings.model_section import ModelSection
from careerflow.views.theme import Theme

_Prices = tuple[Price, ...]


class ModelRecordsController(QObject):
    """Opens the dialogs over the window; workers read and write what they show."""

    told = Signal(Message)

    def __init__(
        self,
        window: MainWindow,
        section: ModelSection,
        backend: Backend,
        theme: Theme,
        language: Language,
        runner: TaskRunner,
        *,
        config_folder: Path,
    ) -> None:
        super().__init__(section)
        self._window = window
        self._backend = backend
        self._theme = theme
        self._language = language
        self._runner = runner
        self._config_folder = config_folder
        section.prices_wanted.connect(self._on_prices)
        section.sent_wanted.connect(self._on_sent)
        section.forget_wanted.connect(self._on_forget)

    @Slot()
    def _on_prices(self) -> None:
        folder = self._config_folder
        task = self._runner.task(lambda _ctx: (price_file.load(folder), price_file.bundled()))
        task.succeeded.connect(self._edit_prices)
        task.failed.connect(self.told)
        task.start()

    @Slot(object)
    def _edit_prices(self, read: tuple[_Prices, _Prices]) -> None:
        from careerflow.views.settings.price_dialog import PriceDialog

        dialog = PriceDialog(self._theme, self._window, *read)
        dialog.accepted.connect(lambda: self._save_prices(dialog.prices()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_prices(self, prices: _Prices) -> None:
        folder = self._config_folder
        task = self._runner.task(lambda _ctx: price_file.save(prices, folder))
        task.failed.connect(self.told)
        task.start()

    @Slot()
    def _on_sent(self) -> None:
        from careerflow.views.settings.sent_dialog import SentDialog

        dialog = SentDialog(self._theme, self._language, self._window)
        backend = self._backend

        def show_what_comes_of(job: Job) -> None:
            task = self._runner.task(job)
            task.succeeded.connect(dialog.show_sent)
            task.failed.connect(dialog.show_problem)
            dialog.finished.connect(task.abandon)
            task.start()

        dialog.copy_wanted.connect(self._on_copy)
        dialog.delete_wanted.connect(lambda: show_what_comes_of(lambda _ctx: _emptied(backend)))
        dialog.open()
        show_what_comes_of(lambda _ctx: backend.library().sent.entries())

    @Slot(str)
    def _on_copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    @Slot()
    def _on_forget(self) -> None:
        backend = self._backend

        def forget(_ctx: TaskContext) -> int:
            answers = backend.library().answers
            number = answers.count()
            answers.delete()
            return number

        task = self._runner.task(forget)
        task.succeeded.connect(self._on_forgotten)
        task.failed.connect(self.told)
        task.start()

    @Slot(object)
    def _on_forgotten(self, number: int) -> None:
        self.told.emit(Message("llm.answers_deleted", {"count": number}))


def _emptied(backend: Backend) -> tuple[Sent, ...]:
    """The log after its deletion."""
    log = backend.library().sent
    log.delete()
    return log.entries()
