"""The user's notes on an application."""

from PySide6.QtCore import Signal

from careerflow.models.tracker import Application
from careerflow.views.application.section import Section
from careerflow.views.theme import Theme
from careerflow.views.widgets.notes_editor import NotesEditor

_HEIGHT = 200


class NotesSection(Section):
    edited = Signal(str, object, int)
    """As in PlanSection."""
    link_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "notebook-pen")
        self._times = 0
        self._editor = NotesEditor(theme)
        self._editor.setMinimumHeight(_HEIGHT)
        self._editor.begun.connect(self._begin)
        self._editor.settled.connect(lambda text: self.edited.emit("notes", text, self._times))
        self._editor.link_wanted.connect(self.link_wanted)
        self.body.addWidget(self._editor)
        self.retranslate()

    def show_application(self, application: Application) -> None:
        self._editor.set_text(application.notes)

    def flush(self) -> None:
        """Announces what was typed last."""
        self._editor.flush()

    def retranslate(self) -> None:
        self.name_it(self.tr("Notes"))
        self._editor.name_it(self.tr("Notes"))

    def _begin(self) -> None:
        self._times += 1
