"""One sync against a real server: its cost, where it may be cut, and what it does not believe."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from sync_devices import Device, Flaky, cells_of, tables_of
from sync_ground import Ground
from sync_world import DAY, World, check

from careerflow.models.errors import SyncError
from careerflow.services.store.schema import applications
from careerflow.services.sync import engine
from careerflow.services.task import Cancelled, Progress, Stage, TaskContext


@pytest.fixture
def world(ground: Ground, memory: Path) -> Iterator[World]:
    """Two devices that know each other, with some entries."""
    with World.begun(ground, memory / "engine", count=2, page=500) as made:
        here, there = made.devices
        for number in range(4):
            here.do("new", number, number)
            here.do("contact", number, 0)
        made.ground.set_clock(made.ms)
        here.sync()
        there.sync()
        yield made


def exchange(device: Device, ctx: TaskContext | None = None, **options: Any) -> Any:
    return engine.sync(
        ctx or TaskContext(), device.store, device.cells, device.remote, device.sealer, **options
    )


def counted(device: Device) -> int:
    """Statements of one sync."""
    before = device.remote.remote.statements
    device.sync()
    return device.remote.remote.statements - before


def test_an_edit_takes_two_statements_here_and_one_there(world):
    here, there = world.devices
    here.do("application", 0, 1)
    assert counted(here) == 2
    assert counted(there) == 1
    assert counted(here) == counted(there) == 1
    assert tables_of(here.store) == tables_of(there.store)


def test_edits_of_both_take_three(world):
    here, there = world.devices
    here.do("application", 0, 1)
    there.do("application", 1, 1)
    there.remote.meanwhile = here.sync
    assert counted(there) == 3
    here.sync()
    check(world)


def both_say(world: World) -> tuple[Device, Device, str]:
    """Two notes of one application; the other is heard between this one's pull and its push."""
    here, there = world.devices
    key = here.one(applications, 0)
    there.tracker.applications.edit(key, notes="theirs")
    world.tick(1000)
    here.tracker.applications.edit(key, notes="mine")
    here.remote.meanwhile = there.sync
    return here, there, key


def test_what_comes_between_pull_and_push_and_is_overrun_is_told(world):
    here, there, key = both_say(world)
    assert here.sync().conflicts == 1
    (told,) = here.cells.conflicts()
    assert (told.row_id, told.column, told.from_here) == (key, "notes", False)
    assert (told.ours, told.theirs) == ("mine", "theirs")
    world.settle()
    assert len(here.cells.conflicts()) == 1  # and not told again
    assert not there.cells.conflicts()
    check(world)


def test_a_server_may_say_what_it_likes_of_what_was_overrun(world):
    here, _there, key = both_say(world)
    push = here.remote.push

    def lying(rows: Any, cursor: int) -> Any:
        answer = push(rows, cursor)
        (row,) = answer.overrun
        later = {name: structs.replace(cell, stamp="f" * 28) for name, cell in row.cells.items()}
        of_others = structs.replace(row, row_id="0" * 8)
        more = (structs.replace(row, cells=later), of_others, structs.replace(row, table="stages"))
        return replace(answer, overrun=more)

    here.remote.push = lying
    assert here.sync().conflicts == 0
    world.settle()
    assert here.tracker.applications.get(key).notes == "mine"
    check(world)


def test_it_may_be_cancelled_anywhere(world):
    here, there = world.devices
    engine.ROWS_AT_ONCE = 2
    here.remote.page = there.remote.page = 2
    cancelled = 0
    for after in range(12):
        here.do("new", after, after)
        there.do("contact", after, 0)
        for device in world.devices:
            asked = iter([False] * after)
            ctx = TaskContext(is_cancelled=lambda asked=asked: next(asked, True))
            try:
                exchange(device, ctx)
            except Cancelled:
                cancelled += 1
    assert cancelled > 5
    world.end()


