import threading
from dataclasses import replace

import pytest
import sqlalchemy as sa
from store_samples import make_document, make_job, make_report

from careerflow.models.document import Person
from careerflow.models.errors import StoreError
from careerflow.models.job import Degree
from careerflow.models.profile import (
    UNCORRECTED,
    Correction,
    Corrections,
    Employment,
    Spoken,
    Study,
)
from careerflow.services.engine.interface import CvVectors
from careerflow.services.store.library import Library
from careerflow.services.store.schema import cv_corrections, cv_vectors, cvs, reports
from careerflow.services.store.store import Store, open_store

DATA = b"%PDF-1.7 anything"


@pytest.fixture
def document():
    return make_document(DATA)


@pytest.fixture
def job():
    return make_job()


@pytest.fixture
def report(document, job):
    return make_report(document, job)


def test_a_report_opens_again_after_a_restart_without_its_pdf(tmp_path, document, job, report):
    store = open_store(tmp_path)
    report_id = Library(store).save_analysis(document, "cv.pdf", DATA, job, report, "key")
    store.close()

    store = open_store(tmp_path)
    stored = Library(store).report(report_id)
    store.close()
    assert (stored.report, stored.document, stored.job) == (report, document, job)
    assert stored.file_name == "cv.pdf"
    assert stored.data == DATA
    assert stored.file is not None
    assert stored.file.read_bytes() == DATA
    assert stored.created.utcoffset().total_seconds() == 0


def test_a_report_opens_even_where_the_kept_file_was_taken_away(library, document, job, report):
    report_id = library.save_analysis(document, "cv.pdf", DATA, job, report, "key")
    library.report(report_id).file.unlink()
    stored = library.report(report_id)
    assert stored.report == report
    assert (stored.file, stored.data) == (None, None)


def test_the_same_key_keeps_its_first_report(library, document, job, report):
    first = library.save_analysis(document, "cv.pdf", DATA, job, report, "key")
    other = make_report(document, job, score=7)
    assert library.save_analysis(document, "cv.pdf", DATA, job, other, "key") == first
    assert library.find_report("key").report == report
    assert library.find_report("another key") is None


def test_summaries_show_the_newest_first(library, document, job):
    ids = [
        library.save_analysis(
            document,
            "Cv của tôi.pdf",
            DATA,
            job,
            make_report(document, job, score),
            f"key {score}",
        )
        for score in (10, None, 30)
    ]
    shown = library.summaries()
    assert [summary.id for summary in shown] == ids[::-1]
    assert [summary.score for summary in shown] == [30, None, 10]
    assert {(s.cv_name, s.job_title, s.must_met, s.must_of) for s in shown} == {
        ("Cv của tôi.pdf", "Developer", 1, 2)
    }


def test_a_summary_names_the_person(library, document, job):
    report = make_report(document, job, 50)
    for key, person in (
        ("1", Person("Ngô Thị Ơn", None)),
        ("2", Person("", None)),
        ("3", Person()),
    ):
        made = replace(report, person=person)
        library.save_analysis(document, "cv.pdf", DATA, job, made, f"key {key}")
    assert [summary.person for summary in library.summaries()] == [None, None, "Ngô Thị Ơn"]


def test_a_deleted_report_leaves_the_list_and_comes_back(library, document, job, report):
    report_id = library.save_analysis(document, "cv.pdf", DATA, job, report, "key")
    library.delete_report(report_id)
    assert library.summaries() == ()
    assert library.find_report("key") is None
    assert library.report(report_id).report == report
    library.restore_report(report_id)
    assert [summary.id for summary in library.summaries()] == [report_id]


def test_a_key_whose_report_was_deleted_may_be_used_again(library, document, job, report):
    report_id = library.save_analysis(document, "cv.pdf", DATA, job, report, "key")
    library.delete_report(report_id)
    assert library.save_analysis(document, "cv.pdf", DATA, job, report, "key") != report_id


def test_the_same_file_read_the_same_way_is_one_cv(library, document):
    first = library.save_cv(document, "cv.pdf", DATA)
    assert library.save_cv(document, "copy of cv.pdf", DATA) == first
    assert library.save_cv(make_document(DATA, "read differently"), "cv.pdf", DATA) != first
    assert library.find_cv(document.sha256).document.text == "read differently"


def test_vectors_come_back_byte_for_byte_and_are_replaced_whole(library, document):
    old = CvVectors(
        "1", ((0, 5), (5, 12)), {"a@1": b"\x00\x01\x02\xff" * 4, "b@1": bytes(range(256))}
    )
    cv_id = library.save_cv(document, "cv.pdf", DATA, old)
    assert library.cv(cv_id).vectors == old
    library.save_cv(document, "cv.pdf", DATA)
    assert library.cv(cv_id).vectors == old
    new = CvVectors("2", ((0, 12),), {"a@2": b"\x00" * 16})
    library.save_cv(document, "cv.pdf", DATA, new)
    assert library.find_cv(document.sha256).vectors == new


