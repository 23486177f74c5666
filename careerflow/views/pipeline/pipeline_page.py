"""The pipeline: all applications as a board or as a table, or one of them in their place."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QToolButton, QWidget

from careerflow.models.message import Message
from careerflow.models.tracker import BUILT_IN_STAGES, Card, StageKind
from careerflow.views.icons import icon
from careerflow.views.language import Language
from careerflow.views.pipeline.arranging import Arranged
from careerflow.views.pipeline.board import Board
from careerflow.views.pipeline.card_filter_bar import CardFilterBar
from careerflow.views.pipeline.card_menu import CardMenu
from careerflow.views.pipeline.card_selection_bar import CardSelectionBar
from careerflow.views.pipeline.dialogs import NewDialog, TagsDialog
from careerflow.views.pipeline.pipeline_model import PipelineModel
from careerflow.views.pipeline.stage_editing import StageEditing
from careerflow.views.pipeline.table_view import TableView
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button
from careerflow.views.widgets.empty_state import EmptyState
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text


class Face(StrEnum):
    BOARD = "board"
    TABLE = "table"


class PipelinePage(QWidget):
    """What the user does is shown at once, and said with a signal, so that it comes into the
    store; `set_arranged` then brings what is there."""

    opened = Signal(str)
    link_wanted = Signal(str)
    moved = Signal(list, list, str)
    """list[Placed]; list[Card], as they were; the id of the stage that they are moved to."""
    edited = Signal(str, str, object)
    """Id of an application, the field of its Card, and the new value."""
    deleted = Signal(list)
    """list[Card]"""
    tagged = Signal(list, object, object)
    """list[Card], and the tags that were added and removed."""
    created = Signal(object)
    """A NewCard."""
    reload_wanted = Signal()
    look_changed = Signal()
    """`face`, the collapsed columns or those of the table are others."""
    detail_left = Signal()

    def __init__(self, theme: Theme, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._failure: Message | None = None
        self._loaded = False
        self._detail: QWidget | None = None
        self.face = Face.BOARD
        self.model = PipelineModel(self)
        self._build()
        self._connect()
        self._tint()
        self.retranslate()
        self._refresh()

    def set_arranged(self, arranged: Arranged) -> None:
        self._failure, self._loaded = None, True
        chosen, current = self.selected(), self._current()
        had_keyboard = self._has_keyboard()
        self.model.set_arranged(arranged)
        self._filter.set_known(arranged)
        self._selection.set_stages(self.model.stages)
        self._refresh()
        self._choose([card.id for card in chosen], current, had_keyboard)

    def show_failure(self, why: Message) -> None:
        """In place of what could not be loaded; until `set_arranged`."""
        self._failure = why
        self.retranslate()
        self._refresh()

    def has_cards(self) -> bool:
        return self._loaded and self._failure is None

    def selected(self) -> list[Card]:
        return (self.board if self.face is Face.BOARD else self.table).selected()

    # One application in place of all

    def show_detail(self, widget: QWidget) -> None:
        if self._detail is not None and self._detail is not widget:
            self._outer.removeWidget(self._detail)
        self._detail = widget
        self._outer.addWidget(widget)
        self._outer.setCurrentWidget(widget)
        widget.setFocus()

    def leave_detail(self) -> None:
        """Back to where the user was."""
        if not self.shows_detail():
            return
        keyboard = self.isVisible() and self._outer.isAncestorOf(self.window().focusWidget())
        self._outer.setCurrentIndex(0)
        if keyboard:
            self._focus(self._current())
        self.detail_left.emit()

    def shows_detail(self) -> bool:
        return self._outer.currentIndex() != 0

    # Look

    def set_face(self, face: Face) -> None:
        if face is self.face:
            return
        chosen, current, had_keyboard = self.selected(), self._current(), self._has_keyboard()
        self.face = face
        self._faces[face].setChecked(True)
        self._refresh()
        self._choose([card.id for card in chosen], current, had_keyboard)
        self.look_changed.emit()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Pipeline"))
        self._new.setText(self.tr("New application"))
        self._new.setToolTip(self.tr("New application (Ctrl+N)"))
        names = {Face.BOARD: self.tr("Board"), Face.TABLE: self.tr("Table")}
        for face, button in self._faces.items():
            button.setText(names[face])
        self._none.set_texts(
            self.tr("No applications yet"),
            self.tr(
                "Keep each job that you want or have applied to as a card, and move it from stage "
                "to stage. A report can be saved to the pipeline too: it brings its advert and CV."
            ),
            self.tr("New application"),
        )
        self._no_match.set_texts(
            self.tr("Nothing found"),
            self.tr("No application is like that. Clear the filters to see all."),
            self.tr("Clear filters"),
        )
        if self._failure is not None:
            self._failed.set_texts(
                self.tr("The applications could not be loaded"),
                self._language.wording.say(self._failure),
                self.tr("Try again"),
            )
        self._show_count()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self.board.retranslate()
            self._selection.set_stages(self.model.stages)
            if self.model.total:  # another language has another order
                self.reload_wanted.emit()
        super().changeEvent(event)

    def _build(self) -> None:
        self._title, self._count = Text("heading"), Text("muted")
        self._new = Button(self._theme, "primary", "plus")
        self._group = QButtonGroup(self)
        self._faces = {face: self._face_button() for face in Face}
        self._faces[Face.BOARD].setChecked(True)
        self._filter = CardFilterBar(self._theme)
        self._selection = CardSelectionBar(self._theme)
        self._tools = QStackedWidget()
        self._tools.addWidget(self._filter)
        self._tools.addWidget(self._selection)
        self._tools.setFixedHeight(38)
        self.board = Board(self._theme, self.model)
        self.table = TableView(self._theme, self.model)
        self.stages = StageEditing(self._theme, self.model, self)
        self._none = EmptyState(self._theme, "square-kanban")
        self._no_match = EmptyState(self._theme, "search")
        self._failed = EmptyState(self._theme, "triangle-alert")
        self._states = QStackedWidget()
        for widget in (self.board, self.table, self._none, self._no_match, self._failed):
            self._states.addWidget(widget)
        header = row(
            self._title, self._count, 0, *self._faces.values(), Space.S, self._new, spacing=Space.S
        )
        listed = QWidget()
        inside = column(
            header,
            self._tools,
            self._states,
            spacing=Space.M,
            margins=(Space.XL, Space.L, Space.XL, Space.L),
        )
        inside.setStretch(2, 1)
        listed.setLayout(inside)
        self._outer = QStackedWidget()
        self._outer.addWidget(listed)
        self.setLayout(column(self._outer, spacing=0))

    def _connect(self) -> None:
        for face, button in self._faces.items():
            button.clicked.connect(lambda _on=False, face=face: self.set_face(face))
        self._new.clicked.connect(self.ask_for_new)
        self._none.action_clicked.connect(self.ask_for_new)
        self._no_match.action_clicked.connect(self._filter.clear)
        self._failed.action_clicked.connect(self.reload_wanted)
        self._filter.changed.connect(self._on_filter)
        self._selection.move_chosen.connect(lambda id_: self._move(self.selected(), id_))
        self._selection.tags_clicked.connect(self._ask_for_tags)
        self._selection.delete_clicked.connect(self._delete)
        self._selection.clear_clicked.connect(lambda: self._choose([], self._current(), True))
        self.model.shown_changed.connect(self._refresh)
        self.model.table.edited.connect(self._edit)
        self.board.moved.connect(self._move)
        self.board.stage_menu_wanted.connect(self.stages.open_menu)
        self.board.collapse_toggled.connect(self.stages.toggle_collapsed)
        self.stages.collapsed_changed.connect(self._on_collapsed)
        for view in (self.board, self.table):
            view.opened.connect(self.opened)
            view.delete_pressed.connect(self._delete)
            view.selection_changed.connect(self._on_selected)
            view.menu_wanted.connect(self._open_menu)
        self.table.look_changed.connect(self.look_changed)
        self._theme.changed.connect(self._tint)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._filter.search.setFocus)
        new = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        new.activated.connect(self.ask_for_new)
        for shortcut in (find, new):
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _face_button(self) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(19, 16))
        self._group.addButton(button)
        return button

    # What the user does

    def ask_for_new(self) -> None:
        """For what a card needs; the stage of the current one is proposed."""
        if not self.model.stages:
            return
        card = self.model.card(self._current() or "")
        first = card.stage_id if card is not None else BUILT_IN_STAGES[StageKind.WISHLIST]
        dialog = NewDialog(self._theme, self, self.model.stages, first)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.created.emit(dialog.entered()))
        dialog.open()

    def _move(self, cards: Sequence[Card], stage_id: str, before: str | None = "") -> None:
        """`before` "" is the top."""
        current = self._current()
        if before == "":
            ids = {card.id for card in cards}
            top = self.model.column(stage_id).cards
            before = next((card.id for card in top if card.id not in ids), None)
        placements = self.model.placements(cards, stage_id, before)
        now = [self.model.card(each.id) for each in placements]
        same = [
            card is not None and (card.stage_id, card.rank) == (each.stage_id, each.rank)
            for card, each in zip(now, placements, strict=True)
        ]
        if all(same) or self._stays(cards, stage_id, before):
            return
        had_keyboard = self._has_keyboard()
        self.model.place(placements)
        self._choose([card.id for card in cards], current or cards[0].id, had_keyboard)
        self.moved.emit(placements, list(cards), stage_id)

    def _stays(self, cards: Sequence[Card], stage_id: str, before: str | None) -> bool:
        """Whether they stand there already."""
        shown = self.model.column(stage_id).cards
        rows = [row for row, card in enumerate(shown) if card in cards]
        if len(rows) != len(cards) or rows != list(range(rows[0], rows[0] + len(rows))):
            return False
        below = shown[rows[-1] + 1].id if rows[-1] + 1 < len(shown) else None
        return before == below

    def _edit(self, card_id: str, field: str, value: object) -> None:
        if field == "stage_id":
            card = self.model.card(card_id)
            if card is not None:
                self._move([card], str(value))
            return
        self.model.edit(card_id, **{field: value})
        self.edited.emit(card_id, field, value)

    def _delete(self) -> None:
        cards = self.selected()
        if not cards:
            return
        following = self._next_to(cards)
        had_keyboard = self._has_keyboard()
        self.model.remove([card.id for card in cards])
        self._choose([following] if following else [], following, had_keyboard)
        self.deleted.emit(cards)

    def _next_to(self, cards: Sequence[Card]) -> str | None:
        """Id of the card that the keyboard goes to when these are gone."""
        last = cards[-1]
        of_stage = self.face is Face.BOARD
        shown = (self.model.column(last.stage_id) if of_stage else self.model.table).cards
        gone = {card.id for card in cards}
        place = next(n for n, card in enumerate(shown) if card.id == last.id)
        below = [card.id for card in shown[place:] if card.id not in gone]
        above = [card.id for card in shown[:place] if card.id not in gone]
        return below[0] if below else above[-1] if above else None

    def _ask_for_tags(self) -> None:
        cards = self.selected()
        shared = [tag for tag in cards[0].tags if all(tag in card.tags for card in cards)]
        known = self.model.arranged.tags
        dialog = TagsDialog(self._theme, self, shared, known, len(cards))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._tag(cards, *dialog.entered()))
        dialog.open()

    def _tag(self, cards: list[Card], added: frozenset[str], removed: frozenset[str]) -> None:
        if not added and not removed:
            return
        for card in cards:
            self.model.edit(card.id, tags=with_tags(card.tags, added, removed))
        self.tagged.emit(cards, added, removed)

    def _open_menu(self, place: QPoint) -> None:
        cards = self.selected()
        menu = CardMenu(cards, self.model.stages, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.open_chosen.connect(lambda: self.opened.emit(cards[0].id))
        menu.link_chosen.connect(self.link_wanted)
        menu.move_chosen.connect(lambda stage_id: self._move(self.selected(), stage_id))
        menu.tags_chosen.connect(self._ask_for_tags)
        menu.delete_chosen.connect(self._delete)
        menu.popup(place)

    # What is shown

    def _on_filter(self) -> None:
        chosen, current = self.selected(), self._current()
        self.model.set_filter(self._filter.chosen)
        self._choose([card.id for card in chosen], current, False)

    def _on_selected(self) -> None:
        number = len(self.selected())
        self._selection.show_count(number)
        self._tools.setCurrentWidget(self._selection if number > 1 else self._filter)

    def _on_collapsed(self) -> None:
        self.board.set_collapsed(self.stages.collapsed)
        self.look_changed.emit()

    def _refresh(self) -> None:
        view = self.board if self.face is Face.BOARD else self.table
        shown: QWidget = view if self.model.shown else self._no_match
        if not self.model.total:
            shown = self._none if self._loaded else self.board
        if self._failure is not None:
            shown = self._failed
        if shown is not self._states.currentWidget():
            self._states.setCurrentWidget(shown)
        some = self.model.total > 0 and self._failure is None
        self._tools.setVisible(some)
        for button in self._faces.values():
            button.setVisible(some)
        self._new.setVisible(some)
        self._show_count()

    def _show_count(self) -> None:
        total, shown = self.model.total, self.model.shown
        text = self.tr("%n application(s)", "", total) if total else ""
        if shown != total:
            text = self.tr("{shown} of %n application(s)", "", total).format(shown=shown)
        self._count.setText("" if self._failure is not None else text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard begins at what is shown, on the board at its current card."""
        super().focusInEvent(event)
        if self._detail is not None and self.shows_detail():
            self._detail.setFocus()
        elif self._states.currentWidget() is self.board:
            self.board.focus_card(self._current())
        elif (shown := self._states.currentWidget()) is not None:
            shown.setFocus()

    def _current(self) -> str | None:
        return self.table.current() if self.face is Face.TABLE else self.board.current()

    def _has_keyboard(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self._states.isAncestorOf(focus)

    def _choose(self, ids: list[str], current: str | None, keyboard: bool) -> None:
        view = self.board if self.face is Face.BOARD else self.table
        view.choose(ids, current)
        if keyboard:
            self._focus(current)

    def _focus(self, current: str | None) -> None:
        if self.face is Face.BOARD:
            self.board.focus_card(current)
        else:
            self.table.setFocus()

    def _tint(self) -> None:
        for face, name in ((Face.BOARD, "square-kanban"), (Face.TABLE, "table-2")):
            self._faces[face].setIcon(icon(self._theme, name, "muted", 16, 3))


def with_tags(
    tags: Sequence[str], added: frozenset[str], removed: frozenset[str]
) -> tuple[str, ...]:
    """In their order, the new ones last."""
    kept = [tag for tag in tags if tag not in removed]
    return (*kept, *sorted(tag for tag in added if tag not in kept))
