import pytest
from store_samples import make_document

from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts, TrashKind
from careerflow.services.store.library import Library
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.services.store.tracker.search_words import Typed
from careerflow.services.store.tracker.tracker import Tracker

WISHLIST = BUILT_IN_STAGES["wishlist"]


@pytest.fixture
def tracker(store):
    return Tracker(store)


@pytest.fixture
def job(tracker):
    text = "Tuyển kỹ sư phần mềm, biết C++ và Node.js. Lương tốt."
    return tracker.jobs.add(text, JobFacts(title="Trưởng nhóm", company="Đông Á"))[0]


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("ky su", True),
        ("KỸ SƯ", True),
        ("ky\u0303 su", True),  # typed as two characters
        ("kỳ", False),  # another word
        ("dong", True),
        ("đông", True),
        ("đong", False),
        ("c++", True),
        ("c#", False),
        ("node.js", True),
        ("ph", True),  # the last word may go on
        ("ph mem", False),
        ("mề ", False),  # a blank ends it
        ('"phần mềm"', True),
        ('"phan mem', True),
        ('"mềm phần"', False),
        ("kỹ phan dong", True),
    ],
)
def test_words_are_found_with_and_without_diacritics(tracker, job, typed, is_found):
    assert [hit.id for hit in tracker.search(typed)] == ([job] if is_found else [])
    assert tracker.found_ids(typed, TrashKind.JOB) == ({job} if is_found else set())
    assert tracker.found_ids(typed, TrashKind.CV) == set()


@pytest.mark.parametrize(
    "typed", ["", '"', "*", "NEAR(", "names:ky", "^", "a OR", "-x", "'; --", "\0"]
)
def test_nothing_typed_is_taken_for_the_language_of_the_index(tracker, job, typed):
    assert tracker.search(typed) == ()


def test_a_word_in_a_title_counts_more_and_the_snippet_shows_the_place(tracker, job):
    other = tracker.jobs.add("x " * 200 + "Trưởng nhóm kỹ sư.", JobFacts(title="Sales"))[0]
    assert [hit.id for hit in tracker.search("truong nhom")] == [job, other]
    assert tracker.search("truong nhom")[1].snippet.endswith("x Trưởng nhóm kỹ sư.")
    assert Typed("nhom").snippet("nothing of it") == ""


def test_the_read_text_of_a_cv_is_searched_and_a_newer_reading_takes_its_place(store, tracker):
    library = Library(store)
    library.save_cv(make_document(b"x", "Trần Thị B\nPython"), "cv.pdf", b"x")
    cv = tracker.cvs.all()[0].id
    assert [(hit.kind, hit.id) for hit in tracker.search("python")] == [(TrashKind.CV, cv)]
    library.save_cv(make_document(b"x", "Trần Thị B\nErlang"), "cv.pdf", b"x")
    assert tracker.search("python") == ()
    assert tracker.search("erlang", [TrashKind.JOB]) == ()
    assert [hit.id for hit in tracker.search("erlang", [TrashKind.CV])] == [cv]


def test_notes_contacts_and_rounds_lead_to_the_application(tracker, job):
    new = NewApplication(job_id=job, stage_id=WISHLIST, notes="gọi chị Lan")
    application, _ = tracker.applications.add(new)
    assert [hit.id for hit in tracker.search("chi lan")] == [application]
    tracker.applications.delete(application)
    assert tracker.search("chi lan") == ()
