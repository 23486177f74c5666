"""Cards dragged with the mouse on a real desktop, and still there after a restart."""

import pytest
from desktop import wait_for, walk
from person import center, find

from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts, StageKind
from careerflow.services.store.store import open_store
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.services.store.tracker.tracker import Tracker

pytestmark = pytest.mark.e2e


def fill(screen) -> None:
    store = open_store(screen.folder / "xdg_data_home" / "CareerFlow")
    tracker = Tracker(store)
    for title in ("Plant controller", "Nurse", "Kế toán trưởng"):
        new = NewApplication("", BUILT_IN_STAGES[StageKind.WISHLIST])
        tracker.add_with_job("", JobFacts(title=title, company="Acme"), new)
    store.close()


def cards(screen, column: str) -> list[str] | None:
    """What a screen reader says of the cards of a column that begins with this name."""
    for node in walk(screen.tree()):
        if node["role"] == "list" and node["name"].startswith(column):
            return [child["name"] for child in node["children"] if child["role"] == "list item"]
    return None


def test_a_card_that_was_dragged_is_still_there_after_a_restart(screen):
    fill(screen)
    program = screen.careerflow()
    wait_for(lambda: find(screen, "label", "Drop your CV here"), "the window")
    screen.run("xdotool", "key", "ctrl+4")
    card = wait_for(lambda: find(screen, "list item", "Nurse"), "the board")
    assert cards(screen, "Wishlist: 3 applications") == [
        "Kế toán trưởng, Acme, in Wishlist since today",
        "Nurse, Acme, in Wishlist since today",
        "Plant controller, Acme, in Wishlist since today",
    ]
    target = find(screen, "list", "Interviewing: 0 applications")
    screen.drag(center(card), center(target))
    wanted = ["Nurse, Acme, in Interviewing since today"]
    wait_for(lambda: cards(screen, "Interviewing: 1 application") == wanted, "the moved card")
    screen.run("xdotool", "key", "ctrl+Down", "ctrl+Right")  # the keyboard is at the card
    wait_for(lambda: cards(screen, "Offer: 1 application"), "the card moved by a key")
    screen.run("xdotool", "key", "ctrl+q")
    assert program.wait(20) == 0

    screen.careerflow()
    wait_for(lambda: find(screen, "label", "Drop your CV here"), "the window again")
    screen.run("xdotool", "key", "ctrl+4")
    wait_for(
        lambda: cards(screen, "Offer") == ["Nurse, Acme, in Offer since today"],
        "the card where it was left",
    )
    assert len(cards(screen, "Wishlist") or []) == 2
