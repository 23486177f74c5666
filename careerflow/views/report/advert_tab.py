"""The advert's own text beside its report: which words each row is about, what is left out."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from careerflow.models.job import Job
from careerflow.models.report import Deeper, Row
from careerflow.views.language import Language
from careerflow.views.report.advert_text import AdvertText
from careerflow.views.report.row_detail import RowDetail
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import IconButton
from careerflow.views.widgets.text import Text


class AdvertTab(QWidget):
    row_selected = Signal(int)
    evidence_wanted = Signal(int, int)
    """Report row, and which of its verified quotes."""

    corrected = Signal(object)
    """A tuple of RowCorrection: to be answered with `update_rows`."""

    place_wanted = Signal(object)
    """An Evidence that the language model gave, to be shown on its page."""

    ask_again_wanted = Signal(int)
    """A row that the language model was asked about in vain."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._selected: int | None = None
        self._model = ""
        self._flash_when_shown = False
        self._place, self._hint = Text("strong"), Text("caption")
        self.previous = IconButton(theme, "chevron-up")
        self.next = IconButton(theme, "chevron-down")
        self.text = AdvertText(theme, language)
        self.detail = RowDetail(theme, language)
        self._arrange()
        self.previous.clicked.connect(self._select_previous)
        self.next.clicked.connect(self._select_next)
        self.text.row_clicked.connect(self._choose)
        self.detail.evidence_clicked.connect(self._evidence_clicked)
        self.detail.corrected.connect(self.corrected)
        self.detail.place_wanted.connect(self.place_wanted)
        self.detail.ask_again_wanted.connect(self.ask_again_wanted)
        self.retranslate()

    def tab_stops(self) -> list[QWidget]:
        return [self.previous, self.next, self.text]

    def show_report(self, job: Job, rows: tuple[Row, ...], deeper: Deeper | None = None) -> None:
        """Another advert, with the rows of its report; `deeper` is what a language model added."""
        self._rows, self._selected = rows, None
        self._model = "" if deeper is None else deeper.model
        self._flash_when_shown = False
        self.text.show_job(job, rows)
        self._show_selected()

    def update_rows(self, rows: tuple[Row, ...], deeper: Deeper | None = None) -> None:
        """The same requirements, judged otherwise."""
        self._rows = rows
        self._model = "" if deeper is None else deeper.model
        self.text.show_rows(rows)
        self._show_selected()

    def select_row(self, row: int) -> None:
        """Selects without saying so; its place is shown at once, or when the tab is."""
        self._selected = row
        self.text.select(row)
        self._show_selected()
        self._flash_when_shown = not self.isVisible()
        if self.isVisible():
            self.text.show_selected()

    def retranslate(self) -> None:
        self.text.setAccessibleName(self.tr("Text of the job advert"))
        self.previous.name_it(self.tr("Previous requirement"))
        self.next.name_it(self.tr("Next requirement"))
        self._hint.setText(self.tr("Coloured: requirements. Grey: left out."))
        self._show_place()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._flash_when_shown:
            self._flash_when_shown = False
            self.text.show_selected()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.detail.fit_into(event.size().height())

    def _arrange(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(Space.S, Space.S, Space.M, Space.S)
        bar.setSpacing(Space.XS)
        for widget in (self.previous, self.next, self._place):
            bar.addWidget(widget)
        bar.addStretch()
        bar.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(_line())
        column.addWidget(self.text, 1)
        column.addWidget(_line())
        column.addWidget(self.detail)

    def _show_selected(self) -> None:
        self.detail.show_row(self._rows, self._selected, self._model)
        before: QWidget = self.text
        for stop in self.detail.tab_stops():
            QWidget.setTabOrder(before, stop)
            before = stop
        self._show_place()

    def _show_place(self) -> None:
        count = len(self._rows)
        none = self.tr("%n requirement(s)", "", count)
        one = self.tr("Requirement {number} of {count}")
        number = self._selected
        self._place.setText(none if number is None else one.format(number=number + 1, count=count))
        self.previous.setEnabled(count > 0)
        self.next.setEnabled(count > 0)
        self.text.setAccessibleDescription(self._place.text())

    def _select_previous(self) -> None:
        self._choose((0 if self._selected is None else self._selected) - 1)

    def _select_next(self) -> None:
        self._choose(0 if self._selected is None else self._selected + 1)

    def _choose(self, row: int) -> None:
        """From the last to the first and back."""
        number = row % len(self._rows)
        self.select_row(number)
        self.row_selected.emit(number)

    def _evidence_clicked(self, number: int) -> None:
        if self._selected is not None:
            self.evidence_wanted.emit(self._selected, number)


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "line")
    return line
