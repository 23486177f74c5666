"""The fields of an entry, each with its name above it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from careerflow.views.profile import dates
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.still_box import StillBox
from careerflow.views.widgets.text import ElidedText, Text

_DATE_WIDTH = 104


class TextField(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_marked = False
        self._name = Text("caption")
        self.line = QLineEdit()
        self.line.textChanged.connect(self.changed)
        self._name.setBuddy(self.line)
        self.setLayout(column(self._name, self.line, spacing=2))
        self.setFocusProxy(self.line)

    def name_it(self, name: str) -> None:
        self._name.setText(name)
        self.line.setAccessibleName(name)

    def text(self) -> str | None:
        """None where nothing is written."""
        return " ".join(self.line.text().split()) or None

    def set_text(self, text: str | None) -> None:
        self.line.setText(text or "")
        self.line.setCursorPosition(0)

    def mark_wrong(self, why: str) -> None:
        """Shows that this cannot be kept; "" that it can."""
        self.is_marked = bool(why)
        self.line.setToolTip(why)
        self.line.setAccessibleDescription(why)
        if self.line.property("wrong") == self.is_marked:
            return
        self.line.setProperty("wrong", self.is_marked)
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)


class DateField(TextField):
    def __init__(self) -> None:
        super().__init__()
        self.line.setFixedWidth(_DATE_WIDTH)
        self.setFixedWidth(_DATE_WIDTH)

    def set_example(self, example: str) -> None:
        self.line.setPlaceholderText(example)

    def date(self) -> str | None:
        """Raises ValueError."""
        return dates.read(self.line.text())

    def is_date(self) -> bool:
        """Whether it can be read; no text can."""
        try:
            self.date()
        except ValueError:
            return False
        return True

    def set_date(self, date: str | None) -> None:
        self.set_text(dates.shown(date))


class Choice(QWidget):
    """One of several values; None may be one of them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedText("caption", Qt.TextElideMode.ElideRight)
        self.box = StillBox()
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(14)
        self.box.currentIndexChanged.connect(self.changed)
        self._name.setBuddy(self.box)
        self.setLayout(column(self._name, self.box, spacing=2))
        self.setFocusProxy(self.box)

    def name_it(self, name: str) -> None:
        self._name.setText(name)
        self.box.setAccessibleName(name)

    def name(self) -> str:
        return self._name.text()

    def set_choices(self, choices: dict[object, str]) -> None:
        """Keeps what is chosen, where it is still there."""
        chosen = self.value()
        self.box.blockSignals(True)
        self.box.clear()
        for value, name in choices.items():
            self.box.addItem(name, value)
        self.set_value(chosen)
        self.box.blockSignals(False)

    def value(self) -> object:
        return self.box.currentData()

    def set_value(self, value: object) -> None:
        found = [n for n in range(self.box.count()) if self.box.itemData(n) == value]
        self.box.setCurrentIndex(found[0] if found else 0)

    def words(self) -> str:
        return self.box.currentText()
