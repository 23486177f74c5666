"""What the library knows of one CV or job: what can be changed is changed in place."""

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from careerflow.models.report import ReportSummary
from careerflow.views.theme import Theme
from careerflow.views.widgets.link_list import Link, LinkList
from careerflow.views.widgets.notes_editor import NotesEditor
from careerflow.views.widgets.tags_field import TagsField
from careerflow.views.widgets.text import Text
from careerflow.views.words.days import day_of


class FactsPane(QScrollArea):
    tags_changed = Signal(tuple)
    notes_changed = Signal(str)
    application_wanted = Signal(str)
    report_wanted = Signal(str)

    def __init__(self, theme: Theme, notes_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # What scrolls; first, since what moves into another widget is styled again with it.
        self._page = QWidget(self)
        self._page.setProperty("role", "page")
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tags = TagsField(theme)
        self.notes = NotesEditor(theme)
        self.notes.setFixedHeight(notes_height)
        self._labels: Sequence[Text] = ()
        self._applications, self._reports = LinkList(theme), LinkList(theme)
        self._not_applied, self._no_reports = Text("muted", wrap=True), Text("muted", wrap=True)
        self.tags.tags_changed.connect(self.tags_changed)
        self.notes.settled.connect(self.notes_changed)
        self._applications.chosen.connect(self.application_wanted)
        self._reports.chosen.connect(self.report_wanted)

    @abstractmethod
    def retranslate(self) -> None:
        """Puts all of it into the window's language."""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def flush(self) -> None:
        """What is still being typed is said now."""
        self.tags.take_typed()
        self.notes.flush()

    def _name_labels(self, names: Sequence[str]) -> None:
        for label, name in zip(self._labels, names, strict=True):
            label.setText(name)


def report_link(report: ReportSummary, names: str) -> Link:
    """Its score and its day beside its names."""
    score = "–" if report.score is None else f"{report.score} / 100"
    return Link(report.id, names, f"{score} · {day_of(report.created)}")
