"""The sync in the whole window: below the pages, in the settings, over a restart."""

import pytest
from driving import Driver
from synced import CTX, Elsewhere

from careerflow import paths
from careerflow.models.sync import Choice
from careerflow.models.sync_stand import SyncState
from careerflow.models.tracker import JobFacts
from careerflow.services.store.store import open_store
from careerflow.services.sync import session
from careerflow.services.sync.keyring import SyncSecrets
from careerflow.views.main_window import Place
from tests.services.sync.postgres import PASSWORD


@pytest.fixture
def there(stack, tmp_path):
    """The other computer; what this one holds is connected with the same library."""
    admin = stack.admin(stack.new_database())
    other = Elsewhere(tmp_path / "there")
    library_id = other.connect(admin).library_id
    other.tracker.jobs.add("Cook", JobFacts("Cook", "Acme"))
    other.sync()
    store = open_store(paths.data_folder())
    session.connect(
        CTX, store, SyncSecrets(), admin, PASSWORD, Choice("Mine", "Here", "", library_id)
    )
    store.close()
    yield other
    other.store.close()


def controller(driver: Driver):
    """Once it is made, and has synchronised."""
    wiring = driver.application._tracker_wiring.sync
    driver.wait(lambda: wiring._controller is not None)
    found = wiring._controller
    driver.wait(lambda: found.stand.synced is not None and found._task is None)
    return found


def test_it_begins_by_itself_and_says_how_it_stands(there, make_driver, qtbot):
    driver = make_driver()
    sync = controller(driver)
    assert sync.stand.state is SyncState.IDLE
    wiring = driver.application._tracker_wiring.sync
    assert wiring._status.isVisible()
    assert wiring._status.text() == "Synced"
    tracker = driver.application.backend.tracker()
    assert [job.facts.title for job in tracker.jobs.all()] == ["Cook"]
    wiring._status.click()
    assert driver.window.current_page() is driver.window.page_at(Place.SETTINGS)
    section = wiring._section
    assert section.linked.device == "Here"
    driver.wait(lambda: not section._sync.visibleRegion().isEmpty())
    section.pause_wanted.emit(True)
    driver.wait(lambda: sync.stand.state is SyncState.PAUSED)
    assert wiring._status.text() == "Paused"

    driver = make_driver()  # the next start
    wiring = driver.application._tracker_wiring.sync
    driver.wait(lambda: wiring._controller is not None)
    driver.wait(lambda: wiring._controller.stand.state is SyncState.PAUSED)
    wiring._section.pause_wanted.emit(False)
    driver.wait(lambda: wiring._controller.stand.state is SyncState.IDLE)


def test_the_window_closes_at_once_while_the_server_hangs(there, make_driver, stack):
    driver = make_driver()
    sync = controller(driver)
    stack.freeze_pooler(True)
    try:
        sync.sync_now()
        driver.wait(lambda: sync.stand.state is SyncState.SYNCING)
        task = sync._task
        make_driver.stop()  # which wants every job to have ended
        assert task is not None
    finally:
        stack.freeze_pooler(False)
