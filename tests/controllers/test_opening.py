"""How each desktop is asked to open something."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from careerflow.controllers.opening import forget_bundled_libraries, open_page, show_in_folder

FILE = Path("/a folder/report, 1.pdf")


@pytest.mark.parametrize(
    ("platform", "command"),
    [
        ("win32", ("explorer.exe", ["/select,", str(FILE)])),
        ("darwin", ("open", ["-R", str(FILE)])),
    ],
)
def test_the_file_is_selected_where_the_desktop_can(platform, command):
    run = []
    assert show_in_folder(FILE, platform, lambda *given: run.append(given))
    assert run == [command]


def test_elsewhere_its_folder_is_opened(monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or False)
    assert not show_in_folder(FILE, "linux")
    assert not open_page("https://example.org/a")
    assert opened == [QUrl.fromLocalFile(str(FILE.parent)), QUrl("https://example.org/a")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"LD_LIBRARY_PATH": "/bundle", "LD_LIBRARY_PATH_ORIG": "/own"}, "/own"),
        ({"LD_LIBRARY_PATH": "/bundle"}, None),
    ],
)
def test_the_frozen_program_keeps_its_libraries_to_itself(monkeypatch, before, after):
    from_sources = dict(before)
    forget_bundled_libraries(from_sources)
    assert from_sources == before
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    forget_bundled_libraries(before)
    assert before.get("LD_LIBRARY_PATH") == after
    assert "LD_LIBRARY_PATH_ORIG" not in before
