"""Strengths beside gaps."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from careerflow.models.job import Axis
from careerflow.models.report import Row
from careerflow.views.language import Language
from careerflow.views.report.finding_delegate import FindingDelegate
from careerflow.views.report.findings_model import NUMBER_ROLE, Finding, FindingsModel
from careerflow.views.theme import Space, Theme


class FindingsList(QWidget):
    """A heading and the rows; `row_selected` tells the report's row."""

    row_selected = Signal(int)

    def __init__(
        self, theme: Theme, language: Language, finding: Finding, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._finding = finding
        self._asked = True
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setProperty("role", "strong")
        self._title.setContentsMargins(Space.S, Space.S, 0, Space.XS)
        self._empty = QLabel()
        self._empty.setTextFormat(Qt.TextFormat.PlainText)
        self._empty.setWordWrap(True)
        self._empty.setProperty("role", "muted")
        self._empty.setContentsMargins(Space.S, Space.S, Space.S, 0)
        self.model = FindingsModel(language, finding, self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(FindingDelegate(theme, self.view))
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setMouseTracking(True)
        self.view.selectionModel().currentChanged.connect(self._selected)
        theme.changed.connect(self.view.viewport().update)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        column.addStretch()
        self.retranslate()

    def set_rows(self, rows: tuple[Row, ...], axis: Axis | None) -> None:
        self._asked = any(axis in (None, row.requirement.axis) for row in rows)
        self.model.set_rows(rows, axis)
        self.retranslate()

    def retranslate(self) -> None:
        count = self.model.rowCount()
        strengths = self.tr("Strengths ({count})").format(count=count)
        gaps = self.tr("Gaps ({count})").format(count=count)
        title = strengths if self._finding is Finding.STRENGTH else gaps
        self._title.setText(title)
        self.view.setAccessibleName(title)
        none_met = self.tr("No requirement is fully met here.")
        none_lost = self.tr("Nothing is missing here.")
        none = none_met if self._finding is Finding.STRENGTH else none_lost
        self._empty.setText(none if self._asked else self.tr("The advert asks for nothing here."))
        self._empty.setVisible(count == 0)
        self.view.setVisible(count > 0)
        self.model.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _selected(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_selected.emit(index.data(NUMBER_ROLE))


class FindingsPanel(QWidget):
    row_selected = Signal(int)
    row_activated = Signal()

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strengths = FindingsList(theme, language, Finding.STRENGTH)
        self.gaps = FindingsList(theme, language, Finding.GAP)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.M)
        for column in (self.strengths, self.gaps):
            line.addWidget(column, 1)
            column.row_selected.connect(self.row_selected)
            column.view.activated.connect(self.row_activated)

    def set_rows(self, rows: tuple[Row, ...], axis: Axis | None) -> None:
        """All rows of the report; those of `axis` are listed, None lists all."""
        self.strengths.set_rows(rows, axis)
        self.gaps.set_rows(rows, axis)
