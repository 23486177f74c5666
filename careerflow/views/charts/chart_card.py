"""A chart in its box: what it shows and how that is computed, as a table too, and as files."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFrame, QMenu, QSizePolicy, QToolButton, QToolTip, QWidget

from careerflow.models.table import Table
from careerflow.views.charts.chart_view import ChartView
from careerflow.views.charts.drawing import Drawing
from careerflow.views.charts.shown import Shown
from careerflow.views.charts.table_view import ChartTable
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import IconButton
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text


class ChartFile(StrEnum):
    PNG = ".png"
    SVG = ".svg"
    CSV = ".csv"


class ChartCard(QFrame):
    export_wanted = Signal(object)
    """A ChartFile."""
    choice_changed = Signal()

    def __init__(self, theme: Theme, kinds: int = 0, parent: QWidget | None = None) -> None:
        """With `kinds`, the chart comes in as many: see `choice` and `name_choice`."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._shown: Shown | None = None
        self._title = Text("title", wrap=True)
        self._about = IconButton(theme, "circle-help")
        self._about.clicked.connect(self._tell_about)
        self._more = IconButton(theme, "ellipsis-vertical")
        self._menu = QMenu(self)
        self._as_table = self._menu.addAction("")
        self._menu.addSeparator()
        self._files: dict[ChartFile, QAction] = {
            kind: self._menu.addAction("") for kind in ChartFile
        }
        self.chart = ChartView(theme)
        self.table = ChartTable()
        self._empty = Text("muted", wrap=True)
        self._note = Text("caption", wrap=True)
        self._choice = QComboBox()
        self._choice.addItems([""] * kinds)
        if not kinds:
            self._choice.hide()
        self._choice.currentIndexChanged.connect(self.choice_changed)
        self._set_up_menu()
        self._lay_out()
        self.retranslate()
        self._arrange()

    def _set_up_menu(self) -> None:
        self._as_table.setCheckable(True)
        self._as_table.toggled.connect(self._arrange)
        for kind, action in self._files.items():
            action.triggered.connect(lambda _=False, kind=kind: self.export_wanted.emit(kind))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setProperty("role", "menu")
        self._more.setMenu(self._menu)

    def _lay_out(self) -> None:
        head = row(self._title, self._choice, self._about, self._more, spacing=Space.XS)
        head.setStretch(0, 1)
        head.setAlignment(self._about, Qt.AlignmentFlag.AlignTop)
        head.setAlignment(self._more, Qt.AlignmentFlag.AlignTop)
        margins = (Space.L, Space.M, Space.L, Space.L)
        below = column(
            head,
            self.chart,
            self.table,
            self._empty,
            self._note,
            0,
            spacing=Space.M,
            margins=margins,
        )
        below.setAlignment(self.table, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(below)

    @property
    def shown(self) -> Shown | None:
        return self._shown

    @property
    def figures(self) -> Table:
        return self._shown.table if self._shown is not None else Table(())

    def drawing_in(self, width: float) -> Drawing:
        """The chart for a file."""
        return self.chart.drawing_in(width)

    @property
    def choice(self) -> int:
        """The place of that which is chosen."""
        return max(0, self._choice.currentIndex())

    def name_choice(self, name: str, *kinds: str) -> None:
        """`name` is what a screen reader calls it."""
        self._choice.setAccessibleName(name)
        for place, kind in enumerate(kinds):
            self._choice.setItemText(place, kind)

    def show_as_table(self, on: bool) -> None:
        """The table in the chart's place."""
        self._as_table.setChecked(on)

    def show_figures(self, shown: Shown) -> None:
        self._shown = shown
        self._title.setText(shown.title)
        self._about.name_it(shown.about)
        self._about.setAccessibleName(
            self.tr("How “{title}” is computed").format(title=shown.title)
        )
        self._about.setAccessibleDescription(shown.about)
        self._empty.setText(shown.empty)
        self._note.setText(shown.note)
        if shown.lay is not None:
            self.chart.show_chart(shown.title, shown.lay)
            if self._as_table.isChecked():
                self.table.show_table(shown.title, shown.table)
        self.retranslate()
        self._arrange()

    def retranslate(self) -> None:
        title = self._shown.title if self._shown is not None else ""
        self._more.name_it(self.tr("Table and files of “{title}”").format(title=title))
        self._as_table.setText(self.tr("Show as table"))
        texts = {
            ChartFile.PNG: self.tr("Save as PNG…"),
            ChartFile.SVG: self.tr("Save as SVG…"),
            ChartFile.CSV: self.tr("Save the figures as CSV…"),
        }
        for kind, text in texts.items():
            self._files[kind].setText(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _arrange(self) -> None:
        drawn = self._shown is not None and self._shown.lay is not None
        as_table = self._as_table.isChecked()
        if drawn and as_table and self._shown is not None:
            self.table.show_table(self._shown.title, self._shown.table)
        self.chart.setVisible(drawn and not as_table)
        self.table.setVisible(drawn and as_table)
        self._empty.setVisible(not drawn and bool(self._empty.text()))
        self._note.setVisible(bool(self._note.text()))
        self._more.setEnabled(drawn)

    def _tell_about(self) -> None:
        """What the tool tip says, for those who have no mouse."""
        if self._shown is not None:
            below = self._about.mapToGlobal(QPoint(0, self._about.height()))
            QToolTip.showText(below, self._shown.about, self._about, self._about.rect(), 60_000)
