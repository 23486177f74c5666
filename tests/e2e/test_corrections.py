"""A row corrected by keyboard on a real desktop, kept over a restart, taken back."""

import pytest
from desktop import ROOT, wait_for
from person import click, find

SAMPLES = ROOT / "resources" / "samples"

pytestmark = pytest.mark.e2e


def open_sql_row(screen) -> dict:
    tab = wait_for(lambda: find(screen, "page tab", "Requirements"), "the table's tab")
    click(screen, tab)
    row = wait_for(lambda: find(screen, "table cell", "Good command of SQL"), "the SQL row")
    click(screen, row)
    return row


def windows(screen) -> int:
    """How many there are: a menu is one of them."""
    return len(screen.run("xdotool", "search", "--onlyvisible", ".*").split())


def test_corrected_by_keyboard_and_still_so_after_a_restart(screen):
    program = screen.careerflow(str(SAMPLES / "cv_en.pdf"))
    wait_for(lambda: find(screen, "label", "Trần Khánh Linh"), "the CV's name")
    advert = (SAMPLES / "advert_en.txt").read_text(encoding="utf-8")
    screen.act("set", "text", "Text of the job advert", advert)
    wait_for(lambda: find(screen, "label", "must-have"), "the requirements")
    screen.act("press", "push button", "Analyze")
    assert open_sql_row(screen)["name"].startswith("Met, Must-have")

    before = windows(screen)
    for key in ("Menu", "shift+F10"):
        screen.run("xdotool", "key", key)
        wait_for(lambda: windows(screen) > before, "the menu")
        screen.run("xdotool", "key", "Escape")
        wait_for(lambda: windows(screen) == before, "no menu")
    screen.run("xdotool", "key", "shift+F10")
    wait_for(lambda: windows(screen) > before, "the menu")
    screen.run("xdotool", "key", "Down", "Down", "Down", "Return")
    wait_for(lambda: find(screen, "label", "1 row corrected by you"), "the correction")
    row = wait_for(lambda: find(screen, "table cell", "Good command of SQL"), "the row")
    assert row["name"].startswith("Corrected by you. Missing, Must-have")
    screen.run("xdotool", "key", "ctrl+z")
    wait_for(lambda: not find(screen, "label", "corrected by you"), "its undoing")
    screen.run("xdotool", "key", "ctrl+shift+z")
    wait_for(lambda: find(screen, "label", "1 row corrected by you"), "the correction again")
    screen.run("xdotool", "key", "ctrl+q")
    assert program.wait(10) == 0

    screen.careerflow()
    wait_for(lambda: find(screen, "label", "1 row corrected by you"), "the report as it was left")
    screen.run("xdotool", "key", "alt+Left")
    entry = wait_for(lambda: find(screen, "list item", "Senior Financial Analyst"), "the report")
    assert "1 row corrected by you" in entry["name"]
    before = windows(screen)
    screen.run("xdotool", "key", "shift+F10")
    wait_for(lambda: windows(screen) > before, "the menu of the list")
    screen.run("xdotool", "key", "Down", "Return")
    wait_for(lambda: find(screen, "label", "1 row corrected by you"), "the kept correction")
    open_sql_row(screen)
    back = wait_for(lambda: find(screen, "push button", "As judged"), "the way back")
    click(screen, back)
    wait_for(lambda: find(screen, "label", "All rows are as they were judged"), "the old verdict")
