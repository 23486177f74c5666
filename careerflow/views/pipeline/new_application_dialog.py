"""A new application: to a job that is typed or pasted, or to one of the library."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from careerflow.models.tracker import JobFacts, LibraryCv, LibraryJob, Stage
from careerflow.views.library.jobs.advert_entry import AdvertEntry
from careerflow.views.pipeline.application_form import ApplicationForm
from careerflow.views.pipeline.job_finder import JobChoice, JobFinder
from careerflow.views.pipeline.known_job import KnownJob
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text

_SIZE = (920, 680)
_SMALLEST = (720, 450)


@dataclass(frozen=True, slots=True)
class NewCard:
    """What the user says of a new application. `job_id` names a job of the library, with the facts
    that it has there; None is a new one, of `text` and `facts`."""

    facts: JobFacts
    stage_id: str
    job_id: str | None = None
    text: str = ""
    cv: LibraryCv | None = None
    link: str = ""
    next_step: str = ""
    next_step_on: date | None = None


class NewApplicationDialog(QDialog):
    entered = Signal(object)
    """A NewCard."""
    job_wanted = Signal(str)
    """A job of the library by its id, to be brought by `show_job`."""

    def __init__(self, theme: Theme, stages: Sequence[Stage], first: str, parent: QWidget) -> None:
        """`first` is the id of the stage that is proposed."""
        super().__init__(parent)
        self._job: LibraryJob | None = None
        self._stages: dict[str, Stage | None] = {}
        self.finder, self.entry, self.known = JobFinder(theme), AdvertEntry(theme), KnownJob(theme)
        self.form = ApplicationForm(theme, stages, first)
        self.go, self._cancel = Button(theme, "primary"), Button(theme)
        self._wrong = Text("caption", wrap=True)
        self._build(parent)
        self._connect()
        self.setWindowTitle(self.tr("New application"))
        self.entry.action.setText(self.tr("Use it"))
        self._cancel.setText(self.tr("Cancel"))
        self._look()
        self.entry.form.setFocus()

    def set_choices(self, jobs: Sequence[JobChoice], cvs: Iterable[LibraryCv]) -> None:
        """Those of the library, in the order in which they are offered."""
        self._stages = {job.id: job.stage for job in jobs}
        self.finder.set_choices(jobs)
        self._find.setVisible(bool(jobs) and self._job is None)
        self.form.set_cvs(cvs)

    def show_job(self, job: LibraryJob) -> None:
        """In place of a new one, which stays as it was typed."""
        self._job = job
        self.entry.stop()
        self.finder.clear()
        self.known.show_job(job, self._stages.get(job.id))
        self._kinds.setCurrentWidget(self.known)
        self._find.hide()
        self._look()
        self.form.stage.setFocus()

    def done(self, result: int) -> None:
        self.entry.stop()
        super().done(result)

    def _build(self, parent: QWidget) -> None:
        label = Text("caption", text=self.tr("From your library"))
        label.setBuddy(self.finder)
        self.finder.setAccessibleName(label.text())
        self._find = QWidget()
        self._find.setLayout(row(label, self.finder, spacing=Space.M))
        self._find.hide()
        self._kinds = QStackedWidget()
        self._kinds.addWidget(self.entry)
        self._kinds.addWidget(self.known)
        heading = Text("strong", text=self.tr("About your application"))
        self.go.setDefault(True)
        self._cancel.setAutoDefault(False)
        self._wrong.hide()
        buttons = row(self._wrong, 0, self._cancel, self.go)
        form = column(heading, self.form, spacing=Space.S)
        parts = (self._find, self._kinds, form, buttons)
        layout = column(*parts, spacing=Space.L, margins=Space.XL)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setMinimumSize(*_SMALLEST)
        wide, high = _SIZE
        self.resize(wide, min(high, parent.window().height() - 2 * Space.XL))

    def _connect(self) -> None:
        self.finder.chosen.connect(self.job_wanted)
        self.entry.changed.connect(self._look)
        self.entry.known_wanted.connect(self.job_wanted)
        self.known.left.connect(self._on_left)
        self.go.clicked.connect(self._on_go)
        self._cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._on_go)

    def _on_left(self) -> None:
        self._job = None
        self._kinds.setCurrentWidget(self.entry)
        self._find.setVisible(bool(self._stages))
        self._look()
        (self.finder if self._stages else self.entry.form).setFocus()

    def _look(self) -> None:
        """A new job needs a text, or a name."""
        facts = self.entry.form.facts()
        named = facts.title or facts.company or self.entry.advert()
        self.go.setEnabled(self._job is not None or bool(named))
        twice = self._job is None and self.entry.known is not None
        self.go.setText(self.tr("Add anyway") if twice else self.tr("Add"))

    def _on_go(self) -> None:
        if not self.go.isEnabled():
            return
        self.go.setFocus()  # what is being typed is taken, also where a key brought us here
        wrong = self.form.next_on.is_wrong()
        self._wrong.setVisible(wrong)
        if wrong:
            self._wrong.setText(self.tr("Correct the day of the next step, or leave it empty."))
            self.form.next_on.setFocus()
        elif self._job is None:
            self.entry.once_checked(self._enter)
        else:
            self._enter()

    def _enter(self) -> None:
        self.entered.emit(self._card())
        self.accept()

    def _card(self) -> NewCard:
        form, job = self.form, self._job
        return NewCard(
            facts=self.entry.form.facts() if job is None else job.facts,
            stage_id=form.stage.currentData(),
            job_id=None if job is None else job.id,
            text=self.entry.advert() if job is None else job.text,
            cv=form.cv.currentData(),
            link=form.link.text().strip(),
            next_step=" ".join(form.next_step.text().split()),
            next_step_on=form.next_on.day(),
        )
