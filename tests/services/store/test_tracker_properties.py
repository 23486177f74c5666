"""Whatever is done to the board is undone to the exact start, and done again to the exact end."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.tracker import BUILT_IN_STAGES, Contact, JobFacts, Move, TrashKind
from careerflow.services.store.schema import applications, library_cvs, library_jobs
from careerflow.services.store.store import open_store
from careerflow.services.store.tracker import moving
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.services.store.tracker.tracker import Tracker

STAGES = list(BUILT_IN_STAGES.values())
CARDS = 7
WORDS = ["kỹ sư", "ky su", "C++", "Đà Nẵng", 'a "quoted" word', "NEAR(x)", "*"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A folder with a few cards, copied for each example: a migration takes too long."""
    folder = tmp_path_factory.mktemp("board") / "data"
    store = open_store(folder)
    tracker = Tracker(store)
    for number in range(CARDS):
        new = NewApplication(job_id="", stage_id=STAGES[number % 2], rank="a1")  # ranks are equal
        tracker.add_with_job(f"Advert {number}", JobFacts(title=f"Job {number}"), new)
    store.close()
    return folder


@pytest.fixture(scope="module")
def opened(filled, tmp_path_factory):
    """Opens a copy; all are closed in the end."""
    stores = []

    def open_copy():
        folder = tmp_path_factory.mktemp("copy") / "data"
        shutil.copytree(filled, folder)
        stores.append(open_store(folder))
        return stores[-1]

    yield open_copy
    for store in stores:
        store.close()


some = st.lists(st.integers(0, CARDS - 1), min_size=1, max_size=4, unique=True)
steps = st.one_of(
    st.tuples(st.just("move"), some, st.integers(0, 4), st.none() | st.integers(0, CARDS - 1)),
    st.tuples(st.just("tell"), some, st.integers(0, 4), st.integers(-50, 50)),
    st.tuples(st.just("correct"), some, st.integers(0, 4), st.integers(-50, 50)),
    st.tuples(st.just("note"), some, st.sampled_from(WORDS), st.none()),
    st.tuples(st.just("delete"), some, st.none(), st.none()),
    st.tuples(st.just("restore"), some, st.none(), st.none()),
    st.tuples(st.just("job"), some, st.sampled_from(WORDS), st.none()),
    st.tuples(st.just("contact"), some, st.sampled_from(WORDS), st.none()),
)


def step(tracker, ids, what, chosen, first, second):
    """Makes the edits of one step of the user's, one after the other."""
    names = [ids[number] for number in chosen]
    edits = tracker.applications
    day = timedelta(days=second) if isinstance(second, int) else timedelta()
    at = datetime(2026, 6, 1, tzinfo=UTC) + day
    if what == "move":
        yield edits.move_before(names, STAGES[first], None if second is None else ids[second])
    elif what == "tell":
        yield edits.add_move(names[0], STAGES[first], at)
    elif what == "correct":
        move = edits.get(names[0]).moves[-1]
        yield edits.correct_move(names[0], Move(move.id, STAGES[first], at))
    elif what == "note":
        for name in names:
            yield edits.edit(name, notes=first, tags=(first,))
    elif what == "delete":
        yield edits.delete(*names)
    elif what == "restore":
        yield tracker.trash.restore(TrashKind.APPLICATION, names)
    elif what == "job":
        job = edits.get(names[0]).job
        yield tracker.jobs.edit(job.id, text=first, notes=first)
        yield tracker.jobs.delete(job.id)
    else:
        yield edits.add_contact(names[0], Contact("", first, "", "", "", "", first))


def board(store, tracker):
    with store.read() as connection:
        return tracker.applications.cards(), moving.histories(connection)


@settings(max_examples=20, deadline=None)
@given(st.lists(steps, min_size=1, max_size=8))
def test_undo_leads_to_the_exact_start_and_redo_to_the_exact_end(opened, done):
    store = opened()
    tracker = Tracker(store)
    ids = [card.id for card in tracker.applications.cards()]
    stands, changes = [board(store, tracker)], []
    for each in done:
        for change in step(tracker, ids, *each):
            if change:
                changes.append(change)
                stands.append(board(store, tracker))
    for place in reversed(range(len(changes))):
        tracker.apply(changes[place].inverse)
        assert board(store, tracker) == stands[place]
    for place, change in enumerate(changes):
        tracker.apply(change)
        assert board(store, tracker) == stands[place + 1]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(some, st.integers(0, 4), st.none() | st.integers(0, CARDS - 1))))
def test_cards_come_to_stand_where_they_are_put(opened, moves):
    tracker = Tracker(opened())
    columns: dict[str, list[str]] = {stage: [] for stage in STAGES}
    for card in tracker.applications.cards():
        columns[card.stage_id].append(card.id)
    ids = [card for column in columns.values() for card in column]
    for chosen, stage, place in moves:
        names, before = [ids[number] for number in chosen], place if place is None else ids[place]
        tracker.applications.move_before(names, STAGES[stage], before)
        for column in columns.values():
            column[:] = [card for card in column if card not in names]
        column = columns[STAGES[stage]]
        at = column.index(before) if before in column else len(column)
        column[at:at] = names
    found: dict[str, list[str]] = {stage: [] for stage in STAGES}
    for card in tracker.applications.cards():
        found[card.stage_id].append(card.id)
    assert found == columns


@settings(max_examples=20, deadline=None)
@given(st.lists(steps, min_size=1, max_size=8), st.sets(st.integers(0, 20)))
def test_the_index_says_what_a_new_one_says(opened, done, undone):
    store = opened()
    tracker = Tracker(store)
    ids = [card.id for card in tracker.applications.cards()]
    for number, each in enumerate(done):
        for change in step(tracker, ids, *each):
            if number in undone:
                tracker.apply(change.inverse)
    questions = ["ky su", "kỹ", "c++", "nang", "quoted", "adv", "near", '"ky su"', "advert 1"]
    found = [set(tracker.search(words)) for words in questions]
    assert entries(store) == live(store)
    tracker.rebuild_search()
    assert [set(tracker.search(words)) for words in questions] == found


def entries(store):
    with store.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT kind, row_id FROM search_entries"
            " JOIN search_words ON search_words.rowid = search_entries.number"
        ).all()
    assert len(rows) == len(set(rows))
    return {tuple(row) for row in rows}


def live(store):
    tables = {"cv": library_cvs, "job": library_jobs, "application": applications}
    with store.read() as connection:
        return {
            (kind, row.id)
            for kind, table in tables.items()
            for row in connection.execute(table.select().where(table.c.deleted_at.is_(None)))
        }


@settings(max_examples=20, deadline=None)
@given(st.lists(steps, min_size=1, max_size=8))
def test_emptying_the_trash_leaves_everything_else_as_it_is(opened, done):
    store = opened()
    tracker = Tracker(store)
    ids = [card.id for card in tracker.applications.cards()]
    for each in done:
        for _ in step(tracker, ids, *each):
            pass
    cards, jobs = tracker.applications.cards(), tracker.jobs.all()
    details = [tracker.applications.get(card.id) for card in cards]
    deleted = len(tracker.trash.all())
    assert tracker.trash.empty() == deleted - len(tracker.trash.all())
    assert (tracker.applications.cards(), tracker.jobs.all()) == (cards, jobs)
    assert [tracker.applications.get(card.id) for card in cards] == details
    needed = {card.job_id for card in cards}
    assert {one.id for one in tracker.trash.all()} <= needed
    assert entries(store) == live(store)
    with store.read() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
