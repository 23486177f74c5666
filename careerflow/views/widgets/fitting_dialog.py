"""A dialog as high as its text needs at its width: Qt guesses for wrapped text."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget


class FittingDialog(QDialog):
    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(width)

    def fit(self) -> None:
        """After its text has changed, or what is shown in it; before it is shown there is no need
        to."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            # Layouts of widgets inside would hear of it with the next events only.
            for inside in reversed(self.findChildren(QWidget)):
                if (held := inside.layout()) is not None:
                    held.invalidate()
                    held.activate()
            layout.activate()
            self.setFixedHeight(layout.heightForWidth(self.width()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()
