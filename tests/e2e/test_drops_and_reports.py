"""What is dropped by mistake, and a report that outlives its file, on a real desktop."""

import shutil

import pytest
from desktop import ROOT, wait_for, walk
from person import click, drop_from_another_process, find, is_green, still

SAMPLES = ROOT / "resources" / "samples"

pytestmark = pytest.mark.e2e


def test_what_is_no_cv_says_so_and_the_next_one_is_read(screen, tmp_path):
    program = screen.careerflow()
    wait_for(lambda: find(screen, "label", "Drop your CV here"), "the empty window")
    letter = tmp_path / "letter.docx"
    letter.write_bytes(b"PK")
    drop_from_another_process(screen, letter)
    wait_for(lambda: find(screen, "label", "letter.docx"), "a word about the letter")

    cut = tmp_path / "cut.pdf"
    cut.write_bytes((SAMPLES / "cv_en.pdf").read_bytes()[:700])
    drop_from_another_process(screen, cut)
    wait_for(
        lambda: find(screen, "label", "damaged or incomplete"), "a word about the damaged file"
    )

    drop_from_another_process(screen, SAMPLES / "cv_vi.pdf")
    wait_for(lambda: find(screen, "label", "cv_vi.pdf"), "the CV after that")
    screen.run("xdotool", "key", "ctrl+q")
    assert program.wait(10) == 0


def without_name(tree: dict) -> list[str]:
    """The controls that can be reached and have nothing to be called by: role and place.

    Qt calls a plain container a filler, also one that takes the keyboard to scroll.
    """
    return [
        f"{node['role']} {node['box']}"
        for node in walk(tree)
        if {"focusable", "showing"} <= set(node["states"])
        and node["role"] != "filler"
        and not (node["name"] or node["label"])
    ]


def test_a_report_outlives_its_file(screen, tmp_path):
    file = tmp_path / "cv.pdf"
    shutil.copy(SAMPLES / "cv_en.pdf", file)
    program = screen.careerflow(str(file))
    wait_for(lambda: find(screen, "label", "Trần Khánh Linh"), "the CV's name")
    advert = (SAMPLES / "advert_en.txt").read_text(encoding="utf-8")
    screen.act("set", "text", "Text of the job advert", advert)
    wait_for(lambda: find(screen, "label", "must-have"), "the requirements")
    assert not without_name(screen.tree())
    screen.act("press", "push button", "Analyze")
    preview = wait_for(lambda: find(screen, "filler", "CV preview"), "the preview")
    fresh = still(screen, tmp_path, pages(preview))
    assert not without_name(screen.tree())

    click_a_highlight(screen, preview["box"], fresh)
    wait_for(lambda: selected_cells(screen), "the row of the highlight")

    screen.run("xdotool", "key", "ctrl+q")
    assert program.wait(10) == 0
    file.unlink()
    screen.careerflow()
    wait_for(lambda: find(screen, "filler", "CV preview"), "the report that was in view")
    screen.run("xdotool", "key", "alt+Left")
    entry = wait_for(
        lambda: find(screen, "list item", "Senior Financial Analyst"), "the stored report"
    )
    assert not without_name(screen.tree())
    click(screen, entry)
    screen.run("xdotool", "key", "Return")
    preview = wait_for(lambda: find(screen, "filler", "CV preview"), "the preview")
    screen.run("xdotool", "mousemove", "2", "2")  # as at first: over nothing
    assert still(screen, tmp_path, pages(preview)).tobytes() == fresh.tobytes()


def pages(preview: dict) -> list[int]:
    """Without the scroll bar: the window's height is not quite the same after a restart."""
    x, y, width, _height = preview["box"]
    return [x, y, width - 30, 650]


def click_a_highlight(screen, box, picture) -> None:
    """On the middle of the first green line in the upper half of the pages."""
    width, height = picture.size
    for y in range(60, height):
        green = [x for x in range(width) if is_green(picture.getpixel((x, y)))]
        if len(green) > 30:
            x = green[len(green) // 2]
            screen.run("xdotool", "mousemove", str(box[0] + x), str(box[1] + y + 2), "click", "1")
            return
    raise AssertionError("no highlight is in view")


def selected_cells(screen) -> list[dict]:
    return [
        node
        for node in walk(screen.tree())
        if node["role"] == "table cell" and {"selected", "showing"} <= set(node["states"])
    ]
