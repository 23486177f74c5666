"""A figure that leads to what it counts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from careerflow.views.charts.figures import count
from careerflow.views.icons import IconLabel
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import ElidedText, Text


class Counter(QPushButton):
    def __init__(self, theme: Theme, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "counter")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name, self._figure = ElidedText("muted", Qt.TextElideMode.ElideRight), Text("display")
        icon = IconLabel(theme, icon_name, "muted", 18)
        head = row(self._name, icon)
        self.setLayout(column(head, self._figure, spacing=Space.XS, margins=Space.L))
        for part in (self._name, self._figure, icon):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_count(self, name: str, number: int, tip: str) -> None:
        """`tip` says what is counted and where it leads."""
        self._name.setText(name)
        self._figure.setText(count(number))
        self.setToolTip(tip)
        self.setAccessibleName(f"{name}: {count(number)}")
        self.setAccessibleDescription(tip)
