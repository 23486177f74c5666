"""Whether to remind, and after how long a silence."""

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QSpinBox

_MOST_DAYS = 90


class ReminderControls(QObject):
    """Two controls, each beside its own setting's name."""

    switched = Signal(bool)
    days_chosen = Signal(int)
    """0 for never."""

    def __init__(self) -> None:
        super().__init__()
        self.switch, self.days = QCheckBox(), QSpinBox()
        self.days.setRange(0, _MOST_DAYS)
        self.days.setKeyboardTracking(False)
        self.switch.toggled.connect(self._on_switched)
        self.days.valueChanged.connect(self.days_chosen)

    def show_settings(self, reminders: bool, days: int) -> None:
        """Announces nothing."""
        with QSignalBlocker(self.switch), QSignalBlocker(self.days):
            self.switch.setChecked(reminders)
            self.days.setValue(days)
        self.days.setEnabled(reminders)

    def retranslate(self) -> None:
        self.switch.setText(self.tr("Remind me"))
        self.days.setSpecialValueText(self.tr("Never"))
        self.days.setSuffix(self.tr(" days"))
        self.days.setAccessibleName(self.tr("Days without an answer"))

    def _on_switched(self, on: bool) -> None:
        self.days.setEnabled(on)
        self.switched.emit(on)
