"""Asks where a copy of a CV's file goes."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget


class CopyDialog(QFileDialog):
    """The platform's own dialog; it asks before it takes a file's place."""

    chosen = Signal(Path)

    def __init__(self, parent: QWidget, file_name: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export a copy of the CV"))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setDefaultSuffix(Path(file_name).suffix.removeprefix("."))
        self.selectFile(file_name)
        self.fileSelected.connect(lambda file: self.chosen.emit(Path(file)))
