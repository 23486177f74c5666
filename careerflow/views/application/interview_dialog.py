"""One interview round: when, where, with whom, and how it went."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from careerflow.models.tracker import Interview
from careerflow.views.application.form_dialog import FormDialog
from careerflow.views.application.section import labelled
from careerflow.views.application.words import outcome_names
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.date_field import DateField
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.still_box import StillBox
from careerflow.views.widgets.text import Text
from careerflow.views.widgets.typed_date import read_time, shown_time

_NOTES_HEIGHT = 96
_LENGTHS = (15, 30, 45, 60, 90, 120, 180, 240)


class InterviewDialog(FormDialog):
    """`saved` carries the Interview as it is written; a day without a time is at nine."""

    saved = Signal(object)

    def __init__(self, theme: Theme, interview: Interview, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(
            self.tr("Interview round") if interview.id else self.tr("New interview round")
        )
        self._interview = interview
        self._title, self._place, self._people = QLineEdit(), QLineEdit(), QLineEdit()
        self._day, self._time, self._minutes = DateField(theme), QLineEdit(), StillBox()
        self._outcome, self._notes = QComboBox(), QPlainTextEdit()
        for minutes in sorted({*_LENGTHS, interview.minutes}):
            self._minutes.addItem(self.tr("{minutes} min").format(minutes=minutes), minutes)
        self._notes.setTabChangesFocus(True)
        self._notes.setFixedHeight(_NOTES_HEIGHT)
        for outcome, name in outcome_names().items():
            self._outcome.addItem(name, outcome)
        self._arrange()
        self._fill(interview)

    def check(self) -> str:
        if self._day.is_wrong():
            return self.tr("The day cannot be read. Write it like the example, or choose it.")
        try:
            at = read_time(self._time.text())
        except ValueError:
            return self.tr("The time cannot be read. Write it like 14:30.")
        if at is not None and self._day.day() is None:
            return self.tr("Say on which day it is.")
        return ""

    def finish(self) -> None:
        self.saved.emit(
            replace(
                self._interview,
                title=self._title.text().strip(),
                at=self._at(),
                minutes=self._minutes.currentData(),
                place=self._place.text().strip(),
                people=self._people.text().strip(),
                notes=self._notes.toPlainText().strip(),
                outcome=self._outcome.currentData(),
            )
        )

    def _at(self) -> datetime | None:
        day = self._day.day()
        if day is None:
            return None
        moment = read_time(self._time.text())
        hour, minute = (9, 0) if moment is None else (moment.hour, moment.minute)
        return datetime(day.year, day.month, day.day, hour, minute).astimezone()

    def _fill(self, interview: Interview) -> None:
        self._title.setText(interview.title)
        if interview.at is not None:
            local = interview.at.astimezone()
            self._day.set_day(local.date())
            self._time.setText(shown_time(local.time()))
        self._minutes.setCurrentIndex(self._minutes.findData(interview.minutes))
        self._place.setText(interview.place)
        self._people.setText(interview.people)
        self._notes.setPlainText(interview.notes)
        self._outcome.setCurrentIndex(self._outcome.findData(interview.outcome))

    def _arrange(self) -> None:
        self._title.setPlaceholderText(self.tr("Phone screen, technical, final…"))
        self._time.setPlaceholderText("14:30")
        self._place.setPlaceholderText(self.tr("An address, or the link of the call"))
        when = row(
            labelled(Text(text=self.tr("Day")), self._day),
            labelled(Text(text=self.tr("Time")), self._time),
            labelled(Text(text=self.tr("Length")), self._minutes),
            spacing=Space.M,
        )
        when.setStretch(0, 2)
        self.form.addWidget(labelled(Text(text=self.tr("Round")), self._title))
        self.form.addLayout(when)
        self.form.addWidget(labelled(Text(text=self.tr("Place")), self._place))
        self.form.addWidget(labelled(Text(text=self.tr("People")), self._people))
        self.form.addWidget(labelled(Text(text=self.tr("Notes")), self._notes))
        self.form.addWidget(labelled(Text(text=self.tr("Outcome")), self._outcome))
