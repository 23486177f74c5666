"""Random histories of three computers: whatever happens, in the end all hold the same."""

import shutil
from collections import defaultdict
from contextlib import contextmanager, suppress
from datetime import timedelta

import msgspec
import pytest
import sqlalchemy as sa
from cells_server import (
    STAGES,
    Computer,
    CutError,
    ReferenceServer,
    cell_states,
    exported,
    tables,
    take_in,
)
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from careerflow.models.errors import StoreError
from careerflow.models.tracker import Contact, JobFacts
from careerflow.services.store.cells import clock
from careerflow.services.store.cells.tables import sync_conflicts
from careerflow.services.store.schema import now
from careerflow.services.store.store import open_store
from careerflow.services.store.tracker import search_index
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.services.store.tracker.tracker import Tracker

WORDS = ["kỹ sư", "C++", "Đà Nẵng", ""]
QUESTIONS = ["kỹ", "c++", "nang", "job"]
HOUR, YEAR = 3_600_000, 365 * 86_400_000

device = st.integers(0, 2)
place = st.integers(0, 5)
faults = st.lists(st.sampled_from(["ok", "request lost", "answer lost", "sent twice"]), max_size=5)
keeping = st.one_of(
    st.tuples(st.just("add"), device, st.sampled_from(WORDS)),
    st.tuples(st.just("note"), device, place, st.sampled_from(WORDS)),
    st.tuples(st.just("move"), device, place, st.integers(0, 3)),
    st.tuples(st.just("sync"), device, faults),
    st.tuples(st.just("sync"), device, st.just([])),
    st.tuples(st.just("crash"), device),
    st.tuples(st.just("clock"), device, st.sampled_from([0, -HOUR, HOUR, YEAR, -YEAR])),
    st.tuples(st.just("wait"), st.integers(1, 400_000)),
    st.tuples(st.just("lost copy"), st.integers(0, 20)),
)
steps = keeping | st.one_of(
    st.tuples(st.just("title"), device, place, st.sampled_from(WORDS)),
    st.tuples(st.just("contact"), device, place, st.sampled_from(WORDS)),
    st.tuples(st.just("delete"), device, place),
    st.tuples(st.just("delete job"), device, place),
    st.tuples(st.just("stage"), device, st.sampled_from(WORDS)),
    st.tuples(st.just("empty"), device),
    st.tuples(st.just("undo"), device),
    st.tuples(st.just("import"), device, device),
    st.tuples(st.just("take back"), device),
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A folder, copied for each computer: a migration takes too long."""
    folder = tmp_path_factory.mktemp("library") / "data"
    store = open_store(folder)
    tracker = Tracker(store)
    tracker.add_with_job("Advert", JobFacts(title="Job"), NewApplication("", STAGES[0]))
    store.close()
    return folder


class World:
    """Three computers, two of which begin with the same library."""

    def __init__(self, empty, folder):
        self.server = ReferenceServer(clock.wall_ms())
        self.computers = []
        self.done = [[], [], []]
        for number in range(3):
            shutil.copytree(empty, folder / str(number))
            self.computers.append(Computer(folder / str(number), self.server))
            self.computers[-1].page = 3 + number
            self.computers[-1].link()

    def step(self, what, *values):
        self.server.now_ms += 1
        if what == "wait":
            self.server.now_ms += values[0]
        elif what == "lost copy":
            self._put_back(values[0])
        else:
            number, *rest = values
            made = getattr(self, "_" + what.replace(" ", "_"))(self.computers[number], *rest)
            if made:
                self.done[number].append(made)

    def _put_back(self, number):
        """The server's copy is an older one."""
        self.server.rows = {
            name: kept for name, kept in self.server.rows.items() if kept.number <= number
        }
        self.server.head = min(self.server.head, number)
        self.server.epoch += "+"
        for computer in self.computers:
            computer.cells.start_over(self.server.epoch)

    def _add(self, computer, words):
        new = NewApplication("", STAGES[1], notes=words)
        return computer.tracker.add_with_job(words, JobFacts(title=words), new)[-1]

    def _note(self, computer, number, words):
        card = chosen(computer.tracker.applications.cards(), number)
        return card and computer.tracker.applications.edit(card.id, notes=words)

    def _title(self, computer, number, words):
        job = chosen(computer.tracker.jobs.all(), number)
        return job and computer.tracker.jobs.edit(job.id, notes=words, tags=(words,))

    def _move(self, computer, number, stage):
        card = chosen(computer.tracker.applications.cards(), number)
        moved = computer.tracker.applications.move_before
        return card and moved([card.id], STAGES[stage], None)

    def _contact(self, computer, number, words):
        card = chosen(computer.tracker.applications.cards(), number)
        contact = Contact("", words, "", "", "", "", words)
        return card and computer.tracker.applications.add_contact(card.id, contact)

    def _delete(self, computer, number):
        card = chosen(computer.tracker.applications.cards(), number)
        return card and computer.tracker.applications.delete(card.id)

    def _delete_job(self, computer, number):
        job = chosen(computer.tracker.jobs.all(), number)
        return job and computer.tracker.jobs.delete(job.id)

    def _stage(self, computer, words):
        return computer.tracker.stages.edit(STAGES[2], name=words)

    def _empty(self, computer):
        computer.tracker.trash.purge(now() + timedelta(days=1))

    def _undo(self, computer):
        done = self.done[self.computers.index(computer)]
        if done:
            with may_be_gone():
                computer.tracker.apply(done.pop().inverse)

    def _import(self, computer, number):
        take_in(computer.store, exported(self.computers[number].store))

    def _take_back(self, computer):
        conflicts = computer.cells.conflicts()
        if conflicts:
            with may_be_gone():
                return computer.cells.take_back(conflicts[0].id)
        return None

    def _sync(self, computer, plan):
        computer.plan = list(plan)
        with suppress(CutError):
            computer.sync()
        computer.plan = []

    def _crash(self, computer):
        computer.reopen()

    def _clock(self, computer, skew):
        computer.skew_ms = skew


@contextmanager
def may_be_gone():
    """What is done anew may name rows that are gone for good."""
    try:
        yield
    except StoreError as error:
        if error.code != "store.not_found":
            raise


def chosen(things, number):
    things = sorted(things, key=lambda thing: thing.id)
    return things[number % len(things)] if things else None


def words_found(store):
    """By thing, what the index holds, and what a new one would."""

    def held():
        with store.read() as connection:
            return connection.exec_driver_sql(
                "SELECT kind, row_id FROM search_entries ORDER BY kind, row_id"
            ).all()

    tracker = Tracker(store)
    before = held(), [set(tracker.search(words)) for words in QUESTIONS]
    with store.write() as connection:
        search_index.rebuild(connection)
    return before, (held(), [set(tracker.search(words)) for words in QUESTIONS])


class Noting(World):
    """Every note is another one; of each it is known which it took the place of."""

    def __init__(self, empty, folder):
        super().__init__(empty, folder)
        self.written = defaultdict(set)
        self.replaced = defaultdict(set)
        self.moves = 0
        self.is_put_back = False

    def _put_back(self, number):
        """Of what comes from an older copy nobody knows who has seen it."""
        super()._put_back(number)
        self.is_put_back = True

    def _note(self, computer, number, words):
        card = chosen(computer.tracker.applications.cards(), number)
        if card:
            before = computer.tracker.applications.get(card.id).notes
            note = f"{words} {len(self.written[card.id])} {self.computers.index(computer)}"
            self.written[card.id].add(note)
            self.replaced[card.id].add(before)
            computer.tracker.applications.edit(card.id, notes=note)

    def _move(self, computer, number, stage):
        change = super()._move(computer, number, stage)
        self.moves += sum(row.table == "stage_moves" for row in change.rows if change)

    def _add(self, computer, words):
        self.moves += 1
        return super()._add(computer, words)

    def told(self):
        """The notes that somebody was told of, as of what lost."""
        found = set()
        for computer in self.computers:
            with computer.store.read() as connection:
                found.update(connection.scalars(sa.select(sync_conflicts.c.lost)))
        return {msgspec.json.decode(text) for text in found}


EVERYWHERE = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # making one shorter takes minutes
)


