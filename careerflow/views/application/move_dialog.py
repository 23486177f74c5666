"""Into which stage an application came, and when."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from careerflow.models.tracker import Move, Stage
from careerflow.views.application.form_dialog import FormDialog
from careerflow.views.application.section import labelled
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.date_field import DateField
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.text import Text
from careerflow.views.words.days import local_day
from careerflow.views.words.stages import stage_name

_NOON = time(12)


class MoveDialog(FormDialog):
    """`saved` carries the Move as it is written: at its own time while its day stays."""

    saved = Signal(object)

    def __init__(self, theme: Theme, move: Move, stages: Sequence[Stage], parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Stage of the history") if move.id else self.tr("Add a stage"))
        self._move = move
        self._stage, self._day = QComboBox(), DateField(theme)
        for stage in stages:
            self._stage.addItem(stage_name(stage), stage.id)
        self._stage.setCurrentIndex(max(0, self._stage.findData(move.stage_id)))
        self._day.set_day(local_day(move.at))
        fields = row(
            labelled(Text(text=self.tr("Stage")), self._stage),
            labelled(Text(text=self.tr("Since")), self._day),
            spacing=Space.M,
        )
        fields.setStretch(0, 1)
        fields.setStretch(1, 1)
        self.form.addLayout(fields)
        hint = Text("caption", wrap=True)
        hint.setText(self.tr("The application is in the stage of its latest entry."))
        self.form.addWidget(hint)

    def check(self) -> str:
        day = self._day.day()
        if day is None or self._day.is_wrong():
            return self.tr("Say on which day it came into this stage.")
        if day > date.today():
            return self.tr("That day is still to come.")
        return ""

    def finish(self) -> None:
        day = self._day.day()
        assert day is not None
        at = self._move.at
        if day != local_day(at):
            at = min(datetime.combine(day, _NOON).astimezone(UTC), datetime.now(UTC))
        self.saved.emit(Move(self._move.id, self._stage.currentData(), at))
