from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from store_samples import make_document, make_job, make_report

from careerflow.models.errors import StoreError
from careerflow.models.rank import between
from careerflow.models.tracker import (
    BUILT_IN_STAGES,
    Interview,
    InterviewOutcome,
    JobFacts,
    Move,
    StageKind,
)
from careerflow.services.store.library import Library
from careerflow.services.store.tracker import editing
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.services.store.tracker.moving import Placement
from careerflow.services.store.tracker.tracker import Tracker

WISHLIST, APPLIED, INTERVIEWING, OFFER, REJECTED = BUILT_IN_STAGES.values()


@pytest.fixture
def tracker(store):
    return Tracker(store)


@pytest.fixture
def application(tracker):
    new = NewApplication(job_id="", stage_id=WISHLIST)
    return tracker.add_with_job("We need Go.", JobFacts(title="Engineer", company="Acme"), new)[0]


def test_an_application_has_the_report_of_its_job_and_cv(store, tracker):
    document, job = make_document(b"x"), make_job()
    report = make_report(document, job)
    made = Library(store).save_analysis(document, "cv.pdf", b"x", job, report, "key")
    job_id, _ = tracker.jobs.add(job.text, JobFacts(title="Engineer"))
    for cv, expected in ((document.sha256, made), ("0" * 64, None), (None, None)):
        new = NewApplication(job_id, WISHLIST, cv_sha256=cv)
        added = tracker.applications.add(new)[0]
        assert tracker.applications.get(added).report_id == expected


def test_every_library_has_the_same_five_stages(tracker):
    stages = tracker.stages.all()
    assert [stage.kind for stage in stages] == list(StageKind)
    assert [stage.id for stage in stages] == list(BUILT_IN_STAGES.values())


def test_a_move_and_its_undo_and_redo(tracker, application):
    before = tracker.applications.get(application)
    change = tracker.applications.move([Placement(application, APPLIED, "a0")])
    moved = tracker.applications.get(application)
    assert [move.stage_id for move in moved.moves] == [WISHLIST, APPLIED]
    assert moved.card.applied == moved.moves[-1].at
    tracker.apply(change.inverse)
    back = tracker.applications.get(application)
    assert (back.card.stage_id, back.card.rank, back.moves) == (
        before.card.stage_id,
        before.card.rank,
        before.moves,
    )
    tracker.apply(change)
    assert tracker.applications.get(application).moves == moved.moves


def test_an_interview_is_the_last_that_was_done_unless_it_is_cancelled(tracker, application):
    def active():
        (card,) = tracker.applications.cards()
        assert card == tracker.applications.get(application).card
        return card.active

    at = (datetime.now(UTC) + timedelta(days=9)).replace(microsecond=0)
    arranged = Interview("", "Technical", at, 60, "", "", "", InterviewOutcome.OPEN)
    tracker.applications.add_interview(application, arranged)
    earlier = replace(arranged, at=at - timedelta(days=30))
    tracker.applications.add_interview(application, earlier)
    assert active() == at
    (kept, _) = tracker.applications.get(application).interviews
    tracker.applications.edit_interview(replace(kept, outcome=InterviewOutcome.CANCELLED))
    assert active() < datetime.now(UTC) + timedelta(minutes=1)


def test_a_corrected_move_is_as_it_was_after_undo(tracker, application):
    tracker.applications.move([Placement(application, APPLIED, "a0")])
    moves = tracker.applications.get(application).moves
    earlier = Move(moves[1].id, APPLIED, datetime.now(UTC) + timedelta(days=1))
    change = tracker.applications.correct_move(application, earlier)
    assert tracker.applications.get(application).moves == (moves[0], earlier)
    tracker.apply(change.inverse)
    assert tracker.applications.get(application).moves == moves


def test_what_was_said_last_of_a_move_counts_though_the_clock_was_set_back(
    tracker, application, monkeypatch
):
    (move,) = tracker.applications.get(application).moves
    monkeypatch.setattr(editing, "now", lambda: datetime(2020, 1, 1, tzinfo=UTC))
    corrected = Move(move.id, OFFER, move.at)
    change = tracker.applications.correct_move(application, corrected)
    assert tracker.applications.get(application).moves == (corrected,)
    tracker.apply(change.inverse)
    assert tracker.applications.get(application).moves == (move,)


def test_news_make_an_application_active_and_its_place_on_the_board_does_not(tracker, application):
    was = tracker.applications.get(application).card.active
    tracker.applications.move([Placement(application, WISHLIST, "a5")])
    assert tracker.applications.get(application).card.active == was
    change = tracker.applications.edit(application, notes="called")
    assert tracker.applications.get(application).card.active > was
    tracker.apply(change.inverse)
    assert tracker.applications.get(application).card.active == was


def test_a_backdated_move_leaves_the_stage(tracker, application):
    tracker.applications.add_move(application, APPLIED, datetime(2020, 1, 1, tzinfo=UTC))
    shown = tracker.applications.get(application)
    assert shown.card.stage_id == WISHLIST
    assert shown.moves[0].stage_id == APPLIED


def test_the_only_move_stays(tracker, application):
    (move,) = tracker.applications.get(application).moves
    with pytest.raises(StoreError, match="last_move"):
        tracker.applications.correct_move(application, move, withdrawn=True)
    assert tracker.applications.get(application).moves == (move,)


def test_a_stage_of_ones_own_goes_and_comes_back_with_what_was_in_it(tracker, application):
    stages = tracker.stages.all()
    own, _ = tracker.stages.add("Test", StageKind.INTERVIEWING, between(stages[2].rank, None))
    tracker.applications.move([Placement(application, own, "a0")])
    change = tracker.stages.delete(own, APPLIED)
    assert tracker.applications.get(application).card.stage_id == APPLIED
    tracker.apply(change.inverse)
    assert own in [stage.id for stage in tracker.stages.all()]
    assert tracker.applications.get(application).card.stage_id == own
    with pytest.raises(StoreError, match="stage_stays"):
        tracker.stages.delete(WISHLIST, APPLIED)


def test_what_was_added_is_gone_after_undo_and_back_after_redo(tracker):
    new = NewApplication(job_id="", stage_id=WISHLIST)
    application, job, change = tracker.add_with_job("Text", JobFacts(title="T"), new)
    tracker.apply(change.inverse)
    assert tracker.applications.cards() == ()
    assert tracker.jobs.all() == ()
    tracker.apply(change)
    assert [card.id for card in tracker.applications.cards()] == [application]
    assert [each.id for each in tracker.jobs.all()] == [job]


def test_a_cv_is_no_version_of_one_that_comes_after_it(tracker):
    first, _ = tracker.cvs.add("1" * 64, "one.pdf")
    second, _ = tracker.cvs.add("2" * 64, "two.pdf")
    tracker.cvs.set_previous(second, first)
    with pytest.raises(StoreError, match="version_circle"):
        tracker.cvs.set_previous(first, second)


def test_a_deleted_cv_comes_back_when_it_is_added_again(tracker):
    first, _ = tracker.cvs.add("1" * 64, "one.pdf")
    tracker.cvs.edit(first, name="Mine", tags=["en"])
    tracker.cvs.delete(first)
    assert tracker.cvs.all() == ()
    again, _ = tracker.cvs.add("1" * 64, "one.pdf")
    assert again == first
    assert tracker.cvs.get(first).name == "Mine"
