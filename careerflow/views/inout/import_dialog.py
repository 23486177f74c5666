"""A CSV file on its way into the pipeline: what its columns mean, then what its rows become."""

from PySide6.QtCore import QLocale, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QWidget,
)

from careerflow.models.inout import ColumnMapping, Draft, RowState
from careerflow.models.tracker import Stage
from careerflow.views.inout.mapping_form import MappingForm, is_kept
from careerflow.views.inout.plan_model import Column, PlanModel
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.row_table import set_up_row_table
from careerflow.views.widgets.stage_progress import StageProgress
from careerflow.views.widgets.text import ElidedText, Text
from careerflow.views.words.stages import stage_name
from careerflow.wording import Wording

_SIZE = (980, 640)
_ROW_HEIGHT = 34
_WIDTHS = {
    Column.LINE: 56,
    Column.STATE: 108,
    Column.TITLE: 140,
    Column.COMPANY: 136,
    Column.STAGE: 104,
    Column.APPLIED: 114,
    Column.SALARY: 130,
}


class ImportDialog(QDialog):
    """Made once the file was read. `show_draft` again after each change of the mapping."""

    mapping_changed = Signal(object)
    """A ColumnMapping: the rows are to be planned anew."""
    agreed = Signal(object)
    """The tuple of RowState whose rows are to be imported."""
    cancelled = Signal()
    """The import that runs is to stop."""

    def __init__(
        self,
        theme: Theme,
        wording: Wording,
        parent: QWidget,
        name: str,
        draft: Draft,
        stages: tuple[Stage, ...],
    ) -> None:
        """`name` is that of the file."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import applications"))
        self._draft = draft
        self._stages = {stage.id: stage_name(stage) for stage in stages}
        self._running = False
        self._title = Text("heading", text=self.windowTitle())
        self._told = ElidedText("caption", Qt.TextElideMode.ElideRight)
        self._told.setText(self._about(name))
        self._kept = self._note_of_kept(theme)
        self._form = MappingForm(theme, wording)
        self._model = PlanModel(wording, self)
        self._table = QTableView()
        self._remarks = Text("caption", wrap=True, selectable=True)
        self._duplicates = QCheckBox()
        self._pages = QStackedWidget()
        self._sum = Text("strong", wrap=True)
        self._problem = Note(theme, NoteKind.ERROR)
        self._problem.hide()
        self._progress = StageProgress(theme)
        self._progress.hide()
        self._back = Button(theme)
        self._cancel = Button(theme)
        self._go = Button(theme, "primary")
        self._build()
        self._connect()
        self._form.show_draft(draft, stages)
        self._show_plan()
        self._show_page(0)
        self.resize(min(_SIZE[0], parent.width()), min(_SIZE[1], parent.height()))

    def show_draft(self, draft: Draft) -> None:
        """The same file with another mapping."""
        self._draft = draft
        self._form.show_plan(draft.plan)
        self._show_plan()
        self._update()

    def show_progress(self, said: str, fraction: float | None) -> None:
        self._progress.set_progress(said, fraction)

    def show_problem(self, problem: str) -> None:
        """It has failed, or was stopped (an empty text)."""
        self._set_running(False)
        self._problem.set_text(problem)
        self._problem.setVisible(bool(problem))

    def reject(self) -> None:
        """Esc stops what runs; a second one closes."""
        if self._running:
            self.cancelled.emit()
        else:
            super().reject()

    def _note_of_kept(self, theme: Theme) -> Note:
        note = Note(theme)
        note.set_text(
            self.tr("Columns are taken as you said for the last file with the same ones.")
        )
        note.setVisible(is_kept(self._draft))
        return note

    def _about(self, name: str) -> str:
        sheet = self._draft.sheet
        separators = {
            ",": self.tr("commas"),
            ";": self.tr("semicolons"),
            "\t": self.tr("tabs"),
            "|": self.tr("bars"),
        }
        rows = self.tr("%n row(s)", "", len(sheet.rows))
        read = self.tr("separated by {separator}, {encoding}").format(
            separator=separators[sheet.separator], encoding=sheet.encoding.upper()
        )
        return "  ·  ".join((name, rows, read))

    def _build(self) -> None:
        self._set_up_table()
        self._back.setText(self.tr("Back"))
        self._cancel.setText(self.tr("Cancel"))
        self._go.setDefault(True)
        self._sum.setAccessibleName(self.tr("What will be imported"))
        preview = QWidget()
        preview.setLayout(column(self._table, self._remarks, self._duplicates, spacing=Space.M))
        self._pages.addWidget(self._form)
        self._pages.addWidget(preview)
        self.setLayout(
            column(
                column(self._title, self._told, spacing=2),
                self._kept,
                self._pages,
                self._problem,
                self._sum,
                self._progress,
                row(0, self._back, self._cancel, self._go),
                spacing=Space.L,
                margins=Space.XL,
            )
        )

    def _set_up_table(self) -> None:
        table = self._table
        set_up_row_table(table)
        table.setModel(self._model)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        table.setAlternatingRowColors(True)
        table.setProperty("role", "boxed")
        table.setAccessibleName(self.tr("The rows as they will be"))
        table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for place, width in _WIDTHS.items():
            table.setColumnWidth(place, width)
        table.selectionModel().currentRowChanged.connect(self._on_row)

    def _connect(self) -> None:
        self._form.changed.connect(self._on_mapping)
        self._duplicates.toggled.connect(self._update)
        self._back.clicked.connect(lambda: self._show_page(0))
        self._cancel.clicked.connect(self.reject)
        self._progress.cancel_clicked.connect(self.cancelled)
        self._go.clicked.connect(self._on_go)

    def _on_row(self, current: QModelIndex) -> None:
        self._remarks.setText(self._model.remarks(current.row()) if current.isValid() else "")

    def _on_mapping(self, mapping: ColumnMapping) -> None:
        # What is in view is of another mapping until the answer comes.
        self._go.setEnabled(False)
        self.mapping_changed.emit(mapping)

    def _show_plan(self) -> None:
        plan = self._draft.plan
        self._model.set_rows(plan.rows, self._stages)
        there = plan.count(RowState.DUPLICATE)
        self._duplicates.setText(self.tr("Import also the %n that are already there", "", there))
        self._duplicates.setVisible(there > 0)

    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._back.setVisible(page == 1)
        self._kept.setVisible(page == 0 and is_kept(self._draft))
        self._update()
        if page == 1:
            self._table.selectRow(0)
            self._table.setFocus()

    def _update(self) -> None:
        plan = self._draft.plan
        wanted = sum(plan.count(state) for state in self._states())
        parts = [self.tr("%n application(s) will be added", "", wanted)]
        if there := plan.count(RowState.DUPLICATE):
            parts.append(self.tr("%n already there", "", there))
        if left_out := plan.count(RowState.LEFT_OUT):
            parts.append(self.tr("%n without title and company", "", left_out))
        if problems := plan.problems:
            parts.append(self.tr("%n cell(s) could not be read", "", problems))
        self._sum.setText("  ·  ".join(parts))
        if self._pages.currentIndex() == 0:
            self._go.setText(self.tr("Preview"))
            self._go.setEnabled(True)
        else:
            count = QLocale().toString(wanted)
            self._go.setText(self.tr("Import {number}").format(number=count))
            self._go.setEnabled(wanted > 0)

    def _states(self) -> tuple[RowState, ...]:
        """Of the rows that are wanted."""
        also = (RowState.DUPLICATE,) if self._duplicates.isChecked() else ()
        return (RowState.NEW, *also)

    def _on_go(self) -> None:
        if self._pages.currentIndex() == 0:
            self._show_page(1)
            return
        self._problem.hide()
        self._set_running(True)
        self.agreed.emit(self._states())

    def _set_running(self, running: bool) -> None:
        self._running = running
        for part in (self._pages, self._back, self._cancel, self._go):
            part.setEnabled(not running)
        self._sum.setVisible(not running)
        self._progress.setVisible(running)
        if running:
            self._progress.focus_cancel()
        else:
            self._go.setFocus()
