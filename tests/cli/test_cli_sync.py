"""`careerflow sync`: in a process of its own where nothing is connected, else in this one, which
has a real server and keeps the secrets in memory."""

import json
from collections.abc import Iterator

import pytest
from running import run

from careerflow import paths
from careerflow.cli import main
from careerflow.models.sync import Choice
from careerflow.models.tracker import JobFacts
from careerflow.services.store.cells.local import LocalCells
from careerflow.services.store.store import Store, open_store
from careerflow.services.store.tracker.tracker import Tracker
from careerflow.services.sync import session
from careerflow.services.sync.keyring import SyncSecrets
from careerflow.services.task import TaskContext
from tests.services.sync.postgres import PASSWORD, Stack, missing


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    if missing():
        pytest.skip(f"install {' '.join(missing())}")
    with Stack() as running:
        yield running


@pytest.fixture
def store(stack, own_folders) -> Iterator[Store]:
    """The user's own, connected and with one job."""
    opened = open_store(paths.data_folder())
    Tracker(opened).jobs.add("Nurse", JobFacts("Nurse"))
    admin = stack.admin(stack.new_database())
    choice = Choice("My jobs", "Laptop", "four unrelated words")
    session.connect(TaskContext(), opened, SyncSecrets(), admin, PASSWORD, choice)
    yield opened
    opened.close()


def test_without_a_connection_it_says_so():
    for arguments in (("sync",), ("sync", "--status")):
        code, shown, told = run(*arguments)
        assert (code, shown) == (1, "")
        assert "not connected" in told


def test_one_sync_tells_what_it_did(store, capsys):
    assert main(["sync", "--status"]) == 0
    told = capsys.readouterr().out
    assert "Library: My jobs\nThis computer: Laptop\nServer: 127.0.0.1\nEncrypted: yes" in told
    assert "Last sync: never\nChanges to send: 1" in told
    assert main(["sync", "--json"]) == 0
    outcome = json.loads(capsys.readouterr().out)
    assert (outcome["sent"], outcome["fetched"], outcome["exchanged_anew"]) == (1, 0, False)
    assert main(["sync"]) == 0
    assert "Changes fetched: 0\nChanges sent: 0\n" in capsys.readouterr().out
    assert main(["sync", "--status", "--json"]) == 0
    status = json.loads(capsys.readouterr().out)
    assert (status["changes_to_send"], status["conflicts"], status["paused"]) == (0, 0, False)
    assert status["synced"] is not None


def test_it_goes_on_while_the_window_has_it_paused(store, capsys):
    LocalCells(store).set_paused(True)
    assert main(["sync", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sent"] == 1
    assert main(["sync", "--status"]) == 0
    assert "Paused: yes" in capsys.readouterr().out


def test_a_server_that_is_not_there_is_told(store, stack, capsys):
    stack.stop_pooler()
    try:
        assert main(["sync"]) == 1
    finally:
        stack.start_pooler()
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.strip()
