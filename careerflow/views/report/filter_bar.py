"""Which rows are listed: all, or those of one verdict, or of the selected axis."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from careerflow.models.job import Axis
from careerflow.models.report import Row, Verdict
from careerflow.views.icons import icon
from careerflow.views.report.marks import ICONS
from careerflow.views.report.words import axis_word, verdict_word
from careerflow.views.theme import Space, Theme


class FilterBar(QWidget):
    verdict_chosen = Signal(object)
    """A Verdict, or None for all."""

    axis_cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[Row, ...] = ()
        self._axis: Axis | None = None
        self._group = QButtonGroup(self)
        self._all = self._button(None)
        self._verdicts = {verdict: self._button(verdict) for verdict in Verdict}
        self._axis_button = QPushButton()
        self._axis_button.setProperty("role", "quiet")
        self._axis_button.clicked.connect(self.axis_cleared)
        self._arrange()
        self._group.buttonClicked.connect(self._chosen)
        theme.changed.connect(self._set_icons)
        self._set_icons()
        self.retranslate()

    @property
    def buttons(self) -> list[QWidget]:
        return [self._all, *self._verdicts.values(), self._axis_button]

    @property
    def verdict(self) -> Verdict | None:
        checked = self._group.checkedButton()
        return next((v for v, button in self._verdicts.items() if button is checked), None)

    def show_rows(self, rows: tuple[Row, ...], axis: Axis | None) -> None:
        """All rows of the report; the counts are of those of `axis`."""
        self._rows, self._axis = rows, axis
        self.retranslate()

    def reset(self) -> None:
        """All verdicts."""
        self._all.setChecked(True)

    def retranslate(self) -> None:
        rows = [r for r in self._rows if self._axis in (None, r.requirement.axis)]
        self._all.setText(self.tr("All {count}").format(count=len(rows)))
        for verdict, button in self._verdicts.items():
            count = sum(row.verdict is verdict for row in rows)
            button.setText(f"{verdict_word(verdict)} {count}")
            button.setVisible(count > 0 or button.isChecked())
        self._axis_button.setVisible(self._axis is not None)
        if self._axis is not None:
            text = self.tr("Only {axis}: show all areas")
            self._axis_button.setText(text.format(axis=axis_word(self._axis)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _button(self, verdict: Verdict | None) -> QToolButton:
        button = QToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setChecked(verdict is None)
        button.setIconSize(QSize(14, 14))
        self._group.addButton(button)
        return button

    def _arrange(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(Space.XS)
        for button in (self._all, *self._verdicts.values()):
            line.addWidget(button)
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.XS)
        column.setSpacing(Space.XS)
        column.addLayout(line)
        axis_line = QHBoxLayout()
        axis_line.addWidget(self._axis_button)
        axis_line.addStretch()
        column.addLayout(axis_line)

    def _set_icons(self) -> None:
        for verdict, button in self._verdicts.items():
            button.setIcon(icon(self._theme, ICONS[verdict], f"{verdict}_text", 14))
        self._axis_button.setIcon(icon(self._theme, "x", "accent_soft_text", 14))

    def _chosen(self) -> None:
        self.verdict_chosen.emit(self.verdict)
