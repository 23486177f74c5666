"""Values that gave way to later ones, here or elsewhere: each beside what is there now."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from careerflow.models.message import Message
from careerflow.models.sync import Conflict
from careerflow.models.sync_stand import Compared, Conflicts, Piece
from careerflow.views.language import Language
from careerflow.views.sync.field_words import field_name, is_prose, kind_of, value_text
from careerflow.views.sync.marked_text import MarkedText
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.empty_state import EmptyState
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.note import Note, NoteKind
from careerflow.views.widgets.text import Text
from careerflow.views.words.days import when

_SIZE = (960, 600)
_LIST_WIDTH = 280
_ROW_HEIGHT = 44


class ConflictsDialog(QDialog):
    """Opens at once; `show_conflicts` fills in what a worker has read, again after each that was
    settled. Both signals carry a tuple of Conflict: what is to be as this computer has or had it,
    and what as the other one."""

    ours_wanted = Signal(tuple)
    theirs_wanted = Signal(tuple)

    def __init__(self, theme: Theme, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Conflicts"))
        self._language = language
        self._conflicts: tuple[Compared, ...] = ()
        self._names: Mapping[str, str] = {}
        self._problem = Note(theme, NoteKind.ERROR)
        self._problem.hide()
        self._list = QListWidget()
        self._list.setProperty("role", "boxed")
        self._what, self._when = Text("title", wrap=True), Text("caption")
        self._ours_name, self._theirs_name = Text("strong"), Text("strong")
        self._ours, self._theirs = MarkedText(theme), MarkedText(theme)
        self._use_ours = Button(theme, icon_name="undo-2")
        self._use_theirs = Button(theme, icon_name="check")
        self._all_ours, self._all_theirs = Button(theme), Button(theme)
        self._close = Button(theme)
        self._nothing = EmptyState(theme, "circle-check")
        self._shown = QStackedWidget()
        self._name_all()
        self._build()
        self._connect()
        self._fill()
        self.resize(min(_SIZE[0], parent.width()), min(_SIZE[1], parent.height()))

    def show_conflicts(self, conflicts: Conflicts) -> None:
        """The newest first. The one that is looked at stays, or the one in its place."""
        at, looked_at = max(self._list.currentRow(), 0), self._current()
        self._conflicts, self._names = conflicts.all, conflicts.names
        self._fill()
        same = [
            place
            for place, compared in enumerate(self._conflicts)
            if looked_at is not None and compared.conflict.id == looked_at.conflict.id
        ]
        self._list.setCurrentRow(same[0] if same else min(at, len(self._conflicts) - 1))

    def show_problem(self, problem: Message) -> None:
        self._problem.set_text(self._language.wording.say(problem))
        self._problem.show()

    def _name_all(self) -> None:
        self._list.setAccessibleName(self.windowTitle())
        self._nothing.set_texts(
            self.tr("No conflicts"),
            self.tr(
                "Where two computers change the same field before they have heard of each other, "
                "the later change counts. The other one is then kept here."
            ),
        )
        self._all_ours.setText(self.tr("Use all of mine"))
        self._all_theirs.setText(self.tr("Use all of theirs"))
        self._close.setText(self.tr("Close"))
        self._close.setDefault(True)
        for name, shown in ((self._ours_name, self._ours), (self._theirs_name, self._theirs)):
            name.setBuddy(shown)

    def _name_sides(self, conflict: Conflict) -> None:
        """By whose value each is, whichever is in use."""
        if conflict.from_here:
            ours, theirs = self.tr("On this computer"), self.tr("From another computer, in use now")
            use_ours, use_theirs = self.tr("Use mine"), self.tr("Keep theirs")
        else:
            ours, theirs = self.tr("On this computer, in use now"), self.tr("From another computer")
            use_ours, use_theirs = self.tr("Keep mine"), self.tr("Use theirs")
        if conflict.gone:
            use_ours = self.tr("Bring back")
        for name, shown, text in (
            (self._ours_name, self._ours, ours),
            (self._theirs_name, self._theirs, theirs),
        ):
            name.setText(text)
            shown.setAccessibleName(text)
        lost, won = self._use_ours, self._use_theirs
        if not conflict.from_here:
            lost, won = won, lost
        lost.set_icon("undo-2")
        won.set_icon("check")
        self._use_ours.setText(use_ours)
        self._use_theirs.setText(use_theirs)

    def _build(self) -> None:
        hint = self.tr(
            "The later change counts. The other one is kept in this list until you have decided."
        )
        sides = row(
            column(self._ours_name, self._ours, self._use_ours, spacing=Space.S),
            column(self._theirs_name, self._theirs, self._use_theirs, spacing=Space.S),
            spacing=Space.L,
        )
        self._list.setFixedWidth(_LIST_WIDTH)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        detail = column(column(self._what, self._when, spacing=2), sides, spacing=Space.M)
        detail.setStretch(1, 1)
        filled = QWidget()
        across = row(self._list, detail, spacing=Space.L)
        across.setStretch(1, 1)
        filled.setLayout(across)
        self._shown.addWidget(filled)
        self._shown.addWidget(self._nothing)
        heading = Text("heading", text=self.windowTitle())
        self._hint = Text("caption", wrap=True, text=hint)
        self.setLayout(
            column(
                column(heading, self._hint, spacing=2),
                self._problem,
                self._shown,
                row(self._all_ours, self._all_theirs, 0, self._close),
                spacing=Space.L,
                margins=Space.XL,
            )
        )

    def _connect(self) -> None:
        self._list.currentRowChanged.connect(self._show_one)
        self._use_ours.clicked.connect(lambda: self._want(ours=True))
        self._use_theirs.clicked.connect(lambda: self._want(ours=False))
        self._all_ours.clicked.connect(lambda: self._want_all(ours=True))
        self._all_theirs.clicked.connect(lambda: self._want_all(ours=False))
        self._close.clicked.connect(self.accept)

    def _fill(self) -> None:
        self._list.blockSignals(True)
        self._list.clear()
        for compared in self._conflicts:
            item = QListWidgetItem(self._line(compared.conflict))
            item.setSizeHint(QSize(0, _ROW_HEIGHT))
            item.setToolTip(item.text())
            self._list.addItem(item)
        self._list.blockSignals(False)
        some = bool(self._conflicts)
        self._shown.setCurrentIndex(0 if some else 1)
        self._hint.setVisible(some)
        for button in (self._all_ours, self._all_theirs):
            button.setVisible(len(self._conflicts) > 1)
        self._show_one()

    def _line(self, conflict: Conflict) -> str:
        """Two lines: whose, and what."""
        return f"{conflict.subject}\n{self._field(conflict)}"

    def _field(self, conflict: Conflict) -> str:
        if conflict.gone:
            return self.tr("Deleted on another computer")
        return field_name(conflict.table, conflict.column)

    def _current(self) -> Compared | None:
        place = self._list.currentRow()
        return self._conflicts[place] if 0 <= place < len(self._conflicts) else None

    def _show_one(self) -> None:
        compared = self._current()
        if compared is None:
            return
        conflict = compared.conflict
        kind = kind_of(conflict.table)
        self._what.setText(" · ".join(part for part in (kind, conflict.subject) if part))
        self._when.setText(f"{self._field(conflict)} · {when(conflict.at)}")
        self._name_sides(conflict)
        self._ours.show_pieces(self._pieces(conflict, conflict.ours, compared.ours))
        self._theirs.show_pieces(self._pieces(conflict, conflict.theirs, compared.theirs))

    def _pieces(
        self, conflict: Conflict, value: object, told: tuple[Piece, ...]
    ) -> tuple[Piece, ...]:
        if told and is_prose(conflict.column):
            return told
        if conflict.gone:
            return (Piece(self._of_row(conflict, value), False),)
        text = value_text(conflict.column, value, self._names)
        return (Piece(text or self.tr("(empty)"), False),)

    def _of_row(self, conflict: Conflict, value: object) -> str:
        """What a deleted row held, field by field."""
        if not isinstance(value, dict):
            return self.tr("Deleted for good")
        told = []
        for name, field in value.items():
            text = "" if name in _UNTOLD else value_text(name, field, self._names)
            if text:
                told.append(f"{field_name(conflict.table, name)}: {text}")
        return "\n".join(told)

    def _want(self, *, ours: bool) -> None:
        compared = self._current()
        if compared is not None:
            (self.ours_wanted if ours else self.theirs_wanted).emit((compared.conflict,))

    def _want_all(self, *, ours: bool) -> None:
        wanted = tuple(compared.conflict for compared in self._conflicts)
        (self.ours_wanted if ours else self.theirs_wanted).emit(wanted)


_UNTOLD = frozenset({"id", "created", "updated", "deleted_at", "active", "rank", "text_sha256"})
"""Columns that say nothing to the user."""
