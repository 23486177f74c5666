"""All cards as a table that can be sorted and edited."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, Signal

from careerflow.models.tracker import Card, Stage
from careerflow.views.pipeline.card_rows import CardRole, CardRows, StageRole
from careerflow.views.pipeline.times import how_long
from careerflow.views.pipeline.words import spoken
from careerflow.views.widgets.rows_model import AnyIndex
from careerflow.views.widgets.tool_tip import tool_tip
from careerflow.views.words.days import day_in_year
from careerflow.views.words.job_title import shown_title
from careerflow.views.words.salary import salary_text
from careerflow.views.words.stages import stage_name

translate = QCoreApplication.translate


class Column(IntEnum):
    (
        TITLE,
        COMPANY,
        STAGE,
        SCORE,
        NEXT_STEP,
        NEXT_ON,
        DEADLINE,
        ENTERED,
        APPLIED,
        LOCATION,
        SALARY,
        SOURCE,
        CV,
        TAGS,
        LINK,
    ) = range(15)


EDITABLE = {
    Column.TITLE: "title",
    Column.COMPANY: "company",
    Column.STAGE: "stage_id",
    Column.NEXT_STEP: "next_step",
    Column.NEXT_ON: "next_step_on",
    Column.DEADLINE: "deadline",
    Column.LOCATION: "location",
    Column.SALARY: "salary",
    Column.SOURCE: "source",
    Column.LINK: "link",
}
"""And the field of the Card that an edit changes."""

_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def column_name(column: Column) -> str:
    names = {
        Column.TITLE: translate("Applications", "Job"),
        Column.COMPANY: translate("Applications", "Company"),
        Column.STAGE: translate("Applications", "Stage"),
        Column.SCORE: translate("Applications", "Score"),
        Column.NEXT_STEP: translate("Applications", "Next step"),
        Column.NEXT_ON: translate("Applications", "Due"),
        Column.DEADLINE: translate("Applications", "Apply by"),
        Column.ENTERED: translate("Applications", "In stage"),
        Column.APPLIED: translate("Applications", "Applied"),
        Column.LOCATION: translate("Applications", "Location"),
        Column.SALARY: translate("Applications", "Salary"),
        Column.SOURCE: translate("Applications", "Source"),
        Column.CV: translate("Applications", "CV"),
        Column.TAGS: translate("Applications", "Tags"),
        Column.LINK: translate("Applications", "Link"),
    }
    return names[column]


class TableModel(CardRows):
    """The edit role gives the value of a Card's field; what is set is not taken but asked for
    with `edited`."""

    columns = len(Column)

    edited = Signal(str, str, object)
    """Id of the application, field of its Card, and the new value."""

    def __init__(self, stages: Mapping[str, Stage], parent: QObject) -> None:
        super().__init__(parent)
        self._stages = stages
        self._known_places: Mapping[str, int] = {}
        self._unsorted: list[Card] = []
        self._sorted_by: tuple[Column, Qt.SortOrder] | None = None

    def set_places(self, places: Mapping[str, int]) -> None:
        """Of names in the order of the window's language; `show_unsorted` follows."""
        self._known_places = places

    def show_unsorted(self, cards: list[Card]) -> None:
        """In the order of the board."""
        self._unsorted = cards
        self.show(self._in_order())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """-1 is the order of the board."""
        self._sorted_by = None if column < 0 else (Column(column), order)
        self.show(self._in_order())

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS | Qt.ItemFlag.ItemIsEditable if index.column() in EDITABLE else _FLAGS

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return column_name(Column(section))
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        give = _GIVEN.get(role)
        card, column = self._rows[index.row()], Column(index.column())
        return None if give is None else give(self, card, column)

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or Column(index.column()) not in EDITABLE:
            return False
        card, field = self._rows[index.row()], EDITABLE[Column(index.column())]
        if getattr(card, field) == value:
            return False
        self.edited.emit(card.id, field, value)
        return True

    def _spoken(self, card: Card, column: Column) -> str:
        if column is Column.TITLE:
            return spoken(card, self._stages[card.stage_id])
        return f"{column_name(column)}: {self.shown(card, column) or '–'}"

    def shown(self, card: Card, column: Column) -> str:
        return _SHOWN[column](self, card)

    def _day(self, which: date | None) -> str:
        return "" if which is None else day_in_year(which, date.today())

    def _in_order(self) -> list[Card]:
        if self._sorted_by is None:
            return self._unsorted[:]
        column, order = self._sorted_by
        # What says nothing stands last, whichever way it goes.
        key = _KEYS[column]
        empty = [card for card in self._unsorted if key(self, card) is None]
        rest = [card for card in self._unsorted if key(self, card) is not None]
        rest.sort(key=lambda card: key(self, card), reverse=order is Qt.SortOrder.DescendingOrder)
        return [*rest, *empty]

    def _place(self, name: str) -> int | None:
        """New names come last until all are put in order again."""
        return self._known_places.get(name, len(self._known_places)) if name else None

    def _stage_place(self, card: Card) -> int:
        return list(self._stages).index(card.stage_id)


