"""Which CV goes with an application."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerflow.models.tracker import LibraryCv
from careerflow.views.application.form_dialog import FormDialog
from careerflow.views.application.section import labelled
from careerflow.views.theme import Theme
from careerflow.views.widgets.still_box import StillBox
from careerflow.views.widgets.text import Text
from careerflow.views.words.days import day_of

_MOST_SHOWN = 12


class CvDialog(FormDialog):
    """`chosen` carries a LibraryCv, or None for no CV."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, cvs: Sequence[LibraryCv], sha256: str | None, parent: QWidget
    ) -> None:
        super().__init__(theme, "", parent)
        self.setWindowTitle(self.tr("Choose the CV that goes with it"))
        self._box = StillBox()
        self._box.setMaxVisibleItems(_MOST_SHOWN)
        self._box.addItem(self.tr("No CV"), None)
        for cv in cvs:
            added = day_of(cv.created)
            self._box.addItem(self.tr("{name}, added {day}").format(name=cv.name, day=added), cv)
            if cv.file_sha256 == sha256:
                self._box.setCurrentIndex(self._box.count() - 1)
        self.form.addWidget(labelled(Text(text=self.tr("CV")), self._box))
        hint = Text("caption", wrap=True)
        hint.setText(self.tr("The newest first. The file is kept even if it leaves the library."))
        self.form.addWidget(hint)

    def finish(self) -> None:
        self.chosen.emit(self._box.currentData())
