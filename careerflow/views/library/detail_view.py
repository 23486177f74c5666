"""One CV or job beside its list: what can be done with it, above all that is known of it."""

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from careerflow.models.message import Message
from careerflow.views.language import Language
from careerflow.views.theme import Theme
from careerflow.views.widgets.button import Button, IconButton
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import ElidedText


class DetailView(QFrame):
    analyze_clicked = Signal()
    delete_clicked = Signal()

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._language = language
        self._trouble: Message | None = None
        self.setProperty("role", "card")
        self._name = ElidedText("heading", Qt.TextElideMode.ElideRight)
        self._analyze = Button(theme, "primary", "scan-search")
        self._delete = IconButton(theme, "trash-2")
        self._error = Note(theme, NoteKind.WARNING)
        self._error.hide()
        self._analyze.clicked.connect(self.analyze_clicked)
        self._delete.clicked.connect(self.delete_clicked)

    @property
    def first_stop(self) -> QWidget:
        """For Tab."""
        return self._analyze

    @abstractmethod
    def show_detail(self, detail: Any) -> None:
        """Of the one that is shown, what its list does not know."""

    def show_trouble(self, why: Message | None) -> None:
        """What could not be loaded of it."""
        self._trouble = why
        self._error.setVisible(why is not None)
        self._error.set_text("" if why is None else self._language.wording.say(why))

    def retranslate(self) -> None:
        self._delete.name_it(self.tr("Delete"))
        self.show_trouble(self._trouble)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
