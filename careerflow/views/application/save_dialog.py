"""A report's advert into the pipeline: what the job is called, and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from careerflow.models.tracker import JobFacts, Stage, StageKind
from careerflow.views.application.form_dialog import FormDialog
from careerflow.views.application.section import labelled
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.date_field import DateField
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.note import Note
from careerflow.views.widgets.text import Text
from careerflow.views.words.stages import stage_name

_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Saving:
    """`at` is when it came into its stage; None is now."""

    facts: JobFacts
    stage: Stage
    at: datetime | None


class SaveDialog(FormDialog):
    chosen = Signal(object)
    """A Saving."""

    def __init__(
        self,
        theme: Theme,
        facts: JobFacts,
        stages: Sequence[Stage],
        parent: QWidget,
        *,
        in_library: bool,
    ) -> None:
        """`in_library`: the advert is there already, and keeps the facts that it has there."""
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Save to pipeline"))
        self._facts, self._stages = facts, stages
        self._title, self._company = QLineEdit(facts.title), QLineEdit(facts.company)
        self._location = QLineEdit(facts.location)
        for line in (self._title, self._company, self._location):
            line.setCursorPosition(0)
            line.setEnabled(not in_library)
        self._stage, self._day = QComboBox(), DateField(theme)
        for stage in stages:
            self._stage.addItem(stage_name(stage), stage.id)
        self._stage.currentIndexChanged.connect(self._on_stage)
        self._day.set_day(date.today())
        if in_library:
            said = self.tr("This advert is in your library already; the application joins it.")
            self.form.addWidget(Note(theme, text=said))
        self._build()
        self._on_stage(0)
        (self._stage if in_library else self._title).setFocus()

    def _build(self) -> None:
        where = row(
            labelled(Text(text=self.tr("Company")), self._company),
            labelled(Text(text=self.tr("Location")), self._location),
            spacing=Space.M,
        )
        self._since = labelled(Text(text=self.tr("Since")), self._day)
        named = labelled(Text(text=self.tr("Stage")), self._stage)
        stands = row(named, self._since, spacing=Space.M)
        stands.setStretch(0, 1)
        stands.setStretch(1, 1)
        self.form.addWidget(labelled(Text(text=self.tr("Title")), self._title))
        self.form.addLayout(where)
        self.form.addLayout(stands)

    def check(self) -> str:
        day = self._day.day()
        if not self._is_wish() and (day is None or self._day.is_wrong()):
            return self.tr("Say on which day it came into this stage.")
        if day is not None and day > date.today():
            return self.tr("That day is still to come.")
        return ""

    def finish(self) -> None:
        facts = replace(
            self._facts,
            title=self._title.text().strip(),
            company=self._company.text().strip(),
            location=self._location.text().strip(),
        )
        day, at = self._day.day(), None
        if not self._is_wish() and day is not None and day != date.today():
            at = datetime.combine(day, _NOON).astimezone(UTC)
        self.chosen.emit(Saving(facts, self._chosen(), at))

    def _chosen(self) -> Stage:
        return self._stages[self._stage.currentIndex()]

    def _is_wish(self) -> bool:
        return self._chosen().kind is StageKind.WISHLIST

    def _on_stage(self, _index: int) -> None:
        self._since.setVisible(not self._is_wish())


class KnownDialog(FormDialog):
    """The advert is in the pipeline already: its application is opened, or gets this report and
    its CV, or there is a second one."""

    open_wanted = Signal()
    another_wanted = Signal()

    def __init__(self, theme: Theme, stage: Stage, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("In your pipeline already"))
        text = Text(wrap=True)
        text.setText(
            self.tr(
                "There is an application for this advert, in {stage}, with another report. It can "
                "take this report and the CV that was compared, or you begin another application."
            ).format(stage=stage_name(stage))
        )
        self.form.addWidget(text)
        self.save.setText(self.tr("Use this report and CV"))
        self.add_button(self.tr("Open it"), self.open_wanted)
        self.add_button(self.tr("Another application"), self.another_wanted)
