"""What a reader of the report should know about the CV or the job: its warnings."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from careerflow.models.document import WarningPlace
from careerflow.models.message import Message
from careerflow.views.icons import IconLabel
from careerflow.views.language import Language
from careerflow.views.preview.warned_places import Warned
from careerflow.views.report.placed_note import PlacedNote
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.text import Text

Places = tuple[WarningPlace, ...]


class Notes(QFrame):
    """Shows the first warning; the others unfold. `shown` carries a Warned when a warning that
    has places is chosen, None when it is left."""

    shown = Signal(object)

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._theme, self._language = theme, language
        self._warnings: tuple[Message, ...] = ()
        self._rows: list[tuple[Message, Places, Text | PlacedNote]] = []
        self._unfolded = False
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._more = QPushButton()
        self._more.setProperty("role", "quiet")
        self._more.clicked.connect(self._unfold)
        line = QHBoxLayout(self)
        line.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        line.setSpacing(Space.S)
        line.addWidget(IconLabel(theme, "triangle-alert", "partial_text"))
        line.addLayout(self._column, 1)
        line.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)

    def tab_stops(self) -> list[QWidget]:
        notes = [note for _, _, note in self._rows if isinstance(note, PlacedNote)]
        return [*notes, self._more]

    def show_warnings(self, warnings: tuple[Message, ...], places: Places = ()) -> None:
        """`places` are what some of them are about."""
        self._warnings, self._unfolded = warnings, False
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self._rows = [self._add(warning, places) for warning in warnings]
        if any(isinstance(note, PlacedNote) for _, _, note in self._rows):
            for _, _, note in self._rows:
                note.setContentsMargins(*PlacedNote.MARGINS)
        self.setVisible(bool(warnings))
        self.retranslate()

    def leave(self) -> None:
        """What a warning is about is not shown any more."""
        for _, _, note in self._rows:
            if isinstance(note, PlacedNote):
                note.leave()

    def retranslate(self) -> None:
        for number, (warning, places, note) in enumerate(self._rows):
            sentence = self._language.wording.say(warning)
            note.setVisible(self._unfolded or number == 0)
            if isinstance(note, PlacedNote):
                note.say(sentence)
                if note.place is not None:
                    self.shown.emit(Warned(sentence, places, note.place))
            else:
                note.setText(sentence)
        others = len(self._warnings) - 1
        self._more.setVisible(others > 0)
        more = self.tr("%n more note(s)", "", others)
        self._more.setText(self.tr("Show fewer") if self._unfolded else more)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _add(self, warning: Message, places: Places) -> tuple[Message, Places, Text | PlacedNote]:
        mine = tuple(place for place in places if place.warning == warning.id)
        note: Text | PlacedNote = Text(wrap=True)
        if mine:
            note = PlacedNote(self._theme, len(mine))
            note.place_chosen.connect(partial(self._show, note, mine))
        self._column.addWidget(note)
        return warning, mine, note

    def _show(self, chosen: PlacedNote, places: Places, number: int | None) -> None:
        for _, _, note in self._rows:
            if isinstance(note, PlacedNote) and note is not chosen:
                note.leave()
        self.shown.emit(None if number is None else Warned(chosen.sentence, places, number))

    def _unfold(self) -> None:
        self._unfolded = not self._unfolded
        folded = [note for _, _, note in self._rows[1:] if isinstance(note, PlacedNote)]
        if not self._unfolded and any(note.place is not None for note in folded):
            self.leave()
            self.shown.emit(None)
        self.retranslate()
