"""The pipeline: all applications as a board or as a table, or one of them in their place."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QToolButton, QWidget

from careerflow.models.message import Message
from careerflow.models.tracker import Card
from careerflow.views.icons import icon
from careerflow.views.language import Language
from careerflow.views.pipeline.arranging import Arranged
from careerflow.views.pipeline.board import Board
from careerflow.views.pipeline.card_editing import CardEditing
from careerflow.views.pipeline.card_filter_bar import CardFilterBar
from careerflow.views.pipeline.card_page import CardPage
from careerflow.views.pipeline.card_selection_bar import CardSelectionBar
from careerflow.views.pipeline.face import Face
from careerflow.views.pipeline.pipeline_model import PipelineModel
from careerflow.views.pipeline.stage_editing import StageEditing
from careerflow.views.pipeline.table_view import TableView
from careerflow.views.theme import Space, Theme
from careerflow.views.widgets.button import Button, IconButton
from careerflow.views.widgets.empty_state import EmptyState
from careerflow.views.widgets.layout import column, row
from careerflow.views.widgets.text import Text


class PipelinePage(CardPage):
    """What the user does is shown at once, and said by a signal of `editing` or `stages`, so that
    it comes into the store; `set_arranged` then brings what is there. `add_table` follows the
    making."""

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
        self.editing = CardEditing(theme, self.model, self)
        self._build()
        self._connect()
        self._tint()
        self.retranslate()
        self._refresh()

    def add_table(self) -> None:
        """A step of its own: the page is long enough in the making without it."""
        self.table = TableView(self._theme, self.model)
        self._states.addWidget(self.table)
        self._connect_view(self.table)
        self.table.look_changed.connect(self.look_changed)
        self._columns.clicked.connect(self._choose_columns)

    def set_arranged(self, arranged: Arranged) -> None:
        self._failure, self._loaded = None, True
        chosen, current = self.selected(), self.current()
        had_keyboard = self.has_keyboard()
        self.model.set_arranged(arranged)
        self._filter.set_known(arranged)
        self._selection.set_stages(self.model.stages)
        self._refresh()
        self._keep(chosen, current, had_keyboard)

    def show_failure(self, why: Message) -> None:
        """In place of what could not be loaded; until `set_arranged`."""
        self._failure = why
        self.retranslate()
        self._refresh()

    def selected(self) -> list[Card]:
        return (self.board if self.face is Face.BOARD else self.table).selected()

    def add_tool(self, widget: QWidget) -> None:
        """At the end of the header."""
        self._header.addWidget(widget)

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
        focus = self.window().focusWidget()
        keyboard = focus is self or (focus is not None and self._outer.isAncestorOf(focus))
        self._outer.setCurrentIndex(0)
        if keyboard and self.isVisible():
            self._focus(self.current())
        self.detail_left.emit()

    def shows_detail(self) -> bool:
        return self._outer.currentIndex() != 0

    # Look

    def set_face(self, face: Face) -> None:
        if face is self.face:
            return
        chosen, current, had_keyboard = self.selected(), self.current(), self.has_keyboard()
        self.face = face
        self.model.keep_table(face is Face.TABLE)
        self._faces[face].setChecked(True)
        self._refresh()
        self.choose([card.id for card in chosen], current, had_keyboard)
        self.look_changed.emit()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Pipeline"))
        self._new.setText(self.tr("New application"))
        self._new.setToolTip(self.tr("New application (Ctrl+N)"))
        self._columns.name_it(self.tr("Columns and order of the table"))
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
        self._columns = IconButton(self._theme, "columns-2")
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
        self.stages = StageEditing(self._theme, self.model, self)
        self._none = EmptyState(self._theme, "square-kanban")
        self._no_match = EmptyState(self._theme, "search")
        self._failed = EmptyState(self._theme, "triangle-alert")
        self._states = QStackedWidget()
        for widget in (self.board, self._none, self._no_match, self._failed):
            self._states.addWidget(widget)
        faces = self._faces.values()
        named = (self._title, self._count, 0)
        self._header = row(*named, self._columns, *faces, Space.S, self._new, spacing=Space.S)
        listed = QWidget()
        inside = column(
            self._header,
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
        self._new.clicked.connect(self.editing.ask_for_new)
        self._none.action_clicked.connect(self.editing.ask_for_new)
        self._no_match.action_clicked.connect(self._filter.clear)
        self._failed.action_clicked.connect(self.reload_wanted)
        self._filter.changed.connect(self._on_filter)
        self._selection.move_chosen.connect(self.editing.move_selected)
        self._selection.tags_clicked.connect(self.editing.ask_for_tags)
        self._selection.delete_clicked.connect(self.editing.delete_selected)
        self._selection.clear_clicked.connect(lambda: self.choose([], self.current(), True))
        self.model.shown_changed.connect(self._refresh)
        self.model.table.edited.connect(self.editing.edit)
        self.board.moved.connect(self.editing.move)
        self.board.stage_menu_wanted.connect(self.stages.open_menu)
        self.board.collapse_toggled.connect(self.stages.toggle_collapsed)
        self.stages.collapsed_changed.connect(self._on_collapsed)
        self._connect_view(self.board)
        self._theme.changed.connect(self._tint)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._filter.search.setFocus)
        new = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        new.activated.connect(self.editing.ask_for_new)
        for shortcut in (find, new):
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _connect_view(self, view: "Board | TableView") -> None:
        view.opened.connect(self.editing.opened)
        view.delete_pressed.connect(self.editing.delete_selected)
        view.selection_changed.connect(self._on_selected)
        view.menu_wanted.connect(self.editing.open_menu)

    def _face_button(self) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(19, 16))
        self._group.addButton(button)
        return button

    # What is shown

    def _on_filter(self) -> None:
        chosen, current = self.selected(), self.current()
        self.model.set_filter(self._filter.chosen)
        self._keep(chosen, current, False)

    def _keep(self, chosen: list[Card], current: str | None, keyboard: bool) -> None:
        """Selects again what a new list has lost; what has kept it stays where it is scrolled."""
        ids = [card.id for card in chosen]
        if ids != [card.id for card in self.selected()] or current != self.current():
            self.choose(ids, current, keyboard)

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
        self._columns.setVisible(some and self.face is Face.TABLE)
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
            self.board.focus_card(self.current())
        elif (shown := self._states.currentWidget()) is not None:
            shown.setFocus()

    def current(self) -> str | None:
        return self.table.current() if self.face is Face.TABLE else self.board.current()

    def has_keyboard(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and self._states.isAncestorOf(focus)

    def choose(self, ids: Sequence[str], current: str | None, keyboard: bool) -> None:
        view = self.board if self.face is Face.BOARD else self.table
        view.choose(list(ids), current)
        if keyboard:
            self._focus(current)

    def reveal(self, card_id: str) -> None:
        """Selects it, and takes away what hides it; nothing where it is gone."""
        card = self.model.card(card_id)
        if card is None:
            return
        if card not in self.model.shown_cards():
            self._filter.clear()
        if card.stage_id in self.stages.collapsed:
            self.stages.toggle_collapsed(card.stage_id)
        self.choose([card_id], card_id, self.isVisible() and not self.shows_detail())

    def _focus(self, current: str | None) -> None:
        if self.face is Face.BOARD:
            self.board.focus_card(current)
        else:
            self.table.setFocus()

    def _choose_columns(self) -> None:
        below = self._columns.mapToGlobal(QPoint(0, self._columns.height()))
        self.table.open_column_menu(below)

    def _tint(self) -> None:
        for face, name in ((Face.BOARD, "square-kanban"), (Face.TABLE, "table-2")):
            self._faces[face].setIcon(icon(self._theme, name, "muted", 16, 3))
