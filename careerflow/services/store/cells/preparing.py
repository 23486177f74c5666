"""What is made of rows that come before the store's transaction begins: by another thread, while
this one writes those before them."""

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import NamedTuple

from careerflow.services.store.cells import filed
from careerflow.services.store.cells.arriving import arrived
from careerflow.services.store.cells.filed import Filed
from careerflow.services.store.cells.rows import CellRow
from careerflow.services.store.schema import library_jobs
from careerflow.services.store.tracker import search_index
from careerflow.services.store.tracker.search_index import Words

_JOBS = library_jobs.name


class Prepared(NamedTuple):
    """By table and id what `arrived` says of rows, and by id the words of those adverts among them
    that are searched."""

    rows: Mapping[tuple[str, str], Filed | None]
    words: Mapping[str, Words]


def prepared(rows: Iterable[CellRow]) -> Prepared:
    found: dict[tuple[str, str], Filed | None] = {}
    words: dict[str, Words] = {}
    for row in rows:
        of = row.table, row.row_id
        found[of] = fit = arrived(*of, row.cells)
        if row.table == _JOBS and fit is not None and fit[_DELETED] is None:
            words[row.row_id] = search_index.words_of(search_index.job(*_SEARCHED(fit)))
    return Prepared(found, words)


_PLACES = filed.places(_JOBS)
_SEARCHED = itemgetter(*(_PLACES[name] for name in search_index.OF_JOB))
_DELETED = _PLACES[library_jobs.c.deleted_at.name]
