"""Says that what stands on the page is from the last time, and offers to clear it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button, IconButton
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.note import Note


class DraftNotice(QWidget):
    clear_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._note = Note(theme)
        self._clear = Button(theme, "quiet")
        self._close = IconButton(theme, "x")
        self._clear.clicked.connect(self.clear_clicked)
        self._close.clicked.connect(self.hide)
        line = self._note.layout()
        assert line is not None
        for button in (self._clear, self._close):
            line.addWidget(button)
        line.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS)
        self.setLayout(column(self._note, margins=(0, 0, 0, Space.S)))
        self.retranslate()

    def retranslate(self) -> None:
        self._note.set_text(self.tr("Your draft was restored."))
        self._clear.setText(self.tr("Clear"))
        self._clear.setToolTip(self.tr("Empty the page: no CV, no advert"))
        self._close.name_it(self.tr("Hide this notice"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
