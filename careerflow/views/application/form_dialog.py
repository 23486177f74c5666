"""The dialogs in which a part of an application is written."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.fitting_dialog import FittingDialog
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text

_WIDTH = 480
_SAME_LINE = 16


class FormDialog(FittingDialog):
    """Subclasses fill `form`, and say by `check` what is wrong; `finish` closes it with what was
    written."""

    def __init__(self, theme: Theme, title: str, parent: QWidget) -> None:
        super().__init__(_WIDTH, parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = column(spacing=Space.M)
        self._wrong = Text("caption", wrap=True)
        self._wrong.hide()
        self.save, cancel = Button(theme, "primary"), Button(theme)
        self.save.setText(self.tr("Save"))
        cancel.setText(self.tr("Cancel"))
        self.save.setDefault(True)
        self.save.clicked.connect(self._on_save)
        cancel.clicked.connect(self.reject)
        self._theme = theme
        self._buttons = row(self._wrong, 0, cancel, self.save)
        self._buttons.setStretch(0, 100)
        self.lay_out(self.form, buttons=self._buttons, spacing=Space.L, margins=Space.XL)

    def add_button(self, text: str, wanted: SignalInstance) -> None:
        """Another way out, which emits `wanted`."""
        button = Button(self._theme)
        button.setText(text)
        button.clicked.connect(self.reject)
        button.clicked.connect(wanted)
        self._buttons.insertWidget(self._buttons.count() - 1, button)

    def check(self) -> str:
        """What is wrong with what is written, "" where nothing is."""
        return ""

    def finish(self) -> None:
        """What was written is to be announced."""

    def showEvent(self, event: QShowEvent) -> None:
        """Tab goes as one reads, from the first field on."""
        super().showEvent(event)
        stops = sorted(self._stops(), key=self._reading_place)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        if self.focusWidget() not in stops or isinstance(self.focusWidget(), Button):
            stops[0].setFocus()

    def _stops(self) -> list[QWidget]:
        return [
            widget
            for widget in self.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and widget.isEnabled()
        ]

    def _reading_place(self, widget: QWidget) -> tuple[int, int]:
        corner = widget.mapTo(self, QPoint(0, 0))
        return corner.y() // _SAME_LINE, corner.x()

    def _on_save(self) -> None:
        wrong = self.check()
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        if wrong:
            self.fit()
        else:
            self.finish()
            self.accept()
