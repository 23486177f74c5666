"""A job of the library that an application is made for: to be read, not edited."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from careerflow.models.tracker import LibraryJob, Stage
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note
from careerflow.views.widgets.text import Text
from careerflow.views.words.job_title import shown_title
from careerflow.views.words.salary import salary_text
from careerflow.views.words.stages import stage_name


class KnownJob(QWidget):
    left = Signal()
    """The user wants another."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title, self._facts = Text("title", wrap=True), Text("muted", wrap=True)
        self._note = Note(theme)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Text of the advert"))
        self.text.setPlaceholderText(self.tr("Your library has no text of this advert."))
        self.leave = Button(theme)
        self.leave.setAutoDefault(False)
        self.leave.setText(self.tr("Another job"))
        self.leave.clicked.connect(self.left)
        names = column(self._title, self._facts, spacing=2)
        head = row(names, self.leave, spacing=Space.M)
        head.setStretch(0, 1)
        layout = column(head, self._note, self.text, spacing=Space.M)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def show_job(self, job: LibraryJob, stage: Stage | None) -> None:
        """`stage` is that of its newest application, None where there is none."""
        facts = job.facts
        self._title.setText(shown_title(facts.title))
        said = (facts.company, facts.location, salary_text(facts.salary, QLocale()))
        self._facts.setText(" · ".join(filter(None, said)))
        self._note.setVisible(stage is not None)
        if stage is not None:
            words = self.tr("It is in your pipeline already, in {stage}. This adds another.")
            self._note.set_text(words.format(stage=stage_name(stage)))
        self.text.setPlainText(job.text)
