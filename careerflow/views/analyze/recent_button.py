"""The button that opens what was used lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal

from careerflow.models.shelf import Recent, RecentKind
from careerflow.views.theme import Theme
from careerflow.views.widgets.button import Button

if TYPE_CHECKING:  # a list that nobody has opened yet is no part of the first paint
    from careerflow.views.analyze.recent_list import RecentList


class RecentButton(Button):
    chosen = Signal(object)
    """A Recent that is to be opened."""
    remove_wanted = Signal(object)
    """A Recent that is to leave the list."""
    undo_wanted = Signal()
    """The last one that left is to come back."""

    def __init__(self, theme: Theme, kind: RecentKind) -> None:
        super().__init__(theme, "quiet")
        self._theme, self._kind = theme, kind
        self._recents: tuple[Recent, ...] = ()
        self.list: RecentList | None = None
        self.clicked.connect(self.open_list)
        self.retranslate()

    def set_recents(self, recents: tuple[Recent, ...]) -> None:
        """The newest first."""
        self._recents = recents
        if self.list is not None:
            self.list.set_recents(recents)

    def open_list(self) -> None:
        if self.list is None:
            self.list = self._make_list()
        self.list.set_recents(self._recents)
        self.list.open_below(self)

    def retranslate(self) -> None:
        self.setText(self.tr("Recent"))
        cvs = self._kind is RecentKind.CV
        self.setAccessibleName(self.tr("Recent CVs") if cvs else self.tr("Recent adverts"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _make_list(self) -> RecentList:
        from careerflow.views.analyze.recent_list import RecentList

        made = RecentList(self._theme, self._kind, self)
        made.chosen.connect(self.chosen)
        made.remove_wanted.connect(self.remove_wanted)
        made.undo_wanted.connect(self.undo_wanted)
        return made
