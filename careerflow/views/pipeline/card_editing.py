"""What the user does with applications on the pipeline's page."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from careerflow.models.tracker import BUILT_IN_STAGES, Card, StageKind
from careerflow.views.pipeline.card_menu import CardMenu
from careerflow.views.pipeline.card_page import CardPage
from careerflow.views.pipeline.dialogs import TagsDialog
from careerflow.views.pipeline.face import Face
from careerflow.views.pipeline.pipeline_model import PipelineModel
from careerflow.views.theme import Theme


class CardEditing(QObject):
    """Each shows at once, and is said with a signal."""

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
    new_wanted = Signal(str)
    """An application is to be asked for; the id of the stage to propose."""

    def __init__(self, theme: Theme, model: PipelineModel, page: CardPage) -> None:
        super().__init__(page)
        self._theme, self._model, self._page = theme, model, page

    def ask_for_new(self) -> None:
        """The stage of the current card is proposed."""
        if not self._model.stages:
            return
        card = self._model.card(self._page.current() or "")
        first = card.stage_id if card is not None else BUILT_IN_STAGES[StageKind.WISHLIST]
        self.new_wanted.emit(first)

    def move_selected(self, stage_id: str) -> None:
        self.move(self._page.selected(), stage_id)

    def move(self, cards: Sequence[Card], stage_id: str, before: str | None = "") -> None:
        """`before` "" is the top."""
        current = self._page.current()
        if before == "":
            ids = {card.id for card in cards}
            top = self._model.column(stage_id).cards
            before = next((card.id for card in top if card.id not in ids), None)
        placements = self._model.placements(cards, stage_id, before)
        now = [self._model.card(each.id) for each in placements]
        same = [
            card is not None and (card.stage_id, card.rank) == (each.stage_id, each.rank)
            for card, each in zip(now, placements, strict=True)
        ]
        if all(same) or self._stays(cards, stage_id, before):
            return
        had_keyboard = self._page.has_keyboard()
        self._model.place(placements)
        self._page.choose([card.id for card in cards], current or cards[0].id, had_keyboard)
        self.moved.emit(placements, list(cards), stage_id)

    def _stays(self, cards: Sequence[Card], stage_id: str, before: str | None) -> bool:
        """Whether they stand there already."""
        column = self._model.column(stage_id)
        shown = column.cards
        found = (column.row_of(card.id) for card in cards)
        rows = sorted(row for row in found if row is not None)
        if len(rows) != len(cards) or rows != list(range(rows[0], rows[0] + len(rows))):
            return False
        below = shown[rows[-1] + 1].id if rows[-1] + 1 < len(shown) else None
        return before == below

    def edit(self, card_id: str, field: str, value: object) -> None:
        if field == "stage_id":
            card = self._model.card(card_id)
            if card is not None:
                self.move([card], str(value))
            return
        self._model.edit(card_id, **{field: value})
        self.edited.emit(card_id, field, value)

    def delete_selected(self) -> None:
        cards = self._page.selected()
        if not cards:
            return
        following = self._next_to(cards)
        had_keyboard = self._page.has_keyboard()
        self._model.remove([card.id for card in cards])
        self._page.choose([following] if following else [], following, had_keyboard)
        self.deleted.emit(cards)

    def _next_to(self, cards: Sequence[Card]) -> str | None:
        """Id of the card that the keyboard goes to when these are gone."""
        last = cards[-1]
        of_stage = self._page.face is Face.BOARD
        shown = (self._model.column(last.stage_id) if of_stage else self._model.table).cards
        gone = {card.id for card in cards}
        place = next(n for n, card in enumerate(shown) if card.id == last.id)
        below = [card.id for card in shown[place:] if card.id not in gone]
        above = [card.id for card in shown[:place] if card.id not in gone]
        return below[0] if below else above[-1] if above else None

    def ask_for_tags(self) -> None:
        cards = self._page.selected()
        shared = [tag for tag in cards[0].tags if all(tag in card.tags for card in cards)]
        known = self._model.arranged.tags
        dialog = TagsDialog(self._theme, self._page, shared, known, len(cards))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._tag(cards, *dialog.entered()))
        dialog.open()

    def _tag(self, cards: list[Card], added: frozenset[str], removed: frozenset[str]) -> None:
        if not added and not removed:
            return
        for card in cards:
            self._model.edit(card.id, tags=with_tags(card.tags, added, removed))
        self.tagged.emit(cards, added, removed)

    def open_menu(self, place: QPoint) -> None:
        cards = self._page.selected()
        menu = CardMenu(cards, self._model.stages, self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.open_chosen.connect(lambda: self.opened.emit(cards[0].id))
        menu.link_chosen.connect(self.link_wanted)
        menu.move_chosen.connect(self.move_selected)
        menu.tags_chosen.connect(self.ask_for_tags)
        menu.delete_chosen.connect(self.delete_selected)
        menu.popup(place)


def with_tags(
    tags: Sequence[str], added: frozenset[str], removed: frozenset[str]
) -> tuple[str, ...]:
    """In their order, the new ones last."""
    kept = [tag for tag in tags if tag not in removed]
    return (*kept, *sorted(tag for tag in added if tag not in kept))
