"""The Pipeline page over a real store."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from tracked import APPLIED, INTERVIEWING, OFFER, REJECTED, WISHLIST, Tracked

from careerflow.controllers.pipeline import PipelineController
from careerflow.models.tracker import JobFacts, StageKind
from careerflow.services.store.tracker.moving import Placement
from careerflow.views.main_window import MainWindow, Place
from careerflow.views.pipeline.card_filter import CardFilter
from careerflow.views.pipeline.column_view import MIME
from careerflow.views.pipeline.face import Face
from careerflow.views.pipeline.new_application_dialog import NewCard
from careerflow.views.pipeline.pipeline_page import PipelinePage
from careerflow.views.pipeline.table_model import Column
from careerflow.views.pipeline.table_view import TableView
from careerflow.views.widgets.date_field import DateField
from careerflow.views.words.days import full_day

STAGES = (WISHLIST, APPLIED, INTERVIEWING, OFFER, REJECTED)
CTRL = Qt.KeyboardModifier.ControlModifier


class Pipeline:
    """The page with its controller, and the store below."""

    def __init__(self, tracked, page, controller, qtbot) -> None:
        self.tracked, self.page, self.controller, self.qtbot = tracked, page, controller, qtbot

    def shown(self, stage_id: str) -> list[str]:
        return [card.title for card in self.page.model.column(stage_id).cards]

    def stored(self, stage_id: str) -> list[str]:
        cards = self.tracked.tracker.applications.cards()
        return [card.title for card in cards if card.stage_id == stage_id]

    def settle(self) -> None:
        """All is in the store, and loaded from there."""
        tracking, controller = self.tracked.tracking, self.controller
        self.qtbot.waitUntil(lambda: not tracking.is_busy() and not controller._pending)
        self.load()

    def load(self) -> None:
        self.controller.load()
        self.qtbot.waitUntil(self.is_as_stored)

    def is_as_stored(self) -> bool:
        tracker, shown = self.tracked.tracker, self.page.model.arranged
        return shown.stages == tracker.stages.all() and shown.cards == tracker.applications.cards()

    def view(self, stage_id: str):
        return self.page.board._columns[stage_id].view

    def choose(self, *titles: str) -> None:
        cards = [card for card in self.page.model.arranged.cards if card.title in titles]
        self.page.board.choose([card.id for card in cards], cards[0].id)

    def press(self, stage_id: str, key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        view = self.view(stage_id)
        view.setFocus()
        self.qtbot.keyClick(view, key, modifiers)


@pytest.fixture
def pipeline(theme, language, qtbot, tmp_path):
    tracked = Tracked(tmp_path / "data")
    window = MainWindow(theme)
    qtbot.addWidget(window)
    page = PipelinePage(theme, language)
    page.add_table()
    window.reserve_places()
    window.put_page(Place.PIPELINE, page)
    window.show_page(page)
    window.resize(1280, 700)
    window.show()
    controller = PipelineController(window, page, tracked.tracking, tracked.runner, tmp_path)
    made = Pipeline(tracked, page, controller, qtbot)
    for title, stage in (("D", APPLIED), ("C", WISHLIST), ("B", WISHLIST), ("A", WISHLIST)):
        tracked.add(title, stage)
    made.load()
    yield made
    tracked.close()


def test_what_a_filter_shows_is_known_whether_or_not_the_table_was_seen(pipeline):
    model = pipeline.page.model
    model.set_filter(CardFilter(text="d"))
    assert [card.title for card in model.shown_cards()] == ["D"]
    model.set_filter(CardFilter())
    assert [card.title for card in model.shown_cards()] == ["A", "B", "C", "D"]


def test_cards_move_by_keys_between_columns_and_within_and_back_by_undo(pipeline):
    assert pipeline.shown(WISHLIST) == ["A", "B", "C"]
    pipeline.choose("B", "C")
    pipeline.press(WISHLIST, Qt.Key.Key_Right, CTRL)
    assert pipeline.shown(APPLIED) == ["B", "C", "D"]  # at once
    pipeline.press(APPLIED, Qt.Key.Key_Down, CTRL)
    assert pipeline.shown(APPLIED) == ["D", "B", "C"]
    pipeline.settle()
    assert pipeline.shown(APPLIED) == pipeline.stored(APPLIED) == ["D", "B", "C"]
    assert [card.title for card in pipeline.page.selected()] == ["B", "C"]
    pipeline.tracked.tracking.undo()
    pipeline.tracked.tracking.undo()
    pipeline.settle()
    assert pipeline.shown(WISHLIST) == pipeline.stored(WISHLIST) == ["A", "B", "C"]
    pipeline.tracked.tracking.redo()
    pipeline.settle()
    assert pipeline.shown(APPLIED) == ["B", "C", "D"]


def test_cards_are_dropped_where_the_line_is(pipeline):
    target = pipeline.view(WISHLIST)
    moved = sorted(
        (card for card in pipeline.page.model.arranged.cards if card.title in "CD"),
        key=lambda card: card.title,
    )
    data = QMimeData()
    data.setData(MIME, b'["' + b'", "'.join(card.id.encode() for card in moved) + b'"]')
    second = target.visualRect(target.model().index(1, 0))
    place = QPointF(second.center().x(), second.top() + 4)
    left, none, move = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _MOVE
    held = QDragMoveEvent(place.toPoint(), move, data, left, none)
    target.dragMoveEvent(held)  # Qt sends it only during a drag of its own
    assert target._drop_row == 1
    target.dropEvent(QDropEvent(place, move, data, left, none))
    assert pipeline.shown(WISHLIST) == ["A", "C", "D", "B"]
    pipeline.settle()
    assert pipeline.stored(WISHLIST) == ["A", "C", "D", "B"]


_MOVE = Qt.DropAction.MoveAction


def test_deleted_cards_are_gone_at_once_and_the_keyboard_goes_on(pipeline):
    pipeline.choose("A", "B")
    pipeline.press(WISHLIST, Qt.Key.Key_Delete)
    assert pipeline.shown(WISHLIST) == ["C"]
    assert pipeline.view(WISHLIST).current_card().title == "C"
    pipeline.settle()
    assert pipeline.stored(WISHLIST) == ["C"]
    pipeline.tracked.tracking.undo()
    pipeline.settle()
    assert pipeline.shown(WISHLIST) == ["A", "B", "C"]


def test_a_click_opens_and_one_with_ctrl_selects(pipeline):
    view = pipeline.view(WISHLIST)
    first, third = (view.visualRect(view.model().index(row, 0)).center() for row in (0, 2))
    left = Qt.MouseButton.LeftButton
    with pipeline.qtbot.waitSignal(pipeline.controller.application_wanted) as opened:
        pipeline.qtbot.mouseClick(view.viewport(), left, pos=first)
    assert opened.args == [pipeline.page.model.column(WISHLIST).cards[0].id]
    pipeline.qtbot.mouseClick(view.viewport(), left, CTRL, third)
    assert [card.title for card in pipeline.page.selected()] == ["A", "C"]
    other = pipeline.view(APPLIED)
    place = other.visualRect(other.model().index(0, 0)).center()
    pipeline.qtbot.mouseClick(other.viewport(), left, CTRL, place)
    assert [card.title for card in pipeline.page.selected()] == ["A", "C", "D"]
    pipeline.qtbot.mouseClick(other.viewport(), left, pos=place + QPoint(0, 400))
    assert pipeline.page.selected() == []


def test_escape_leaves_the_selection_before_the_page(pipeline):
    back = []
    window = pipeline.page.window()
    window.back_requested.connect(lambda: back.append(1))
    window.activateWindow()
    pipeline.choose("A", "C")
    assert pipeline.page._tools.currentWidget() is pipeline.page._selection
    pipeline.press(WISHLIST, Qt.Key.Key_Escape)
    assert pipeline.page.selected() == [] == back
    assert pipeline.page._tools.currentWidget() is pipeline.page._filter
    pipeline.press(WISHLIST, Qt.Key.Key_Escape)
    assert back == [1]


def test_the_search_finds_words_without_their_marks(pipeline):
    pipeline.tracked.add("Kế toán trưởng", OFFER)
    pipeline.load()
    pipeline.page._filter.search.setText("truong KE")
    assert pipeline.shown(OFFER) == ["Kế toán trưởng"]
    assert pipeline.page.model.shown == 1
    pipeline.page._filter.search.setText("nobody")
    assert pipeline.page._states.currentWidget() is pipeline.page._no_match
    pipeline.page._filter.clear()
    assert pipeline.page.model.shown == 5


def test_a_card_is_put_below_the_last_that_is_shown_where_others_are_hidden(pipeline):
    pipeline.tracked.add("Special", WISHLIST)
    pipeline.load()
    model = pipeline.page.model
    model.set_filter(CardFilter(text="special"))
    moved = next(card for card in model.arranged.cards if card.title == "D")
    model.place(model.placements([moved], WISHLIST, None))
    model.set_filter(CardFilter())
    assert pipeline.shown(WISHLIST) == ["Special", "D", "A", "B", "C"]


def test_cells_are_edited_in_the_job_and_in_the_application(pipeline):
    pipeline.page.set_face(Face.TABLE)
    table = pipeline.page.model.table
    row = next(n for n, card in enumerate(table.cards) if card.title == "D")
    table.setData(table.index(row, Column.COMPANY), "Bluewater")
    table.setData(table.index(row, Column.NEXT_STEP), "Call them")
    table.setData(table.index(row, Column.STAGE), OFFER)
    pipeline.settle()
    [card] = [each for each in pipeline.tracked.tracker.applications.cards() if each.title == "D"]
    assert (card.company, card.next_step, card.stage_id) == ("Bluewater", "Call them", OFFER)
    assert pipeline.page.model.card(card.id) == card
    for _ in range(3):
        pipeline.tracked.tracking.undo()
    pipeline.settle()
    [card] = [each for each in pipeline.tracked.tracker.applications.cards() if each.title == "D"]
    assert (card.company, card.next_step, card.stage_id) == ("Acme", "", APPLIED)


def test_a_day_is_typed_into_its_cell(pipeline):
    pipeline.page.set_face(Face.TABLE)
    table = pipeline.page.table
    card = table.model().cards[0]
    cell = table.model().index(0, Column.NEXT_ON)
    table.setCurrentIndex(cell)
    table.edit(cell)
    [field] = table.findChildren(DateField)
    field.line.setText("no day")
    pipeline.qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert table.findChildren(DateField) == [field]
    assert field.is_wrong()
    field.line.setText(full_day(date(2026, 12, 24)))
    pipeline.qtbot.keyClick(field.line, Qt.Key.Key_Return)
    taken = date(2026, 12, 24)  # Qt lets the field see the key first
    pipeline.qtbot.waitUntil(lambda: pipeline.page.model.card(card.id).next_step_on == taken)
    pipeline.settle()
    assert pipeline.tracked.tracker.applications.get(card.id).card.next_step_on is not None


def test_the_table_takes_the_room_there_is_until_a_column_is_drawn(pipeline):
    table = pipeline.page.table
    table.resize(2000, 400)
    table.show()
    table._show_column(Column.SOURCE, False)
    widths = [table.columnWidth(column) for column in Column if not table.isColumnHidden(column)]
    assert 0 <= table.viewport().width() - sum(widths) < len(Column)
    table.horizontalHeader().resizeSection(Column.TITLE, 300)
    table.resize(1200, 400)
    assert table.columnWidth(Column.TITLE) == 300


def test_how_the_table_is_shown_is_remembered(pipeline, theme):
    table = pipeline.page.table
    header = table.horizontalHeader()
    table._show_column(Column.LINK, True)
    header.resizeSection(Column.LINK, 222)
    header.moveSection(header.visualIndex(Column.SCORE), 0)
    header.setSortIndicator(Column.COMPANY, Qt.SortOrder.DescendingOrder)
    other = TableView(theme, pipeline.page.model)
    pipeline.qtbot.addWidget(other)
    other.set_look("damaged")
    other.set_look(table.look())
    assert other.look() == table.look()
    assert other.columnWidth(Column.LINK) == 222
    assert other.horizontalHeader().logicalIndex(0) == Column.SCORE


def test_a_stage_of_ones_own_comes_and_goes_with_its_cards_kept(pipeline):
    rank = pipeline.page.model.stage(APPLIED).rank + "V"
    pipeline.page.stages.added.emit("Phone screen", StageKind.INTERVIEWING, rank)
    pipeline.settle()
    names = [stage.name for stage in pipeline.page.model.stages]
    assert names == ["", "", "Phone screen", "", "", ""]
    own = pipeline.page.model.stages[2]
    pipeline.choose("D")
    pipeline.press(APPLIED, Qt.Key.Key_Right, CTRL)
    pipeline.settle()
    assert pipeline.shown(own.id) == ["D"]
    pipeline.page.stages.deleted.emit(own, OFFER)
    pipeline.settle()
    assert len(pipeline.page.board.columns()) == 5
    assert pipeline.shown(OFFER) == ["D"]


def test_a_collapsed_column_takes_cards_and_is_expanded_by_a_key(pipeline):
    column = pipeline.page.board._columns[OFFER]
    pipeline.page.stages.toggle_collapsed(OFFER)
    assert column.width() < 60
    pipeline.choose("D")
    pipeline.press(APPLIED, Qt.Key.Key_Right, CTRL)
    pipeline.press(INTERVIEWING, Qt.Key.Key_Right, CTRL)
    pipeline.settle()
    assert pipeline.stored(OFFER) == ["D"]
    column.setFocus()
    pipeline.qtbot.keyClick(column, Qt.Key.Key_Return)
    assert not column.collapsed
    assert column.view.hasFocus()
    assert column.view.isVisible()


def test_a_new_application_needs_no_advert(pipeline):
    facts = JobFacts(title="Nurse", company="City Hospital")
    pipeline.controller.create(NewCard(facts, INTERVIEWING))
    pipeline.settle()
    assert pipeline.shown(INTERVIEWING) == ["Nurse"]


def test_what_failed_is_shown_as_it_is(pipeline):
    card = pipeline.page.model.column(WISHLIST).cards[0]
    pipeline.tracked.tracker.stages.delete(
        own := pipeline.tracked.tracker.stages.add("Gone", StageKind.OFFER, "a9")[0], OFFER
    )
    pipeline.controller._on_moved([_placed("no such id", own)], [card], OFFER)
    pipeline.settle()
    assert pipeline.tracked.told == ["store.not_found"]
    assert pipeline.shown(WISHLIST) == ["A", "B", "C"]


def _placed(card_id: str, stage_id: str) -> Placement:
    from careerflow.views.pipeline.placing import Placed

    return Placed(card_id, stage_id, "a0")


def test_what_is_loaded_again_stays_scrolled_as_it_was(pipeline):
    for number in range(12):
        pipeline.tracked.add(f"Job {number}", OFFER)
    pipeline.load()
    view = pipeline.view(OFFER)
    pipeline.choose("Job 11")
    view.verticalScrollBar().setValue(400)
    pipeline.tracked.add("Another", OFFER)
    pipeline.load()
    assert [card.title for card in pipeline.page.selected()] == ["Job 11"]
    assert view.verticalScrollBar().value() == 400


def test_its_models_keep_the_rules_of_qt(pipeline, qtmodeltester):
    pipeline.page.set_face(Face.TABLE)
    qtmodeltester.check(pipeline.page.model.column(WISHLIST))
    qtmodeltester.check(pipeline.page.model.table)


def test_columns_and_cards_can_be_heard(pipeline):
    assert pipeline.view(WISHLIST).accessibleName() == "Wishlist: 3 applications"
    index = pipeline.view(APPLIED).model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "D, Acme, in Applied since today"
