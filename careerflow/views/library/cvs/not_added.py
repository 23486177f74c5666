"""Which files could not be added to the library, and why."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from careerflow.models.cv_uses import NotAdded
from careerflow.views.language import Language
from careerflow.views.theme import Theme
from careerflow.views.widgets.button import IconButton
from careerflow.views.widgets.layout import row
from careerflow.views.widgets.note import Note, NoteKind

_MOST = 4  # files that are named


class NotAddedNote(QWidget):
    """Stays until it is closed or other files are added."""

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__()
        self._language = language
        self._failed: tuple[NotAdded, ...] = ()
        self._note = Note(theme, NoteKind.WARNING)
        self._close = IconButton(theme, "x")
        self._close.clicked.connect(self.clear)
        line = row(self._note, self._close)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.clear()

    def show_failures(self, failed: tuple[NotAdded, ...]) -> None:
        self._failed = failed
        self.setVisible(bool(failed))
        self.retranslate()

    def clear(self) -> None:
        self.show_failures(())

    def text(self) -> str:
        return self._note.text()

    def retranslate(self) -> None:
        self._close.name_it(self.tr("Close this message"))
        say = self._language.wording.say
        lines = [f"{one.file_name}: {say(one.why)}" for one in self._failed[:_MOST]]
        more = len(self._failed) - _MOST
        if more > 0:
            lines.append(self.tr("And %n more file(s).", "", more))
        self._note.set_text("\n".join(lines))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
