"""A CSV file as applications: what its rows would become, with what could not be read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from careerflow.models.inout import (
    NEW_STAGE,
    CellProblem,
    ColumnMapping,
    Field,
    Plan,
    PlannedRow,
    RowState,
    Sheet,
    SheetRow,
    StageWord,
)
from careerflow.models.message import Message
from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts, Salary, Stage, StageKind
from careerflow.services.inout import amounts, days
from careerflow.services.inout.folding import folded_name
from careerflow.services.inout.headers import day_columns
from careerflow.services.inout.known_applications import KnownApplications
from careerflow.services.inout.stage_words import kind_of
from careerflow.services.task import Stage as Step
from careerflow.services.task import TaskContext

_WISHLIST = BUILT_IN_STAGES[StageKind.WISHLIST]
_CHECKED_EVERY = 500


def plan(
    ctx: TaskContext,
    sheet: Sheet,
    mapping: ColumnMapping,
    stages: Sequence[Stage],
    known: KnownApplications,
) -> Plan:
    """What an import of `sheet` would do; raises Cancelled. `known` is added to: a second row of
    the same job is a duplicate of the first."""
    columns = {number: sheet.column(number) for number in day_columns(mapping.fields)}
    decided = {number: days.order_in(cells) for number, cells in columns.items()}
    undecided = tuple(
        number
        for number, order in decided.items()
        if order is None and days.is_written_in_numbers(columns[number])
    )
    orders = {
        number: mapping.day_first if order is None else order for number, order in decided.items()
    }
    words = _StageWords.of(stages, mapping.stages)
    rows = []
    for done, row in enumerate(sheet.rows):
        if done % _CHECKED_EVERY == 0:
            ctx.step(Step.READING, done, len(sheet.rows))
        rows.append(_planned(_Cells(row, mapping.fields, orders), words, known))
    unknown = tuple(
        StageWord(words.written[key], key, count) for key, count in words.unknown.items()
    )
    counts = Counter(row.state for row in rows)
    problems = sum(len(row.problems) for row in rows)
    return Plan(tuple(rows), counts, problems, unknown, undecided)


@dataclass
class _StageWords:
    """The stage of a word: the user's own name first, then what people call the five."""

    stages: Mapping[str, str]
    chosen: Mapping[str, str]
    known: frozenset[str]
    unknown: Counter[str] = field(default_factory=Counter)
    written: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, stages: Sequence[Stage], chosen: Mapping[str, str]) -> "_StageWords":
        named = {folded_name(stage.name): stage.id for stage in reversed(stages) if stage.name}
        return cls(named, chosen, frozenset(stage.id for stage in stages))

    def stage(self, word: str, *, sent: bool) -> tuple[str, bool]:
        """Its id, or the name of a new one and True; without a word by whether it was sent."""
        key = folded_name(word)
        if not key:
            return BUILT_IN_STAGES[StageKind.APPLIED] if sent else _WISHLIST, False
        if key in self.stages:
            return self.stages[key], False
        kind = kind_of(word)
        if kind is not None:
            return BUILT_IN_STAGES[kind], False
        self.unknown[key] += 1
        self.written.setdefault(key, word.strip())
        said = self.chosen.get(key, _WISHLIST)
        if said == NEW_STAGE:
            return self.written[key], True
        return (said if said in self.known else _WISHLIST), False


