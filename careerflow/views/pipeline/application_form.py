"""What is said of a new application beside its job."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from careerflow.models.tracker import LibraryCv, Stage
from careerflow.views.application.section import labelled
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.date_field import DateField
from careerflow.views.widgets.still_box import StillBox
from careerflow.views.widgets.text import Text
from careerflow.views.words.days import day_of
from careerflow.views.words.stages import stage_name

_LETTERS = 12
_MOST_SHOWN = 12


class ApplicationForm(QWidget):
    def __init__(self, theme: Theme, stages: Sequence[Stage], first: str) -> None:
        """`first` is the id of the stage that is proposed."""
        super().__init__()
        self.stage, self.cv = StillBox(), StillBox()
        self.link, self.next_step, self.next_on = QLineEdit(), QLineEdit(), DateField(theme)
        for stage in stages:
            self.stage.addItem(stage_name(stage), stage.id)
        self.stage.setCurrentIndex(max(0, self.stage.findData(first)))
        self.cv.addItem(self.tr("No CV"), None)
        self.cv.setMaxVisibleItems(_MOST_SHOWN)
        for box in (self.stage, self.cv):
            box.setMinimumContentsLength(_LETTERS)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.link.setPlaceholderText("https://")
        self._arrange()

    def set_cvs(self, cvs: Iterable[LibraryCv]) -> None:
        """In the order in which they are offered."""
        for cv in cvs:
            said = self.tr("{name}, added {day}").format(name=cv.name, day=day_of(cv.created))
            self.cv.addItem(said, cv)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.M)
        fields = (  # name, field, line, column, columns
            (self.tr("Stage"), self.stage, 0, 0, 1),
            (self.tr("CV that is sent"), self.cv, 0, 1, 1),
            (self.tr("Page where you follow it"), self.link, 0, 2, 1),
            (self.tr("Next step"), self.next_step, 1, 0, 2),
            (self.tr("On"), self.next_on, 1, 2, 1),
        )
        for name, field, line, place, wide in fields:
            grid.addWidget(labelled(Text(text=name), field), line, place, 1, wide)
            if field is not self.next_on:
                field.setAccessibleName(name)
        for place in range(3):
            grid.setColumnStretch(place, 1)
