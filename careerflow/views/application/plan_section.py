"""What comes next, and what is said of the job: next step, link, salary, tags."""

from collections.abc import Iterable

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from careerflow.models.tracker import Application
from careerflow.views.application.section import Section, labelled
from careerflow.views.application.settling_line import SettlingLine
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import IconButton
from careerflow.views.widgets.date_field import DateField
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.salary_field import SalaryField
from careerflow.views.widgets.tags_field import TagsField
from careerflow.views.widgets.text import Text
from careerflow.views.words.days import full_day
from careerflow.views.words.salary import salary_text

_SALARY_WIDTH = 460


class PlanSection(Section):
    edited = Signal(str, object, int)
    """A column of the application, what is in it now, and the number of the time that the keyboard
    was in its field: what has one number is one edit."""
    link_wanted = Signal(str)
    date_export_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "calendar-clock")
        self._times = 0
        self._application: Application | None = None
        # In the order of Tab.
        self._export = IconButton(theme, "calendar-plus")
        self._step, self._on = SettlingLine(), DateField(theme)
        self._link, self._open = SettlingLine(), IconButton(theme, "external-link")
        self._salary, self._tags = SalaryField(), TagsField(theme)
        self._advert = Text("caption", wrap=True)
        self._labels = {name: Text() for name in ("step", "on", "link", "salary", "tags")}
        self._connect()
        self._arrange()
        self.retranslate()

    def show_application(self, application: Application, known_tags: Iterable[str]) -> None:
        before, self._application = self._application, application
        card = application.card
        self._step.show_text(card.next_step)
        if not self._on.line.hasFocus() or self._on.day() != card.next_step_on:
            self._on.set_day(card.next_step_on)
        self._link.show_text(application.link)
        self._link.setPlaceholderText(application.job.facts.link or "https://")
        if before is None or before.id != application.id or before.salary != application.salary:
            self._salary.set_salary(application.salary)  # else an amount that is being typed stays
        self._tags.set_tags(card.tags)
        self._tags.set_known(known_tags)
        self._order_tags()
        self._open.setEnabled(bool(card.link))
        self._export.setEnabled(card.next_step_on is not None)
        self._say_advert(application)

    def _order_tags(self) -> None:
        """Chips are made anew; Tab comes to them behind the salary."""
        before: QWidget = self._salary.findChildren(QComboBox)[-1]
        chips = [chip for chip in self._tags.findChildren(QPushButton) if not chip.isHidden()]
        for stop in (*chips, self._tags.edit):
            QWidget.setTabOrder(before, stop)
            before = stop

    def flush(self) -> None:
        """Announces what was typed last."""
        self._step.flush()
        self._link.flush()
        self._on.take_typed()
        self._tags.take_typed()
        self._on_salary()

    def retranslate(self) -> None:
        self.name_it(self.tr("Next step and details"))
        names = {
            "step": self.tr("Next step"),
            "on": self.tr("On"),
            "link": self.tr("Link"),
            "salary": self.tr("Salary"),
            "tags": self.tr("Tags"),
        }
        for key, label in self._labels.items():
            label.setText(names[key])
        self._step.setAccessibleName(names["step"])
        self._step.setPlaceholderText(self.tr("Send the references, call back…"))
        self._on.name_it(self.tr("Day of the next step"))
        self._link.setAccessibleName(names["link"])
        self._tags.setAccessibleName(names["tags"])
        self._export.name_it(self.tr("Export this date (.ics)…"))
        self._open.name_it(self.tr("Open the link in the browser"))
        if self._application is not None:
            self._say_advert(self._application)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._step.setFocus()

    def _say_advert(self, application: Application) -> None:
        """What the advert says of the same things."""
        facts, said = application.job.facts, []
        if facts.deadline is not None:
            said.append(self.tr("deadline {day}").format(day=full_day(facts.deadline)))
        if facts.salary:
            pay = salary_text(facts.salary, QLocale())
            said.append(self.tr("salary {salary}").format(salary=pay))
        self._advert.setVisible(bool(said))
        self._advert.setText(self.tr("In the advert: {facts}").format(facts=", ".join(said)))

    def _connect(self) -> None:
        for name, line in (("next_step", self._step), ("link", self._link)):
            line.begun.connect(self._begin)
            line.settled.connect(lambda text, name=name: self._announce(name, text, self._times))
        self._on.changed.connect(lambda: self._announce("next_step_on", self._on.day()))
        self._salary.edited.connect(self._on_salary)
        self._tags.tags_changed.connect(lambda tags: self._announce("tags", tags))
        self._export.clicked.connect(self.date_export_wanted)
        self._open.clicked.connect(self._on_open)

    def _arrange(self) -> None:
        first = row(
            labelled(self._labels["step"], self._step),
            labelled(self._labels["on"], self._on),
            spacing=Space.M,
        )
        first.setStretch(0, 1)
        self.buttons.addWidget(self._export)
        link = QWidget()
        beside = row(self._link, self._open, spacing=Space.XS, inside=link)
        beside.setStretch(0, 1)
        self._salary.setMaximumWidth(_SALARY_WIDTH)
        self.body.addLayout(first)
        self.body.addWidget(labelled(self._labels["link"], link))
        self.body.addWidget(labelled(self._labels["salary"], self._salary))
        self.body.addWidget(labelled(self._labels["tags"], self._tags))
        self.body.addWidget(self._advert)

    def _begin(self) -> None:
        self._times += 1

    def _announce(self, name: str, value: object, time: int = 0) -> None:
        self.edited.emit(name, value, time)

    def _on_salary(self) -> None:
        application = self._application
        if application is None or not self._salary.is_valid():
            return
        salary = self._salary.salary()
        if salary != application.salary:
            self._announce("salary", salary)

    def _on_open(self) -> None:
        self._link.flush()
        application = self._application
        if link := self._link.text().strip() or (application.card.link if application else ""):
            self.link_wanted.emit(link)
