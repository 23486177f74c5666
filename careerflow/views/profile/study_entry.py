"""A course of study: degree, field, school, from when to when."""

from PySide6.QtWidgets import QCheckBox, QLayout

from careerflow.models.job import Degree
from careerflow.models.profile import Study
from careerflow.views.profile import dates
from careerflow.views.profile.entry import Entry
from careerflow.views.profile.fields import Choice, DateField, TextField
from careerflow.views.theme import Space
from careerflow.views.widgets.layout import column, row


class StudyEntry(Entry[Study]):
    def fields(self) -> QLayout:
        self._degree = Choice()
        self._field, self._school = TextField(), TextField()
        self._first, self._last = DateField(), DateField()
        self._ongoing = QCheckBox()
        for field in (self._degree, self._field, self._school, self._first, self._last):
            field.changed.connect(self.on_edited)
        self._ongoing.toggled.connect(self.on_edited)
        self.setFocusProxy(self._degree)
        what = row(self._degree, self._field, self._school, spacing=Space.M)
        for place, share in enumerate((2, 3, 4)):
            what.setStretch(place, share)
        when = row(
            self._first, self._last, column(18, self._ongoing, spacing=0), 0, spacing=Space.M
        )
        return column(what, when, spacing=Space.S)

    def value(self) -> Study | None:
        degree = self._degree.value()
        told = (self._field.text(), self._school.text(), self._first.date(), self._last.date())
        if degree is None and not any(told):
            return None
        return Study(
            degree if isinstance(degree, Degree) else None, *told, self._ongoing.isChecked()
        )

    def show_value(self, value: Study) -> None:
        self._degree.set_value(value.degree)
        self._field.set_text(value.field)
        self._school.set_text(value.school)
        self._first.set_date(value.first)
        self._last.set_date(value.last)
        self._ongoing.setChecked(value.ongoing)

    def check(self) -> str:
        problems = [self._wrong_date(field) for field in (self._first, self._last)]
        if any(problems):
            return max(problems)
        in_order = dates.are_in_order(self._first.date(), self._last.date())
        problem = "" if in_order else self.tr("The end is before the start.")
        self._last.mark_wrong(problem)
        return problem

    def _wrong_date(self, field: DateField) -> str:
        problem = "" if field.is_date() else self.tr("Write the date as 03/2021 or 2021.")
        field.mark_wrong(problem)
        return problem

    def doubt(self) -> str:
        return self.tr("No degree was found here.") if self._degree.value() is None else ""

    def summary(self) -> str:
        degree = self._degree.words() if self._degree.value() else None
        return " · ".join(filter(None, (degree, self._field.text(), self._school.text())))

    def retranslate(self) -> None:
        self._degree.name_it(self.tr("Degree"))
        self._field.name_it(self.tr("Field of study"))
        self._school.name_it(self.tr("School"))
        self._first.name_it(self.tr("From"))
        self._last.name_it(self.tr("To"))
        self._ongoing.setText(self.tr("Still studying"))
        for field in (self._first, self._last):
            field.set_example(self.tr("month/year"))
        self._degree.set_choices(
            {
                None: self.tr("Not told"),
                Degree.HIGH_SCHOOL: self.tr("High school"),
                Degree.VOCATIONAL: self.tr("Vocational training"),
                Degree.ASSOCIATE: self.tr("Associate degree"),
                Degree.BACHELOR: self.tr("Bachelor or engineer"),
                Degree.MASTER: self.tr("Master"),
                Degree.DOCTORATE: self.tr("Doctorate"),
            }
        )
        super().retranslate()
