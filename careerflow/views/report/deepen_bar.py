"""Who has judged the report, and what a language model can add to it."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from careerflow.models.message import Message
from careerflow.models.report import Deeper, Report
from careerflow.views.icons import IconLabel, icon
from careerflow.views.language import Language
from careerflow.views.model_cost import cost_words, tokens_words
from careerflow.views.report.runs import Spread, spread
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button, IconButton
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.stage_progress import StageProgress
from careerflow.views.widgets.text import Text


class DeepenBar(QWidget):
    """Hidden while no language model is on and none has judged the report."""

    deepen_wanted = Signal()
    again_wanted = Signal()
    """What was asked for has failed, and is to be tried again."""
    cancel_wanted = Signal()
    judge_again_wanted = Signal()
    ask_again_wanted = Signal()
    """For the rows of all batches that failed."""
    local_wanted = Signal()
    """Back to the verdicts of CareerFlow's own check."""
    differing_wanted = Signal()
    """The rows on which the runs do not agree are to be listed."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._deeper: Deeper | None = None
        self._model = ""
        self._failure: Message | None = None
        self._running = False
        self.offer = Button(theme, "quiet", "sparkles")
        self.ask_again = Button(theme, "quiet", "refresh-cw")
        self.differing = Button(theme, "quiet")
        self.again = Button(theme, "quiet", "refresh-cw")
        self.dismiss = IconButton(theme, "x")
        self.menu_button = QToolButton()
        self.judge_again, self.local = QAction(self), QAction(self)
        self._text = Text("caption", wrap=True)
        self._mark = IconLabel(theme, "sparkles", "accent_soft_text", 14)
        self.progress = StageProgress(theme)
        self._note = Note(theme, NoteKind.WARNING)
        self._arrange()
        self._connect()
        self._set_icons()
        self.retranslate()

    def tab_stops(self) -> list[QWidget]:
        failed, said = (self.again, self.dismiss), (self.offer, self.menu_button)
        return [*failed, *said, self.differing, self.ask_again]

    def set_model(self, model: str) -> None:
        """The language model that can be asked now; "" where none is on."""
        self._model = model
        self.retranslate()

    def show_another(self, report: Report) -> None:
        """Another report, about which no one is asked as far as is known."""
        self._model, self._running, self._failure = "", False, None
        self._deeper = report.deeper
        self.retranslate()

    def show_report(self, report: Report) -> None:
        """The same report, with what a language model has added."""
        is_news = not self._running and report.deeper != self._deeper
        self._deeper = report.deeper
        self.retranslate()
        if is_news:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._text.text()))

    def show_running(self, stage: str, done: int = 0, total: int = 0) -> None:
        """A language model is being asked; `total` 0 means that the number of steps is not
        known."""
        told = self.tr("{stage}: {done} of {total}")
        counted = told.format(stage=stage, done=done, total=total) if total else stage
        self.progress.set_progress(counted, done / total if total else None)
        if not self._running:
            had_focus = self._has_focus()
            self._running, self._failure = True, None
            self.retranslate()
            if had_focus:
                self.progress.focus_cancel()

    def show_ended(self, failure: Message | None = None) -> None:
        """None is asked any more; `failure` is why that was in vain."""
        had_focus = self._has_focus()
        self._running, self._failure = False, failure
        self.retranslate()
        if had_focus:
            stops = [stop for stop in self.tab_stops() if stop.isVisibleTo(self)]
            (stops or [self])[0].setFocus()
        if failure is not None:
            self.setAccessibleName(self._note.text())
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def retranslate(self) -> None:
        deeper, idle = self._deeper, not self._running
        asks = bool(self._model) and idle
        self.offer.setText(self.tr("Deepen with {model}").format(model=self._model))
        self.offer.setVisible(asks and self._failure is None and deeper is None)
        says = idle and (deeper is not None or bool(self._model))
        self._said.setVisible(says)
        self._mark.setVisible(deeper is not None)
        self.progress.setVisible(self._running)
        self._text.setText(self._told())
        differ = len(spread(deeper).differing)
        self.differing.setText(self.tr("%n row(s) differ", "", differ))
        self.differing.setAccessibleName(self.tr("Show the rows on which the runs differ"))
        self.differing.setVisible(differ > 0)
        failed = 0 if deeper is None else sum(len(batch.rows) for batch in deeper.failed)
        self.ask_again.setText(self.tr("Ask again for %n row(s)", "", failed))
        self.ask_again.setVisible(asks and failed > 0)
        self._todo.setVisible(idle and (differ > 0 or (asks and failed > 0)))
        self.menu_button.setVisible(idle and deeper is not None)
        self.judge_again.setText(self.tr("Judge again"))
        self.judge_again.setEnabled(asks)
        self.local.setText(self.tr("Back to the local verdicts"))
        name = self.tr("What else can be done with these verdicts")
        self.menu_button.setToolTip(name)
        self.menu_button.setAccessibleName(name)
        self._show_failure()
        self.setVisible(self._running or says or self._failure is not None)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _dismiss(self) -> None:
        self.show_ended()

    def _show_failure(self) -> None:
        self._failed.setVisible(self._failure is not None)
        if self._failure is not None:
            self._note.set_text(self._language.wording.say(self._failure))
        self.again.setText(self.tr("Try again"))
        self.again.setVisible(bool(self._model))
        self.dismiss.name_it(self.tr("Close this note"))

    def _told(self) -> str:
        deeper = self._deeper
        if deeper is None:
            return self.tr("Judged on this computer.")
        parts = [self.tr("Judged by {model}").format(model=deeper.model)]
        used = deeper.usage.input + deeper.usage.output
        if used:
            parts.append(tokens_words(used))
        if deeper.cost is not None:
            parts.append(cost_words(deeper.cost))
        if (told := self._told_runs(spread(deeper))) is not None:
            parts.append(told)
        return " · ".join(parts)

    def _told_runs(self, runs: Spread) -> str | None:
        if runs.runs < 2 or runs.lowest is None:
            return None
        scores = str(runs.lowest)
        if runs.highest != runs.lowest:
            scores = f"{runs.lowest}–{runs.highest}"
        return self.tr("%n run(s): {scores}", "", runs.runs).format(scores=scores)

    def _arrange(self) -> None:
        self._said, self._failed, self._todo = QWidget(), QWidget(), QWidget()
        line = QHBoxLayout(self._said)
        line.setContentsMargins(Space.XS, 0, 0, 0)
        line.setSpacing(Space.S)
        line.addWidget(self._mark)
        line.addWidget(self._text, 1)
        for widget in (self.offer, self.menu_button):
            line.addWidget(widget)
        todo = QHBoxLayout(self._todo)
        todo.setContentsMargins(14 + Space.XS, 0, 0, 0)  # below the words beside the mark
        todo.setSpacing(Space.XS)
        for widget in (self.differing, self.ask_again):
            todo.addWidget(widget)
        todo.addStretch()
        failed = QHBoxLayout(self._failed)
        failed.setContentsMargins(0, 0, 0, 0)
        failed.setSpacing(Space.XS)
        failed.addWidget(self._note, 1)
        failed.addWidget(self.again)
        failed.addWidget(self.dismiss)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for part in (self._failed, self.progress, self._said, self._todo):
            column.addWidget(part)
        menu = QMenu(self.menu_button)
        menu.addActions([self.judge_again, self.local])
        self.menu_button.setMenu(menu)
        self.menu_button.setProperty("role", "menu")
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setIconSize(QSize(18, 18))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _connect(self) -> None:
        for button, signal in (
            (self.offer, self.deepen_wanted),
            (self.again, self.again_wanted),
            (self.ask_again, self.ask_again_wanted),
            (self.differing, self.differing_wanted),
        ):
            button.clicked.connect(signal)
        self.dismiss.clicked.connect(self._dismiss)
        self.judge_again.triggered.connect(self.judge_again_wanted)
        self.local.triggered.connect(self.local_wanted)
        self.progress.cancel_clicked.connect(self.cancel_wanted)
        self._theme.changed.connect(self._set_icons)

    def _set_icons(self) -> None:
        self.menu_button.setIcon(icon(self._theme, "ellipsis-vertical", "muted"))