def test_vectors_of_other_encoders_stay_until_the_passages_are_others(library, document):
    spans = ((0, 12),)
    cv_id = library.save_cv(document, "cv.pdf", DATA, CvVectors("1", spans, {"a@1": b"\x00" * 16}))
    library.save_cv(document, "cv.pdf", DATA, CvVectors("1", spans, {"b@1": b"\x01" * 8}))
    assert library.cv(cv_id).vectors.vectors == {"a@1": b"\x00" * 16, "b@1": b"\x01" * 8}
    cut = CvVectors("1", ((0, 5),), {"b@1": b"\x02" * 8})
    library.save_cv(document, "cv.pdf", DATA, cut)
    assert library.cv(cv_id).vectors == cut


def test_a_file_that_is_not_the_documents_is_refused(library, document):
    with pytest.raises(ValueError, match="not the one"):
        library.save_cv(document, "cv.pdf", b"another file")
    assert library.find_cv(document.sha256) is None


def test_a_file_name_that_is_not_unicode_is_kept(library, document):
    cv_id = library.save_cv(document, b"h\xe9.pdf".decode("utf-8", "surrogateescape"), DATA)
    assert library.cv(cv_id).file_name == "h?.pdf"


@pytest.mark.parametrize("method", ["cv", "report", "delete_report", "restore_report"])
def test_an_unknown_id_is_a_typed_error(library, method):
    with pytest.raises(StoreError) as told:
        getattr(library, method)("no such id")
    assert told.value.code == "store.not_found"


@pytest.mark.parametrize(
    "broken",
    [(cvs, "document", "cv"), (cv_vectors, "spans", "cv"), (reports, "report", "report")],
)
@pytest.mark.parametrize("value", [b"", b"{}", b"\xff\xfe", b'{"sha256": 3}', b"[[1]]"])
def test_a_stored_value_that_does_not_fit_is_a_typed_error(
    store, library, document, report, broken, value
):
    table, column, method = broken
    ids = {"report": library.save_analysis(document, "cv.pdf", DATA, make_job(), report, "key")}
    vectors = CvVectors("1", ((0, 5),), {"a@1": b"\x00" * 4})
    ids["cv"] = library.save_cv(document, "cv.pdf", DATA, vectors)
    with store.write() as connection:
        connection.execute(sa.update(table).values({column: value}))
    with pytest.raises(StoreError) as told:
        getattr(library, method)(ids[method])
    assert told.value.code == "store.unreadable_record"


def test_an_error_never_shows_what_was_to_be_stored(store: Store):
    with pytest.raises(StoreError) as told, store.write() as connection:
        connection.execute(sa.insert(cvs).values(file_name="Jane Doe"))
    shown = f"{told.value!r} {told.value.message} {told.value.__cause__}"
    assert "Jane" not in shown


def test_readers_see_whole_analyses_while_another_thread_writes(library, document):
    """One transaction an analysis: a report is there with its CV and advert, or not at all.

    An exception in a thread fails the test: pytest turns it into a warning, and that is an error.
    """
    seen = []
    stop = threading.Event()

    def read():
        while not stop.is_set():
            shown = library.summaries()
            seen.append(len(shown))
            if shown:
                library.report(shown[0].id)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(25):
        job = make_job(f"Advert {number}")
        report = make_report(document, job)
        library.save_analysis(document, "cv.pdf", DATA, job, report, f"key {number}")
    stop.set()
    reader.join()
    assert seen == sorted(seen)
    assert len(library.summaries()) == 25


def test_writers_of_several_threads_take_turns(library, document):
    def write(name):
        for number in range(8):
            job = make_job(f"{name} {number}")
            report = make_report(document, job)
            library.save_analysis(document, "cv.pdf", DATA, job, report, f"{name} {number}")

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(library.summaries()) == 32


def test_corrections_come_back_and_are_replaced_whole(library):
    job = Employment("Developer", "Blue Heron Ltd", "2019-03", "2021-05", ((0, 9),))
    made = Corrections(
        name=Correction("Nguyen Van A", "Nguyễn Văn A"),
        years=7.5,
        jobs=(
            Correction(job, replace(job, first="2019-01")),
            Correction(None, Employment("Waiter", None)),
        ),
        education=(Correction(Study(Degree.MASTER, None, "X", ongoing=True), None),),
        languages=(Correction(None, Spoken("ja", 4, "N2")),),
    )
    assert library.cv_corrections("0" * 64) == UNCORRECTED
    library.save_cv_corrections("0" * 64, made)
    assert library.cv_corrections("0" * 64) == made
    assert library.cv_corrections("1" * 64) == UNCORRECTED
    library.save_cv_corrections("0" * 64, Corrections(years=8.0))
    assert library.cv_corrections("0" * 64) == Corrections(years=8.0)


def test_corrections_that_change_nothing_leave_none_and_nothing_is_destroyed(library, store):
    library.save_cv_corrections("0" * 64, Corrections(years=8.0))
    library.save_cv_corrections("0" * 64, Corrections(name=Correction("Same", "Same")))
    assert library.cv_corrections("0" * 64) == UNCORRECTED
    with store.read() as connection:
        rows = connection.execute(sa.select(cv_corrections.c.deleted_at)).all()
    assert len(rows) == 1
    assert rows[0].deleted_at is not None
