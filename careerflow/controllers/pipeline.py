"""The Pipeline page: what it shows is loaded by a worker, what the user does on it is kept."""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from careerflow.controllers.opening import open_link
from careerflow.controllers.tasks import TaskRunner
from careerflow.controllers.tracking import Edit, Then, Tracking
from careerflow.models.change import Change
from careerflow.models.message import Message
from careerflow.models.settings import Settings
from careerflow.models.tracker import Card, Stage, StageKind
from careerflow.services import settings as settings_file
from careerflow.services.task import TaskContext
from careerflow.views.main_window import MainWindow
from careerflow.views.pipeline.arranging import Arranged, arranged
from careerflow.views.pipeline.card_editing import with_tags
from careerflow.views.pipeline.face import Face
from careerflow.views.pipeline.new_application_dialog import NewCard
from careerflow.views.pipeline.pipeline_page import PipelinePage
from careerflow.views.pipeline.placing import Placed
from careerflow.views.words.job_title import shown_title

if TYPE_CHECKING:
    from careerflow.services.store.tracker.tracker import Tracker

_STATE = "pipeline"
_RELOAD_AFTER_MS = 120
"""Several edits come one after the other: the last state counts."""
_SAVE_AFTER_MS = 500
_SHOWN = frozenset(
    {"applications", "stages", "stage_moves", "library_jobs", "library_cvs", "interviews"}
)
"""Tables that cards are made of."""
_OF_THE_JOB = frozenset({"title", "company", "location", "source", "deadline"})


