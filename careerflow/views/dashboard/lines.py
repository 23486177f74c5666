"""Makes the lines of the dashboard's lists."""

from datetime import date, timedelta

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from careerflow.models.figures import Recent, Stale, Upcoming
from careerflow.models.tracker import NoticeKind
from careerflow.views.charts.figures import count
from careerflow.views.dashboard import words
from careerflow.views.dashboard.line import Line
from careerflow.views.theme import Theme
from careerflow.views.widgets.button import IconButton
from careerflow.views.words.days import full_day
from careerflow.views.words.stages import stage_name


class Lines(QObject):
    """Signals carry ids of applications and reports."""

    application_wanted = Signal(str)
    report_wanted = Signal(str)
    done = Signal(object)
    """An Upcoming of the kind NEXT_STEP."""
    put_off = Signal(object, object)
    """The same, and the day that it is put off to."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def upcoming(self, each: Upcoming, today: date) -> Line:
        when = words.late(each, today) if each.overdue else words.due(each, today)
        actions = []
        if each.kind is NoticeKind.NEXT_STEP:
            actions = [self._done_button(each), self._later_button(each, today)]
        line = Line(
            self._theme,
            words.ICONS[each.kind],
            words.what(each),
            words.job(each.title, each.company),
            when,
            *actions,
            urgent=each.overdue,
        )
        line.opened.connect(lambda: self.application_wanted.emit(each.application_id))
        return line

    def stale(self, each: Stale) -> Line:
        said = self.tr("{stage} · no news for {days} days").format(
            stage=stage_name(each.stage), days=count(each.days)
        )
        title = words.job(each.title, each.company)
        line = Line(self._theme, "hourglass", title, said, self.tr("Open"))
        line.opened.connect(lambda: self.application_wanted.emit(each.application_id))
        return line

    def recent(self, each: Recent, today: date) -> Line:
        when = words.moment(each.at, today)
        if each.stage is None:
            detail = self.tr("Report · {cv}").format(cv=each.detail)
            line = Line(self._theme, "file-text", words.job(each.title, ""), detail, when)
            line.opened.connect(lambda: self.report_wanted.emit(each.id))
            return line
        title = words.job(each.title, each.detail)
        line = Line(self._theme, "square-kanban", title, stage_name(each.stage), when)
        line.opened.connect(lambda: self.application_wanted.emit(each.id))
        return line

    def _done_button(self, each: Upcoming) -> IconButton:
        button = IconButton(self._theme, "check")
        button.name_it(self.tr("Done: {step}").format(step=words.what(each)))
        button.clicked.connect(lambda: self.done.emit(each))
        return button

    def _later_button(self, each: Upcoming, today: date) -> IconButton:
        button = IconButton(self._theme, "clock")
        button.name_it(self.tr("Put off: {step}").format(step=words.what(each)))
        button.setProperty("role", "menu")
        button.clicked.connect(lambda: self._ask_until(button, each, today))
        return button

    def _ask_until(self, button: IconButton, each: Upcoming, today: date) -> None:
        """The menu is made only now: that takes longer than the line."""
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, days in (
            (self.tr("To tomorrow, {day}"), 1),
            (self.tr("To {day}, in three days"), 3),
            (self.tr("To {day}, in a week"), 7),
        ):
            day = today + timedelta(days=days)
            action = menu.addAction(name.format(day=full_day(day)))
            action.triggered.connect(lambda _=False, day=day: self.put_off.emit(each, day))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
