"""The user's corrections in the store."""

import json
from dataclasses import replace

import pytest
import sqlalchemy as sa
from store_samples import make_document, make_job, make_report

from careerflow.models.errors import StoreError
from careerflow.models.job import Kind
from careerflow.models.report import RowCorrection, Verdict
from careerflow.services.session import UnsavedCorrections
from careerflow.services.store import corrections
from careerflow.services.store.codec import decode, encode
from careerflow.services.store.library import Library
from careerflow.services.store.schema import advert_corrections, reports, verdict_corrections
from careerflow.services.store.store import open_store

FIRST = RowCorrection(0, 6, kind=Kind.NICE, verdict=Verdict.PARTIAL, note="một ít")
SECOND = RowCorrection(8, 20, not_required=True)


def test_kept_over_a_restart(tmp_path):
    store = open_store(tmp_path)
    Library(store).save_corrections("cv", "job", (SECOND, FIRST))
    store.close()
    store = open_store(tmp_path)
    assert Library(store).corrections("cv", "job") == (FIRST, SECOND)
    store.close()


def test_what_is_about_the_advert_holds_for_every_cv(library):
    library.save_corrections("cv", "job", (FIRST, SECOND))
    of_advert = replace(FIRST, verdict=None, note="")
    assert library.corrections("another cv", "job") == (of_advert, SECOND)
    assert library.corrections("cv", "another job") == ()


def test_each_is_changed_and_taken_back_by_itself(store, library):
    library.save_corrections("cv", "job", (FIRST, SECOND))
    library.save_corrections("cv", "job", (replace(FIRST, kind=None, note="viel"),))
    assert library.corrections("cv", "job") == (replace(FIRST, kind=None, note="viel"), SECOND)
    library.save_corrections("cv", "job", (RowCorrection(0, 6), RowCorrection(8, 20)))
    assert library.corrections("cv", "job") == ()
    library.save_corrections("cv", "job", (FIRST,))
    assert library.corrections("cv", "job") == (FIRST,)
    with store.read() as connection:
        for table in (advert_corrections, verdict_corrections):
            live = sa.select(sa.func.count()).where(table.c.deleted_at.is_(None))
            assert connection.scalar(live.select_from(table)) == 1


def test_a_report_opens_with_its_corrections_and_stays_as_judged(library):
    document, job = make_document(b"x"), make_job()
    report = make_report(document, job)
    report_id = library.save_analysis(document, "cv.pdf", b"x", job, report, "key")
    library.save_corrections(document.sha256, job.sha256, (FIRST,))
    stored = library.report(report_id)
    assert (stored.report, stored.corrections) == (report, (FIRST,))
    assert library.find_report("key").corrections == (FIRST,)


def test_the_list_shows_what_the_open_report_shows(library):
    document, job = make_document(b"x"), make_job()
    report = make_report(document, job)
    library.save_analysis(document, "cv.pdf", b"x", job, report, "key")
    library.save_corrections(document.sha256, job.sha256, (replace(FIRST, kind=None),))
    (listed,) = library.summaries()
    assert (listed.score, listed.must_met, listed.must_of, listed.corrected) == (50, 0, 1, 1)
    library.save_corrections(document.sha256, job.sha256, (RowCorrection(0, 6),))
    (listed,) = library.summaries()
    assert (listed.score, listed.must_met, listed.must_of, listed.corrected) == (100, 1, 2, 0)


def test_an_unreadable_correction_is_a_typed_error_and_leaves_the_list(store, library):
    document, job = make_document(b"x"), make_job()
    library.save_analysis(document, "cv.pdf", b"x", job, make_report(document, job), "key")
    library.save_corrections(document.sha256, job.sha256, (FIRST,))
    with store.write() as connection:
        connection.execute(sa.update(verdict_corrections).values(verdict="perhaps"))
    with pytest.raises(StoreError) as told:
        library.corrections(document.sha256, job.sha256)
    assert told.value.code == "store.unreadable_record"
    assert [listed.score for listed in library.summaries()] == [100]


def test_what_could_not_be_saved_goes_with_the_next(library):
    unsaved = UnsavedCorrections()
    report = make_report(make_document(b"x"), make_job())

    def no_library():
        raise StoreError("store.full", folder="here")

    unsaved.add(report, (FIRST,))
    with pytest.raises(StoreError):
        unsaved.save(None, no_library)
    assert unsaved.of(report) == (FIRST,)
    unsaved.add(report, (SECOND,))
    unsaved.save(None, lambda: library)
    assert unsaved.of(report) == ()
    assert library.corrections(report.cv_sha256, report.job_sha256) == (FIRST, SECOND)


def test_a_report_stored_before_there_were_corrections_opens(store, library):
    document, job = make_document(b"x"), make_job()
    report = make_report(document, job)
    report_id = library.save_analysis(document, "cv.pdf", b"x", job, report, "key")
    older = json.loads(encode(report))
    del older["score_as_judged"]
    for row in older["rows"]:
        del row["correction"], row["judged"]
    with store.write() as connection:
        connection.execute(sa.update(reports).values(report=json.dumps(older).encode()))
    assert library.report(report_id).report == report


def test_a_list_reads_each_corrected_report_once_for_what_is_said_of_it(
    store, library, monkeypatch
):
    decoded = []

    def spied(data, kind):
        decoded.append(kind)
        return decode(data, kind)

    monkeypatch.setattr(corrections, "decode", spied)
    document = make_document(b"x")
    listed = [make_job(f"Python {number}") for number in range(12)]
    for job in listed:
        report = make_report(document, job)
        library.save_analysis(document, "cv.pdf", b"x", job, report, job.text)
        span = (0, len(job.text))
        library.save_corrections(
            document.sha256, job.sha256, (RowCorrection(*span, verdict=Verdict.MISSING),)
        )
    assert [each.corrected for each in library.summaries()] == [1] * 12
    assert len(decoded) == 12
    asked = []
    sa.event.listen(store._engine, "before_cursor_execute", lambda *each: asked.append(each[2]))
    library.save_corrections(
        document.sha256, listed[0].sha256, (RowCorrection(0, len(listed[0].text)),)
    )
    asked.clear()
    assert sum(each.corrected for each in library.summaries()) == 11
    assert len(decoded) == 12, "the others are known, and of this one nothing is said any more"
    assert 0 < len(asked) < 12, "not one for each report"