def test_what_came_is_told_page_by_page(world):
    here, there = world.devices
    for number in range(5):
        here.do("new", number, number)
    here.sync()
    there.remote.page = 4
    told: list[Any] = []
    steps: list[Progress] = []
    outcome = exchange(there, TaskContext(on_partial=told.append, on_progress=steps.append))
    assert len(told) > 1
    assert outcome.change.rows == tuple(row for change in told for row in change.rows)
    assert outcome.pulled >= 15  # jobs, applications and moves
    assert {step.stage for step in steps} == {Stage.PULLING}
    assert all(step.done <= step.total for step in steps)


def test_a_new_epoch_makes_it_start_over_and_nothing_is_lost(world):
    here, there = world.devices
    world.ground.put_back(((0, None, ""), []), "new")  # an empty server
    outcome = here.sync()
    assert outcome.resynced
    assert not there.sync().conflicts
    world.settle()
    check(world)


def test_a_server_that_forgot_is_found_by_the_digest(world):
    here, there = world.devices
    world.ground.admin.execute(
        "DELETE FROM careerflow.library_row WHERE library = %s AND table_name = 'contacts'",
        (world.ground.library_id,),
    )
    assert not here.sync().resynced
    assert here.sync(check=True).resynced
    there.sync()
    check(world)


def test_where_it_differs_after_that_it_is_an_error_and_no_loop(world):
    here, _ = world.devices
    ask = here.remote.remote.digest
    here.remote.digest = lambda: (*ask()[:2], "1:1")
    before = here.remote.remote.statements
    with pytest.raises(SyncError, match=r"sync\.differs"):
        here.sync(check=True)
    assert here.remote.remote.statements - before < 12
    assert not any(state for _, state, _ in cells_of(here.store).values())


def test_a_batch_that_is_too_big_is_halved(world):
    here, there = world.devices
    push, sizes = here.remote.push, []

    def small(rows: Any, cursor: int) -> Any:
        sizes.append(len(rows))
        if len(rows) > 3:
            raise SyncError("sync.too_big")
        return push(rows, cursor)

    here.remote.push = small
    for number in range(3):
        here.do("new", number, number)
    outcome = here.sync()
    assert sizes[0] > 3
    assert max(sizes[-2:]) <= 3
    assert outcome.pushed >= 9
    there.sync()
    check(world)


def test_a_clock_that_jumps_in_the_middle_gets_stamps_of_the_servers(world):
    here, there = world.devices
    pull, jumped = here.remote.pull, []

    def jump(*args: Any) -> Any:
        page = pull(*args)
        if not jumped:
            jumped.append(True)
            here.skew = DAY
            here.watched(lambda: here.do("application", 0, 1))
        return page

    here.remote.pull = jump
    here.sync()
    there.sync()
    check(world)
    there.watched(lambda: there.do("application", 0, 1))
    there.sync()
    here.sync()
    check(world)


class Liar(Flaky):
    """A server that never comes to an end."""

    def pull(self, *args: int) -> Any:
        return replace(super().pull(*args), more=True)


def test_a_server_that_never_ends_is_no_trap(world):
    here, _ = world.devices
    here.remote = Liar(here.remote.remote, 500, world.ground.stamps)
    with pytest.raises(SyncError, match=r"sync\.malformed"):
        here.sync()


def test_a_server_that_takes_nothing_is_no_trap(world):
    here, _ = world.devices
    push = here.remote.push

    def refuse(rows: Any, cursor: int) -> Any:
        answer = push(rows, cursor)
        lost = {(row.table, row.row_id, name) for row in rows for name in row.cells}
        return replace(answer, base=answer.base + 1, lost=frozenset(lost))

    here.remote.push = refuse
    here.remote.pull = lambda *args: replace(Flaky.pull(here.remote, *args), rows=())
    here.do("application", 0, 1)
    with pytest.raises(SyncError, match=r"sync\.differs"):
        here.sync()
