"""The scores of the match matrix are those of full reports."""

import hashlib
from dataclasses import replace

import pytest

from careerflow.models.errors import StoreError
from careerflow.models.report import Ratio, RowCorrection
from careerflow.models.tracker import JobFacts
from careerflow.services.matching.requirements import requirements
from careerflow.services.matrix import MatrixScores, fill, load, report
from careerflow.services.store.library import Library
from careerflow.services.store.store import open_store
from careerflow.services.store.tracker.tracker import Tracker
from careerflow.services.task import TaskContext

CTX = TaskContext()


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "data")
    yield opened
    opened.close()


def test_a_scan_finds_what_a_full_analysis_finds(client, cv, advert, as_of):
    job = client.requirements(CTX, advert)
    loaded = []

    def give():
        loaded.append(cv)
        return cv, None

    rows = client.scan(CTX, "a key", give, job, as_of)
    full = client.judge(CTX, cv, job, as_of)
    assert rows == tuple(replace(row, evidence=(), found=()) for row in full)
    assert client.scan(CTX, "a key", give, job, as_of) == rows
    assert len(loaded) == 1


def test_cells_are_computed_once_and_a_report_takes_their_place(store, client, cv, advert, as_of):
    library, tracker = Library(store), Tracker(store)
    data = cv.text.encode()
    document = replace(cv, sha256=hashlib.sha256(data).hexdigest())
    library.save_cv(document, "cv.txt", data)
    (entry,) = tracker.cvs.all()
    job, _ = tracker.jobs.add(advert, JobFacts(title="Data engineer"))
    empty, _ = tracker.jobs.add("We are nice.", JobFacts())
    matrix, scores, shown = load(tracker), MatrixScores(), {}
    assert (matrix.open, matrix.jobs[0].title) == (2, "We are nice.")
    ctx = TaskContext(on_partial=shown.update)
    fill(ctx, client, library, tracker, matrix, scores, as_of)
    (reading,) = library.newest_cvs()
    assert library.cv(reading).vectors is not None  # not embedded again after a restart
    cell = shown[entry.id, job]
    assert cell.report_id is None
    assert (shown[entry.id, empty].score, shown[entry.id, empty].must_have) == (None, Ratio(0, 0))
    assert shown[entry.id, empty].trouble.id == "job.no_requirements"
    again = {}
    ctx = TaskContext(on_partial=again.update)
    fill(ctx, _Idle(client), library, tracker, matrix, scores, as_of)
    assert again == shown
    asked = client.requirements(CTX, advert)
    span = asked.requirements[0].start, asked.requirements[0].end
    said = [RowCorrection(*span, not_required=True)]
    library.save_corrections(document.sha256, asked.sha256, said)
    fill(ctx, client, library, tracker, matrix, scores, as_of)
    must = again[entry.id, job].must_have
    assert must.of == cell.must_have.of - 1
    library.save_corrections(document.sha256, asked.sha256, [RowCorrection(*span)])
    made = report(CTX, client, library, tracker, (entry.id, job), as_of)
    assert (made.report.score, made.report.must_have) == (cell.score, cell.must_have)
    known = load(tracker)
    assert known.cells == {(entry.id, job): replace(cell, report_id=made.report_id)}
    assert known.open == 1


def test_a_cv_that_is_gone_costs_its_own_cells_only(store, local, advert, as_of):
    library, tracker = Library(store), Tracker(store)
    with store.write():
        store.files.keep("0" * 64, ".pdf", b"x")
    cv, _ = tracker.cvs.add("0" * 64, "old.pdf")
    job, _ = tracker.jobs.add(advert, JobFacts())
    shown = {}
    ctx = TaskContext(on_partial=shown.update)
    fill(ctx, _Idle(local), library, tracker, load(tracker), MatrixScores(), as_of)
    assert shown[cv, job].trouble.id == "store.cv_gone"
    with pytest.raises(StoreError):
        report(CTX, local, library, tracker, (cv, job), as_of)


class _Idle:
    """Cuts adverts, and compares nothing."""

    def __init__(self, engine) -> None:
        self.info = engine.info

    def requirements(self, _ctx, text):
        return requirements(text)
