"""The CVs of the library: listed, edited through Tracking, added, exported; their pages shown."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.cv_adding import CvAdding
from careerflow.controllers.cv_pages import CvPages
from careerflow.controllers.opening import open_link
from careerflow.controllers.tasks import Task, TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.change import Change
from careerflow.models.cv_uses import CvDetail
from careerflow.models.message import Message
from careerflow.models.tracker import LibraryCv, SearchHit, TrashKind
from careerflow.services.library_cvs import decline_previous, detail, export_copy
from careerflow.services.task import TaskContext
from careerflow.views.language import Language
from careerflow.views.library.cvs.copy_dialog import CopyDialog
from careerflow.views.library.cvs.cvs_tab import CvsTab
from careerflow.views.library.cvs.listing import CvListing, listed
from careerflow.views.library.cvs.version_dialog import VersionDialog
from careerflow.views.theme import Theme

if TYPE_CHECKING:
    from careerflow.services.store.tracker.tracker import Tracker

_TABLES = frozenset({"library_cvs", "applications", "library_jobs", "stages"})
"""What the tab shows something of."""
_AGAIN_MS = 150
_MOST_HITS = 500
_SETTLES_MS = 120
"""Who walks along the list with the arrow keys wants the details of the last one."""


class LibraryCvsController(QObject):
    application_wanted = Signal(str)
    report_wanted = Signal(str)
    comparison_wanted = Signal(str, str)
    """Ids of the reports of the version before and of this one."""
    analysis_wanted = Signal(str, str)
    """The hash and the name of a CV's file, to be analyzed."""
    told = Signal(Message)
    """What failed, or where a copy is."""
    undo_offered = Signal(Message, object)

    def __init__(
        self,
        tab: CvsTab,
        backend: Backend,
        tracking: Tracking,
        theme: Theme,
        language: Language,
        runner: TaskRunner,
    ) -> None:
        super().__init__(tab)
        self._tab, self._theme = tab, theme
        self._backend, self._tracking, self._runner = backend, tracking, runner
        self._listing: Task | None = None
        self._asking: Task | None = None
        self._searching: Task | None = None
        self._words = ""  # that are looked for in the texts
        self._shown: CvDetail | None = None
        self._wanted = ""  # the CV whose detail is asked for next
        self._settle = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._settle.timeout.connect(self._ask)
        self._typed = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._typed.timeout.connect(self._search)
        # The list as it is once all edits are in the store: one that is older would take back what
        # the user has typed since.
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self.load)
        self.adding = CvAdding(tab, backend, tracking, language, runner)
        self.adding.told.connect(self.told)
        self.adding.undo_offered.connect(self.undo_offered)
        self.adding.added.connect(self.load)
        self._pages = CvPages(tab.detail, backend, language, runner)
        self._connect()

    def _connect(self) -> None:
        tab, facts = self._tab, self._tab.detail.facts
        tab.shown.connect(self.load)  # CVs come from other pages too, which tell nobody
        tab.reload_wanted.connect(self.load)
        tab.cv_shown.connect(self._on_cv_shown)
        tab.search_wanted.connect(self._on_search)
        tab.renamed.connect(self._on_renamed)
        tab.delete_wanted.connect(self._on_delete)
        tab.analyze_wanted.connect(self._on_analyze)
        tab.export_wanted.connect(self._on_export)
        tab.detail.version_answered.connect(self._on_version_answered)
        facts.language_changed.connect(self._on_language)
        facts.tags_changed.connect(self._on_tags)
        facts.notes_changed.connect(self._on_notes)
        facts.application_wanted.connect(self.application_wanted)
        facts.report_wanted.connect(self.report_wanted)
        facts.notes.link_wanted.connect(self._on_link)
        facts.versions.choose_wanted.connect(self._on_choose_version)
        facts.versions.cut_wanted.connect(self._on_cut_version)
        facts.versions.compare_wanted.connect(self._on_compare)
        self._tracking.changed.connect(self._on_changed)

    # The list

    @Slot()
    def load(self) -> None:
        """Lists the CVs anew, sorted by a worker."""
        if self._listing is not None:
            self._listing.abandon()
        tracker = self._backend.tracker
        self._listing = task = self._runner.task(lambda _ctx: listed(tracker().cvs.all()))
        task.succeeded.connect(self._on_listed)
        task.failed.connect(self._on_list_failed)
        task.start()

    @Slot(object)
    def _on_listed(self, listing: CvListing) -> None:
        self._listing = None
        if self._tracking.is_busy():
            self._again.start()
        else:
            self._tab.set_listing(listing)

    @Slot(Message)
    def _on_list_failed(self, why: Message) -> None:
        self._listing = None
        self._tab.show_failure(why)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.tables & _TABLES and self._tab.isVisible():
            self.load()

    @Slot(str)
    def _on_search(self, words: str) -> None:
        self._words = words
        self._typed.start()

    @Slot()
    def _search(self) -> None:
        """Names, tags and notes the list has looked in itself; now the texts."""
        if self._searching is not None:
            self._searching.abandon()
            self._searching = None
        words, tracker = self._words, self._backend.tracker
        if words:
            self._searching = self._runner.task(
                lambda _ctx: tracker().search(words, {TrashKind.CV}, _MOST_HITS)
            )
            self._searching.succeeded.connect(self._on_hits)
            self._searching.failed.connect(self.told)
            self._searching.start()

    @Slot(object)
    def _on_hits(self, hits: tuple[SearchHit, ...]) -> None:
        self._searching = None
        self._tab.show_hits({hit.id: hit.snippet for hit in hits})

    @Slot(str)
    def open_cv(self, cv_id: str) -> None:
        """Shows one, also where the list is still on its way."""
        self._tab.show_cv_soon(cv_id)

    # The one that is shown

    @Slot(str)
    def _on_cv_shown(self, cv_id: str) -> None:
        self._wanted = cv_id
        if self._shown is not None and self._shown.cv.id != cv_id:
            self._shown = None
        self._settle.start()

    @Slot()
    def _ask(self) -> None:
        if self._asking is not None:
            self._asking.abandon()
            self._asking = None
        cv = self._cv()
        self._pages.show_cv(cv)
        if cv is None or not self._tab.isVisible():
            return
        library, tracker = self._backend.library, self._backend.tracker
        self._asking = task = self._runner.task(lambda _ctx: detail(library(), tracker(), cv.id))
        task.succeeded.connect(self._on_detail)
        task.failed.connect(self._tab.detail.show_trouble)
        task.start()

    @Slot(object)
    def _on_detail(self, shown: CvDetail) -> None:
        self._asking, self._shown = None, shown
        self._tab.show_detail(shown)

    def _cv(self, cv_id: str | None = None) -> LibraryCv | None:
        row = self._tab.model.listing.by_id.get(self._wanted if cv_id is None else cv_id)
        return None if row is None else row.cv

    # Edits

    @Slot(str, str)
    def _on_renamed(self, cv_id: str, name: str) -> None:
        if (cv := self._cv(cv_id)) is not None:
            what = Message("edit.cv_renamed", {"title": cv.name, "name": name})
            self._edit(what, cv_id, name=name)

    @Slot(str)
    def _on_language(self, code: str) -> None:
        self._edit_shown("edit.cv_language", language=code)

    @Slot(tuple)
    def _on_tags(self, tags: tuple[str, ...]) -> None:
        self._edit_shown("edit.cv_tags", tags=tags)

    @Slot(str)
    def _on_notes(self, notes: str) -> None:
        self._edit_shown("edit.cv_notes", notes=notes)

    def _edit_shown(self, what: str, **values: Any) -> None:
        if (cv := self._cv(self._tab.detail.facts.cv_id)) is not None:
            self._edit(Message(what, {"title": cv.name}), cv.id, **values)

    def _edit(self, what: Message, cv_id: str, **values: Any) -> None:
        # Where it fails the list is shown as it still is.
        edit = partial(_edited, cv_id, values)
        self._tracking.do(what, edit, otherwise=self.load)

    @Slot(list)
    def _on_delete(self, cv_ids: list[str]) -> None:
        cvs = [cv for each in cv_ids if (cv := self._cv(each)) is not None]
        if not cvs:
            return
        what = Message("edit.cv_deleted", {"title": cvs[0].name})
        if len(cvs) > 1:
            what = Message("edit.cvs_deleted", {"count": len(cvs)})
        self._tracking.do(
            what, lambda tracker: tracker.cvs.delete(*(cv.id for cv in cvs)), offer_undo=True
        )

    # Versions

    @Slot()
    def _on_choose_version(self) -> None:
        if (cv := self._cv()) is None:
            return
        others = [row.cv for row in self._tab.model.listing.by_id.values() if row.cv.id != cv.id]
        dialog = VersionDialog(self._theme, cv, others, self._tab)
        dialog.chosen.connect(partial(self._set_previous, cv.id))
        dialog.open()

    @Slot()
    def _on_cut_version(self) -> None:
        if (cv := self._cv()) is not None:
            what = Message("edit.cv_no_version", {"title": cv.name})
            self._tracking.do(what, lambda tracker: tracker.cvs.set_previous(cv.id, None))

    @Slot(bool)
    def _on_version_answered(self, yes: bool) -> None:
        shown = self._shown
        if shown is None or shown.likely_previous is None:
            return
        if yes:
            self._set_previous(shown.cv.id, shown.likely_previous.id)
        else:
            tracker = self._backend.tracker
            self._run(lambda _ctx: decline_previous(tracker(), shown.cv.id))

    def _set_previous(self, cv_id: str, previous_id: str) -> None:
        cv, previous = self._cv(cv_id), self._cv(previous_id)
        if cv is not None and previous is not None:
            names = {"title": cv.name, "previous": previous.name}
            self._tracking.do(
                Message("edit.cv_version", names),
                lambda tracker: tracker.cvs.set_previous(cv_id, previous_id),
            )

    @Slot()
    def _on_compare(self) -> None:
        if self._shown is not None and self._shown.uses.compared is not None:
            self.comparison_wanted.emit(*self._shown.uses.compared)

    # Elsewhere

    @Slot(str)
    def _on_link(self, address: str) -> None:
        if (why := open_link(address)) is not None:
            self.told.emit(why)

    @Slot(str)
    def _on_analyze(self, cv_id: str) -> None:
        if (cv := self._cv(cv_id)) is not None:
            self.analysis_wanted.emit(cv.file_sha256, cv.file_name)

    @Slot(str)
    def _on_export(self, cv_id: str) -> None:
        if (cv := self._cv(cv_id)) is not None:
            dialog = CopyDialog(self._tab, cv.file_name)
            dialog.chosen.connect(partial(self._export, cv.file_sha256))
            dialog.open()

    def _export(self, sha256: str, target: Path) -> None:
        library = self._backend.library
        self._run(lambda _ctx: export_copy(library(), sha256, target), self._on_exported)

    @Slot(object)
    def _on_exported(self, target: Path) -> None:
        self.told.emit(Message("library.copied", {"file": str(target)}))

    def _run(
        self, job: Callable[[TaskContext], object], done: Callable[..., None] | None = None
    ) -> None:
        task = self._runner.task(job)
        if done is not None:
            task.succeeded.connect(done)
        task.failed.connect(self.told)
        task.start()

    def close(self) -> None:
        """Ends the reader of the pages; what is still being typed is kept."""
        self._tab.detail.facts.flush()
        self._pages.close()


def _edited(cv_id: str, values: dict[str, Any], tracker: "Tracker") -> Change:
    return tracker.cvs.edit(cv_id, **values)
