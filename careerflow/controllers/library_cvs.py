"""The CVs of the library: listed, edited through Tracking, added, exported; their pages shown."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from careerflow.controllers.backend import Backend
from careerflow.controllers.cv_adding import CvAdding
from careerflow.controllers.cv_pages import CvPages
from careerflow.controllers.kept_rows import KeptRows, RowSource
from careerflow.controllers.opening import open_link
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Tracking
from careerflow.models.change import Change
from careerflow.models.cv_uses import CvDetail
from careerflow.models.message import Message
from careerflow.models.tracker import LibraryCv, TrashKind
from careerflow.services.library_cvs import decline_previous, detail, export_copy
from careerflow.services.task import TaskContext
from careerflow.views.language import Language
from careerflow.views.library.cvs.copy_dialog import CopyDialog
from careerflow.views.library.cvs.cvs_tab import CvsTab
from careerflow.views.library.cvs.listing import listed
from careerflow.views.library.cvs.version_dialog import VersionDialog
from careerflow.views.theme import Theme

if TYPE_CHECKING:
    from careerflow.services.store.tracker.tracker import Tracker

_TABLES = frozenset({"library_cvs", "applications", "library_jobs", "stages"})
"""What the tab shows something of."""
_MOST_HITS = 500


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
        self.rows = KeptRows(tab, tracking, runner, self._source())
        self.rows.settled.connect(self._on_settled)
        self.rows.failed.connect(self.told)
        self.adding = CvAdding(tab, backend, tracking, language, runner)
        self.adding.told.connect(self.told)
        self.adding.undo_offered.connect(self.undo_offered)
        self.adding.added.connect(self.rows.load)
        self._pages = CvPages(tab.detail, backend, language, runner)
        self._connect()

    def _connect(self) -> None:
        tab, facts = self._tab, self._tab.detail.facts
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

    def _source(self) -> RowSource:
        tracker, library = self._backend.tracker, self._backend.library

        def found(words: str) -> dict[str, str]:
            hits = tracker().search(words, {TrashKind.CV}, _MOST_HITS)
            return {hit.id: hit.snippet for hit in hits}

        return RowSource(
            lambda: listed(tracker().cvs.all()),
            found,
            lambda cv_id: detail(library(), tracker(), cv_id),
            _TABLES,
        )

    @Slot(str)
    def open_cv(self, cv_id: str) -> None:
        """Shows one, also where the list is still on its way."""
        self._tab.show_row_soon(cv_id)

    # The one that is shown

    @Slot(str)
    def _on_settled(self, cv_id: str) -> None:
        self._pages.show_cv(self._cv(cv_id))

    @property
    def _shown(self) -> CvDetail | None:
        shown = self.rows.detail
        return shown if isinstance(shown, CvDetail) else None

    def _cv(self, cv_id: str | None = None) -> LibraryCv | None:
        row = self._tab.model.listing.by_id.get(self.rows.current if cv_id is None else cv_id)
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
        self._tracking.do(what, edit, otherwise=self.rows.load)

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
