"""What an export has to ask: where to, and for a protected CV how."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from careerflow.models.export import SUFFIXES, ExportKind
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text


class SaveDialog(QFileDialog):
    """The platform's own dialog; it asks before it takes a file's place."""

    chosen = Signal(object, Path)
    """An ExportKind and where to."""

    def __init__(self, parent: QWidget, kind: ExportKind, proposed: Path) -> None:
        super().__init__(parent)
        self._kind = kind
        suffix = SUFFIXES[kind]
        names = {
            ExportKind.PDF: self.tr("PDF document"),
            ExportKind.MARKDOWN: self.tr("Markdown text"),
            ExportKind.JSON: self.tr("JSON data"),
            ExportKind.LETTER: self.tr("Plain text"),
            ExportKind.RADAR_PNG: self.tr("PNG picture"),
            ExportKind.RADAR_SVG: self.tr("SVG drawing"),
        }
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export the report"))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setNameFilter(f"{names[kind]} (*{suffix})")
        self.setDefaultSuffix(suffix.removeprefix("."))
        self.setDirectory(str(proposed.parent))
        self.selectFile(proposed.name)
        self.fileSelected.connect(self._on_selected)

    def _on_selected(self, file: str) -> None:
        self.chosen.emit(self._kind, Path(file))


class ProtectedDialog(QDialog):
    """Says that the export will not be protected as the CV is, and asks for the password where it
    is not known."""

    confirmed = Signal(str)
    """The password; empty where it was not asked for."""
    cv_left_out = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, asks: bool, wrong: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("This CV is protected"))
        title = Text("title", text=self.windowTitle())
        note = Note(theme, NoteKind.WARNING, self._warning())
        self._field = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._field.setPlaceholderText(self.tr("Password"))
        self._field.setAccessibleName(self.tr("Password of the PDF"))
        self._field.setVisible(asks)
        hint = Text("muted", wrap=True)
        hint.setText(self.tr("Enter the CV's password to export its pages. It is not stored."))
        hint.setVisible(asks)
        mistake = Note(theme, NoteKind.ERROR, self.tr("That is not the password. Try again."))
        mistake.setVisible(wrong)
        self._go = Button(theme, "primary")
        self._go.setText(self.tr("Export"))
        self._go.setDefault(True)
        self._go.setEnabled(not asks)
        self._without = Button(theme)
        self._without.setText(self.tr("Leave the CV's pages out"))
        cancel = Button(theme)
        cancel.setText(self.tr("Cancel"))
        buttons = row(self._without, 0, cancel, self._go)
        self.setLayout(
            column(
                title, note, hint, self._field, mistake, buttons, spacing=Space.M, margins=Space.L
            )
        )
        self.setMinimumWidth(460)
        self._field.textChanged.connect(lambda text: self._go.setEnabled(bool(text)))
        self._go.clicked.connect(self._confirm)
        self._without.clicked.connect(self._leave_out)
        cancel.clicked.connect(self.reject)
        (self._field if asks else self._go).setFocus()

    def _warning(self) -> str:
        return self.tr(
            "The exported PDF will not be protected: whoever has the file can read the CV's pages "
            "in it."
        )

    def _confirm(self) -> None:
        self.confirmed.emit(self._field.text())
        self.accept()

    def _leave_out(self) -> None:
        self.cv_left_out.emit()
        self.accept()
