"""The matrix as its table takes it, prepared by a worker."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from careerflow.models.matrix import Cell, Matrix, MatrixCv, MatrixJob, Pair
from careerflow.views.widgets.search import Searched


@dataclass(slots=True)
class MatrixListing:
    """`cells` grows as scores become known (`add`). By the id of a job, `words` is what is searched
    of it, `bests` its highest score that is known."""

    cvs: tuple[MatrixCv, ...] = ()
    jobs: tuple[MatrixJob, ...] = ()
    cells: dict[Pair, Cell] = field(default_factory=dict)
    words: dict[str, Searched] = field(default_factory=dict)
    bests: dict[str, int] = field(default_factory=dict)

    def add(self, cells: Mapping[Pair, Cell]) -> None:
        self.cells.update(cells)
        for (_, job_id), cell in cells.items():
            if cell.score is not None:
                self.bests[job_id] = max(cell.score, self.bests.get(job_id, -1))

    def cell(self, cv: MatrixCv, job: MatrixJob) -> Cell | None:
        """None as long as it is not known."""
        return self.cells.get((cv.id, job.id))

    def best(self, job: MatrixJob) -> int:
        """The highest score that is known; -1 without one."""
        return self.bests.get(job.id, -1)

    def score(self, cv: MatrixCv, job: MatrixJob) -> int:
        """-1 without one."""
        cell = self.cells.get((cv.id, job.id))
        return -1 if cell is None or cell.score is None else cell.score


def listed(matrix: Matrix) -> MatrixListing:
    words = {job.id: Searched(f"{job.title} {job.company}") for job in matrix.jobs}
    listing = MatrixListing(matrix.cvs, matrix.jobs, words=words)
    listing.add(matrix.cells)
    return listing