_GIVEN: dict[int, Callable[[TableModel, Card, Column], object]] = {
    Qt.ItemDataRole.DisplayRole: TableModel.shown,
    Qt.ItemDataRole.AccessibleTextRole: TableModel._spoken,
    Qt.ItemDataRole.ToolTipRole: lambda model, card, column: tool_tip(model.shown(card, column)),
    Qt.ItemDataRole.EditRole: lambda _model, card, column: getattr(
        card, EDITABLE.get(column, "id")
    ),
    CardRole: lambda _model, card, _column: card,
    StageRole: lambda model, card, _column: model._stages[card.stage_id],
}

_SHOWN: dict[Column, Callable[[TableModel, Card], str]] = {
    Column.TITLE: lambda _model, card: shown_title(card.title),
    Column.COMPANY: lambda _model, card: card.company,
    Column.STAGE: lambda model, card: stage_name(model._stages[card.stage_id]),
    Column.SCORE: lambda _model, card: "" if card.score is None else str(card.score),
    Column.NEXT_STEP: lambda _model, card: card.next_step,
    Column.NEXT_ON: lambda model, card: model._day(card.next_step_on),
    Column.DEADLINE: lambda model, card: model._day(card.deadline),
    Column.ENTERED: lambda _model, card: how_long(card.entered, date.today()),
    Column.APPLIED: lambda model, card: model._day(
        None if card.applied is None else card.applied.astimezone().date()
    ),
    Column.LOCATION: lambda _model, card: card.location,
    Column.SALARY: lambda _model, card: salary_text(card.salary, QLocale()),
    Column.SOURCE: lambda _model, card: card.source,
    Column.CV: lambda _model, card: card.cv_name,
    Column.TAGS: lambda _model, card: ", ".join(card.tags),
    Column.LINK: lambda _model, card: card.link,
}

_KEYS: dict[Column, Callable[[TableModel, Card], Any]] = {
    Column.TITLE: lambda model, card: model._place(card.title),
    Column.COMPANY: lambda model, card: model._place(card.company),
    Column.STAGE: lambda model, card: model._stage_place(card),
    Column.SCORE: lambda _model, card: card.score,
    Column.NEXT_STEP: lambda _model, card: card.next_step.casefold() or None,
    Column.NEXT_ON: lambda _model, card: card.next_step_on,
    Column.DEADLINE: lambda _model, card: card.deadline,
    Column.ENTERED: lambda _model, card: -card.entered.timestamp(),
    Column.APPLIED: lambda _model, card: card.applied,
    Column.LOCATION: lambda model, card: model._place(card.location),
    Column.SALARY: lambda _model, card: card.salary.high or card.salary.low,
    Column.SOURCE: lambda model, card: model._place(card.source),
    Column.CV: lambda model, card: model._place(card.cv_name),
    Column.TAGS: lambda _model, card: ", ".join(card.tags) or None,
    Column.LINK: lambda _model, card: card.link or None,
}
