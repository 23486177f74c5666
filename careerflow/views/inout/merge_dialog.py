"""A file with everything, before it comes into the library: what of it is new here."""

from datetime import datetime

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from careerflow.models.inout import Counts, MergePreview, RowKind
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.fitting_dialog import FittingDialog
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.stage_progress import StageProgress
from careerflow.views.widgets.text import ElidedText, Text
from careerflow.views.words.days import when

_WIDTH = 600


class MergeDialog(FittingDialog):
    agreed = Signal()
    cancelled = Signal()
    """The import that runs is to stop."""

    def __init__(self, theme: Theme, parent: QWidget, name: str, preview: MergePreview) -> None:
        """`name` is that of the file."""
        super().__init__(_WIDTH, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import everything"))
        self._running = False
        self._told = ElidedText("caption", Qt.TextElideMode.ElideMiddle)
        self._told.setText("  ·  ".join(part for part in (name, _exported(preview)) if part))
        self._files = Note(theme, NoteKind.WARNING)
        self._files.set_text(
            self.tr(
                "%n CV(s) or attachment(s) come without their file. To bring those along, export "
                "as .zip.",
                "",
                preview.missing_files,
            )
        )
        self._files.setVisible(preview.missing_files > 0)
        self._rule = Text("caption", wrap=True)
        self._problem = Note(theme, NoteKind.ERROR)
        self._problem.hide()
        self._progress = StageProgress(theme)
        self._progress.hide()
        self._cancel = Button(theme)
        self._go = Button(theme, "primary", "import")
        self._build(preview)
        self._go.setEnabled(bool(preview.total.new or preview.total.newer))
        (self._go if self._go.isEnabled() else self._cancel).setFocus()
        self._go.clicked.connect(self._on_go)
        self._cancel.clicked.connect(self.reject)
        self._progress.cancel_clicked.connect(self.cancelled)

    def show_progress(self, said: str, fraction: float | None) -> None:
        self._progress.set_progress(said, fraction)

    def show_problem(self, problem: str) -> None:
        """It has failed, or was stopped (an empty text)."""
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

    def _build(self, preview: MergePreview) -> None:
        self._rule.setText(
            self.tr(
                "Of two versions the one that was changed later counts. Nothing of yours is "
                "deleted, and Undo takes the import back."
            )
        )
        if not (preview.total.new or preview.total.newer):
            self._rule.setText(self.tr("All of it is in your library already."))
        self._cancel.setText(self.tr("Cancel"))
        self._go.setText(self.tr("Import"))
        self._go.setDefault(True)
        self.lay_out(
            column(Text("heading", text=self.windowTitle()), self._told, spacing=2),
            self._counts(preview),
            self._rule,
            self._files,
            self._problem,
            self._progress,
            buttons=row(0, self._cancel, self._go),
            spacing=Space.L,
            margins=Space.XL,
        )

    def _counts(self, preview: MergePreview) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(0, 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        titles = (self.tr("New"), self.tr("Changed"), self.tr("The same"), self.tr("Newer here"))
        for place, title in enumerate(titles, start=1):
            grid.addWidget(Text("caption", text=title), 0, place, right)
        for line, (kind, name) in enumerate(self._names().items(), start=1):
            counts = preview.counts.get(kind, Counts())
            grid.addWidget(Text(text=name), line, 0)
            numbers = (counts.new, counts.newer, counts.same, counts.older)
            for place, (title, value) in enumerate(zip(titles, numbers, strict=True), start=1):
                shown = Text("strong" if value else "muted", text=QLocale().toString(value))
                shown.setAccessibleName(f"{name}, {title}: {value}")
                grid.addWidget(shown, line, place, right)
        return grid

    def _names(self) -> dict[RowKind, str]:
        return {
            RowKind.CVS: self.tr("CVs"),
            RowKind.JOBS: self.tr("Jobs"),
            RowKind.APPLICATIONS: self.tr("Applications"),
            RowKind.REPORTS: self.tr("Reports"),
            RowKind.OTHERS: self.tr("What belongs to them"),
        }

    def _on_go(self) -> None:
        self._problem.hide()
        self._set_running(True)
        self.agreed.emit()

    def _set_running(self, running: bool) -> None:
        self._running = running
        for part in (self._cancel, self._go):
            part.setEnabled(not running)
        self._progress.setVisible(running)
        if running:
            self._progress.focus_cancel()
        else:
            self._go.setFocus()
        self.fit()


def _exported(preview: MergePreview) -> str:
    """The time in the file, which may be anything."""
    try:
        return when(datetime.fromisoformat(preview.exported).astimezone())
    except (ValueError, OverflowError, OSError):
        return ""
