"""What the store gives back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from careerflow.models.document import Document
from careerflow.models.job import Job
from careerflow.models.report import Report, RowCorrection
from careerflow.services.engine.interface import CvVectors


@dataclass(frozen=True, slots=True)
class StoredCv:
    """`file` is the store's own copy, None where someone took it away; `vectors` is None where
    none were kept. `file_name` is the name the file had when it was dropped."""

    id: str
    document: Document
    vectors: CvVectors | None
    file: Path | None
    file_name: str
    created: datetime


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report with all that is needed to show it again; `data` is what `file` holds. `report` is
    as it was judged: deepened by a language model where there is such a one (`deeper_key` says of
    what it was made), else `local`, the local engine's own. `corrections` are the user's, of its
    CV and advert."""

    id: str
    report: Report
    local: Report
    cv_id: str
    document: Document
    job: Job
    file: Path | None
    data: bytes | None
    file_name: str
    created: datetime
    corrections: tuple[RowCorrection, ...] = ()
    deeper_key: str | None = None
