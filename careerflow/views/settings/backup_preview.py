"""What a backup holds, beside what is there now."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from careerflow.models.backup import Contents, Preview
from careerflow.views.theme import Space
from careerflow.views.widgets.text import Text
from careerflow.views.words.days import when

_NOTHING = "–"
_Value = Callable[[Contents], str]


class BackupPreview(QWidget):
    """Empty until `show_preview`."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(0, 1)

    def show_preview(self, seen: Preview | None) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if seen is None:
            return
        sides = {self.tr("In the backup"): seen.held}
        if seen.present is not None:
            sides[self.tr("Now")] = seen.present
        for column, title in enumerate(sides, start=1):
            self._put(Text("caption", text=title), 0, column)
        for number, (name, of) in enumerate(self._rows(), start=1):
            values = map(of, sides.values())
            self._put(Text("muted", text=name), number, 0)
            for column, value in enumerate(values, start=1):
                shown = Text("strong" if column == 1 else "", text=value)
                shown.setAccessibleName(f"{name}: {value}")
                self._put(shown, number, column)

    def _rows(self) -> tuple[tuple[str, _Value], ...]:
        return (
            (self.tr("CVs"), lambda found: _number(found.cvs)),
            (self.tr("Job adverts"), lambda found: _number(found.jobs)),
            (self.tr("Applications"), lambda found: _number(found.applications)),
            (self.tr("Reports"), lambda found: _number(found.reports)),
            (self.tr("Last change"), lambda found: _time(found.changed)),
        )

    def _put(self, text: Text, line: int, column: int) -> None:
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(text, line, column, side | Qt.AlignmentFlag.AlignVCenter)


def _number(value: int) -> str:
    return QLocale().toString(value)


def _time(value: datetime | None) -> str:
    return _NOTHING if value is None else when(value)
