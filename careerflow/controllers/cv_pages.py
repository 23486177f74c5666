"""The pages of the CV that the library shows: a reader process only while they are in view."""

from PySide6.QtCore import QObject, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.passwords import CvPasswords
from careerflow.controllers.preview import PreviewController
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.models.document import Document, DocumentKind
from careerflow.models.errors import StoreError
from careerflow.models.message import Message
from careerflow.models.tracker import LibraryCv
from careerflow.services.task import TaskContext
from careerflow.views.language import Language
from careerflow.views.library.cvs.cv_detail import CvDetailView

_TAB = "library"


class CvPages(QObject):
    def __init__(
        self, view: CvDetailView, backend: Backend, language: Language, runner: TaskRunner
    ) -> None:
        super().__init__(view)
        self._view = view
        self._backend, self._language, self._runner = backend, language, runner
        self._passwords = CvPasswords()
        self._preview: PreviewController | None = None  # made with the first pages
        self._cv: LibraryCv | None = None
        self._in_view = False
        self._shown = ""  # the hash of the file whose pages are shown
        self._loading: Task | None = None
        view.pages_shown.connect(self._on_pages_shown)

    def show_cv(self, cv: LibraryCv | None) -> None:
        """The CV whose pages are wanted, once they are in view."""
        self._cv = cv
        self._update()

    def close(self) -> None:
        """Ends the reader."""
        self._in_view = False
        self._let_go()

    @Slot(bool)
    def _on_pages_shown(self, in_view: bool) -> None:
        self._in_view = in_view
        self._update()

    def _update(self) -> None:
        wanted = self._cv.file_sha256 if self._cv is not None and self._in_view else ""
        if wanted == self._shown:
            return
        self._let_go()
        if wanted:
            self._shown = wanted
            self._load(wanted)

    def _load(self, sha256: str) -> None:
        library = self._backend.library

        def job(_ctx: TaskContext) -> tuple[Document, bytes]:
            stored = library().find_cv(sha256)
            if stored is None:
                raise StoreError("store.cv_gone")
            return stored.document, library().cv_file(sha256)

        self._loading = task = self._runner.task(job)
        task.succeeded.connect(self._on_loaded)
        task.failed.connect(self._on_failed)
        task.start()

    @Slot(object)
    def _on_loaded(self, loaded: tuple[Document, bytes]) -> None:
        self._loading = None
        document, data = loaded
        self._passwords.hold(_TAB, document.sha256)
        view = self._view.make_preview()
        if self._preview is None:
            self._preview = PreviewController(
                view, self._language, self._runner, self._passwords, self
            )
        view.set_document(document)
        if document.kind is DocumentKind.PDF:
            self._preview.show(data)

    @Slot(Message)
    def _on_failed(self, why: Message) -> None:
        self._loading = None
        self._view.show_trouble(why)

    def _let_go(self) -> None:
        if self._loading is not None:
            self._loading.abandon()
            self._loading = None
        if self._preview is not None:
            self._preview.close()
            self._view.make_preview().release_images()
        self._shown = ""
