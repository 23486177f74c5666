"""Says that the advert is in the library already."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from careerflow.models.job_uses import KnownAdvert
from careerflow.views.library.jobs.known_words import known_text
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.note import Note


class KnownNote(QWidget):
    open_wanted = Signal(str)
    """The id of the library's job."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._known: KnownAdvert | None = None
        self._note = Note(theme)
        self._open = Button(theme, "quiet")
        self._open.clicked.connect(self._on_open)
        line = self._note.layout()
        assert line is not None
        line.addWidget(self._open)
        line.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS)
        self.setLayout(column(self._note))
        self.retranslate()

    def show_known(self, known: KnownAdvert | None) -> None:
        """None hides it."""
        self._known = known
        self.setVisible(known is not None)
        self.retranslate()

    def retranslate(self) -> None:
        self._note.set_text("" if self._known is None else known_text(self._known))
        self._open.setText(self.tr("Open it"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_open(self) -> None:
        if self._known is not None:
            self.open_wanted.emit(self._known.duplicate.job_id)
