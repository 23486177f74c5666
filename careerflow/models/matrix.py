"""Many CVs beside many adverts: how each fits each."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from careerflow.models.message import Message
from careerflow.models.report import Ratio

Pair = tuple[str, str]
"""The ids of a CV and of a job of the library."""


@dataclass(frozen=True, slots=True)
class MatrixCv:
    """A CV of the library, by the name that the user gave it."""

    id: str
    file_sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class MatrixJob:
    """An advert of the library."""

    id: str
    text_sha256: str
    title: str
    company: str


@dataclass(frozen=True, slots=True)
class Cell:
    """`score` is that of the newest report of the two, as the user corrected it, which is then
    `report_id`; without a report that which one would have. None without a score: `trouble` says
    why, where something is wrong; otherwise the advert asks for nothing that can be scored."""

    score: int | None
    must_have: Ratio
    report_id: str | None = None
    trouble: Message | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """`cells` has what is known so far."""

    cvs: tuple[MatrixCv, ...] = ()
    jobs: tuple[MatrixJob, ...] = ()
    cells: Mapping[Pair, Cell] = field(default_factory=dict)

    @property
    def open(self) -> int:
        """How many cells are not known yet."""
        return len(self.cvs) * len(self.jobs) - len(self.cells)
