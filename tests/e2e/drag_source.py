"""Plays the file manager: a small window from which a file can be dragged."""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel


class Source(QLabel):
    def mousePressEvent(self, _event):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(sys.argv[1])])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)
        # The target fetches the data after the drop.
        QTimer.singleShot(1500, QApplication.quit)


app = QApplication([])
source = Source(Path(sys.argv[1]).name, alignment=Qt.AlignmentFlag.AlignCenter)
source.setStyleSheet("background: white; color: black")
source.setWindowTitle("FileManager")
source.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
source.resize(160, 90)
source.show()
app.exec()
