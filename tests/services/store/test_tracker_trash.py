from datetime import timedelta

import pytest
import sqlalchemy as sa
from store_samples import make_document, make_job, make_report

from careerflow.models.errors import StoreError
from careerflow.models.report import RowCorrection, Verdict
from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts, TrashKind
from careerflow.services.store.library import Library
from careerflow.services.store.schema import metadata, now, tombstones
from careerflow.services.store.tracker import attaching
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.services.store.tracker.tracker import Tracker, daily

WISHLIST, APPLIED, *_ = BUILT_IN_STAGES.values()


@pytest.fixture
def tracker(store):
    return Tracker(store)


@pytest.fixture
def library(store):
    return Library(store)


@pytest.fixture
def report(library):
    """Of a CV that is in the library too."""
    document, job = make_document(b"x"), make_job()
    library.save_cv(document, "cv.pdf", b"x")
    return library.save_analysis(document, "cv.pdf", b"x", job, make_report(document, job), "key")


def sent(tracker, report, **more):
    """An application with that report and that CV."""
    cv = tracker.cvs.all()[0]
    new = NewApplication(
        job_id="", stage_id=APPLIED, cv_id=cv.id, cv_sha256=cv.file_sha256, report_id=report, **more
    )
    return tracker.add_with_job("Python", JobFacts(title="Developer", company="Acme"), new)


def rows(store, *names):
    with store.read() as connection:
        tables = [metadata.tables[name] for name in names]
        return [
            connection.scalar(sa.select(sa.func.count()).select_from(table)) for table in tables
        ]


def test_the_trash_shows_what_was_deleted_last_first_and_gives_it_back(tracker, library, report):
    application, job, _ = sent(tracker, report)
    cv = tracker.cvs.all()[0]
    tracker.cvs.delete(cv.id)
    tracker.jobs.delete(job)
    tracker.applications.delete(application)
    library.delete_report(report)
    found = tracker.trash.all()
    assert [(one.kind, one.title, one.detail) for one in found] == [
        (TrashKind.REPORT, "Developer", "cv.pdf"),
        (TrashKind.APPLICATION, "Developer", "Acme"),
        (TrashKind.JOB, "Developer", "Acme"),
        (TrashKind.CV, "cv.pdf", "Nguyễn Văn A"),
    ]
    assert found[0].ends == found[0].deleted + timedelta(days=30)
    for one in found:
        change = tracker.trash.restore(one.kind, [one.id])
        tracker.apply(change.inverse)
        tracker.apply(change)
    assert tracker.trash.all() == ()
    assert [summary.id for summary in library.summaries()] == [report]
    assert len(tracker.applications.cards()) == len(tracker.jobs.all()) == 1


def test_words_of_what_went_for_good_are_not_in_the_file_any_more(store, tracker):
    job, _ = tracker.jobs.add("A tremendously peculiar advert.", JobFacts())
    tracker.jobs.add("Another one.", JobFacts())
    tracker.jobs.delete(job)
    tracker.trash.empty()
    with store.read() as connection:
        pages = connection.exec_driver_sql("SELECT block FROM search_words_data").scalars().all()
    assert any(b"another" in page for page in pages)
    assert not any(b"peculiar" in page for page in pages)


def test_only_what_has_been_deleted_for_long_goes(tracker, library, report):
    tracker.cvs.delete(tracker.cvs.all()[0].id)
    assert daily(tracker) == 0
    assert tracker.trash.purge(now() - timedelta(days=29)) == 0
    assert len(tracker.trash.all()) == 1


def test_what_an_application_needs_stays_as_long_as_that(store, tracker, library, report):
    application, job, _ = sent(tracker, report)
    cv = tracker.cvs.all()[0]
    tracker.cvs.delete(cv.id)
    tracker.jobs.delete(job)
    library.delete_report(report)
    assert tracker.trash.empty() == 0
    kept = tracker.applications.get(application)
    assert tracker.applications.cv_file(kept.cv_sha256).read_bytes() == b"x"
    assert (kept.job.facts.title, kept.card.score) == ("Developer", 100)
    assert library.report(report).data == b"x"
    tracker.applications.attach(application, "Letter.PDF", b"letter")
    letter = tracker.applications.get(application).attachments[0]
    assert tracker.applications.attachment_file(letter.id).suffix == ".pdf"
    tracker.applications.delete(application)
    assert tracker.trash.empty() == 4
    gone = ("applications", "stage_moves", "attachments", "library_jobs", "library_cvs")
    assert rows(store, *gone, "reports", "jobs", "cvs") == [0] * 8
    assert list((store.folder / "files").iterdir()) == []
    with store.read() as connection:
        told = set(connection.execute(sa.select(tombstones.c.table_name, tombstones.c.row_id)))
    assert {("applications", application), ("library_jobs", job), ("files", cv.file_sha256)} <= told


def test_a_file_that_something_else_names_stays(store, tracker, library, report):
    application, _, _ = sent(tracker, report)
    tracker.applications.attach(application, "cv.pdf", b"x")  # the same file
    tracker.applications.delete(application)
    assert tracker.trash.empty() == 1
    assert library.report(report).data == b"x"
    library.delete_report(report)
    assert tracker.trash.empty() == 1
    assert tracker.applications.cv_file(make_document(b"x").sha256).is_file()  # of the library


def test_what_went_for_good_cannot_be_undone(tracker, report):
    application, _, _ = sent(tracker, report)
    change = tracker.applications.delete(application)
    tracker.trash.empty()
    with pytest.raises(StoreError) as told:
        tracker.apply(change.inverse)
    assert told.value.code == "store.not_found"


def test_a_card_has_the_score_of_its_report_as_the_user_corrected_it(tracker, library, report):
    sent(tracker, report)
    assert [card.score for card in tracker.applications.cards()] == [100]
    document, job = make_document(b"x"), make_job()
    span = job.requirements[0]
    said = RowCorrection(span.start, span.end, verdict=Verdict.MISSING)
    library.save_corrections(document.sha256, job.sha256, [said])
    corrected = library.summaries()[0].score
    assert corrected == 0
    library.delete_report(report)
    assert [card.score for card in tracker.applications.cards()] == [0]


def test_a_file_that_is_too_large_is_not_kept(store, tracker, report, monkeypatch):
    application, _, _ = sent(tracker, report)
    monkeypatch.setattr(attaching, "MOST_BYTES", 3)
    with pytest.raises(StoreError) as told:
        tracker.applications.attach(application, "a.txt", b"four")
    assert told.value.code == "tracker.file_too_large"
    assert tracker.applications.get(application).attachments == ()


def test_notices_are_told_dismissed_and_put_off(tracker):
    at = now()
    tracker.notices.told("a", at)
    tracker.notices.put_off("a", at + timedelta(days=1))
    tracker.notices.dismiss("b", at)
    states = tracker.notices.states()
    assert (states["a"].told, states["a"].until) == (None, at + timedelta(days=1))
    assert states["b"].dismissed == at
