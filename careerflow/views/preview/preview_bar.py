"""Page number and zoom above the preview."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from careerflow.views.icons import icon
from careerflow.views.preview.page_layout import ACTUAL_SIZE
from careerflow.views.theme import Space, Theme


class PreviewBar(QFrame):
    zoom_in = Signal()
    zoom_out = Signal()
    fit_width = Signal()
    fit_page = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page, self._pages, self._zoom = 1, 0, 1.0
        self._page_label = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._page_label.setProperty("role", "caption")
        self._zoom_label = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._zoom_label.setProperty("role", "caption")
        self._zoom_label.setMinimumWidth(44)
        self._zoom_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        signals = {
            "zoom-out": self.zoom_out,
            "zoom-in": self.zoom_in,
            "move-horizontal": self.fit_width,
            "file-text": self.fit_page,
        }
        self._buttons = {name: QToolButton() for name in signals}
        for name, signal in signals.items():
            self._buttons[name].clicked.connect(signal)
        self._buttons["move-horizontal"].setCheckable(True)
        self._buttons["file-text"].setCheckable(True)
        self._arrange()
        theme.changed.connect(self._set_icons)
        self._set_icons()
        self.retranslate()

    @property
    def buttons(self) -> list[QWidget]:
        return list(self._buttons.values())

    def set_page(self, page: int, pages: int) -> None:
        """`page` counts from 1; no pages: a plain text, which has only its zoom."""
        self._page, self._pages = page, pages
        for name in ("move-horizontal", "file-text"):
            self._buttons[name].setVisible(pages > 0)
        self._zoom_label.setVisible(pages > 0)
        self.retranslate()

    def set_zoom(self, zoom: float, width_fits: bool, page_fits: bool) -> None:
        """`zoom` is in logical pixels per point."""
        self._zoom = zoom
        self._buttons["move-horizontal"].setChecked(width_fits)
        self._buttons["file-text"].setChecked(page_fits)
        self.retranslate()

    def retranslate(self) -> None:
        counted = self.tr("Page {page} of {pages}").format(page=self._page, pages=self._pages)
        self._page_label.setText(counted if self._pages else self.tr("Text of the CV"))
        percent = round(100 * self._zoom / ACTUAL_SIZE)
        self._zoom_label.setText(self.tr("{percent}%").format(percent=percent))
        names = {
            "zoom-out": self.tr("Zoom out"),
            "zoom-in": self.tr("Zoom in"),
            "move-horizontal": self.tr("Fit width"),
            "file-text": self.tr("Fit page"),
        }
        for key, name in names.items():
            self._buttons[key].setAccessibleName(name)
            self._buttons[key].setToolTip(name)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _arrange(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.M, Space.XS, Space.S, Space.XS)
        line.setSpacing(2)
        line.addWidget(self._page_label)
        line.addStretch()
        line.addWidget(self._buttons["zoom-out"])
        line.addWidget(self._zoom_label)
        line.addWidget(self._buttons["zoom-in"])
        line.addSpacing(Space.S)
        line.addWidget(self._buttons["move-horizontal"])
        line.addWidget(self._buttons["file-text"])

    def _set_icons(self) -> None:
        for name, button in self._buttons.items():
            button.setIcon(icon(self._theme, name, "muted"))
