"""That a report can be made deeper, said once where no language model is on."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button, IconButton


class DeeperHint(QWidget):
    setup_wanted = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.link = Button(theme, "quiet", "sparkles")
        self.close_it = IconButton(theme, "x")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, Space.XS)
        line.setSpacing(Space.XS)
        line.addWidget(self.link)
        line.addStretch()
        line.addWidget(self.close_it)
        self.link.clicked.connect(self.setup_wanted)
        self.close_it.clicked.connect(self._dismiss)
        self.retranslate()

    def retranslate(self) -> None:
        self.link.setText(self.tr("Deeper with your own Gemini key"))
        self.link.setToolTip(self.tr("Choose a language model in the settings"))
        self.close_it.name_it(self.tr("Do not show this again"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
