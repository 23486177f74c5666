"""What goes out of the program and comes into it: everything as JSON, applications as CSV."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from careerflow.models.message import Message
from careerflow.models.tracker import JobFacts


class DataKind(StrEnum):
    """What the user's data can be exported as, in the order of the dialog."""

    ZIP = "zip"  # everything, with the files of CVs and attachments
    JSON = "json"  # everything but the files
    CSV = "csv"  # applications, for a spreadsheet


class Field(StrEnum):
    """What a column of a CSV file can mean, in the order in which they are exported."""

    TITLE = "title"
    COMPANY = "company"
    LOCATION = "location"
    STAGE = "stage"
    APPLIED = "applied"
    ENTERED = "entered"
    SAVED = "saved"
    NEXT_STEP = "next_step"
    NEXT_STEP_ON = "next_step_on"
    DEADLINE = "deadline"
    POSTED = "posted"
    SALARY_LOW = "salary_low"
    SALARY_HIGH = "salary_high"
    SALARY_CURRENCY = "salary_currency"
    SALARY_PERIOD = "salary_period"
    SALARY = "salary"  # a range in one cell: of other programs, never exported
    SOURCE = "source"
    LINK = "link"
    CV = "cv"
    SCORE = "score"  # exported, never imported: reports make it
    TAGS = "tags"
    NOTES = "notes"
    LANGUAGE = "language"
    TEXT = "text"


EXPORTED = tuple(field for field in Field if field is not Field.SALARY)
IMPORTED = tuple(field for field in Field if field is not Field.SCORE)
DAYS = frozenset(
    {
        Field.APPLIED,
        Field.ENTERED,
        Field.SAVED,
        Field.NEXT_STEP_ON,
        Field.DEADLINE,
        Field.POSTED,
    }
)
"""Fields that hold a day."""


class Sureness(StrEnum):
    """Why a column is taken for what it is."""

    KEPT = "kept"  # the user said so at an earlier import
    NAME = "name"  # its header is a known name of that
    CONTENT = "content"  # its cells look like it
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Guess:
    """`field` is None for a column that is left out."""

    field: Field | None = None
    sureness: Sureness = Sureness.NONE


@dataclass(frozen=True, slots=True)
class SheetRow:
    """`number` is the one that a spreadsheet shows beside it; as many cells as headers."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file as it was read. `ragged` counts rows that had too few or too many cells: what is
    too much was added to the last one."""

    headers: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    encoding: str
    separator: str
    ragged: int = 0

    def column(self, number: int) -> tuple[str, ...]:
        return tuple(row.cells[number] for row in self.rows)


NEW_STAGE = "new"
"""In a mapping of stages: a stage of the user's own, named as in the file."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What the columns of a file mean. `day_first` decides about days such as 3/4/2026 where no
    day of the column does; `stages` gives the words of the stage column, folded, their stage's id
    or NEW_STAGE."""

    fields: tuple[Field | None, ...]
    day_first: bool = True
    stages: Mapping[str, str] = field(default_factory=dict)


class RowState(StrEnum):
    NEW = "new"
    DUPLICATE = "duplicate"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What could not be read, by the column's number: the cell is then left empty."""

    column: int
    what: Message


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """An application as it would be. `stage` is the id of a stage, or the name of a new one where
    `stage_is_new`. `like` is what a duplicate is the same as."""

    number: int
    state: RowState
    facts: JobFacts
    stage: str
    stage_is_new: bool = False
    text: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    cv_name: str = ""
    next_step: str = ""
    next_step_on: date | None = None
    saved: date | None = None
    applied: date | None = None
    entered: date | None = None
    job_id: str | None = None  # of the library's job that it is an application to
    like: str = ""
    problems: tuple[CellProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class More:
    """What a card does not say of its application, and a CSV file does."""

    notes: str
    posted: date | None
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class StageWord:
    """A word of the stage column that no stage is called; `folded` is its key in a mapping."""

    word: str
    folded: str
    count: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: `counts` of the rows by their state, `problems` of their cells.
    `undecided` are the columns whose days could be read both ways."""

    rows: tuple[PlannedRow, ...]
    counts: Mapping[RowState, int]
    problems: int
    unknown_stages: tuple[StageWord, ...] = ()
    undecided: tuple[int, ...] = ()

    def count(self, state: RowState) -> int:
        return self.counts.get(state, 0)


@dataclass(frozen=True, slots=True)
class Draft:
    """A CSV file that waits for the user's word: what its columns seem to mean, and what an import
    with that would do."""

    sheet: Sheet
    guesses: tuple[Guess, ...]
    mapping: ColumnMapping
    plan: Plan


class RowKind(StrEnum):
    """What a preview counts of a file with everything in it."""

    CVS = "cvs"
    JOBS = "jobs"
    APPLICATIONS = "applications"
    REPORTS = "reports"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Counts:
    """`older` are those that were changed here later than in the file: they stay."""

    new: int = 0
    newer: int = 0
    same: int = 0
    older: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.new + other.new,
            self.newer + other.newer,
            self.same + other.same,
            self.older + other.older,
        )


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What an import of everything would do. `exported` is when the file was made, as it says;
    `missing_files` counts the CVs and attachments that come without their file."""

    exported: str
    counts: Mapping[RowKind, Counts]
    files: int = 0
    missing_files: int = 0

    @property
    def total(self) -> Counts:
        return sum(self.counts.values(), Counts())
