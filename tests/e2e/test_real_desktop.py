"""A person's way through the program, on a real desktop: drop, paste, analyse, look."""

import pytest
from desktop import ROOT, wait_for
from person import click, drop_from_another_process, find, is_green, still, tinted

SAMPLES = ROOT / "resources" / "samples"

pytestmark = pytest.mark.e2e


def test_from_drop_to_highlight(screen, tmp_path):
    screen.careerflow()
    wait_for(lambda: find(screen, "label", "Drop your CV here"), "the empty window")

    drop_from_another_process(screen, SAMPLES / "cv_en.pdf")
    wait_for(lambda: find(screen, "label", "Trần Khánh Linh"), "the CV's name")

    advert = (SAMPLES / "advert_en.txt").read_text(encoding="utf-8")
    screen.act("set", "text", "Text of the job advert", advert)
    wait_for(lambda: find(screen, "label", "must-have"), "the requirements")

    screen.act("press", "push button", "Analyze")
    wait_for(lambda: find(screen, "label", "Senior Financial Analyst"), "the report")

    tab = wait_for(lambda: find(screen, "page tab", "Requirements"), "the table's tab")
    click(screen, tab)
    row = wait_for(lambda: find(screen, "table cell", "Good command of SQL"), "the SQL row")
    assert row["name"].startswith("Met, Must-have")
    preview = wait_for(lambda: find(screen, "filler", "CV preview"), "the preview")
    before = sum(map(is_green, still(screen, tmp_path, preview["box"]).get_flattened_data()))
    click(screen, row)
    wait_for(
        lambda: "Good command of SQL" in find(screen, "filler", "CV preview")["description"],
        "the highlight of the row",
    )
    wait_for(
        lambda: tinted(screen.screenshot(tmp_path / "after.png"), preview["box"]) > before + 200,
        "a stronger highlight on the page",
    )


def test_vietnamese_at_once_and_still_there_after_a_restart(screen, tmp_path):
    program = screen.careerflow()
    button = wait_for(
        lambda: find(screen, "push button", "sample CV and advert"), "the empty window"
    )
    click(screen, button)
    wait_for(lambda: find(screen, "label", "must-have"), "the sample")
    screen.act("press", "push button", "Analyze")
    wait_for(lambda: find(screen, "label", "Senior Financial Analyst"), "the report")

    screen.run("xdotool", "key", "ctrl+7")
    choice = wait_for(lambda: find(screen, "combo box", "Language"), "the language setting")
    click(screen, choice)
    screen.run("xdotool", "key", "End", "Return")
    wait_for(lambda: find(screen, "check box", "Báo cáo"), "the sidebar in Vietnamese")
    screen.run("xdotool", "key", "ctrl+q")
    assert program.wait(10) == 0

    screen.careerflow()
    wait_for(lambda: find(screen, "check box", "Báo cáo"), "the window in Vietnamese")
    screen.run("xdotool", "key", "ctrl+3")
    entry = wait_for(
        lambda: find(screen, "list item", "Senior Financial Analyst"), "the stored report"
    )
    click(screen, entry)
    screen.run("xdotool", "key", "Return")
    wait_for(lambda: find(screen, "label", "Bắt buộc"), "the report in Vietnamese")
