"""The draft, and what was used lately."""

import pytest
import sqlalchemy as sa
from store_samples import make_document, make_job, make_report

from careerflow.models.errors import StoreError
from careerflow.models.shelf import Draft, RecentKind
from careerflow.services.session import OpenedCv, keep_draft, recents
from careerflow.services.store.library import Library
from careerflow.services.store.schema import drafts
from careerflow.services.store.shelf import MOST_RECENTS
from careerflow.services.store.store import open_store

DATA = b"%PDF-1.7 anything"
DRAFT = Draft("ab" * 32, "Cv của tôi.pdf", "Kế toán\ntrưởng 🙂", 9)


def titles(library, kind=RecentKind.CV) -> list[str | None]:
    return [recent.title for recent in library.shelf.recents(kind)]


def test_a_draft_comes_back_after_a_restart(tmp_path):
    store = open_store(tmp_path)
    assert Library(store).shelf.draft() == Draft()
    Library(store).shelf.save_draft(DRAFT)
    store.close()
    store = open_store(tmp_path)
    assert Library(store).shelf.draft() == DRAFT
    store.close()


def test_nothing_is_left_of_an_earlier_draft(store, library):
    library.shelf.save_draft(DRAFT)
    library.shelf.save_draft(Draft())
    assert library.shelf.draft().is_empty
    with store.read() as connection:
        assert connection.execute(sa.select(drafts.c.advert)).scalars().all() == [""]


def test_half_a_character_is_no_reason_to_lose_a_draft(library):
    library.shelf.save_draft(Draft(advert="half \ud83d of it"))
    assert library.shelf.draft().advert == "half ? of it"


def test_the_cv_of_a_draft_is_kept_with_it(library):
    document = make_document(DATA)
    cv = OpenedCv("cv.pdf", DATA, None, document, None)
    assert not library.has_cv(document.sha256)
    keep_draft(library, Draft(document.sha256, "cv.pdf"), cv)
    assert library.has_cv(document.sha256)
    assert library.cv_file(document.sha256) == DATA
    library.find_cv(document.sha256).file.unlink()
    with pytest.raises(StoreError) as told:
        library.cv_file(document.sha256)
    assert told.value.code == "store.cv_gone"
    keep_draft(library, Draft(document.sha256, "cv.pdf"), cv)
    assert library.cv_file(document.sha256) == DATA


def test_the_last_used_is_first_and_stands_there_once(library):
    for name in ("a", "b", "a"):
        library.shelf.note(RecentKind.CV, name, name.upper(), f"{name}.pdf")
    library.shelf.note(RecentKind.JOB, "a", None, "We look for")
    assert titles(library) == ["A", "B"]
    (job,) = recents(library).jobs
    assert (job.sha256, job.title, job.detail) == ("a", None, "We look for")


def test_a_list_has_an_end(library):
    for number in range(MOST_RECENTS + 3):
        library.shelf.note(RecentKind.JOB, str(number), f"Job {number}", "")
    shown = titles(library, RecentKind.JOB)
    assert len(shown) == MOST_RECENTS
    assert shown[0] == f"Job {MOST_RECENTS + 2}"


def test_a_removed_entry_comes_back_to_its_place_or_with_its_next_use(library):
    for name in "abc":
        library.shelf.note(RecentKind.CV, name, name, "")
    middle = library.shelf.recents(RecentKind.CV)[1]
    library.shelf.remove(middle.id)
    assert titles(library) == ["c", "a"]
    library.shelf.restore(middle.id)
    assert titles(library) == ["c", "b", "a"]
    library.shelf.remove(middle.id)
    library.shelf.note(RecentKind.CV, "b", "b", "")
    assert titles(library) == ["b", "c", "a"]
    with pytest.raises(StoreError):
        library.shelf.remove("no such id")


def test_an_advert_opens_by_its_text(library):
    document, job = make_document(DATA), make_job("Kế toán trưởng")
    library.save_analysis(document, "cv.pdf", DATA, job, make_report(document, job), "key")
    assert library.advert(job.sha256) == "Kế toán trưởng"
    with pytest.raises(StoreError):
        library.advert("unknown")


def test_several_reports_are_deleted_and_come_back_together(library):
    document, job = make_document(DATA), make_job()
    ids = [
        library.save_analysis(document, "cv.pdf", DATA, job, make_report(document, job), key)
        for key in "abc"
    ]
    library.delete_report(*ids[:2])
    assert [summary.id for summary in library.summaries()] == ids[2:]
    assert {summary.job_sha256 for summary in library.summaries()} == {job.sha256}
    library.restore_report(*ids[:2])
    assert {summary.id for summary in library.summaries()} == set(ids)
    with pytest.raises(StoreError):
        library.delete_report(ids[0], "no such id")
    assert len(library.summaries()) == 3
