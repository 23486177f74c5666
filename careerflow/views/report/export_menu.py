"""What a report can be exported as: a button with its menu."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from careerflow.models.export import ExportKind
from careerflow.views.theme import Theme
from careerflow.views.widgets.button import Button

_KEY = "Ctrl+E"


class ExportButton(Button):
    chosen = Signal(object)
    """An ExportKind."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", "download", parent)
        self._menu = QMenu(self)
        self._actions: dict[ExportKind, QAction] = {}
        for kind in ExportKind:
            if kind in (ExportKind.RADAR_PNG, ExportKind.COPY):
                self._menu.addSeparator()
            self._actions[kind] = self._menu.addAction("")
            self._actions[kind].setData(kind)
        self.set_letter(False)
        self._menu.triggered.connect(self._on_triggered)
        self.setMenu(self._menu)
        self.retranslate()

    def set_letter(self, is_there: bool) -> None:
        """Whether the report has the draft of a letter."""
        self._actions[ExportKind.LETTER].setVisible(is_there)

    def retranslate(self) -> None:
        self.setText(self.tr("Export"))
        self.setShortcut(QKeySequence(_KEY))
        key = QKeySequence(_KEY).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(self.tr("Export or copy this report ({key})").format(key=key))
        self.setAccessibleName(self.tr("Export this report"))
        texts = {
            ExportKind.PDF: self.tr("PDF with highlights…"),
            ExportKind.MARKDOWN: self.tr("Markdown…"),
            ExportKind.JSON: self.tr("JSON…"),
            ExportKind.LETTER: self.tr("Cover letter…"),
            ExportKind.RADAR_PNG: self.tr("Radar as PNG…"),
            ExportKind.RADAR_SVG: self.tr("Radar as SVG…"),
            ExportKind.COPY: self.tr("Copy report as text"),
        }
        for kind, text in texts.items():
            self._actions[kind].setText(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(ExportKind(action.data()))