class PipelineController(QObject):
    application_wanted = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        page: PipelinePage,
        tracking: Tracking,
        runner: TaskRunner,
        config_folder: Path,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._tracking = tracking
        self._runner = runner
        self._config_folder = config_folder
        self._pending = 0  # edits of this page that are not in the store yet
        self._turn = 0  # of what is being loaded: an edit, or the next load, makes it old
        self._new = ""  # the id of an application that is to be seen once it is loaded
        self._reload = QTimer(self, singleShot=True, interval=_RELOAD_AFTER_MS)
        self._reload.timeout.connect(self.load)
        self._save = QTimer(self, singleShot=True, interval=_SAVE_AFTER_MS)
        self._save.timeout.connect(self._save_look)
        self._connect(window)
        task = runner.task(self._load_look)
        task.succeeded.connect(self._on_look)
        task.start()

    def _connect(self, window: MainWindow) -> None:
        page = self._page
        page.editing.opened.connect(self.application_wanted)
        page.editing.link_wanted.connect(self._open_link)
        page.editing.moved.connect(self._on_moved)
        page.editing.edited.connect(self._on_edited)
        page.editing.deleted.connect(self._on_deleted)
        page.editing.tagged.connect(self._on_tagged)
        page.reload_wanted.connect(self.load)
        page.look_changed.connect(self._save.start)
        page.stages.added.connect(self._on_stage_added)
        page.stages.edited.connect(self._on_stage_edited)
        page.stages.deleted.connect(self._on_stage_deleted)
        self._tracking.changed.connect(self._on_changed)
        window.page_shown.connect(self._on_page_shown)
        window.back_requested.connect(self._on_back)
        window.closing.connect(self._on_closing)

    def set_settings(self, settings: Settings) -> None:
        """How long is long without an answer."""
        self._page.model.set_no_answer_days(settings.no_answer_days)

    # What is shown

    @Slot()
    def load(self) -> None:
        """Does nothing while an edit is on its way: what it changes is loaded after it."""
        if self._pending:
            return
        self._turn += 1
        turn, before = self._turn, self._page.model.arranged

        def job(tracker: "Tracker") -> tuple[int, Arranged]:
            stages, cards = tracker.stages.all(), tracker.applications.cards()
            return turn, arranged(stages, cards, before)

        task = self._tracking.load(job, self._on_loaded)
        task.failed.connect(self._on_load_failed)

    @Slot(object)
    def _on_loaded(self, loaded: tuple[int, Arranged]) -> None:
        turn, found = loaded
        if turn == self._turn:
            self._page.set_arranged(found)
            if self._new:
                self._page.reveal(self._new)
                self._new = ""

    @Slot(Message)
    def _on_load_failed(self, why: Message) -> None:
        self._page.show_failure(why)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.tables & _SHOWN:
            self._turn += 1
            if not self._pending:
                self._page.model.take(change)
            self._reload.start()

    @Slot(QWidget)
    def _on_page_shown(self, page: QWidget) -> None:
        if page is self._page:  # corrections of a report may have changed its score
            self._reload.start()

    @Slot()
    def _on_back(self) -> None:
        if self._page.isVisible():
            self._page.leave_detail()

    # What the user does

    def _do(
        self, what: Message, edit: Edit, *, offer_undo: bool = False, then: Then | None = None
    ) -> None:
        """What failed is loaded again as it was."""
        self._pending += 1
        self._turn += 1

        def ended() -> None:
            self._pending -= 1
            self._turn += 1
            self._reload.start()

        def done(result: Any) -> None:
            ended()
            if then is not None:
                then(result)

        self._tracking.do(what, edit, offer_undo=offer_undo, then=done, otherwise=ended)

    @Slot(list, list, str)
    def _on_moved(self, placements: list[Placed], cards: list[Card], stage_id: str) -> None:
        stage = self._page.model.stage(stage_id)
        across = any(card.stage_id != stage_id for card in cards)
        id_ = "edit.pipeline.moved" if across else "edit.pipeline.reordered"
        what = _about(cards, id_, stage=_stage_param(stage))

        def edit(tracker: "Tracker") -> Change:
            from careerflow.services.store.tracker.moving import Placement

            return tracker.applications.move(
                [Placement(each.id, each.stage_id, each.rank) for each in placements]
            )

        self._do(what, edit)

    @Slot(str, str, object)
    def _on_edited(self, card_id: str, field: str, value: object) -> None:
        card = self._page.model.card(card_id)
        if card is None:
            return
        what = _about([card], "edit.pipeline.edited")
        if field in _OF_THE_JOB:
            job_id = card.job_id
            changed: dict[str, Any] = {field: value}

            def edit(tracker: "Tracker") -> Change:
                facts = tracker.jobs.get(job_id).facts
                return tracker.jobs.edit(job_id, facts=replace(facts, **changed))

            self._do(what, edit)
        else:
            self._do(what, lambda tracker: tracker.applications.edit(card_id, **{field: value}))

    @Slot(list)
    def _on_deleted(self, cards: list[Card]) -> None:
        ids = [card.id for card in cards]
        what = _about(cards, "edit.pipeline.deleted")
        self._do(what, lambda tracker: tracker.applications.delete(*ids), offer_undo=True)

    @Slot(list, object, object)
    def _on_tagged(self, cards: list[Card], added: frozenset[str], removed: frozenset[str]) -> None:
        wanted = {card.id: with_tags(card.tags, added, removed) for card in cards}
        what = _about(cards, "edit.pipeline.tagged")
        self._do(what, lambda tracker: tracker.applications.tag(wanted))

    @Slot(object)
    def create(self, new: NewCard) -> None:
        """The card is selected once it is there."""
        stage = self._page.model.stage(new.stage_id)
        name = shown_title(new.facts.title or new.facts.company)
        what = Message("edit.pipeline.added", {"title": name, "stage": _stage_param(stage)})
        self._do(what, partial(_created, new), offer_undo=True, then=self._on_created)

    def _on_created(self, result: tuple[Any, ...]) -> None:
        self._new = result[0]

    @Slot(str, object, str)
    def _on_stage_added(self, name: str, kind: StageKind, rank: str) -> None:
        what = Message("edit.pipeline.stage_added", {"stage": name})
        self._do(what, lambda tracker: tracker.stages.add(name, kind, rank))

    @Slot(object, str, object, str)
    def _on_stage_edited(self, stage: Stage, name: str, kind: StageKind, rank: str) -> None:
        moved = rank != stage.rank
        id_ = "edit.pipeline.stage_moved" if moved else "edit.pipeline.stage_edited"
        what = Message(id_, {"stage": _stage_param(stage)})
        self._do(what, lambda tracker: tracker.stages.edit(stage.id, name, kind, rank))

    @Slot(object, str)
    def _on_stage_deleted(self, stage: Stage, into: str) -> None:
        what = Message("edit.pipeline.stage_deleted", {"stage": _stage_param(stage)})
        self._do(what, lambda tracker: tracker.stages.delete(stage.id, into), offer_undo=True)

    @Slot(str)
    def _open_link(self, link: str) -> None:
        if (why := open_link(link)) is not None:
            self._tracking.failed.emit(why)

    # How the user wants it shown

    def _load_look(self, _ctx: TaskContext) -> dict[str, Any]:
        saved = settings_file.load_window_state(self._config_folder).get(_STATE, b"{}")
        try:
            look = json.loads(saved)
        except ValueError:  # damaged: as at the first start
            return {}
        return look if isinstance(look, dict) else {}

    @Slot(object)
    def _on_look(self, look: dict[str, Any]) -> None:
        page = self._page
        collapsed = look.get("collapsed")
        if isinstance(collapsed, list):
            page.stages.collapsed = {each for each in collapsed if isinstance(each, str)}
            page.board.set_collapsed(page.stages.collapsed)
        if look.get("face") in list(Face):
            page.set_face(Face(look["face"]))
        if isinstance(look.get("table"), str):
            page.table.set_look(look["table"])
        self._save.stop()  # what was just shown is what is saved

    @Slot()
    def _save_look(self) -> None:
        self._runner.task(self._saving()).start()

    @Slot()
    def _on_closing(self) -> None:
        if self._save.isActive():
            self._save.stop()
            task = self._runner.task(self._saving())
            task.start()
            task.wait(1000)  # the program ends now

    def _saving(self) -> Any:
        page = self._page
        look = {
            "face": page.face.value,
            "collapsed": sorted(page.stages.collapsed),
            "table": page.table.look(),
        }
        state, folder = {_STATE: json.dumps(look).encode()}, self._config_folder
        return lambda _ctx: settings_file.save_window_state(state, folder)


def _created(new: NewCard, tracker: "Tracker") -> tuple[Any, ...]:
    """Its id comes first."""
    from careerflow.services.store.tracker.applications import NewApplication

    wanted = NewApplication(
        job_id=new.job_id or "",
        stage_id=new.stage_id,
        cv_sha256=None if new.cv is None else new.cv.file_sha256,
        cv_name="" if new.cv is None else new.cv.name,
        cv_id=None if new.cv is None else new.cv.id,
        link=new.link,
        next_step=new.next_step,
        next_step_on=new.next_step_on,
    )
    if new.job_id is None:
        return tracker.add_with_job(new.text, new.facts, wanted)
    return tracker.applications.add(wanted)


def _about(cards: Sequence[Card], id_: str, **params: str) -> Message:
    """Of one, by its name; of several, by their number."""
    if len(cards) == 1:
        title = cards[0].title or cards[0].company
        return Message(id_, {"title": title, **params})
    return Message(f"{id_}_many", {"count": len(cards), **params})


def _stage_param(stage: Stage) -> str:
    """The user's name, or the id of the message that names its kind."""
    return stage.name or f"term.stage.{stage.kind.value}"
