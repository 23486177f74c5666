"""A file that takes a while to be read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.stage_progress import StageProgress
from careerflow.views.widgets.text import ElidedText

_WIDTH = 460


class ReadingDialog(QDialog):
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget, name: str) -> None:
        """`name` is that of the file."""
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import"))
        title = ElidedText("title", Qt.TextElideMode.ElideMiddle)
        title.setText(name)
        self._progress = StageProgress(theme)
        self._progress.cancel_clicked.connect(self.reject)
        self.rejected.connect(self.cancelled)
        self.setLayout(column(title, self._progress, spacing=Space.L, margins=Space.XL))
        self._progress.focus_cancel()

    def show_progress(self, said: str, fraction: float | None) -> None:
        self._progress.set_progress(said, fraction)