@contextmanager
def lived(world, done):
    """All of it has happened, and everybody has heard of everything."""
    try:
        for step in done:
            world.step(*step)
        world.server.now_ms += 2 * YEAR
        for computer in (*world.computers, *world.computers, *world.computers):
            computer.sync()
        yield world
    finally:
        for computer in world.computers:
            computer.store.close()


@settings(EVERYWHERE, max_examples=20)
@given(done=st.lists(steps, min_size=5, max_size=40))
def test_all_computers_and_the_server_come_to_hold_the_same(empty, tmp_path_factory, done):
    with lived(World(empty, tmp_path_factory.mktemp("world")), done) as world:
        first, *others = world.computers
        for computer in world.computers:
            assert cell_states(computer.store) == {0}
            assert computer.cells.digest() == world.server.digest()
            with computer.store.read() as connection:
                assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        for computer in others:
            assert tables(computer.store) == tables(first.store)
        before, anew = words_found(first.store)
        assert before == anew


@settings(EVERYWHERE, max_examples=20)
@given(done=st.lists(keeping, min_size=10, max_size=40))
def test_no_note_comes_back_that_another_took_the_place_of_and_none_is_lost_unsaid(
    empty, tmp_path_factory, done
):
    with lived(Noting(empty, tmp_path_factory.mktemp("world")), done) as world:
        tracker = world.computers[0].tracker
        for card in tracker.applications.cards():
            note = tracker.applications.get(card.id).notes
            assert note in world.written[card.id] or not world.written[card.id]
            assert note not in world.replaced[card.id]
            # What nobody wrote over, having seen it, is here or was told.
            lost = world.written[card.id] - world.replaced[card.id] - {note}
            assert world.is_put_back or lost <= world.told()
        assert len(tables(world.computers[0].store)["stage_moves"]) == world.moves + 1
