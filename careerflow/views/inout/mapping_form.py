"""What each column of a CSV file means: guessed, shown with some of its cells, and corrected."""

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from careerflow.models.inout import (
    IMPORTED,
    NEW_STAGE,
    ColumnMapping,
    Draft,
    Field,
    Plan,
    Sureness,
)
from careerflow.models.tracker import BUILT_IN_STAGES, Stage, StageKind
from careerflow.views.inout.field_words import field_name, why_taken
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.layout import column
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import ElidedText, Text
from careerflow.views.words.stages import stage_name
from careerflow.wording import Wording

_SAMPLES = 3
_AT_ONCE = 4
_PAUSE_MS = 5
_LOOKED_AT = 50
_FIELD_WIDTH = 210
_SURE_WIDTH = 150


class MappingForm(QScrollArea):
    changed = Signal(object)
    """A ColumnMapping."""

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self._theme, self._wording = theme, wording
        self._mapping = ColumnMapping(())
        self._stages: tuple[Stage, ...] = ()
        self._draft: Draft | None = None
        self._names = self._field_names()
        self._fields: list[QComboBox] = []
        self._sure: list[Text] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setProperty("role", "page")
        self._columns = _grid()
        self._columns.setColumnStretch(0, 2)
        self._columns.setColumnStretch(1, 3)
        self._columns.setColumnMinimumWidth(3, _SURE_WIDTH)
        self._twice = Note(theme, NoteKind.WARNING)
        self._order_note = Note(theme, NoteKind.WARNING)
        self._order = QComboBox()
        self._order.activated.connect(self._on_order)
        self._words_note = Note(theme, NoteKind.WARNING)
        self._words = _grid()
        self._words.setColumnMinimumWidth(0, _FIELD_WIDTH)
        self._words.setColumnStretch(2, 1)
        column(
            self._order_note,
            self._order,
            self._words_note,
            self._words,
            self._twice,
            self._columns,
            0,
            spacing=Space.M,
            margins=(0, 0, Space.M, 0),
            inside=content,
        )
        self.setWidget(content)

    def show_draft(self, draft: Draft, stages: tuple[Stage, ...]) -> None:
        """A file that was read."""
        self._mapping, self._stages = draft.mapping, stages
        headers = (self.tr("Column of the file"), self.tr("Some of its cells"))
        for place, title in enumerate((*headers, self.tr("Is"))):
            self._columns.addWidget(Text("caption", text=title), 0, place)
        self._draft = draft
        self._add_columns()
        self._fill_order()
        self.show_plan(draft.plan)
        if self._fields:
            self._fields[0].setFocus()

    def show_plan(self, plan: Plan) -> None:
        """What the present mapping comes to."""
        fields = [field for field in self._mapping.fields if field is not None]
        twice = {field for field in fields if fields.count(field) > 1} - {Field.NOTES}
        named = ", ".join(sorted(field_name(field, self._wording) for field in twice))
        self._twice.set_text(
            self.tr("More than one column is: {fields}. The last one counts.").format(fields=named)
        )
        self._twice.setVisible(bool(twice))
        self._order_note.set_text(
            self.tr("Some dates could be read both ways. Which number is the day in 3/4/2026?")
        )
        for part in (self._order_note, self._order):
            part.setVisible(bool(plan.undecided))
        self._show_words(plan)

    # Columns

    def _field_names(self) -> QStandardItemModel:
        """One for all of the boxes: a file may have many columns."""
        made = QStandardItemModel(self)
        for field in (None, *IMPORTED):
            item = QStandardItem(field_name(field, self._wording))
            item.setData(field, Qt.ItemDataRole.UserRole)
            made.appendRow(item)
        return made

    def _add_columns(self) -> None:
        """The next few; a file with many would keep the window waiting."""
        assert self._draft is not None
        there, all_of_them = len(self._fields), len(self._draft.sheet.headers)
        for number in range(there, min(there + _AT_ONCE, all_of_them)):
            self._add_column(self._draft, number)
        if len(self._fields) < all_of_them:
            QTimer.singleShot(_PAUSE_MS, self, self._add_columns)

    def _add_column(self, draft: Draft, number: int) -> None:
        name = draft.sheet.headers[number] or self.tr("Column {number}").format(number=number + 1)
        title = ElidedText("strong", Qt.TextElideMode.ElideRight)
        title.setText(name)
        samples = ElidedText("muted", Qt.TextElideMode.ElideRight)
        samples.setText(_samples(draft, number))
        box = QComboBox()
        box.setFixedWidth(_FIELD_WIDTH)
        box.setModel(self._names)
        taken = self._mapping.fields[number]
        box.setCurrentIndex(0 if taken is None else 1 + IMPORTED.index(taken))
        sureness = draft.guesses[number].sureness
        sure = Text("caption", text=why_taken(sureness), wrap=True)
        box.setAccessibleName(self.tr("What “{column}” is").format(column=name))
        box.setAccessibleDescription(f"{samples.text()}. {sure.text()}")
        box.activated.connect(lambda _index: self._on_field(number))
        self._fields.append(box)
        self._sure.append(sure)
        line = number + 1
        for place, part in enumerate((title, samples, box, sure)):
            self._columns.addWidget(part, line, place, Qt.AlignmentFlag.AlignVCenter)

    def _on_field(self, number: int) -> None:
        fields = list(self._mapping.fields)
        # Qt gives back the plain text of an enumeration.
        chosen = self._fields[number].currentData()
        fields[number] = None if chosen is None else Field(chosen)
        self._sure[number].setText(self.tr("chosen by you"))
        self._change(replace(self._mapping, fields=tuple(fields)))

    # Days

    def _fill_order(self) -> None:
        self._order.clear()
        self._order.addItem(self.tr("The first: 3 April"), True)
        self._order.addItem(self.tr("The second: March 4"), False)
        self._order.setCurrentIndex(0 if self._mapping.day_first else 1)
        self._order.setAccessibleName(self.tr("Which number is the day"))
        self._order.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _on_order(self) -> None:
        self._change(replace(self._mapping, day_first=bool(self._order.currentData())))

    # Stages

    def _show_words(self, plan: Plan) -> None:
        while item := self._words.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._words_note.set_text(
            self.tr("Some stages have other names in the file. Which are they?")
        )
        self._words_note.setVisible(bool(plan.unknown_stages))
        for line, word in enumerate(plan.unknown_stages):
            told = self.tr("%n row(s)", "", word.count)
            self._words.addWidget(Text(text=f"“{word.word}” · {told}", wrap=True), line, 0)
            self._words.addWidget(self._stage_box(word.word, word.folded), line, 1)

    def _stage_box(self, word: str, folded: str) -> QComboBox:
        box = QComboBox()
        box.setFixedWidth(_FIELD_WIDTH)
        box.setAccessibleName(self.tr("The stage that “{word}” is").format(word=word))
        for stage in self._stages:
            box.addItem(stage_name(stage), stage.id)
        box.addItem(self.tr("A new stage: {word}").format(word=word), NEW_STAGE)
        chosen = self._mapping.stages.get(folded, BUILT_IN_STAGES[StageKind.WISHLIST])
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.activated.connect(lambda _index: self._on_stage(folded, box.currentData()))
        return box

    def _on_stage(self, folded: str, stage: str) -> None:
        self._change(replace(self._mapping, stages={**self._mapping.stages, folded: stage}))

    def _change(self, mapping: ColumnMapping) -> None:
        self._mapping = mapping
        self.changed.emit(mapping)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.L)
    grid.setVerticalSpacing(Space.S)
    return grid


def _samples(draft: Draft, number: int) -> str:
    cells = (" ".join(row.cells[number].split()) for row in draft.sheet.rows[:_LOOKED_AT])
    distinct = dict.fromkeys(cell for cell in cells if cell)
    return "  ·  ".join(list(distinct)[:_SAMPLES])


def is_kept(draft: Draft) -> bool:
    """Whether the mapping is that of an earlier import."""
    return any(guess.sureness is Sureness.KEPT for guess in draft.guesses)
