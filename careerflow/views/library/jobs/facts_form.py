"""The fields of a job: typed by the user, or proposed from its advert until then."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from careerflow.models.tracker import JobFacts
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import IconButton
from careerflow.views.widgets.date_field import DateField
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.salary_field import SalaryField
from careerflow.views.widgets.still_box import StillBox
from careerflow.views.widgets.text import Text
from careerflow.views.words.languages import language_name

_TEXTS = ("title", "company", "location", "source", "link")
_PLACES = {  # line, column, columns
    "title": (0, 0, 2),
    "company": (1, 0, 1),
    "location": (1, 1, 1),
    "salary": (2, 0, 2),
    "deadline": (3, 0, 1),
    "posted": (3, 1, 1),
    "source": (4, 0, 1),
    "language": (4, 1, 1),
    "link": (5, 0, 2),
}
_CODES = ("", "en", "vi")
_WEB = ("http://", "https://")


class FactsForm(QWidget):
    edited = Signal(str, object)
    """Name of the field of JobFacts and its new value, once the user has left the field."""
    typed = Signal()
    """A text is another, by the user or by what was filled in."""
    link_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = JobFacts()
        self._touched: set[str] = set()
        self._proposed: set[str] = set()
        self._lines = {name: QLineEdit() for name in _TEXTS}
        self._salary = SalaryField()
        self._days = {name: DateField(theme) for name in ("deadline", "posted")}
        self._language = StillBox()
        for code in _CODES:
            self._language.addItem(language_name(code), code)
        self._open = IconButton(theme, "external-link")
        self._labels = {name: Text("caption") for name in _PLACES}
        self._arrange()
        self._connect()
        self.retranslate()

    def facts(self) -> JobFacts:
        """As they stand there."""
        return JobFacts(
            **{name: " ".join(line.text().split()) for name, line in self._lines.items()},
            salary=self._salary.salary(),
            deadline=self._days["deadline"].day(),
            posted=self._days["posted"].day(),
            language=self._language.currentData(),
        )

    def set_facts(self, facts: JobFacts) -> None:
        """Without saying so. A field with the keyboard in it that the user has changed stays."""
        self._known = facts
        self._proposed.clear()
        self._touched = {name for name in self._touched if self._has_keyboard(name)}
        for name in _PLACES.keys() - self._touched:
            self._fill(name, getattr(facts, name))
        self._mark()

    def propose(self, facts: JobFacts) -> None:
        """Fills the fields that the user has not touched, and marks them."""
        for name in _PLACES.keys() - self._touched:
            value = getattr(facts, name)
            self._fill(name, value)
            self._known = replace(self._known, **{name: value})
            (self._proposed.add if value else self._proposed.discard)(name)
        self._mark()

    def flush(self) -> None:
        """What is still being typed is said now."""
        for name in _PLACES:
            self._tell(name)

    def focus_title(self, *_: object) -> None:
        self._lines["title"].setFocus()
        self._lines["title"].selectAll()

    def retranslate(self) -> None:
        for place, code in enumerate(_CODES):
            self._language.setItemText(place, language_name(code))
        self._open.name_it(self.tr("Open the advert in the browser"))
        self._lines["link"].setPlaceholderText("https://")
        self._mark()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _names(self) -> dict[str, str]:
        return {
            "title": self.tr("Title"),
            "company": self.tr("Company"),
            "location": self.tr("Location"),
            "salary": self.tr("Salary"),
            "deadline": self.tr("Deadline"),
            "posted": self.tr("Posted on"),
            "source": self.tr("Source"),
            "language": self.tr("Language"),
            "link": self.tr("Link"),
        }

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.M)
        for name, (line, place, wide) in _PLACES.items():
            field = self._widget(name)
            self._labels[name].setBuddy(field)
            shown = row(field, self._open, spacing=Space.XS) if name == "link" else field
            grid.addLayout(column(self._labels[name], shown, spacing=2), line, place, 1, wide)
        for place in (0, 1):
            grid.setColumnStretch(place, 1)
        self._language.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.setFocusProxy(self._lines["title"])

    def _connect(self) -> None:
        for name, line in self._lines.items():
            line.textEdited.connect(self._touch(name))
            line.textChanged.connect(self.typed)
            line.editingFinished.connect(self._teller(name))
        self._salary.changed.connect(self._touch("salary"))
        self._salary.edited.connect(self._teller("salary"))
        for name, field in self._days.items():
            field.line.textEdited.connect(self._touch(name))
            field.changed.connect(self._touch(name))
            field.changed.connect(self._teller(name))
        self._language.activated.connect(self._touch("language"))
        self._language.activated.connect(self._teller("language"))
        self._lines["link"].textChanged.connect(self._show_open)
        self._open.clicked.connect(self._go)
        self._show_open()

    def _widget(self, name: str) -> QWidget:
        if name in self._lines:
            return self._lines[name]
        others = {"salary": self._salary, "language": self._language, **self._days}
        return others[name]

    def _fill(self, name: str, value: Any) -> None:
        if name in self._lines:
            line = self._lines[name]
            if line.text() != value:
                line.setText(value)
                line.setCursorPosition(0)
        elif name == "salary":
            self._salary.set_salary(value)
        elif name == "language":
            if self._language.findData(value) < 0:
                self._language.addItem(language_name(value), value)
            self._language.setCurrentIndex(self._language.findData(value))
        else:
            self._days[name].set_day(value)

    def _has_keyboard(self, name: str) -> bool:
        field, focus = self._widget(name), self.focusWidget()
        return (
            focus is not None and focus.hasFocus() and (focus is field or field.isAncestorOf(focus))
        )

    def _touch(self, name: str) -> Callable[..., None]:
        def touch(*_: object) -> None:
            self._touched.add(name)
            if name in self._proposed:
                self._proposed.discard(name)
                self._mark()

        return touch

    def _teller(self, name: str) -> Callable[..., None]:
        return lambda *_: self._tell(name)

    def _tell(self, name: str) -> None:
        """A value that cannot be read is not kept."""
        value = getattr(self.facts(), name)
        wrong = (name == "salary" and not self._salary.is_valid()) or (
            name in self._days and self._days[name].is_wrong()
        )
        if wrong or value == getattr(self._known, name):
            return
        self._known = replace(self._known, **{name: value})
        self.edited.emit(name, value)

    def _mark(self) -> None:
        """Says above a field that what stands there is a proposal."""
        for name, words in self._names().items():
            label = self._labels[name]
            is_proposed = name in self._proposed
            label.setText(
                self.tr("{field}: proposed").format(field=words) if is_proposed else words
            )
            role = "mark" if is_proposed else "caption"
            if label.property("role") != role:
                label.setProperty("role", role)
                label.style().unpolish(label)
                label.style().polish(label)
            field = self._widget(name)
            if isinstance(field, DateField):
                field.name_it(label.text())
            elif not isinstance(field, SalaryField):
                field.setAccessibleName(label.text())

    def _show_open(self) -> None:
        self._open.setEnabled(self._lines["link"].text().strip().startswith(_WEB))

    def _go(self) -> None:
        self.link_wanted.emit(self._lines["link"].text().strip())
