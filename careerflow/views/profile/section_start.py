"""At which line of a section another one begins, and whether that line is its heading."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QListWidget

from careerflow.models.document import SectionKind
from careerflow.models.profile import HeadedSection
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text

_MOST_LINES = 8  # that are seen at once
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SectionStart(QFrame):
    chosen = Signal(int, bool)
    """Which of the lines, and whether it is the heading."""
    cancelled = Signal()

    def __init__(self, theme: Theme, lines: Sequence[HeadedSection]) -> None:
        super().__init__()
        self.setProperty("role", "entry")
        self._lines = lines
        self._question = Text("strong", wrap=True)
        self.lines = QListWidget()
        self.lines.setProperty("role", "sheet")
        self.lines.setSpacing(1)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.lines.addItems([line.heading for line in lines])
        self.is_heading = QCheckBox()
        self._cancel, self.begin = Button(theme), Button(theme)
        foot = row(self.is_heading, 0, self._cancel, self.begin)
        self.setLayout(column(self._question, self.lines, foot, margins=Space.M))
        self.setFocusProxy(self.lines)
        self.lines.currentRowChanged.connect(self._guess)
        self.lines.itemDoubleClicked.connect(self._choose)
        self.begin.clicked.connect(self._choose)
        self._cancel.clicked.connect(self.cancelled)
        self.lines.setCurrentRow(next(filter(self._may_head, range(len(lines))), 0))
        self.retranslate()

    def retranslate(self) -> None:
        self._question.setText(self.tr("At which line does another section begin?"))
        self.lines.setAccessibleName(self._question.text())
        self.is_heading.setText(self.tr("This line is its heading"))
        self._cancel.setText(self.tr("Cancel"))
        self.begin.setText(self.tr("Begin a section here"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Not the dialog's: Escape would leave it."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in _ENTER:
            self._choose()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its lines, now that the theme tells how high those are."""
        super().showEvent(event)
        line = self.lines.sizeHintForRow(0) + 2 * self.lines.spacing()
        shown = min(self.lines.count(), _MOST_LINES)
        self.lines.setFixedHeight(shown * line + 2 * self.lines.frameWidth() + self.lines.spacing())

    def _guess(self, number: int) -> None:
        self.is_heading.setChecked(self._may_head(number))

    def _may_head(self, number: int) -> bool:
        """Whether it says what headings say, or is written as one."""
        line = self._lines[number]
        stands_out = line.heading.isupper() or line.heading.endswith(":")
        return stands_out or line.kind is not SectionKind.OTHER

    def _choose(self) -> None:
        self.chosen.emit(self.lines.currentRow(), self.is_heading.isChecked())
