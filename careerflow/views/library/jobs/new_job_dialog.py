"""A new job of the library."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from careerflow.views.library.jobs.advert_entry import AdvertEntry
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row

_SIZE = (900, 620)
_SMALLEST = (720, 420)


class NewJobDialog(QDialog):
    saved = Signal(str, object)
    """The text, and the JobFacts as they stand in the form."""
    open_wanted = Signal(str)
    """A job of the library instead; its id."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = AdvertEntry(theme)
        self._save, self._cancel = Button(theme, "primary"), Button(theme)
        buttons = row(0, self._cancel, self._save)
        layout = column(self.entry, buttons, spacing=Space.L, margins=Space.XL)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setMinimumSize(*_SMALLEST)
        wide, high = _SIZE
        self.resize(wide, min(high, parent.window().height() - 2 * Space.XL))
        self.entry.changed.connect(self._show_save)
        self.entry.known_wanted.connect(self._on_open)
        self._save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._on_save)
        self.retranslate()

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("New job"))
        self.entry.action.setText(self.tr("Open it"))
        self._cancel.setText(self.tr("Cancel"))
        self._show_save()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def reject(self) -> None:
        self.entry.stop()
        super().reject()

    def _show_save(self) -> None:
        """A job needs a text, or at least a title of its own."""
        entry = self.entry
        self._save.setText(self.tr("Save job") if entry.known is None else self.tr("Save anyway"))
        self._save.setEnabled(bool(entry.advert() or entry.form.facts().title))

    def _on_save(self) -> None:
        if self._save.isEnabled():
            self.entry.once_checked(self._save_now)

    def _save_now(self) -> None:
        self.entry.stop()
        self.saved.emit(self.entry.advert(), self.entry.form.facts())
        self.accept()

    def _on_open(self, job_id: str) -> None:
        self.open_wanted.emit(job_id)
        self.reject()
