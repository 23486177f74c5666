"""The matrix as its table takes it, prepared by a worker."""

from dataclasses import dataclass, field

from careerflow.models.matrix import Cell, Matrix, MatrixCv, MatrixJob, Pair
from careerflow.views.report.search import Searched


@dataclass(slots=True)
class MatrixListing:
    """`cells` grows as scores become known; `words` is what is searched of each job."""

    cvs: tuple[MatrixCv, ...] = ()
    jobs: tuple[MatrixJob, ...] = ()
    cells: dict[Pair, Cell] = field(default_factory=dict)
    words: dict[str, Searched] = field(default_factory=dict)

    def cell(self, cv: MatrixCv, job: MatrixJob) -> Cell | None:
        """None as long as it is not known."""
        return self.cells.get((cv.id, job.id))

    def best(self, job: MatrixJob) -> int:
        """The highest score that is known; -1 without one."""
        return max((self.score(cv, job) for cv in self.cvs), default=-1)

    def score(self, cv: MatrixCv, job: MatrixJob) -> int:
        """-1 without one."""
        cell = self.cells.get((cv.id, job.id))
        return -1 if cell is None or cell.score is None else cell.score


def listed(matrix: Matrix) -> MatrixListing:
    words = {job.id: Searched(f"{job.title} {job.company}") for job in matrix.jobs}
    return MatrixListing(matrix.cvs, matrix.jobs, dict(matrix.cells), words)
