"""From a report into the pipeline, or to where its application stands there."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from careerflow.models.tracker import Stage
from careerflow.views.theme import Theme
from careerflow.views.widgets.button import Button
from careerflow.views.words.stages import stage_name

_KEY = "Ctrl+S"


class PipelineButton(Button):
    """`clicked`: the report is to be saved to the pipeline, or its application opened."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "bookmark-plus", parent)
        self._stage: Stage | None = None
        self.setEnabled(False)
        self.retranslate()

    def show_stage(self, stage: Stage | None) -> None:
        """That of the report's application; None where it has none yet."""
        self._stage = stage
        self.setEnabled(True)
        self.set_icon("square-kanban" if stage is not None else "bookmark-plus")
        self.retranslate()

    def forget(self) -> None:
        """For a report of which it is not known yet whether it can be saved."""
        self.show_stage(None)
        self.setEnabled(False)

    def retranslate(self) -> None:
        key = QKeySequence(_KEY).toString(QKeySequence.SequenceFormat.NativeText)
        if self._stage is None:
            self.setText(self.tr("Save to pipeline"))
            tip = self.tr("Keep the advert and follow your application ({key})")
        else:
            self.setText(stage_name(self._stage))
            tip = self.tr("In your pipeline: open the application ({key})")
        self.setShortcut(QKeySequence(_KEY))
        self.setToolTip(tip.format(key=key))
        self.setAccessibleName(f"{self.text()}. {self.toolTip()}")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
