"""What stands in for the window, which is closed by then, while its files are replaced or
deleted."""

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from careerflow.views.icons import app_icon
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.fitting_dialog import FittingDialog
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.text import Text


class StandInDialog(FittingDialog):
    """Cannot be closed until `_finish`."""

    def __init__(self, theme: Theme, width: int) -> None:
        super().__init__(width)
        self.setWindowTitle("CareerFlow")
        self.setWindowIcon(app_icon())
        self._done = False
        self._title = Text("title")
        self._text = Text(wrap=True)
        self._close = Button(theme, "primary")
        self._close.setDefault(True)
        self._close.setEnabled(False)
        self._close.clicked.connect(self.accept)

    def reject(self) -> None:
        """Not while files are being changed."""
        if self._done:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._done:
            super().closeEvent(event)
        else:
            event.ignore()

    def _lay_out(self, *below: QWidget) -> None:
        """`below` what is said."""
        parts = (self._title, self._text, *below)
        self.lay_out(*parts, buttons=row(0, self._close), spacing=Space.M, margins=Space.L)

    def _finish(self) -> None:
        self._done = True
        self._close.setEnabled(True)
        self._close.setFocus()
        self.fit()
