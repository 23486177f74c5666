"""A job of the library, found by its title or company."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView

from careerflow.models.folding import folded
from careerflow.models.tracker import JobFacts, Stage
from careerflow.views.theme import Theme
from careerflow.views.widgets.search_field import SearchField
from careerflow.views.words.stages import stage_name

_MOST_OFFERED = 12
_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class JobChoice:
    """`name` has title and company, `plain` is what is searched in; `stage` is that of its newest
    application, None where there is none."""

    id: str
    name: str
    plain: str
    stage: Stage | None


def job_choice(job_id: str, facts: JobFacts, stage: Stage | None) -> JobChoice:
    name = " · ".join(filter(None, (facts.title, facts.company))) or facts.location
    return JobChoice(job_id, name, folded(name), stage)


class JobFinder(SearchField):
    """Offers those that have all the typed words, however their marks are typed; Down offers them
    before anything is typed."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._choices: tuple[JobChoice, ...] = ()
        self._offered = QStandardItemModel(self)
        # Not as the line edit's own completer: that would write its choice into the field.
        self._completer = completer = QCompleter(self._offered, self)
        self._popup = QListView()
        self._popup.setProperty("role", "offers")
        completer.setPopup(self._popup)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_MOST_OFFERED)
        completer.setWidget(self)
        completer.setCompletionRole(_ID)  # what `activated` carries
        completer.activated.connect(self.chosen)
        self.textEdited.connect(self._offer)

    def retranslate(self) -> None:
        super().retranslate()
        self.setPlaceholderText(self.tr("Title or company"))

    def set_choices(self, choices: Iterable[JobChoice]) -> None:
        """In the order in which they are offered."""
        self._choices = tuple(each for each in choices if each.name)

    def found(self, words: str) -> list[JobChoice]:
        wanted = folded(words).split()
        kept = (each for each in self._choices if all(word in each.plain for word in wanted))
        return [each for each, _ in zip(kept, range(_MOST_OFFERED), strict=False)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            self._show(self.found(self.text()))
        else:
            super().keyPressEvent(event)

    def _offer(self, words: str) -> None:
        self._show(self.found(words) if words.strip() else [])

    def _show(self, found: list[JobChoice]) -> None:
        self._offered.clear()
        for each in found:
            item = QStandardItem(self._words(each))
            item.setData(each.id, _ID)
            self._offered.appendRow(item)
        if found:
            self._completer.complete()
            self._popup.setCurrentIndex(self._offered.index(0, 0))  # Enter takes the first
        else:
            self._popup.hide()

    def _words(self, choice: JobChoice) -> str:
        if choice.stage is None:
            return choice.name
        said = self.tr("{job} (in your pipeline: {stage})")
        return said.format(job=choice.name, stage=stage_name(choice.stage))
