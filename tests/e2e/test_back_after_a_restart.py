"""What a person was at is there again after the program has been closed, on a real desktop."""

import pytest
from desktop import ROOT, wait_for
from person import click, find

from careerflow.services.settings import load_left_open

SAMPLES = ROOT / "resources" / "samples"

pytestmark = pytest.mark.e2e


def is_noted(screen) -> bool:
    """That a report is in view, on the page of reports; it is a moment after it has come there."""
    left = load_left_open(screen.config_folder)
    return bool(left.shown) and left.page == 2


def test_draft_and_tabs_are_back(screen):
    program = screen.careerflow()
    sample = wait_for(
        lambda: find(screen, "push button", "sample CV and advert"), "the empty window"
    )
    click(screen, sample)
    wait_for(lambda: find(screen, "label", "must-have"), "the sample")
    screen.act("press", "push button", "Analyze")
    wait_for(lambda: find(screen, "page tab", "Senior Financial Analyst"), "the report in a tab")
    screen.run("xdotool", "key", "ctrl+2")
    advert = "Head of Finance\n\nRequirements\n- Fluent Vietnamese and English"
    wait_for(lambda: find(screen, "text", "Text of the job advert"), "the first page")
    screen.act("set", "text", "Text of the job advert", advert)
    wait_for(lambda: find(screen, "label", "1 requirement"), "the new advert's requirements")
    screen.run("xdotool", "key", "ctrl+q")
    assert program.wait(10) == 0

    program = screen.careerflow()
    wait_for(lambda: find(screen, "label", "Your draft was restored"), "a word about the draft")
    wait_for(lambda: find(screen, "label", "Trần Khánh Linh"), "the CV")
    field = wait_for(lambda: find(screen, "text", "Text of the job advert"), "the advert")
    assert field["text"] == advert
    screen.run("xdotool", "key", "ctrl+3")
    tab = wait_for(lambda: find(screen, "page tab", "Senior Financial Analyst"), "the tab")
    assert find(screen, "label", "Strong match") is None  # nothing is loaded yet
    click(screen, tab)
    wait_for(lambda: find(screen, "label", "Strong match"), "the report")

    wait_for(lambda: is_noted(screen), "the note of what is in view")
    program.kill()
    program.wait(10)
    screen.careerflow()
    wait_for(lambda: find(screen, "label", "Strong match"), "the report that was in view")
    screen.run("xdotool", "key", "ctrl+2")
    wait_for(lambda: find(screen, "label", "Your draft was restored"), "the draft after a crash")
    screen.act("press", "push button", "Clear")
    wait_for(lambda: find(screen, "label", "Drop your CV here"), "the empty page")
