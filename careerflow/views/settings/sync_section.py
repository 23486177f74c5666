"""Sync in the settings: what it is, with what this computer is connected, and how it stands."""

from PySide6.QtCore import QEvent, QPoint, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QWidget

from careerflow.models.message import Message
from careerflow.models.sync import Linked, Pending
from careerflow.views.language import Language
from careerflow.views.settings.card import card, line
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.facts import Facts
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.stage_progress import StageProgress
from careerflow.views.widgets.text import Text
from careerflow.views.words.days import when

_ROWS = ("off", "synced", "conflicts", "passphrase", "link")


class SyncSection(QFrame):
    """Who fills it in calls

    - `show_off()` where this library is not connected, `show_link(linked, pending)` where it is:
      again whenever one of them is another. Before the first of these nothing can be clicked.
    - `show_conflicts(count)`: how many values that gave way wait to be looked at.
    - `show_work(stage, fraction)` while it syncs, `end_work()` afterwards.
    - `show_problem(problem, lasting)`: why the last sync failed, None once one has not; `lasting`
      where it is tried again only once the user has done something.

    `pause_wanted` carries whether it is to be paused (True) or to go on (False).
    """

    connect_wanted = Signal()
    disconnect_wanted = Signal()
    sync_wanted = Signal()
    stop_wanted = Signal()
    pause_wanted = Signal(bool)
    conflicts_wanted = Signal()
    passphrase_wanted = Signal()
    """Another one is wanted."""

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._language = language
        self._linked: Linked | None = None
        self._pending = Pending(0, 0)
        self._conflicts = 0
        self._stage: Message | None = None
        self._problem: Message | None = None
        self._title, self._hint = Text("title"), Text("caption", wrap=True)
        self._names = {name: Text("strong") for name in _ROWS}
        self._hints = {name: Text("caption", wrap=True) for name in _ROWS}
        self._facts = Facts()
        self._told_facts: list[tuple[str, str]] = []
        self._connect = Button(theme, icon_name="link")
        self._connect.setEnabled(False)
        self._sync = Button(theme, icon_name="refresh-cw")
        self._pause = Button(theme)
        self._show = Button(theme)
        self._passphrase = Button(theme)
        self._disconnect = Button(theme)
        self._progress = StageProgress(theme)
        self._waits = Note(theme, NoteKind.WARNING)
        self._stopped = Note(theme, NoteKind.ERROR)
        self._build()
        self._wire()
        self.retranslate()

    @property
    def linked(self) -> Linked | None:
        """What is shown."""
        return self._linked

    def reveal(self) -> None:
        """Scrolls the page to it; the keyboard goes to what can be done first."""
        QTimer.singleShot(0, self, self._reveal)  # the page may just have come into view

    def _reveal(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        page = None if area is None else area.widget()
        if area is not None and page is not None:
            top = self._title.mapTo(page, QPoint()).y()
            area.verticalScrollBar().setValue(top - Space.XL)
        first = self._connect if self._linked is None else self._sync
        first.setFocus()

    def show_off(self) -> None:
        self._linked = self._stage = self._problem = None
        self._conflicts = 0
        self._connect.setEnabled(True)
        self._update()

    def show_link(self, linked: Linked, pending: Pending) -> None:
        self._linked, self._pending = linked, pending
        self._update()

    def show_conflicts(self, count: int) -> None:
        self._conflicts = count
        self._update()

    def show_work(self, stage: Message, fraction: float | None = None) -> None:
        """`fraction` is 0 to 1, None where it is not known."""
        had_focus = self._sync.hasFocus()
        self._stage = stage
        self._update()
        self._progress.set_progress(self._language.wording.say(stage), fraction)
        if had_focus:
            self._progress.focus_cancel()

    def end_work(self) -> None:
        focused = QApplication.focusWidget()
        was_at_cancel = focused is not None and self._progress.isAncestorOf(focused)
        self._stage = None
        self._update()
        if was_at_cancel:
            self._sync.setFocus()

    def show_problem(self, problem: Message | None, *, lasting: bool = False) -> None:
        note, other = self._waits, self._stopped
        if lasting:
            note, other = other, note
        other.set_text("")
        self._problem, self._told_by = problem, note
        self._update()
        if problem is not None and note.isVisible():
            note.setAccessibleName(note.text())
            QAccessible.updateAccessibility(QAccessibleEvent(note, QAccessible.Event.Alert))

    def retranslate(self) -> None:
        self._title.setText(self.tr("Sync"))
        self._hint.setText(
            self.tr(
                "Keeps CareerFlow the same on all your computers, over a database of your own: a "
                "free one at Supabase, or any PostgreSQL. Off unless you connect one. Your CVs, "
                "adverts, applications, notes and reports then leave this computer, for that "
                "database alone; encrypted first, unless you decide otherwise."
            )
        )
        self._names["off"].setText(self.tr("Not connected"))
        self._hints["off"].setText(
            self.tr("Everything stays on this computer. You see each step before it is taken.")
        )
        self._names["synced"].setText(self.tr("Last sync"))
        self._names["conflicts"].setText(self.tr("Conflicts"))
        self._names["passphrase"].setText(self.tr("Passphrase"))
        self._hints["passphrase"].setText(self.tr("You type it when you connect another computer."))
        self._names["link"].setText(self.tr("Disconnect"))
        self._hints["link"].setText(
            self.tr("What is on this computer stays. You choose what becomes of the server's copy.")
        )
        self._connect.setText(self.tr("Connect…"))
        self._sync.setText(self.tr("Sync now"))
        self._show.setText(self.tr("Show…"))
        self._show.setAccessibleName(self.tr("Show the conflicts"))
        self._passphrase.setText(self.tr("Change…"))
        self._passphrase.setAccessibleName(self.tr("Change the passphrase"))
        self._disconnect.setText(self.tr("Disconnect…"))
        self._update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self._told_by = self._waits
        self._off = self._in_one(self._row("off", self._connect))
        self._differing = self._in_one(line(), self._row("conflicts", self._show))
        self._sealed = self._in_one(line(), self._row("passphrase", self._passphrase))
        self._on = self._in_one(
            self._facts,
            line(),
            self._row("synced", self._sync, self._pause),
            self._progress,
            self._waits,
            self._stopped,
            self._differing,
            self._sealed,
            line(),
            self._row("link", self._disconnect),
        )
        head = column(self._title, self._hint, spacing=2)
        card(self, head, self._off, self._on)

    def _in_one(self, *items: QWidget | QLayout) -> QWidget:
        """What is shown and hidden together."""
        made = QWidget()
        made.setLayout(column(*items, spacing=Space.L))
        return made

    def _row(self, name: str, *buttons: Button) -> QLayout:
        self._names[name].setBuddy(buttons[0])
        texts = column(self._names[name], self._hints[name], spacing=2)
        made = row(texts, row(*buttons), spacing=Space.XL)
        made.setStretch(0, 1)
        return made

    def _wire(self) -> None:
        self._connect.clicked.connect(self.connect_wanted)
        self._sync.clicked.connect(self.sync_wanted)
        self._pause.clicked.connect(self._on_pause)
        self._show.clicked.connect(self.conflicts_wanted)
        self._passphrase.clicked.connect(self.passphrase_wanted)
        self._disconnect.clicked.connect(self.disconnect_wanted)
        self._progress.cancel_clicked.connect(self.stop_wanted)

    def _update(self) -> None:
        linked, idle = self._linked, self._stage is None
        self._off.setVisible(linked is None)
        self._on.setVisible(linked is not None)
        if linked is None:
            return
        facts = self._facts_of(linked)
        if facts != self._told_facts:  # what is selected in them stays
            self._facts.set_facts(facts)
            self._told_facts = facts
        self._hints["synced"].setText(self._stand_of(linked))
        self._pause.setText(self.tr("Resume") if linked.paused else self.tr("Pause"))
        self._pause.setAccessibleName(
            self.tr("Resume sync") if linked.paused else self.tr("Pause sync")
        )
        self._sync.setEnabled(idle and not linked.paused)
        self._disconnect.setEnabled(idle)
        self._sealed.setVisible(linked.sealed)
        self._progress.setVisible(not idle)
        self._differing.setVisible(self._conflicts > 0)
        self._hints["conflicts"].setText(
            self.tr(
                "%n value(s) of one computer gave way to later changes on another.",
                "",
                self._conflicts,
            )
        )
        said = "" if self._problem is None else self._language.wording.say(self._problem)
        self._told_by.set_text(said)
        for note in (self._waits, self._stopped):
            note.setVisible(bool(said) and note is self._told_by and idle)

    def _facts_of(self, linked: Linked) -> list[tuple[str, str]]:
        sealed = self.tr("On: the server cannot read what it keeps")
        return [
            (self.tr("Library"), linked.library_name),
            (self.tr("This computer"), linked.device),
            (self.tr("Server"), linked.server.host),
            (
                self.tr("Encryption"),
                sealed if linked.sealed else self.tr("Off: the server can read it"),
            ),
        ]

    def _stand_of(self, linked: Linked) -> str:
        told = [self.tr("Not yet") if linked.synced is None else when(linked.synced)]
        if linked.paused:
            told.append(self.tr("paused"))
        if self._pending.rows:
            told.append(self.tr("%n change(s) to send", "", self._pending.rows))
        if self._pending.files:
            told.append(self.tr("%n file(s) to send", "", self._pending.files))
        if self._pending.held_back:
            held = self._pending.held_back
            told.append(
                self.tr("%n large file(s) wait for a network that is not metered", "", held)
            )
        return " · ".join(told)

    def _on_pause(self) -> None:
        if self._linked is not None:
            self.pause_wanted.emit(not self._linked.paused)
