"""Dates of applications as a calendar file: one of them, or all."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from careerflow.controllers.backend import Backend
from careerflow.controllers.export_folder import ExportFolder
from careerflow.controllers.saved_file import tell_saved
from careerflow.controllers.tasks import TaskRunner
from careerflow.models.message import Message
from careerflow.models.tracker import Application, Interview
from careerflow.services.exports.files import file_name, save_export
from careerflow.services.task import TaskContext
from careerflow.views.application.calendar_dialog import CalendarDialog
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.wording import Wording

if TYPE_CHECKING:
    from careerflow.services.exports.ics import Event
    from careerflow.services.store.tracker.tracker import Tracker

Events = Callable[[Wording], "tuple[Event, ...]"]


class DatesExport(QObject):
    """Asks where to, then writes in a worker. `failed` carries what the user is told."""

    failed = Signal(Message)

    def __init__(
        self,
        window: MainWindow,
        backend: Backend,
        language: Language,
        runner: TaskRunner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._backend = window, backend
        self._language, self._runner = language, runner
        self._folder = ExportFolder(runner, self)
        self._folder.failed.connect(self.failed)

    @Slot(object, object)
    def export_one(self, application: Application, interview: Interview | None) -> None:
        """The round, or the next step where there is none."""
        name = file_name(application.card.company, application.card.title, _today(), ".ics")
        self._ask(name, partial(_one, application, interview))

    @Slot()
    def export_all(self) -> None:
        """Next steps, interview rounds and deadlines of everything in the pipeline."""
        tracker = self._backend.tracker
        self._ask(file_name(None, None, _today(), ".ics"), lambda said: _all(tracker(), said))

    def _ask(self, name: str, events: Events) -> None:
        page: QWidget = self._window.current_page() or self._window
        dialog = CalendarDialog(page, self._folder.path / name)
        dialog.chosen.connect(lambda target: self._write(events, target))
        dialog.open()

    def _write(self, events: Events, target: Path) -> None:
        self._folder.choose(target.parent)
        code = self._language.code
        task = self._runner.task(lambda ctx: _written(ctx, events, code, target))
        task.succeeded.connect(self._on_written)
        task.failed.connect(self.failed)
        task.start()

    @Slot(object)
    def _on_written(self, target: Path | None) -> None:
        if target is None:
            self._window.show_message(self._language.wording.say(Message("ics.none")))
            return
        tell_saved(self._window, self._language, target, self.failed.emit)
        self._folder.keep(target.parent)


def _today() -> str:
    return date.today().isoformat()


def _written(ctx: TaskContext, events: Events, language: str, target: Path) -> Path | None:
    """None where there is no date to write: no file is made."""
    from careerflow.services.exports.ics import calendar

    found = events(Wording(language))
    ctx.check()
    if not found:
        return None
    save_export(target, calendar(found, datetime.now(UTC)))
    return target


def _one(
    application: Application, interview: Interview | None, wording: Wording
) -> "tuple[Event, ...]":
    from careerflow.services.exports.ics import events_of

    card = application.card
    if interview is not None:
        key = f"interview-{interview.id}"
        found = events_of(card, [interview], wording.say)
    else:
        key = f"next-{application.id}"
        found = events_of(card, (), wording.say)
    return tuple(event for event in found if event.key == key)


def _all(tracker: "Tracker", wording: Wording) -> "tuple[Event, ...]":
    from careerflow.services.exports.ics import events_of

    rounds = tracker.rounds.all()
    return tuple(
        event
        for card in tracker.applications.cards()
        for event in events_of(card, rounds.get(card.id, ()), wording.say)
    )