class _Cells:
    """One row, by what its columns mean; keeps what it could not read."""

    def __init__(
        self, row: SheetRow, fields: Sequence[Field | None], orders: Mapping[int, bool]
    ) -> None:
        self.number = row.number
        self.problems: list[CellProblem] = []
        self._orders = orders
        self._filled = {
            field: (number, row.cells[number])
            for number, field in enumerate(fields)
            if field is not None and row.cells[number].strip()
        }
        self._notes = [
            row.cells[number] for number, field in enumerate(fields) if field is Field.NOTES
        ]

    def line(self, field: Field) -> str:
        """In one line, as the fields of the window hold it."""
        return " ".join(self._filled[field][1].split()) if field in self._filled else ""

    def whole(self, field: Field) -> str:
        return self._filled[field][1] if field in self._filled else ""

    def notes(self) -> str:
        return "\n\n".join(note for note in self._notes if note.strip())

    def day(self, field: Field) -> date | None:
        if field not in self._filled:
            return None
        number, cell = self._filled[field]
        found = days.read_day(cell, self._orders[number])
        if found is None:
            self._complain(field, "import.no_day")
        return found

    def amount(self, field: Field) -> int | None:
        if field not in self._filled:
            return None
        found = amounts.read_amount(self._filled[field][1])
        if found is None:
            self._complain(field, "import.no_amount")
        return found

    def tags(self) -> tuple[str, ...]:
        parts = self.whole(Field.TAGS).replace(";", ",").replace("\n", ",").split(",")
        return tuple(dict.fromkeys(tag for part in parts if (tag := " ".join(part.split()))))

    def salary(self) -> Salary:
        if Field.SALARY in self._filled:
            found = amounts.read_salary(self._filled[Field.SALARY][1])
            if found is None:
                self._complain(Field.SALARY, "import.no_amount")
                return Salary()
            return found
        low, high = self.amount(Field.SALARY_LOW), self.amount(Field.SALARY_HIGH)
        if low is None and high is None:
            return Salary()
        currency = self.line(Field.SALARY_CURRENCY)
        period = amounts.read_period(self.line(Field.SALARY_PERIOD))
        beside = self.line(Field.SALARY_LOW) + self.line(Field.SALARY_HIGH)
        return Salary(low, high, amounts.read_currency(currency or beside), period)

    def _complain(self, field: Field, why: str) -> None:
        number, cell = self._filled[field]
        self.problems.append(CellProblem(number, Message(why, {"cell": cell.strip()[:60]})))


def _planned(cells: _Cells, words: _StageWords, known: KnownApplications) -> PlannedRow:
    facts = _facts(cells)
    applied = cells.day(Field.APPLIED)
    stage, is_new = words.stage(cells.line(Field.STAGE), sent=applied is not None)
    planned = PlannedRow(
        number=cells.number,
        state=RowState.NEW,
        facts=facts,
        stage=stage,
        stage_is_new=is_new,
        text=cells.whole(Field.TEXT),
        tags=cells.tags(),
        notes=cells.notes(),
        cv_name=cells.line(Field.CV),
        next_step=cells.line(Field.NEXT_STEP),
        next_step_on=cells.day(Field.NEXT_STEP_ON),
        saved=cells.day(Field.SAVED),
        applied=applied,
        entered=cells.day(Field.ENTERED),
        problems=tuple(cells.problems),
    )
    if not facts.title and not facts.company:
        return replace(planned, state=RowState.LEFT_OUT)
    like = known.same_application(facts)
    if like:
        return replace(planned, state=RowState.DUPLICATE, like=like)
    known.add_application(facts.title, facts.company, facts.link)
    return replace(planned, job_id=known.same_job(facts))


def _facts(cells: _Cells) -> JobFacts:
    language = folded_name(cells.line(Field.LANGUAGE))
    return JobFacts(
        title=cells.line(Field.TITLE),
        company=cells.line(Field.COMPANY),
        location=cells.line(Field.LOCATION),
        salary=cells.salary(),
        source=cells.line(Field.SOURCE),
        link=cells.line(Field.LINK),
        posted=cells.day(Field.POSTED),
        deadline=cells.day(Field.DEADLINE),
        language=_LANGUAGES.get(language, ""),
    )


_LANGUAGES = {
    "en": "en",
    "english": "en",
    "tieng anh": "en",
    "vi": "vi",
    "vietnamese": "vi",
    "tieng viet": "vi",
}
