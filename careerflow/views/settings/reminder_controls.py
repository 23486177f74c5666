"""Whether to remind, and after how long a silence."""

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox

from careerflow.views.widgets.still_box import StillBox

_DAYS = (7, 10, 14, 21, 30, 0)
_WIDTH = 200


class ReminderControls(QObject):
    """Two controls, each beside its own setting's name."""

    switched = Signal(bool)
    days_chosen = Signal(int)
    """0 for never."""

    def __init__(self) -> None:
        super().__init__()
        self.switch, self.days = QCheckBox(), StillBox()
        self.days.setMinimumWidth(_WIDTH)
        for days in _DAYS:
            self.days.addItem("", days)
        self.switch.toggled.connect(self._on_switched)
        self.days.activated.connect(lambda _index: self.days_chosen.emit(self.days.currentData()))

    def show_settings(self, reminders: bool, days: int) -> None:
        """Announces nothing; days that are not proposed may stand in the file."""
        with QSignalBlocker(self.switch):
            self.switch.setChecked(reminders)
        if self.days.findData(days) < 0:
            self.days.addItem("", days)
            self.retranslate()
        self.days.setCurrentIndex(self.days.findData(days))
        self.days.setEnabled(reminders)

    def retranslate(self) -> None:
        self.switch.setText(self.tr("Remind me"))
        self.days.setAccessibleName(self.tr("Days without an answer"))
        for index in range(self.days.count()):
            days = self.days.itemData(index)
            text = self.tr("After %n day(s)", "", days) if days else self.tr("Never")
            self.days.setItemText(index, text)

    def _on_switched(self, on: bool) -> None:
        self.days.setEnabled(on)
        self.switched.emit(on)
