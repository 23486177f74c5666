"""Names and values in two columns."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from careerflow.views.theme import Space
from careerflow.views.widgets.text import Text


class Facts(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.XL)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(1, 1)

    def set_facts(self, facts: list[tuple[str, str]]) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for index, (name, value) in enumerate(facts):
            shown = Text(wrap=True, selectable=True, text=value)
            shown.setAccessibleName(f"{name}: {value}")
            self._grid.addWidget(Text("muted", text=name), index, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, index, 1, Qt.AlignmentFlag.AlignTop)
