"""Where a CV goes, while there is none."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from careerflow.views.icons import IconLabel
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.text import Text


class DropZone(QWidget):
    """Shows the place and the other ways in; drops themselves are taken by the whole window."""

    browse_clicked = Signal()
    sample_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = Text("title")
        self._hint = Text("muted", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._browse = Button(theme, icon_name="folder-open")
        self._sample = Button(theme, "quiet")
        self._browse.clicked.connect(self.browse_clicked)
        self._sample.clicked.connect(self.sample_clicked)
        layout = column(0, margins=Space.L)
        layout.addWidget(
            IconLabel(theme, "file-up", "accent", 40), 0, Qt.AlignmentFlag.AlignHCenter
        )
        layout.addSpacing(Space.S)
        layout.addWidget(self._title, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._hint)
        layout.addSpacing(Space.S)
        layout.addWidget(self._browse, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._sample, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.setLayout(layout)
        theme.changed.connect(self.update)
        self.retranslate()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Drop your CV here"))
        self._hint.setText(self.tr("PDF or .txt, up to 50 MB. It stays on this computer."))
        self._browse.setText(self.tr("Browse…"))
        self._sample.setText(self.tr("Try it with a sample CV and advert"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.color("border_strong"), 1.25)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(self._theme.color("window"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
