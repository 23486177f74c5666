"""The applications as the page shows them: one model a stage for the board, one for the table."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from careerflow.models.change import Change
from careerflow.models.settings import Settings
from careerflow.models.tracker import Card, Stage
from careerflow.views.pipeline.arranging import NOTHING, Arranged, plain_of
from careerflow.views.pipeline.card_filter import CardFilter
from careerflow.views.pipeline.column_model import ColumnModel
from careerflow.views.pipeline.placing import Placed, order, placed
from careerflow.views.pipeline.table_model import TableModel

_ON_CARDS = ("stage_id", "rank", "next_step", "next_step_on", "tags", "link")
"""Columns of the store's applications that a Card has under the same name."""


class PipelineModel(QObject):
    """What the user does shows at once: `place`, `edit`, `remove` and `take` change what is shown
    before it is in the store. `set_arranged` then brings what is."""

    stages_changed = Signal()
    shown_changed = Signal()
    """Other cards are shown, or others are there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.arranged = NOTHING
        self.filter = CardFilter()
        self._stages: dict[str, Stage] = {}
        self._cards: dict[str, Card] = {}
        self._plain: dict[str, str] = {}
        self._in_stage: dict[str, list[Card]] = {}
        self._columns: dict[str, ColumnModel] = {}
        self.table = TableModel(self._stages, self)
        self._keeps_table = False
        self._no_answer_days = Settings().no_answer_days

    @property
    def stages(self) -> tuple[Stage, ...]:
        """From left to right."""
        return tuple(self._stages.values())

    @property
    def total(self) -> int:
        return len(self._cards)

    @property
    def shown(self) -> int:
        """How many the filter lets through."""
        return sum(len(column.cards) for column in self._columns.values())

    def shown_cards(self) -> list[Card]:
        """Those that the filter lets through, in the order in which they are seen."""
        if self._keeps_table:
            return list(self.table.cards)
        return [card for column in self._columns.values() for card in column.cards]

    def stage(self, stage_id: str) -> Stage:
        return self._stages[stage_id]

    def column(self, stage_id: str) -> ColumnModel:
        return self._columns[stage_id]

    def count(self, stage_id: str) -> int:
        """In the stage, whatever is searched for."""
        return len(self._in_stage[stage_id])

    def card(self, card_id: str) -> Card | None:
        return self._cards.get(card_id)

    def set_no_answer_days(self, days: int) -> None:
        """Those of the settings."""
        if days != self._no_answer_days:
            self._no_answer_days = days
            self._show_all()

    def keep_table(self, on: bool) -> None:
        """Whether the table follows: while it is out of sight that would be time for nothing."""
        self._keeps_table = on
        if on:
            self._show_table()

    def set_arranged(self, arranged: Arranged) -> None:
        self.arranged = arranged
        self._cards = {card.id: card for card in arranged.cards}
        self._plain = dict(arranged.plain)
        self._set_stages(arranged.stages)
        for stage_id in self._stages:
            self._in_stage[stage_id] = []
        for card in arranged.cards:
            if card.stage_id in self._in_stage:
                self._in_stage[card.stage_id].append(card)
        self.table.set_places(arranged.places)
        self._show_all()

    def set_filter(self, wanted: CardFilter) -> None:
        self.filter = wanted
        self._show_all()

    def placements(self, moved: Sequence[Card], stage_id: str, before: str | None) -> list[Placed]:
        """What puts them there; `before` is the id of the card that follows them, None the end of
        those that the filter shows."""
        column = self._in_stage[stage_id]
        if before is None and (shown := self._columns[stage_id].cards):
            before = _following(column, shown[-1].id, {card.id for card in moved})
        return placed(column, moved, before, stage_id)

    def place(self, placements: Iterable[Placed]) -> None:
        now = datetime.now(UTC)
        self._change(
            {
                each.id: {"stage_id": each.stage_id, "rank": each.rank}
                for each in placements
                if each.id in self._cards
            },
            now,
        )

    def edit(self, card_id: str, **values: Any) -> None:
        """Fields of the card; where it is gone meanwhile nothing happens."""
        if card_id in self._cards:
            self._change({card_id: values}, datetime.now(UTC))

    def remove(self, card_ids: Iterable[str]) -> None:
        for card_id in card_ids:
            if (card := self._cards.pop(card_id, None)) is not None:
                self._leave(card)
        self._show_all()

    def take(self, change: Change) -> None:
        """What an edit of another page, an undo or a redo has done to cards that are here."""
        changed: dict[str, dict[str, Any]] = {}
        gone: list[str] = []
        for row in change.rows:
            if row.table != "applications" or row.id not in self._cards:
                continue
            if row.after is None or row.after.get("deleted_at"):
                gone.append(row.id)
                continue
            known = {name: row.after[name] for name in _ON_CARDS if name in row.after}
            if known.get("link") == "":
                del known["link"]  # then it is that of the job
            if known:
                changed.setdefault(row.id, {}).update(known)
        if gone:
            self.remove(gone)
        if changed:
            self._change(changed, datetime.now(UTC))

    def tell_all(self) -> None:
        for model in (*self._columns.values(), self.table):
            model.tell_all()

    def _change(self, changed: Mapping[str, Mapping[str, Any]], now: datetime) -> None:
        touched: set[str] = set()
        for card_id, values in changed.items():
            old = self._cards[card_id]
            new = replace(old, **values)
            if new.stage_id not in self._stages or new == old:
                continue
            if new.stage_id != old.stage_id:
                new = replace(new, entered=now, active=now)
            touched |= {old.stage_id, new.stage_id}
            self._leave(old)
            self._cards[card_id] = new
            self._plain[card_id] = plain_of(new)
            column = self._in_stage[new.stage_id]
            column.insert(bisect_left(column, order(new), key=order), new)
        if touched:
            self._show(touched)
            self._show_table()

    def _leave(self, card: Card) -> None:
        column = self._in_stage.get(card.stage_id, [])
        place = bisect_left(column, order(card), key=order)
        if place < len(column) and column[place].id == card.id:
            del column[place]

    def _set_stages(self, stages: Sequence[Stage]) -> None:
        if tuple(self._stages.values()) == tuple(stages):
            return
        self._stages.clear()
        self._stages.update({stage.id: stage for stage in stages})
        for gone in self._columns.keys() - self._stages.keys():
            self._columns.pop(gone).deleteLater()
            self._in_stage.pop(gone, None)
        for stage in stages:
            self._in_stage.setdefault(stage.id, [])
            if stage.id in self._columns:
                self._columns[stage.id].stage = stage
            else:
                self._columns[stage.id] = ColumnModel(stage, self)
        self.stages_changed.emit()

    def _show_all(self) -> None:
        self._show(self._stages)
        self._show_table()

    def _show(self, stage_ids: Iterable[str]) -> None:
        for stage_id in stage_ids:
            cards = self._in_stage[stage_id]
            kept = self.filter.kept(cards, self._stages, self._plain, self._no_answer_days)
            self._columns[stage_id].show(kept)

    def _show_table(self) -> None:
        """What the columns show."""
        if self._keeps_table:
            shown = [card for model in self._columns.values() for card in model.cards]
            self.table.show_unsorted(shown)
        self.shown_changed.emit()


def _following(column: Sequence[Card], card_id: str, without: set[str]) -> str | None:
    """The id of the card below the one with this id; None at the end."""
    rest = iter(column)
    for card in rest:
        if card.id == card_id:
            break
    return next((card.id for card in rest if card.id not in without), None)
