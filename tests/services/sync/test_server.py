"""What the functions of resources/sync/server.sql do, through a real pooler."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerflow.models.errors import SyncError
from careerflow.services.store.cells.rows import GONE, Cell, CellRow
from careerflow.services.sync import setup
from careerflow.services.sync.remote import MOST_ROWS, Remote
from tests.services.sync.postgres import PASSWORD
from tests.services.sync.server_samples import note, now_ms, row, stamp

VALUES = [
    None,
    True,
    0,
    -17,
    2**53,
    1.5,
    "",
    'ưỡng “é” 🙂 \\ " \n',
    [1, "a"],
    {"b": [None], "a": 1},
]


def code_of(call, *arguments) -> str:
    with pytest.raises(SyncError) as caught:
        call(*arguments)
    return caught.value.code


def test_what_goes_comes_back_on_the_other_device(remote, other_remote):
    at = stamp(now_ms())
    rows = tuple(row(f"r{n}", {"value": (at, value)}) for n, value in enumerate(VALUES))
    answer = remote.push(rows)
    assert (answer.base, answer.head, answer.lost) == (0, len(rows), frozenset())
    page = other_remote.pull(0)
    assert page.rows == rows
    assert (page.cursor, page.head, page.more) == (len(rows), len(rows), False)
    assert page.epoch == answer.epoch
    assert page.greatest == at
    assert abs(page.now_ms - now_ms()) < 60_000
    assert other_remote.pull(page.cursor).rows == ()
    assert other_remote.pull(page.cursor).cursor == page.cursor


def test_nothing_sent_is_no_change(remote):
    answer = remote.push(())
    assert (answer.base, answer.head) == (0, 0)
    assert remote.pull(0).rows == ()
    assert remote.digest()[1:] == (0, "0:0")


def test_a_repeated_push_changes_nothing_and_loses_nothing(remote):
    rows = [note("a", 1), note("b", 2)]
    remote.push(rows)
    again = remote.push(rows)
    assert (again.base, again.head, again.lost) == (2, 2, frozenset())


def test_the_later_cell_wins_whoever_is_first(remote, other_remote):
    early, late = stamp(now_ms(), 1), stamp(now_ms(), 2)
    remote.push([row("a", {"note": (late, "late"), "title": (early, "first")})])
    answer = other_remote.push([row("a", {"note": (early, "early"), "title": (late, "second")})])
    assert answer.lost == {("applications", "a", "note")}
    (found,) = remote.pull(1).rows
    assert found.cells == {"note": Cell(late, "late"), "title": Cell(late, "second")}


def test_what_a_push_writes_over_is_named_where_it_came_behind_the_cursor(remote, other_remote):
    first, second, third = (stamp(now_ms(), number) for number in (1, 2, 3))
    seen = remote.push([row("a", {"note": (first, "1"), "title": (first, "t")})]).head
    other_remote.push([row("a", {"note": (second, "2"), "url": (second, "u")})])
    sent = [row("a", {"note": (third, "3"), "title": (third, "T")}), note("new", 4)]
    over = {"note": Cell(second, "2"), "title": Cell(first, "t")}
    assert remote.push(sent, seen).overrun == (CellRow("applications", "a", over),)
    again = remote.push(sent, seen)  # its answer was lost
    assert (again.overrun, again.lost) == ((), frozenset())


def test_nothing_is_named_of_what_was_there_before_the_cursor_or_without_one(remote, other_remote):
    head = other_remote.push([note("a", 1)]).head
    assert remote.push([note("a", 2)], head).overrun == ()
    assert remote.push([note("a", 3)]).overrun == ()


def test_a_push_that_only_loses_gets_no_number(remote):
    remote.push([note("a", 2)])
    answer = remote.push([note("a", 1, ms=now_ms() - 5_000)])
    assert (answer.base, answer.head) == (1, 1)
    assert answer.lost == {("applications", "a", "note")}


def test_a_row_that_is_gone_keeps_what_came_later(remote):
    at = now_ms()
    remote.push([row("a", {"note": (stamp(at, 1), "n"), "title": (stamp(at, 3), "t")})])
    remote.push([row("a", {GONE: (stamp(at, 2), True)})])
    (found,) = remote.pull(0).rows
    assert set(found.cells) == {GONE, "title"}
    answer = remote.push([row("a", {"note": (stamp(at, 1), "n"), "url": (stamp(at, 4), "u")})])
    assert answer.lost == {("applications", "a", "note")}
    back = {GONE: (stamp(at, 5), False), "note": (stamp(at, 5), "again")}
    assert remote.push([row("a", back)]).lost == frozenset()
    (found,) = remote.pull(0).rows
    assert found.cells == {
        GONE: Cell(stamp(at, 5), False),
        "note": Cell(stamp(at, 5), "again"),
    }


def test_the_floor_holds_within_one_new_row(remote):
    at = now_ms()
    sent = row("a", {"note": (stamp(at, 1), "n"), GONE: (stamp(at, 2), True)})
    assert remote.push([sent]).lost == {("applications", "a", "note")}
    assert set(remote.pull(0).rows[0].cells) == {GONE}


def test_pages_end_at_rows_or_bytes_but_have_one_row(remote):
    remote.push([note(f"r{n}", n, "x" * 1_000) for n in range(10)])
    page = remote.pull(0, most=4)
    assert (len(page.rows), page.cursor, page.more, page.head) == (4, 4, True, 10)
    page = remote.pull(page.cursor, most_bytes=2_500)
    assert (len(page.rows), page.cursor, page.more) == (2, 6, True)
    page = remote.pull(page.cursor, most_bytes=1)
    assert (len(page.rows), page.cursor, page.more) == (1, 7, True)
    page = remote.pull(page.cursor)
    assert (len(page.rows), page.cursor, page.more) == (3, 10, False)


def test_a_row_that_changes_again_comes_once_at_its_new_place(remote):
    remote.push([note("a", 1), note("b", 2)])
    remote.push([note("a", 3, "newer")])
    page = remote.pull(0)
    assert [found.row_id for found in page.rows] == ["b", "a"]
    assert page.cursor == page.head == 3


def test_a_page_of_one_row_may_be_the_last(remote):
    remote.push([note("a", 1)])
    assert remote.pull(0, most=1).more is False


def test_the_digest_is_the_sum_over_all_stamps(remote):
    at = now_ms()
    rows = [
        row(f"r{n}", {"note": (stamp(at, n), n), "title": (stamp(at, n + 1), "t")}, table)
        for n in range(20)
        for table in ("applications", "contacts")
    ]
    rows.append(row("gone", {GONE: (stamp(at, 9), True)}))
    remote.push(rows)
    epoch, head, digest = remote.digest()
    assert (epoch, head) == (remote.pull(0).epoch, len(rows))
    assert digest == digest_of(rows)


def digest_of(rows) -> str:
    texts = [
        f"{found.table}\x1f{found.row_id}\x1f{name}\x1f{cell.stamp}"
        for found in rows
        for name, cell in found.cells.items()
    ]
    total = sum(int(hashlib.md5(text.encode()).hexdigest()[:14], 16) for text in texts)
    return f"{len(texts)}:{total}"


def test_stamps_ahead_of_everything_are_refused(remote, other_remote):
    minute = 60_000
    assert code_of(remote.push, [note("a", 1, ms=now_ms() + 6 * minute)]) == "sync.clock_ahead"
    assert remote.pull(0).rows == ()
    remote.push([note("a", 1, ms=now_ms() + 4 * minute)])
    # Five minutes ahead of what the server has seen, not of its own time only.
    other_remote.push([note("a", 2, ms=now_ms() + 8 * minute)])
    assert code_of(remote.push, [note("a", 3, ms=now_ms() + 14 * minute)]) == "sync.clock_ahead"


GOOD = '{"note":["STAMP",1]}'


@pytest.mark.parametrize(
    "sent",
    [
        "null", "{}", "1", '"text"', "[1]", "[[]]", '[["jobs"]]', '[["jobs","a"]]',
        '[["jobs","a",[]]]', '[["jobs","a",{}]]', '[["jobs","a",null]]', '[["jobs","a",1]]',
        '[["jobs","a",GOOD,1]]', '[["Jobs","a",GOOD]]', '[["","a",GOOD]]', '[["x; y","a",GOOD]]',
        '[[null,"a",GOOD]]', '[[1,"a",GOOD]]', '[["jobs","",GOOD]]', '[["jobs","a b",GOOD]]',
        '[["jobs","LONG",GOOD]]', '[["jobs",null,GOOD]]', '[["jobs",7,GOOD]]',
        '[["jobs","a",{"Note":["STAMP",1]}]]', '[["jobs","a",{"":["STAMP",1]}]]',
        '[["jobs","a",{"note":"STAMP"}]]', '[["jobs","a",{"note":["STAMP"]}]]',
        '[["jobs","a",{"note":["STAMP",1,1]}]]', '[["jobs","a",{"note":[null,1]}]]',
        '[["jobs","a",{"note":{"0":"STAMP","1":1}}]]', '[["jobs","a",{"note":["0",1]}]]',
        '[["jobs","a",{"note":["ABCDEF0000000000000000000000",1]}]]',
        '[["jobs","a",{"note":["00000000000000000000000000zz",1]}]]',
        '[["jobs","a",{"note":[1000000000000000000000000000,1]}]]',
        '[["jobs","a",{"!":["STAMP",1]}]]', '[["jobs","a",{"!":["STAMP",null]}]]',
        '[["jobs","a",GOOD],["jobs","a",GOOD]]', '[["jobs","b",GOOD],null]',
        '[["jobs","b",GOOD],["jobs","a",{"note":["STAMP"]}]]',
    ],
)  # fmt: skip
def test_what_is_malformed_is_refused_whole(stack, member, remote, sent):
    text = sent.replace("GOOD", GOOD).replace("STAMP", stamp(now_ms())).replace("LONG", "x" * 65)
    with stack.connect(member.server, member.password) as connection:
        with pytest.raises(Exception, match="malformed") as caught:
            connection.execute("SELECT careerflow.push(%s::jsonb)", (text,))
        assert caught.value.sqlstate == "CF004"
    assert remote.pull(0).rows == ()


def test_too_many_rows_or_bytes_are_refused(remote):
    assert code_of(remote.push, [note(f"r{n}", n) for n in range(MOST_ROWS + 1)]) == "sync.too_big"
    assert remote.push([note(f"r{n}", n) for n in range(MOST_ROWS)]).head == MOST_ROWS
    huge = [note(f"h{n}", n, "x" * 1_000_000) for n in range(34)]
    assert code_of(remote.push, huge) == "sync.too_big"
    assert remote.pull(0).head == MOST_ROWS


def test_parts_of_files(remote, other_remote):
    name, other = "ab" * 32, "cd" * 32
    data = bytes(range(256)) * 4_096  # 1 MiB, each byte in it
    for number in (2, 1, 0):
        remote.put_part(name, number, data[number:])
    remote.put_part(other, 0, b"")
    assert other_remote.parts([name, other, "ef" * 32]) == {name: [0, 1, 2], other: [0]}
    assert [other_remote.get_part(name, number) for number in range(4)] == [
        *(data[number:] for number in range(3)),
        None,
    ]
    assert other_remote.get_part(other, 0) == b""
    remote.put_part(name, 1, b"anew")
    assert other_remote.get_part(name, 1) == b"anew"
    other_remote.drop_files([name])
    assert remote.parts([name, other]) == {other: [0]}


def test_parts_with_other_names_or_sizes_are_refused(remote):
    assert code_of(remote.put_part, "ab" * 32, 0, bytes(1_153_435)) == "sync.too_big"
    remote.put_part("ab" * 32, 0, bytes(1_153_434))
    for name, number in (("../x", 0), ("AB" * 32, 0), ("ab" * 32, -1), ("ab" * 32, 10_000)):
        assert code_of(remote.put_part, name, number, b"x") == "sync.failed"


def test_an_erased_library_tells_every_device(stack, member, remote, other_remote):
    remote.push([note("a", 1)])
    remote.put_part("ab" * 32, 0, b"x")
    other_remote.erase()
    for device in (remote, other_remote):
        assert code_of(device.push, [note("a", 2)]) == "sync.erased"
        assert code_of(device.pull, 0) == "sync.erased"
        assert code_of(device.digest) == "sync.erased"
        assert code_of(device.put_part, "ab" * 32, 0, b"x") == "sync.erased"
        assert code_of(device.get_part, "ab" * 32, 0) == "sync.erased"
    with stack.superuser() as connection:
        for table in ("library_row", "part"):
            left = connection.execute(
                f"SELECT count(*) FROM careerflow.{table} WHERE library = %s", (member.library_id,)
            )
            assert left.fetchone() == (0,)
    found = setup.inspect(stack.admin(), PASSWORD).libraries
    assert member.library_id not in {library.id for library in found}


def test_who_left_is_no_member(remote, other_remote):
    other_remote.push([note("a", 1)])
    other_remote.leave()
    assert code_of(other_remote.pull, 0) == "sync.not_a_member"
    assert len(remote.pull(0).rows) == 1


def test_a_cursor_misses_no_row_that_many_devices_push(stack, member):
    """Numbers of a sequence would be handed out in another order than they are committed."""
    devices, pushes, rows = 6, 40, 3
    members = [member] + [
        setup.join(stack.admin(), PASSWORD, member.library_id, device=str(number))
        for number in range(devices)
    ]

    def write(number: int) -> None:
        with Remote(members[number].server, members[number].password) as remote:
            for push in range(pushes):
                remote.push([note(f"{number}-{push}-{n}", n) for n in range(rows)])

    with ThreadPoolExecutor(devices) as pool:
        writers = [pool.submit(write, number) for number in range(devices)]
        seen = read_until(members[-1], lambda: all(writer.done() for writer in writers))
        for writer in writers:
            writer.result()
    assert len(seen) == len(set(seen)) == devices * pushes * rows


def read_until(member, is_done) -> list[str]:
    """The ids of all rows, in pages of a cursor that never goes back."""
    seen: list[str] = []
    cursor = 0
    with Remote(member.server, member.password) as reader:
        while True:
            was_done = is_done()
            page = reader.pull(cursor, most=50)
            seen += [found.row_id for found in page.rows]
            cursor = page.cursor
            if was_done and not page.rows:
                return seen


COLUMNS = ("note", "title", GONE)
STATES = st.dictionaries(st.sampled_from(COLUMNS), st.integers(1, 6), min_size=1)


def merge(held: dict[str, int], come: dict[str, int]) -> dict[str, int]:
    """The rule: of each cell the later, then what lies below the floor goes."""
    best = {name: max(held.get(name, 0), come.get(name, 0)) for name in held | come}
    floor = best.get(GONE, 0)
    return {name: at for name, at in best.items() if name == GONE or at >= floor}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pushes=st.lists(st.lists(STATES, min_size=1, max_size=4), min_size=1, max_size=6))
def test_any_pushes_in_any_order_merge_as_the_rule_says(remote, pushes):
    base = now_ms()
    counter = next(_run)
    expected: dict[str, dict[str, int]] = {}
    for push in pushes:
        rows, lost = [], set()
        for number, state in enumerate(push):
            name = f"{counter}-{number}"
            rows.append(sampled(name, state, base))
            expected[name] = merge(expected.get(name, {}), state)
            lost |= {
                ("applications", name, column)
                for column, at in state.items()
                if expected[name].get(column) != at
            }
        assert remote.push(rows).lost == lost
    found = {
        each.row_id: each for each in whole(remote) if each.row_id.split("-")[0] == str(counter)
    }
    assert found == {name: sampled(name, state, base) for name, state in expected.items()}


_run = iter(range(1_000_000))


def sampled(name: str, state: dict[str, int], base: int) -> CellRow:
    """A cell's value follows from its stamp, as it does in life."""
    return row(
        name,
        {
            column: (stamp(base, at), at % 2 == 0 if column == GONE else f"value {at}")
            for column, at in state.items()
        },
    )


def whole(remote: Remote) -> list[CellRow]:
    rows, cursor = [], 0
    while True:
        page = remote.pull(cursor)
        rows += page.rows
        cursor = page.cursor
        if not page.more:
            return rows


def test_a_merge_is_the_same_in_any_order(stack, member):
    """The function alone: three states, all orders, one result."""
    states = [
        {"note": ["3", 1], "title": ["1", 2]},
        {GONE: ["2", True], "note": ["1", 3]},
        {"title": ["4", 5], "url": ["1", 0]},
    ]
    orders = [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)]
    with stack.connect(stack.admin(), PASSWORD) as connection:
        found = {
            connection.execute(
                "SELECT careerflow.merged(careerflow.merged(%s, %s), %s)::text",
                [json.dumps(states[place]) for place in order],
            ).fetchone()[0]
            for order in orders
        }
    (only,) = found
    assert json.loads(only) == {GONE: ["2", True], "note": ["3", 1], "title": ["4", 5]}
