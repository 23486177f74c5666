"""Which time the statistics are about."""

from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from careerflow.models.figures import Grain, Period
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.date_field import DateField
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.text import Text
from careerflow.views.words.days import full_day


class Preset(StrEnum):
    EVER = "ever"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    OWN = "own"


_DAYS = {Preset.MONTH: 30, Preset.QUARTER: 90, Preset.YEAR: 365}


class PeriodBar(QWidget):
    changed = Signal()
    """`period` or `grain` is another."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preset, self._grain = QComboBox(), QComboBox()
        for preset in Preset:
            self._preset.addItem("", preset)
        for grain in Grain:
            self._grain.addItem("", grain)
        self._start, self._end = DateField(theme), DateField(theme)
        self._to = Text("muted")
        for field in (self._start, self._end):
            field.changed.connect(self.changed)
        self._preset.currentIndexChanged.connect(self._on_preset)
        self._grain.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.setFocusProxy(self._preset)
        row(
            self._preset,
            self._start,
            self._to,
            self._end,
            self._grain,
            inside=self,
            spacing=Space.S,
        )
        self._show_fields()
        self.retranslate()

    @property
    def preset(self) -> Preset:
        return Preset(self._preset.currentData())

    @property
    def grain(self) -> Grain:
        return Grain(self._grain.currentData())

    def period(self, today: date) -> Period:
        if self.preset is Preset.OWN:
            start, end = self._start.day(), self._end.day()
            turned = start is not None and end is not None and start > end
            return Period(end, start) if turned else Period(start, end)
        if self.preset in _DAYS:
            return Period(today - timedelta(days=_DAYS[self.preset] - 1), today)
        return Period()

    def said(self, today: date) -> str:
        """The period with its days, for where there is no bar beside it."""
        period = self.period(today)
        if period == Period():
            return self.tr("All time")
        end = full_day(period.end or today)
        if period.start is None:
            return self.tr("Until {end}").format(end=end)
        return self.tr("{start} to {end}").format(start=full_day(period.start), end=end)

    def choose(self, preset: Preset) -> None:
        self._preset.setCurrentIndex(self._preset.findData(preset))

    def retranslate(self) -> None:
        presets = {
            Preset.EVER: self.tr("All time"),
            Preset.MONTH: self.tr("Last 30 days"),
            Preset.QUARTER: self.tr("Last 90 days"),
            Preset.YEAR: self.tr("Last 12 months"),
            Preset.OWN: self.tr("Own dates"),
        }
        grains = {Grain.WEEK: self.tr("By week"), Grain.MONTH: self.tr("By month")}
        for box, names in ((self._preset, presets), (self._grain, grains)):
            for number in range(box.count()):
                box.setItemText(number, names[box.itemData(number)])
        self._preset.setAccessibleName(self.tr("Period"))
        self._grain.setAccessibleName(self.tr("Weeks or months"))
        self._start.name_it(self.tr("First day"))
        self._end.name_it(self.tr("Last day"))
        self._to.setText(self.tr("to"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_preset(self) -> None:
        if self.preset is Preset.OWN and self._start.day() is self._end.day() is None:
            today = date.today()
            self._start.set_day(today - timedelta(days=_DAYS[Preset.QUARTER] - 1))
            self._end.set_day(today)
        self._show_fields()
        self.changed.emit()

    def _show_fields(self) -> None:
        for widget in (self._start, self._to, self._end):
            widget.setVisible(self.preset is Preset.OWN)
