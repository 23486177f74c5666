"""What of the user's data is to be exported, and how far that is."""

from pathlib import Path

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from careerflow.models.inout import DataKind
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.fitting_dialog import FittingDialog
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.stage_progress import StageProgress
from careerflow.views.widgets.text import Text

_WIDTH = 560
_INDENT = 24
"""Where the text of a radio button begins."""


class ExportDialog(FittingDialog):
    """Stays open while the export runs: `show_progress`, then `accept` or `show_problem`."""

    chosen = Signal(object, Path, bool)
    """A DataKind, where to, and whether of the applications only those in view are meant."""
    cancelled = Signal()
    """The export that runs is to stop."""

    def __init__(self, theme: Theme, parent: QWidget, folder: Path, in_view: int | None) -> None:
        """`folder` is where the last export went; `in_view` counts the applications that a filter
        has left, None where there is none."""
        super().__init__(_WIDTH, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export your data"))
        self._folder = folder
        self._running = False
        self._kinds = QButtonGroup(self)
        self._options = {kind: QRadioButton() for kind in DataKind}
        self._only_shown = QCheckBox()
        self._only_shown.setVisible(in_view is not None)
        if in_view is not None:
            self._only_shown.setText(self.tr("Only the %n that the filter shows", "", in_view))
            self._only_shown.setChecked(True)
        self._note = Note(theme, NoteKind.INFO, self._warning())
        self._problem = Note(theme, NoteKind.ERROR)
        self._problem.hide()
        self._progress = StageProgress(theme)
        self._progress.hide()
        self._cancel = Button(theme)
        self._go = Button(theme, "primary", "file-down")
        self._go.setDefault(True)
        self._build()
        self._connect()
        start = DataKind.ZIP if in_view is None else DataKind.CSV
        self._options[start].setChecked(True)
        self._options[start].setFocus()

    def show_progress(self, said: str, fraction: float | None) -> None:
        self._progress.set_progress(said, fraction)

    def show_problem(self, problem: str) -> None:
        """It has failed, or was stopped (an empty text); another try is possible."""
        self._set_running(False)
        self._problem.set_text(problem)
        self._problem.setVisible(bool(problem))
        self.fit()

    def reject(self) -> None:
        """Esc stops what runs; a second one closes."""
        if self._running:
            self.cancelled.emit()
        else:
            super().reject()

    def _build(self) -> None:
        self._cancel.setText(self.tr("Cancel"))
        self._go.setText(self.tr("Export…"))
        self.lay_out(
            Text("heading", text=self.windowTitle()),
            self._options_column(),
            self._note,
            self._problem,
            self._progress,
            buttons=row(0, self._cancel, self._go),
            spacing=Space.L,
            margins=Space.XL,
        )

    def _options_column(self) -> QVBoxLayout:
        hints = {
            DataKind.ZIP: (
                self.tr("Everything, in one .zip file"),
                self.tr(
                    "CVs with their files, jobs, applications, reports and notes: to keep, or to "
                    "import on another computer."
                ),
            ),
            DataKind.JSON: (
                self.tr("Everything but the files, as .json"),
                self.tr("The same as text, in a documented format that any program can read."),
            ),
            DataKind.CSV: (
                self.tr("Applications, as a .csv table"),
                self.tr("A row for each, for Excel, LibreOffice or Google Sheets."),
            ),
        }
        options = QVBoxLayout()
        options.setSpacing(Space.L)
        for kind, (name, hint) in hints.items():
            button = self._options[kind]
            button.setText(name)
            button.setAccessibleDescription(hint)
            self._kinds.addButton(button)
            below = row(Text("caption", wrap=True, text=hint), margins=(_INDENT, 0, 0, 0))
            options.addLayout(column(button, below, spacing=2))
        options.addLayout(row(self._only_shown, margins=(_INDENT, 0, 0, 0)))
        return options

    def _connect(self) -> None:
        self._go.clicked.connect(self._ask_file)
        self._cancel.clicked.connect(self.reject)
        self._progress.cancel_clicked.connect(self.cancelled)
        self._kinds.buttonToggled.connect(self._on_kind)

    def _on_kind(self) -> None:
        is_csv = self._kind() is DataKind.CSV
        self._only_shown.setEnabled(is_csv)

    def _kind(self) -> DataKind:
        return next(kind for kind, button in self._options.items() if button.isChecked())

    def _ask_file(self) -> None:
        kind = self._kind()
        names = {
            DataKind.ZIP: self.tr("CareerFlow data with files (*.zip)"),
            DataKind.JSON: self.tr("CareerFlow data (*.json)"),
            DataKind.CSV: self.tr("Table (*.csv)"),
        }
        called = self.tr("CareerFlow applications") if kind is DataKind.CSV else "CareerFlow"
        day = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        dialog = QFileDialog(self, self.windowTitle(), str(self._folder), names[kind])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind.value)
        dialog.selectFile(f"{called} {day}.{kind}")
        dialog.fileSelected.connect(lambda file: self._on_file(kind, Path(file)))
        dialog.open()

    def _on_file(self, kind: DataKind, file: Path) -> None:
        self._problem.hide()
        self._folder = file.parent
        self._set_running(True)
        self.chosen.emit(kind, file, self._only_shown.isVisibleTo(self) and self._is_limited(kind))

    def _is_limited(self, kind: DataKind) -> bool:
        return kind is DataKind.CSV and self._only_shown.isChecked()

    def _set_running(self, running: bool) -> None:
        self._running = running
        for part in (*self._options.values(), self._only_shown, self._go, self._cancel):
            part.setEnabled(not running)
        self._progress.setVisible(running)
        if running:
            self._progress.focus_cancel()
        else:
            self._on_kind()
            self._go.setFocus()
        self.fit()

    def _warning(self) -> str:
        return self.tr(
            "The file is not encrypted: whoever has it can read what is in it. Keys and settings "
            "are never exported."
        )
