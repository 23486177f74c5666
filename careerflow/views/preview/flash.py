"""A short pulse that draws the eye to a passage."""

import math

from PySide6.QtCore import QObject, QVariantAnimation, Signal
from PySide6.QtWidgets import QStyle, QWidget

_MILLISECONDS = 900
_PULSES = 2


def animations_wanted(widget: QWidget) -> bool:
    """False where the platform or the style has animations switched off."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(hint, None, widget) > 0


class Flash(QObject):
    """Says `changed` while it runs; `strength` goes from 0 up to 1 and back, twice."""

    changed = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.strength = 0.0
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(_MILLISECONDS)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self._step)

    @property
    def running(self) -> bool:
        return self._animation.state() == QVariantAnimation.State.Running

    def start(self) -> None:
        """From the beginning; does nothing where animations are switched off."""
        self.stop()
        if animations_wanted(self._widget):
            self._animation.start()

    def stop(self) -> None:
        self._animation.stop()
        self._step(0.0)

    def _step(self, time: float) -> None:
        self.strength = math.sin(math.pi * _PULSES * time) ** 2
        self.changed.emit()
