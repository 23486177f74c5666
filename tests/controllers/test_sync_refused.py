"""A password that the server does not take: what is remembered of it, and what forgets it."""

import pytest
from synced import CTX, Synced

from careerflow.models.sync_stand import SyncState
from careerflow.services.sync import session
from tests.services.sync.postgres import PASSWORD


@pytest.fixture
def synced(qtbot, stack, tmp_path):
    made = Synced(qtbot, stack, tmp_path)
    yield made
    made.close()


def logins(synced) -> int:
    """Of this computer, that the pooler has heard of."""
    user = synced.cells().linked().server.user
    return sum(f"/{user}@" in line for line in synced.stack.log().splitlines())


def refuse(synced) -> tuple[str, bytes | None]:
    """Up to where the sync has stopped for it; returns the right one."""
    synced.start()
    kept = synced.secrets.entries[synced.library_id]
    synced.secrets.entries[synced.library_id] = ("wrong", None)
    synced.due()
    synced.until(SyncState.STOPPED)
    return kept


def restart(synced) -> None:
    synced.controller.close()
    synced.controller = synced.new_controller()
    synced.controller.start()


def test_it_is_not_tried_again_after_a_restart_until_the_user_asks(synced):
    kept = refuse(synced)
    before = logins(synced)
    assert before > 0
    restart(synced)
    synced.until(SyncState.STOPPED)
    assert synced.controller.stand.why.id == "sync.wrong_password"
    assert synced.failed == ["sync.wrong_password"]
    synced.system.came_back.emit()
    synced.controller.note_edit()
    schedule = synced.controller.schedule
    assert not any(t.isActive() for t in (schedule._every, schedule._soon, schedule._again))
    synced.controller.set_paused(True)
    synced.until(SyncState.PAUSED)
    synced.controller.set_paused(False)
    synced.until(SyncState.STOPPED)
    assert logins(synced) == before
    synced.sync()
    synced.until(SyncState.STOPPED)
    assert logins(synced) > before
    assert synced.cells().linked().refused
    synced.secrets.entries[synced.library_id] = kept
    synced.sync()
    synced.until(SyncState.IDLE)
    assert not synced.cells().linked().refused
    restart(synced)
    synced.until(SyncState.IDLE)


def test_connecting_anew_forgets_it(synced):
    refuse(synced)
    synced.secrets.entries.clear()
    session.disconnect(CTX, synced.here.backend.store(), synced.secrets, erase=False)
    synced.start()
    assert not synced.cells().linked().refused


def test_what_the_user_has_asked_for_is_tried_until_the_server_answers(synced):
    kept = refuse(synced)
    synced.stack.stop_pooler()
    try:
        synced.sync()
        synced.until(SyncState.WAITING)
        synced.secrets.entries[synced.library_id] = kept
    finally:
        synced.stack.start_pooler()
    synced.system.came_back.emit()
    synced.until(SyncState.IDLE)


@pytest.mark.parametrize("code", ["sync.no_secrets", "sync.not_a_member"])
def test_only_a_password_is_remembered(synced, code):
    synced.start()
    if code == "sync.no_secrets":
        synced.secrets.entries.clear()
    else:
        with synced.stack.connect(synced.admin, PASSWORD) as owner:
            owner.execute("DELETE FROM careerflow.device WHERE name = 'Here'")
    synced.due()
    synced.until(SyncState.STOPPED)
    assert synced.controller.stand.why.id == code
    assert not synced.cells().linked().refused
