"""How far a running job is, in words and as a bar, with a way to stop it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.text import Text


class StageProgress(QWidget):
    cancel_clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = Text()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = Button(theme)
        self._cancel.clicked.connect(self.cancel_clicked)
        column = QVBoxLayout()
        column.setSpacing(Space.S)
        column.addWidget(self._stage)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addLayout(column, 1)
        row.addWidget(self._cancel)
        self.retranslate()

    def set_progress(self, stage: str, fraction: float | None) -> None:
        """`fraction` is 0 to 1; None where it is not known: the bar then only moves."""
        self._stage.setText(stage)
        self._bar.setAccessibleName(stage)
        self._bar.setRange(0, 0 if fraction is None else 100)
        if fraction is not None:
            self._bar.setValue(round(100 * fraction))

    def stage(self) -> str:
        return self._stage.text()

    def focus_cancel(self) -> None:
        self._cancel.setFocus()

    def retranslate(self) -> None:
        self._cancel.setText(self.tr("Cancel"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
