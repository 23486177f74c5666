"""Fills the preview with page images from a reader process."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage

from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.document import PageImage
from careerflow.models.message import Message
from careerflow.services.documents.client import Reader
from careerflow.services.task import TaskContext
from careerflow.views.language import Language
from careerflow.views.preview.preview_view import PreviewView


def _render(ctx: TaskContext, reader: Reader, page: int, scale: float) -> QImage:
    image: PageImage = reader.render(ctx, page, scale)
    made = QImage(image.data, image.width, image.height, image.stride, QImage.Format.Format_RGB888)
    # A copy, since QImage does not own the bytes it was made from; in the format that the screen
    # draws without converting.
    return made.convertToFormat(QImage.Format.Format_RGB32)


class PreviewController(QObject):
    """One document at a time; the page asked for last is rendered first.

    Only one page is rendered at a time: the reader answers one request after the other, and a
    fast scroll must not queue up pages that are out of sight again.
    """

    def __init__(
        self, view: PreviewView, language: Language, runner: TaskRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._view = view
        self._runner = runner
        self._reader: Reader | None = None
        self._failure: Message | None = None
        self._wanted: dict[int, float] = {}
        self._rendering: tuple[int, float] | None = None
        self._tasks: list[Task] = []
        view.page_requested.connect(self._on_page_requested)

    def show(self, data: bytes, password: str | None) -> None:
        """Opens the PDF in a reader of its own, after `close`; pages appear as they are rendered,
        those that were asked for meanwhile too."""
        assert self._reader is None
        reader = Reader()
        self._reader = reader
        task = self._runner.task(lambda ctx: reader.show(ctx, data, password))
        task.succeeded.connect(self._on_opened)
        task.failed.connect(self._on_open_failed)
        self._start(task)
        self._rendering = (-1, 0.0)  # pages wait until the document is open

    def show_gone(self, pages: int) -> None:
        """Says on every page that the file is not there any more; after `close`."""
        self._failure = Message("store.file_gone")
        for page in range(pages):
            self._show_error(page, self._failure)

    def close(self) -> None:
        """Forgets the document and ends its reader; waiting for that is a worker's job."""
        for task in self._tasks:
            task.abandon()
        self._tasks.clear()
        self._wanted.clear()
        self._rendering = self._failure = None
        reader, self._reader = self._reader, None
        if reader is not None:
            self._runner.task(lambda _ctx: reader.close()).start()

    @Slot(object)
    def _on_opened(self, _result: object) -> None:
        self._rendering = None
        self._next()

    @Slot(Message)
    def _on_open_failed(self, message: Message) -> None:
        protected = message.id.startswith("read.password_")
        self._failure = Message("preview.protected") if protected else message
        for page in self._wanted:
            self._show_error(page, self._failure)
        self._wanted.clear()

    @Slot(int, float)
    def _on_page_requested(self, page: int, scale: float) -> None:
        if self._failure is not None:
            self._show_error(page, self._failure)
            return
        self._wanted.pop(page, None)
        self._wanted[page] = scale
        self._next()

    def _next(self) -> None:
        reader = self._reader
        if reader is None or self._rendering is not None or not self._wanted:
            return
        page, scale = self._wanted.popitem()
        self._rendering = (page, scale)
        task = self._runner.task(lambda ctx: _render(ctx, reader, page, scale))
        task.succeeded.connect(self._on_rendered)
        task.failed.connect(self._on_render_failed)
        self._start(task)

    def _start(self, task: Task) -> None:
        self._tasks = [task]
        task.start()

    @Slot(object)
    def _on_rendered(self, image: QImage) -> None:
        assert self._rendering is not None
        page, scale = self._rendering
        self._rendering = None
        self._view.set_page_image(page, scale, image)
        self._next()

    @Slot(Message)
    def _on_render_failed(self, message: Message) -> None:
        assert self._rendering is not None
        page, _scale = self._rendering
        self._rendering = None
        self._show_error(page, message)
        self._next()

    def _show_error(self, page: int, message: Message) -> None:
        self._view.set_page_error(page, self._language.wording.say(message))
