"""Where a calendar file goes."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget


class CalendarDialog(QFileDialog):
    """The platform's own dialog; it asks before it takes a file's place."""

    chosen = Signal(Path)

    def __init__(self, parent: QWidget, proposed: Path) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export dates for a calendar"))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setNameFilter(f"{self.tr('Calendar')} (*.ics)")
        self.setDefaultSuffix("ics")
        self.setDirectory(str(proposed.parent))
        self.selectFile(proposed.name)
        self.fileSelected.connect(lambda file: self.chosen.emit(Path(file)))
