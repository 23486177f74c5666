"""Where a chart's file goes."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from careerflow.views.charts.chart_card import ChartFile


class SaveChartDialog(QFileDialog):
    """The platform's own dialog; it asks before it takes a file's place."""

    chosen = Signal(Path)

    def __init__(self, parent: QWidget, file: ChartFile, proposed: Path) -> None:
        super().__init__(parent)
        names = {
            ChartFile.PNG: self.tr("PNG picture"),
            ChartFile.SVG: self.tr("SVG drawing"),
            ChartFile.CSV: self.tr("CSV table"),
        }
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Save the chart"))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setNameFilter(f"{names[file]} (*{file})")
        self.setDefaultSuffix(file.removeprefix("."))
        self.setDirectory(str(proposed.parent))
        self.selectFile(proposed.name)
        self.fileSelected.connect(lambda path: self.chosen.emit(Path(path)))
