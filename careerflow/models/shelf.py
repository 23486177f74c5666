"""What lies ready on the Analyze page: the unfinished draft, and what was used lately."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands on the Analyze page. `cv_sha256` is of the chosen CV's file, None where there
    is none; `cursor` counts UTF-16 units of `advert`, as Qt does."""

    cv_sha256: str | None = None
    cv_name: str = ""
    advert: str = ""
    cursor: int = 0

    @property
    def is_empty(self) -> bool:
        return self.cv_sha256 is None and not self.advert.strip()

    def over(self, last: "Draft") -> "Draft":
        """What stands there once `last` has come back where this one has nothing."""
        cv = self if self.cv_sha256 is not None else last
        advert = self if self.advert.strip() else last
        return Draft(cv.cv_sha256, cv.cv_name, advert.advert, advert.cursor)


class RecentKind(StrEnum):
    CV = "cv"
    JOB = "job"


@dataclass(frozen=True, slots=True)
class Recent:
    """A CV or an advert that was used lately; `used` is UTC.

    `sha256` is that of the CV's file or of the advert's text. `title` is the person or the job's
    title, None where the CV or the advert gives none; `detail` tells two of the same title apart:
    the file's name, the advert's first words.
    """

    id: str
    kind: RecentKind
    sha256: str
    title: str | None
    detail: str
    used: datetime
