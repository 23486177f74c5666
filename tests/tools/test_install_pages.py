"""The install pages: true to the program, the same in both languages, without dead links."""

import re
from pathlib import Path

import pytest
from platformdirs.macos import MacOS
from platformdirs.unix import Unix
from platformdirs.windows import Windows

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = DOCS / "install"
FOLDERS = ("user_data_dir", "user_config_dir", "user_cache_dir", "user_log_dir")


@pytest.mark.parametrize(
    ("page", "system", "home", "shown"),
    [
        ("linux", Unix, "{home}", "~"),
        ("macos", MacOS, "{home}", "~"),
        ("windows", Windows, "C:\\Local", "%LOCALAPPDATA%"),
    ],
)
def test_folders_are_those_of_the_program(own_folders, monkeypatch, page, system, home, shown):
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.delenv(f"XDG_{name}_HOME")
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", "C:\\Local")
    names = system("CareerFlow", appauthor=False)
    root = home.format(home=own_folders)
    text = (PAGES / f"{page}.md").read_text(encoding="utf-8")
    for folder in FOLDERS:
        path = getattr(names, folder).replace(root, shown)
        assert path != getattr(names, folder)
        if page == "windows":
            path = path.replace("/", "\\")
        assert f"`{path}`" in text


@pytest.mark.parametrize("page", ["linux", "windows", "macos"])
def test_both_languages_say_the_same(page):
    english, vietnamese = (
        (PAGES / f"{page}{suffix}.md").read_text(encoding="utf-8") for suffix in ("", ".vi")
    )
    for mark in (r"^#+ ", r"^\|", r"^```", r"^\d\. ", r"^\*\*"):
        counts = [len(re.findall(mark, text, re.M)) for text in (english, vietnamese)]
        assert counts[0] == counts[1], mark
    # Folders and programs are written alike.
    code = [set(re.findall(r"`([~%/][^`]+)`", text)) for text in (english, vietnamese)]
    assert code[0] == code[1]


@pytest.mark.parametrize(
    "page",
    [
        *sorted(PAGES.glob("*.md")),
        DOCS / "release.md",
        ROOT / "README.md",
        ROOT / "ARCHITECTURE.md",
    ],
    ids=lambda page: page.name,
)
def test_links_lead_somewhere(page):
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert links or page.name == "release.md"
    for link in links:
        assert link.startswith("https://") or (page.parent / link).exists(), link
