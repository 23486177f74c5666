"""The kept files that rows name: which are to be sent, which are to come."""

import hashlib

import pytest
import sqlalchemy as sa
from cells_server import add
from store_samples import make_document

from careerflow.services.store.cells import naming
from careerflow.services.store.cells.rows import Page
from careerflow.services.store.library import Library


def test_files_that_rows_name_are_wanted_until_they_are_here_and_sent_once(computer):
    one, other = computer(), computer()
    document = make_document(b"x")
    Library(one.store).save_cv(document, "cv.pdf", b"x")
    assert one.cells.unsent_files() == (document.sha256,)
    assert one.cells.pending().files == 1
    one.cells.note_files_sent([document.sha256])
    one.cells.note_files_sent([document.sha256])
    assert one.cells.unsent_files() == one.cells.wanted_files() == ()
    one.sync()
    other.sync()
    assert other.cells.wanted_files() == (document.sha256,)
    assert other.cells.unsent_files() == ()
    other.store.files.keep(document.sha256, ".pdf", b"x")
    assert other.cells.wanted_files() == ()
    assert [cv.name for cv in other.tracker.cvs.all()] == ["cv.pdf"]


@pytest.fixture
def looked(monkeypatch) -> list[object]:
    """One for each time that the rows were asked for their files."""
    asked, named = list[object](), naming.named

    def noted(connection: sa.Connection) -> dict[str, bool]:
        asked.append(connection)
        return named(connection)

    monkeypatch.setattr(naming, "named", noted)
    return asked


def test_files_are_not_looked_for_where_nothing_says_that_there_are_others(computer, looked):
    one, other = computer(), computer()
    application, _ = add(one)
    for computer_ in (one, other):
        computer_.sync()
        assert computer_.cells.files_to_exchange() == ((), ())
    looked.clear()
    one.tracker.applications.edit(application, notes="none of them is named here")
    for computer_ in (one, other):
        computer_.sync()
        assert computer_.cells.files_to_exchange() == ((), ())
    assert looked == []
    assert one.cells.files_to_exchange(anew=True) == ((), ())
    assert len(looked) == 1


def test_files_are_looked_for_as_soon_as_a_row_names_one(computer):
    one, other = computer(), computer()
    application, _ = add(one)
    for computer_ in (one, other):
        computer_.sync()
        assert computer_.cells.files_to_exchange() == ((), ())
    sha256 = hashlib.sha256(b"letter").hexdigest()
    one.tracker.applications.attach(application, "letter.pdf", b"letter")
    one.sync()
    for _ in range(2):  # as long as it is not there
        assert one.cells.files_to_exchange() == ((sha256,), ())
    one.cells.note_files_sent([sha256])
    other.sync()
    for _ in range(2):
        assert other.cells.files_to_exchange() == ((), (sha256,))
    one.cells.start_over("epoch-2")
    assert one.cells.files_to_exchange() == ((sha256,), ())


def test_files_are_looked_for_when_what_names_them_has_waited(computer):
    one, other = computer(), computer()
    application, _ = add(one)
    one.tracker.applications.attach(application, "letter.pdf", b"letter")
    one.sync()
    rows = one.server.pull(0, 500).rows
    awaited = tuple(row for row in rows if row.table == "applications")
    others = tuple(row for row in rows if row not in awaited)
    for number, some in enumerate((others, awaited), 1):
        page = Page("epoch-1", 2, number, one.server.now_ms, "", some, more=False)
        other.cells.take(page)
        assert other.cells.files_to_exchange() == other.cells.files_apart()
    assert other.cells.wanted_files() == (hashlib.sha256(b"letter").hexdigest(),)
