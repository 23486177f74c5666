"""Reminders: looked for every few minutes, each told once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from careerflow.controllers.notifications import Notifications
from careerflow.controllers.tasks import Task
from careerflow.controllers.tracking import Tracking
from careerflow.models.change import Change
from careerflow.models.message import Message
from careerflow.models.settings import Settings
from careerflow.models.tracker import Notice
from careerflow.services.tracking.reminders import due, open_ones, said
from careerflow.views.language import Language
from careerflow.views.main_window import MainWindow
from careerflow.views.reminders.bell import Bell, Reminder

if TYPE_CHECKING:
    from careerflow.services.store.tracker.tracker import Tracker

_EVERY_MS = 3 * 60 * 1000
_AFTER_EDIT_MS = 1500
_MOST_ALONE = 3
"""So many notices of the system at once; of more it is said how many they are."""
_MORNING = time(9)
_AHEAD = timedelta(days=4)
_MOST_READ = 10_000
_OF_NOTICES = frozenset({"applications", "interviews", "library_jobs", "stage_moves", "stages"})


@dataclass(frozen=True, slots=True)
class _Found:
    notices: tuple[Notice, ...]
    fresh: tuple[Notice, ...]


class RemindersController(QObject):
    """`noticed` carries all that are open now, a tuple of Notice, after each look."""

    noticed = Signal(tuple)
    application_wanted = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        bell: Bell,
        tracking: Tracking,
        notifications: Notifications,
        language: Language,
        parent: QObject,
        now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    ) -> None:
        super().__init__(parent)
        self._window, self._bell, self._tracking = window, bell, tracking
        self._notifications, self._language, self._now = notifications, language, now
        self._settings = Settings()
        self._open: tuple[Notice, ...] = ()
        self._look: Task | None = None
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_EDIT_MS)
        self._soon.timeout.connect(self.look)
        tracking.changed.connect(self._on_changed)
        language.changed.connect(self._show)
        bell.open_wanted.connect(self.application_wanted)
        bell.dismissed.connect(self.dismiss)
        bell.put_off.connect(self.put_off)
        notifications.clicked.connect(self._on_notification)

    @Slot(Settings)
    def set_settings(self, settings: Settings) -> None:
        """Looks at once where they matter here."""
        before, self._settings = self._settings, settings
        if not settings.reminders:
            self._timer.stop()
            self._show_none()
        elif not self._timer.isActive():
            self._timer.start()
            self.look()
        elif before.no_answer_days != settings.no_answer_days:
            self.look()

    @Slot()
    def look(self) -> None:
        if not self._settings.reminders:
            return
        if self._look is not None:
            self._look.abandon()
        days, now = self._settings.no_answer_days, self._now()
        self._look = self._tracking.load(lambda t: _found(t, now, days), self._on_found)

    @Slot(str)
    def dismiss(self, key: str) -> None:
        """It does not come back."""
        now = self._now()
        self._tracking.load(lambda t: t.notices.dismiss(key, now), self._on_written)
        self._leave_out(key)

    @Slot(str)
    def put_off(self, key: str) -> None:
        """To tomorrow morning."""
        morning = datetime.combine(self._now().date() + timedelta(days=1), _MORNING).astimezone()
        self._tracking.load(lambda t: t.notices.put_off(key, morning), self._on_written)
        self._leave_out(key)

    @Slot(object)
    def _on_written(self, _result: object) -> None:
        """The list has left it out already."""

    def _leave_out(self, key: str) -> None:
        self._open = tuple(notice for notice in self._open if notice.key != key)
        self._show()
        self.noticed.emit(self._open)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.tables & _OF_NOTICES:
            self._soon.start()

    @Slot(object)
    def _on_found(self, found: _Found) -> None:
        self._look = None
        if not self._settings.reminders:  # switched off meanwhile
            return
        self._open = found.notices
        self._show()
        self.noticed.emit(self._open)
        if found.fresh:
            self._tell(found.fresh)

    @Slot()
    def _show(self) -> None:
        self._bell.set_reminders([self._reminder(notice) for notice in self._open])

    def _show_none(self) -> None:
        self._open = ()
        self._show()
        self.noticed.emit(())

    def _tell(self, fresh: tuple[Notice, ...]) -> None:
        say = self._language.wording.say
        several = say(Message("notice.several", {"count": len(fresh)}))
        first, go = self._reminder(fresh[0]), say(Message("notice.open"))
        if len(fresh) == 1:
            self._window.show_message(
                f"{first.title}: {first.detail}",
                go,
                lambda: self.application_wanted.emit(first.application_id),
            )
        else:
            self._window.show_message(several, go, self._bell.open)
        if self._window.isActiveWindow():
            return
        if len(fresh) > _MOST_ALONE:
            self._notifications.show("", several, "", go)
            return
        for notice in fresh:
            told = self._reminder(notice)
            self._notifications.show(notice.application_id, told.title, told.detail, go)

    @Slot(str)
    def _on_notification(self, application_id: str) -> None:
        self._window.come_forward()
        if application_id:
            self.application_wanted.emit(application_id)
        else:
            self._bell.open()

    def _reminder(self, notice: Notice) -> Reminder:
        where = ", ".join(part for part in (notice.title, notice.company) if part)
        title = self._language.wording.say(said(notice, self._now()))
        return Reminder(
            notice.key, notice.kind.value, notice.application_id, title, where, notice.text
        )


def _found(tracker: "Tracker", now: datetime, days: int) -> _Found:
    """What is open now; what is told for the first time is marked as told."""
    kinds = {stage.id: stage.kind for stage in tracker.stages.all()}
    # Of thousands few are due: the rest is not read.
    pressing = tracker.standings.pressing(now, now + _AHEAD)[:_MOST_READ]
    all_due = due(tracker.applications.cards(pressing), tracker.rounds.all(), kinds, now, days)
    states = tracker.notices.states()
    notices = open_ones(all_due, states, now)
    fresh = tuple(
        notice for notice in notices if notice.key not in states or states[notice.key].told is None
    )
    if tracker.is_read_only:  # what was told could not be kept, and would be told for ever
        return _Found(notices, ())
    if fresh:
        tracker.notices.told([notice.key for notice in fresh], now)
    return _Found(notices, fresh)
