"""A job: title, employer, from when to when."""

from PySide6.QtWidgets import QCheckBox, QLayout

from careerflow.models.profile import Employment
from careerflow.views.profile import dates
from careerflow.views.profile.entry import Entry
from careerflow.views.profile.fields import DateField, TextField
from careerflow.views.theme import Space
from careerflow.views.widgets.layout import column, row


class JobEntry(Entry[Employment]):
    def fields(self) -> QLayout:
        self._title, self._employer = TextField(), TextField()
        self._first, self._last = DateField(), DateField()
        self._present = QCheckBox()
        for field in (self._title, self._employer, self._first, self._last):
            field.changed.connect(self.on_edited)
        self._present.toggled.connect(self._on_present)
        self.setFocusProxy(self._title)
        names = row(self._title, self._employer, spacing=Space.M)
        names.setStretch(0, 1)
        names.setStretch(1, 1)
        when = row(
            self._first, self._last, column(18, self._present, spacing=0), 0, spacing=Space.M
        )
        return column(names, when, spacing=Space.S)

    def value(self) -> Employment | None:
        first = self._first.date()
        last = None if self._present.isChecked() else self._last.date()
        title, employer = self._title.text(), self._employer.text()
        if not (title or employer or first or last):
            return None
        return Employment(title, employer, first, last)

    def show_value(self, value: Employment) -> None:
        self._title.set_text(value.title)
        self._employer.set_text(value.employer)
        self._first.set_date(value.first)
        self._last.set_date(value.last)
        self._present.setChecked(value.first is not None and value.last is None)

    def check(self) -> str:
        problems = [self._wrong_date(field) for field in (self._first, self._last)]
        if any(problems):
            return max(problems)
        first = self._first.date()
        last = None if self._present.isChecked() else self._last.date()
        missing = self.tr("Say when it began.") if first is None and last else ""
        self._first.mark_wrong(missing)
        open_end = first is not None and last is None and not self._present.isChecked()
        ends = self.tr("Say when it ended, or that it goes on.") if open_end else ""
        order = "" if dates.are_in_order(first, last) else self.tr("The end is before the start.")
        self._last.mark_wrong(ends or order)
        return missing or ends or order

    def doubt(self) -> str:
        if self._first.date() is None:
            return self.tr("Without dates it does not count towards your years of experience.")
        if self._title.text() is None:
            return self.tr("No title was found for this job.")
        return self.tr("No employer was found for this job.") if not self._employer.text() else ""

    def summary(self) -> str:
        return " · ".join(filter(None, (self._title.text(), self._employer.text())))

    def retranslate(self) -> None:
        self._title.name_it(self.tr("Title"))
        self._employer.name_it(self.tr("Employer"))
        self._first.name_it(self.tr("From"))
        self._last.name_it(self.tr("To"))
        self._present.setText(self.tr("I still work there"))
        for field in (self._first, self._last):
            field.set_example(self.tr("month/year"))
        super().retranslate()

    def _wrong_date(self, field: DateField) -> str:
        problem = "" if field.is_date() else self.tr("Write the date as 03/2021 or 2021.")
        field.mark_wrong(problem)
        return problem

    def _on_present(self, present: bool) -> None:
        self._last.setEnabled(not present)
        if present:
            self._last.set_date(None)
        self.on_edited()
