"""The CVs in every order that the list shows them in, with their versions and what a search looks
in: to be made by a worker."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from careerflow.models.folding import folded
from careerflow.models.tracker import LibraryCv
from careerflow.views.library.listing import Listing, languages_of, tags_of
from careerflow.views.words.name_order import by_name


class Order(IntEnum):
    NEWEST, NAME, PERSON, SENT = range(4)


@dataclass(frozen=True, slots=True)
class CvRow:
    """`version` counts from 1 along the CVs that this one follows; `versions` is how many there
    are, up to the newest. `plain` is what a search looks in."""

    cv: LibraryCv
    version: int
    versions: int
    plain: str

    @property
    def id(self) -> str:
        return self.cv.id

    @property
    def tags(self) -> tuple[str, ...]:
        return self.cv.tags

    @property
    def language(self) -> str:
        return self.cv.language


@dataclass(frozen=True, slots=True)
class CvListing(Listing[CvRow]):
    def chain(self, cv_id: str) -> tuple[LibraryCv, ...]:
        """The versions before this one, itself and the newest after it; the first one first."""
        cvs = {each: row.cv for each, row in self.by_id.items()}
        return chain(cvs, _followers(cvs), cv_id)


NOTHING = CvListing(dict.fromkeys(Order, ()), {}, (), ())


def listed(cvs: Iterable[LibraryCv]) -> CvListing:
    newest = sorted(cvs, key=lambda cv: cv.created, reverse=True)
    by_id = {cv.id: cv for cv in newest}
    followers = _followers(by_id)
    rows = [_row(cv, by_id, followers) for cv in newest]
    orders = {
        Order.NEWEST: rows,
        Order.NAME: by_name(rows, lambda row: row.cv.name),
        Order.PERSON: by_name(rows, lambda row: row.cv.person),
        Order.SENT: sorted(rows, key=lambda row: -row.cv.sent),
    }
    return CvListing(orders, {row.id: row for row in rows}, tags_of(rows), languages_of(rows))


def chain(
    cvs: Mapping[str, LibraryCv], followers: Mapping[str, str], cv_id: str
) -> tuple[LibraryCv, ...]:
    """As CvListing.chain; a version that is not in `cvs`, since it was deleted, ends it. Two
    computers may have said that each of two CVs follows the other: none is told twice."""
    before: list[LibraryCv] = []
    at: str | None = cv_id
    while at is not None and at in cvs and cvs[at] not in before:
        before.append(cvs[at])
        at = cvs[at].previous_id
    found = before[::-1]
    while (after := followers.get(found[-1].id) if found else None) is not None:
        if cvs[after] in found:
            break
        found.append(cvs[after])
    return tuple(found)


def _followers(cvs: Mapping[str, LibraryCv]) -> dict[str, str]:
    """Of each CV that has any, its newest next version."""
    oldest_first = sorted(cvs.values(), key=lambda cv: cv.created)
    return {cv.previous_id: cv.id for cv in oldest_first if cv.previous_id is not None}


def _row(cv: LibraryCv, cvs: Mapping[str, LibraryCv], followers: Mapping[str, str]) -> CvRow:
    versions = chain(cvs, followers, cv.id)
    plain = folded(" ".join((cv.name, cv.file_name, cv.person, *cv.tags, cv.notes)))
    return CvRow(cv, versions.index(cv) + 1, len(versions), plain)
