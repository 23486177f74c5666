"""Fills the preview with page images from a reader process, and finds words in its text."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage, QTransform

from careerflow.controllers.passwords import CvPasswords
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.document import Document, PageImage
from careerflow.models.message import Message
from careerflow.services.documents.client import Reader
from careerflow.services.documents.find import Hit, TextFinder
from careerflow.services.task import TaskContext
from careerflow.views.language import Language
from careerflow.views.preview.image_cache import PageRequest
from careerflow.views.preview.preview_view import PreviewView


def _picture(image: PageImage, turns: int) -> QImage:
    made = QImage(image.data, image.width, image.height, image.stride, QImage.Format.Format_RGB888)
    # A copy, since QImage does not own the bytes it was made from; in the format that the screen
    # draws without converting.
    upright = made.convertToFormat(QImage.Format.Format_RGB32)
    # Turned here, exactly: a painter that turns an image blurs it, and would each time.
    return upright.transformed(QTransform().rotate(90 * turns)) if turns else upright


class PreviewController(QObject):
    """One document at a time; what the view wants is rendered in its order.

    Only one page is rendered at a time: the reader answers one request after the other, and a
    fast scroll must not queue up pages that are out of sight again.
    """

    def __init__(
        self,
        view: PreviewView,
        language: Language,
        runner: TaskRunner,
        passwords: CvPasswords,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._view = view
        self._runner = runner
        self._reader: Reader | None = None
        self._data: bytes = b""
        self._password: str | None = None
        self._passwords = passwords
        self._failure: Message | None = None
        self._errors: dict[int, Message] = {}  # of pages, to be said in another language
        self._find_failure: Message | None = None
        self._open = False
        self._wanted: Sequence[PageRequest] = ()
        self._rendering: PageRequest | None = None
        self._task: Task | None = None
        self._finder: tuple[Document, TextFinder] | None = None
        self._finding: Task | None = None
        self._searched: tuple[Document, str] | None = None
        view.pages_requested.connect(self._on_pages_requested)
        view.password_entered.connect(self._on_password)
        view.find_requested.connect(self._on_find)
        language.changed.connect(self._on_language)

    def show(self, data: bytes) -> None:
        """Opens the PDF in a reader of its own, after `close`; pages appear as they are rendered,
        those that were asked for meanwhile too."""
        assert self._reader is None
        self._reader = Reader()
        self._data = data
        self._password = self._passwords.of(self._key())
        self._open_document()

    def show_gone(self, pages: int) -> None:
        """Says on every page that the file is not there any more; after `close`."""
        self._failure = Message("store.file_gone")
        for page in range(pages):
            self._show_error(page, self._failure)

    def close(self) -> None:
        """Forgets the document and ends its reader; waiting for that is a worker's job."""
        for task in (self._task, self._finding):
            if task is not None:
                task.abandon()
        self._task = self._finding = self._finder = None
        self._data, self._password, self._wanted, self._open = b"", None, (), False
        self._rendering = self._failure = self._find_failure = None
        self._errors.clear()
        reader, self._reader = self._reader, None
        if reader is not None:
            self._runner.task(lambda _ctx: reader.close()).start()

    # -- opening

    def _open_document(self) -> None:
        reader, data, password = self._reader, self._data, self._password
        assert reader is not None
        self._open = False
        task = self._runner.task(lambda ctx: reader.show(ctx, data, password))
        task.succeeded.connect(self._on_opened)
        task.failed.connect(self._on_open_failed)
        self._start(task)

    @Slot(object)
    def _on_opened(self, _result: object) -> None:
        self._open, self._task = True, None
        if self._password is not None:
            self._passwords.keep(self._key(), self._password)
        self._view.unlock()
        self._next()

    @Slot(Message)
    def _on_open_failed(self, message: Message) -> None:
        self._task = None
        if message.id.startswith("read.password_"):
            self._view.ask_password(wrong=message.id == "read.password_wrong")
            return
        self._failure = message
        self._tell_failure()

    @Slot(str)
    def _on_password(self, password: str) -> None:
        if self._reader is not None and self._task is None:
            self._password = password
            self._open_document()

    def _key(self) -> str:
        document = self._view.document
        return "" if document is None else document.sha256

    # -- pages

    @Slot(object)
    def _on_pages_requested(self, wanted: Sequence[PageRequest]) -> None:
        self._wanted = wanted
        if self._failure is not None:
            self._tell_failure()
        else:
            self._next()

    def _tell_failure(self) -> None:
        assert self._failure is not None
        wanted, self._wanted = self._wanted, ()
        for page in {request.page for request in wanted}:
            self._show_error(page, self._failure)

    def _next(self) -> None:
        """Renders what is wanted most, but for what is being rendered already."""
        reader = self._reader
        if reader is None or not self._open or self._rendering is not None or not self._wanted:
            return
        request, *rest = self._wanted
        self._wanted = rest
        self._rendering = request
        task = self._runner.task(
            lambda ctx: reader.with_page(
                ctx,
                request.page,
                request.scale,
                lambda image: _picture(image, request.turns),
                request.part,
            )
        )
        task.succeeded.connect(self._on_rendered)
        task.failed.connect(self._on_render_failed)
        self._start(task)

    def _start(self, task: Task) -> None:
        self._task = task
        task.start()

    @Slot(object)
    def _on_rendered(self, image: QImage) -> None:
        request = self._finish()
        self._view.set_page_image(request, image)
        self._next()

    @Slot(Message)
    def _on_render_failed(self, message: Message) -> None:
        request = self._finish()
        self._show_error(request.page, message)
        if self._reader is not None and self._reader.pid is None:
            self._open_document()  # it crashed or hung: the other pages need a new one
        else:
            self._next()

    def _finish(self) -> PageRequest:
        assert self._rendering is not None
        request, self._rendering, self._task = self._rendering, None, None
        # Asked for once more while it was on its way.
        self._wanted = [wanted for wanted in self._wanted if wanted != request]
        return request

    def _show_error(self, page: int, message: Message) -> None:
        self._errors[page] = message
        self._view.set_page_error(page, self._language.wording.say(message))

    @Slot()
    def _on_language(self) -> None:
        say = self._language.wording.say
        self._view.say_errors({page: say(message) for page, message in self._errors.items()})
        if self._find_failure is not None:
            self._view.find_bar.say_failure(say(self._find_failure))

    # -- words

    @Slot(Document, str)
    def _on_find(self, document: Document, words: str) -> None:
        """The text is folded by the first search; only the last one's answer counts."""
        if self._finding is not None:
            self._finding.abandon()
        known = self._finder[1] if self._finder and self._finder[0] is document else None

        def job(ctx: TaskContext) -> tuple[TextFinder, tuple[Hit, ...]]:
            finder = known or TextFinder(ctx, document.text)
            return finder, finder.find(ctx, words)

        self._searched = document, words
        self._finding = self._runner.task(job)
        self._find_failure = None
        self._finding.succeeded.connect(self._on_found)
        self._finding.failed.connect(self._on_find_failed)
        self._finding.start()

    @Slot(object)
    def _on_found(self, found: tuple[TextFinder, tuple[Hit, ...]]) -> None:
        assert self._searched is not None
        document, words = self._searched
        self._finder = document, found[0]
        self._finding = None
        self._view.set_hits(words, found[1])

    @Slot(Message)
    def _on_find_failed(self, message: Message) -> None:
        assert self._searched is not None
        self._finding, self._find_failure = None, message
        self._view.set_hits(self._searched[1], (), self._language.wording.say(message))
