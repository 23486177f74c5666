"""The trash: what was deleted, for as long as it can be brought back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from careerflow.models.tracker import Trashed, TrashKind
from careerflow.views.language import Language
from careerflow.views.library.loaded_tab import LoadedTab
from careerflow.views.library.trash.trash_list import TrashList
from careerflow.views.library.trash.trash_model import TrashModel
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.empty_state import EmptyState
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.search_field import SearchField
from careerflow.views.widgets.text import Text

_KINDS = (None, *TrashKind)


class TrashTab(LoadedTab):
    restore_wanted = Signal(list)
    """list[Trashed], never empty; so are the others."""
    removal_wanted = Signal(list)
    emptying_wanted = Signal(int)
    """How many there are."""

    def __init__(self, theme: Theme, language: Language) -> None:
        super().__init__(theme, language)
        self.model = TrashModel(self)
        self._build()
        self._connect()
        self.retranslate()
        self._refresh()

    def set_things(self, things: Sequence[Trashed]) -> None:
        self._note_loaded()
        self.model.set_things(things)
        self._refresh()

    def retranslate(self) -> None:
        self._hint.setText(
            self.tr("What is deleted stays here for 30 days and then goes for good.")
        )
        self.search.setPlaceholderText(self.tr("Search the trash"))
        self.search.setAccessibleName(self.tr("Search the trash by title"))
        self._kind.setAccessibleName(self.tr("Only this kind"))
        self.list.setAccessibleName(self.tr("Trash"))
        names = self.model.kind_names()
        for place, kind in enumerate(_KINDS):
            self._kind.setItemText(place, self.tr("All kinds") if kind is None else names[kind])
        self._restore.setText(self.tr("Restore"))
        self._remove.setText(self.tr("Delete for good…"))
        self._empty.setText(self.tr("Empty the trash…"))
        self._none.set_texts(
            self.tr("The trash is empty"),
            self.tr(
                "CVs, jobs, applications and reports that you delete are kept here for 30 days, "
                "so that you can bring them back."
            ),
        )
        self._no_match.set_texts(
            self.tr("Nothing found"), self.tr("Nothing in the trash has these words.")
        )
        self._say_failure(self.tr("The trash could not be loaded"))
        self.model.retranslate()

    def _build(self) -> None:
        theme = self._theme
        self._hint = Text("muted", wrap=True)
        self.search = SearchField(theme)
        self.search.setMaximumWidth(320)
        self._kind = QComboBox()
        self._kind.addItems([""] * len(_KINDS))
        self._kind.setMinimumWidth(140)
        self._restore = Button(theme, icon_name="archive-restore")
        self._remove = Button(theme, "danger", "trash-2")
        self._empty = Button(theme, "danger")
        self.list = TrashList(theme, self.model)
        self._no_match = EmptyState(theme, "search")
        self._none = EmptyState(theme, "trash-2")
        self._states = QStackedWidget()
        for state in (self.list, self._no_match, self._none, self._failed):
            self._states.addWidget(state)
        self._tools = QWidget()
        choices = row(self.search, self._kind, 0, self._empty)
        choices.setStretch(0, 1)
        acts = row(self._hint, self._restore, self._remove)
        acts.setStretch(0, 1)
        self._tools.setLayout(column(choices, acts, spacing=Space.S))
        margins = (Space.XL, Space.L, Space.XL, 0)
        layout = column(self._tools, self._states, spacing=Space.M, margins=margins)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_search)
        self._kind.activated.connect(self._on_kind)
        self.list.selection_changed.connect(self._show_selection)
        self.list.restore_wanted.connect(self._ask_restore)
        self.list.removal_wanted.connect(self._ask_removal)
        self._restore.clicked.connect(self._ask_restore)
        self._remove.clicked.connect(self._ask_removal)
        self._empty.clicked.connect(lambda: self.emptying_wanted.emit(self.model.total))
        self._find_in(self.search)

    def _on_search(self, text: str) -> None:
        self.model.search(text)
        self._refresh()

    def _on_kind(self, place: int) -> None:
        self.model.set_kind(_KINDS[place])
        self._refresh()

    def _ask_restore(self) -> None:
        if chosen := self.list.selected():
            self.restore_wanted.emit(chosen)

    def _ask_removal(self) -> None:
        if chosen := self.list.selected():
            self.removal_wanted.emit(chosen)

    def _refresh(self) -> None:
        total, found = self.model.total, self.model.rowCount()
        shown = self.list if found else self._no_match if total else self._none
        self._states.setCurrentWidget(shown if self._failure is None else self._failed)
        self._tools.setVisible(total > 0 and self._failure is None)
        self._show_selection()

    def _show_selection(self) -> None:
        chosen = bool(self.list.selectedIndexes())
        self._restore.setEnabled(chosen)
        self._remove.setEnabled(chosen)
