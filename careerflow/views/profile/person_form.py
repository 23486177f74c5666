"""Who the CV is of, and the years of experience."""

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from careerflow.models.profile import Correction, Corrections
from careerflow.views.profile.fields import TextField
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text

_FIELDS = ("name", "title", "email", "phone", "address")
_MOST_YEARS = 70


class _Field(QWidget):
    """A field with what was read, a mark where it differs, and the way back."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.field = TextField()
        self.read: str | None = None
        self._mark = Text("mark")
        self._as_read = Button(theme, "quiet", "undo-2")
        self._as_read.clicked.connect(self._restore)
        self.field.changed.connect(self._on_changed)
        self._below = row(self._mark, 0, self._as_read)
        self.setLayout(column(self.field, self._below, spacing=2))
        self.refresh()

    def show_correction(self, correction: Correction[str]) -> None:
        self.read = correction.read
        self.field.set_text(correction.now)
        self.refresh()

    def correction(self) -> Correction[str]:
        return Correction(self.read, self.field.text())

    def refresh(self) -> None:
        changed = self.correction().changed
        self._mark.setText(self.tr("Corrected by you"))
        self._as_read.setText(self.tr("As read"))
        self._as_read.setToolTip(self.tr("In the CV: {quote}").format(quote=self.read or "–"))
        self._mark.setVisible(changed)
        self._as_read.setVisible(changed)

    def _restore(self) -> None:
        self.field.set_text(self.read)
        self.field.setFocus()

    def _on_changed(self) -> None:
        self.refresh()
        self.changed.emit()


class PersonForm(QWidget):
    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = Text("title")
        self._fields = {name: _Field(theme) for name in _FIELDS}
        self._years = TextField()
        self._sum_of_jobs: float | None = None
        self._hint = Text("caption", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        for place, field in enumerate(self._fields.values()):
            field.changed.connect(self.changed)
            grid.addWidget(field, *divmod(place, 2), Qt.AlignmentFlag.AlignTop)
        self._years.changed.connect(self.changed)
        self._years.line.setMaximumWidth(220)
        grid.addWidget(self._years, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._hint, 3, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.setLayout(column(self._title, grid, spacing=Space.S))
        self.setFocusProxy(self._fields["name"].field)

    def show_corrections(self, corrections: Corrections, sum_of_jobs: float | None) -> None:
        """`sum_of_jobs` are the years that hold while the user says no others."""
        for name, field in self._fields.items():
            field.show_correction(getattr(corrections, name))
        said = corrections.years
        self._years.set_text(None if said is None else QLocale().toString(said, "f", -128))
        self._sum_of_jobs = sum_of_jobs
        self._say_sum()

    def _say_sum(self) -> None:
        known = self._sum_of_jobs
        self._years.line.setPlaceholderText(
            "" if known is None else QLocale().toString(known, "f", 1)
        )

    def texts(self) -> dict[str, Correction[str]]:
        return {name: field.correction() for name, field in self._fields.items()}

    def years(self) -> float | None:
        """None where the jobs are to be added up. Raises ValueError."""
        text = self._years.text()
        if text is None:
            return None
        years = float(text.replace(",", "."))
        if not 0 <= years <= _MOST_YEARS:
            raise ValueError(text)
        return years

    def is_wrong(self) -> bool:
        try:
            self.years()
        except ValueError:
            self._years.mark_wrong(self.tr("Write a number of years, such as 7.5."))
            return True
        self._years.mark_wrong("")
        return False

    def focus_wrong(self) -> None:
        self._years.setFocus()

    def retranslate(self) -> None:
        names = {
            "name": self.tr("Name"),
            "title": self.tr("Title"),
            "email": self.tr("E-mail"),
            "phone": self.tr("Phone"),
            "address": self.tr("Address"),
        }
        self._title.setText(self.tr("Person"))
        for name, field in self._fields.items():
            field.field.name_it(names[name])
            field.refresh()
        self._years.name_it(self.tr("Years of experience"))
        self._say_sum()
        if self._years.is_marked:
            self.is_wrong()
        self._hint.setText(
            self.tr("Left empty, the years of your jobs are added up, overlaps counted once.")
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
