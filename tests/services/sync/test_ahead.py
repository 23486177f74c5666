"""Pages that are fetched and opened while the store is busy with those before them."""

import threading
import time
from concurrent.futures import Executor, ThreadPoolExecutor

import pytest

from careerflow.models.errors import SyncError
from careerflow.services.store.cells.rows import Cell, CellRow, Page
from careerflow.services.sync import ahead
from careerflow.services.sync.ahead import Ahead
from careerflow.services.sync.sealing import Plain

PAGES = 8
STAMP = "0" * 28


class Server:
    """A Remote that has pages of one row; it says who is asked for what, and that nothing is asked
    of it while it answers."""

    def __init__(self, epoch: str = "first") -> None:
        self.beside: Executor = ThreadPoolExecutor(1)
        self.epoch = epoch
        self.asked: list[int] = []
        self.broken: set[int] = set()
        self.lets_answer = threading.Event()
        self.lets_answer.set()
        self._busy = threading.Lock()

    def pull(self, cursor: int, *_most: int) -> Page:
        assert self._busy.acquire(blocking=False), "two at a time"
        try:
            self.asked.append(cursor)
            assert self.lets_answer.wait(10)
            if cursor in self.broken:
                raise SyncError("sync.offline")
            row = CellRow("contacts", f"{cursor}", {"notes": Cell(STAMP, '"sealed"')})
            more = cursor < PAGES - 1
            return Page(self.epoch, PAGES, cursor + 1, 0, STAMP, (row,), more)
        finally:
            self._busy.release()


@pytest.fixture
def server():
    server = Server()
    yield server
    server.lets_answer.set()
    server.beside.shutdown()


@pytest.fixture
def coming(server):
    with Ahead(server, Plain()) as coming:
        yield coming


def until(holds) -> None:
    end = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.001)


def taken(coming: Ahead, page: Page) -> list[Page]:
    """This one and all that follow."""
    found = [page]
    while page.more:
        coming.begin(page.cursor)
        page = coming.pull(page.cursor)
        found.append(page)
    return found


def test_all_pages_come_once_in_their_order_opened_and_prepared(server, coming, monkeypatch):
    monkeypatch.setattr(ahead, "FEW", 0)
    found = taken(coming, coming.pull(0))
    assert server.asked == list(range(PAGES))
    assert [page.cursor for page in found] == list(range(1, PAGES + 1))
    for number, page in enumerate(found):
        (row,) = page.rows
        assert row.cells["notes"].value == "sealed"
        assert page.prepared.rows.keys() == {("contacts", str(number))}
    # Nothing is on its way any more, so that anything may be asked.
    last = coming.pull(PAGES - 1)
    assert last.cursor == PAGES


def test_few_rows_are_not_prepared(coming):
    assert coming.pull(0).prepared is None


def test_while_one_is_worked_on_two_are_opened_and_one_is_fetched(server, coming):
    page = coming.pull(0)
    assert server.asked == [0]
    coming.begin(page.cursor)
    until(lambda: server.asked == [0, 1, 2, 3])
    time.sleep(0.05)
    assert server.asked == [0, 1, 2, 3], "and no more"
    server.lets_answer.clear()  # what was opened needs no answer
    assert coming.pull(1).cursor == 2
    coming.begin(2)
    assert coming.pull(2).cursor == 3
    server.lets_answer.set()


def test_an_error_is_told_where_its_page_is_wanted(server, coming):
    server.broken = {2}
    page = coming.pull(0)
    coming.begin(page.cursor)
    until(lambda: 2 in server.asked)
    assert coming.pull(1).cursor == 2
    coming.begin(2)
    with pytest.raises(SyncError, match="offline"):
        coming.pull(2)


def test_what_cannot_be_opened_is_told_where_its_page_is_wanted(server, coming):
    page = coming.pull(0)
    row = CellRow("contacts", "1", {"notes": Cell(STAMP, "not JSON")})
    server.pull = lambda *_of: Page("first", PAGES, 2, 0, STAMP, (row,), False)
    coming.begin(page.cursor)
    with pytest.raises(SyncError, match="malformed"):
        coming.pull(1)


def test_of_another_copy_of_the_library_nothing_is_left(server, coming):
    page = coming.pull(0)
    coming.begin(page.cursor)
    until(lambda: 3 in server.asked)
    server.epoch = "second"
    found = taken(coming, coming.pull(0))
    assert [page.cursor for page in found] == list(range(1, PAGES + 1))
    assert {page.epoch for page in found} == {"second"}


def test_nothing_is_asked_for_behind_the_end(server):
    with Ahead(server, Plain()) as coming:
        page = coming.pull(0)
        server.lets_answer.clear()
        coming.begin(page.cursor)
        until(lambda: server.asked == [0, 1])
        threading.Timer(0.05, server.lets_answer.set).start()
    assert server.asked == [0, 1]
    assert not [each for each in threading.enumerate() if "sync-opening" in each.name]
