"""What the installer for Windows must hold; it is compiled by the release workflow only."""

import re
import runpy
import subprocess
import sys
from pathlib import Path

import app_icons
import pytest

from careerflow import REPOSITORY, __version__
from careerflow.controllers import single_instance

ROOT = Path(__file__).resolve().parents[2]
WINDOWS = ROOT / "packaging" / "windows"


def sections(file: Path) -> dict[str, list[str]]:
    """The lines of each section, without comments and directives."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for raw in file.read_text(encoding="utf-8-sig").splitlines():
        line = raw.strip()
        if match := re.fullmatch(r"\[(\w+)\]", line):
            lines = found.setdefault(match[1], [])
        elif line and line[0] not in ";#":
            lines.append(line)
    return found


@pytest.fixture(scope="module")
def script():
    return sections(WINDOWS / "careerflow.iss")


@pytest.fixture(scope="module")
def setup(script):
    return dict(line.split("=", 1) for line in script["Setup"])


def test_it_installs_for_one_person_and_over_the_version_before(setup, script):
    assert setup["PrivilegesRequired"] == "lowest"
    assert "PrivilegesRequiredOverridesAllowed" not in setup
    # The same for ever: it is what tells an update from another program.
    assert setup["AppId"] == "{{42402521-2720-4143-8B2D-20037C246734}"
    assert any(r"{app}\_internal" in line for line in script["InstallDelete"])
    assert all(line.startswith("Root: HKCU;") for line in script["Registry"])


def test_it_waits_for_the_program_that_runs(setup):
    source = Path(single_instance.__file__).read_text(encoding="utf-8")
    assert f'CreateMutexW(None, False, "{setup["AppMutex"]}")' in source


def test_pdf_is_offered_and_never_taken(script):
    registry = "\n".join(script["Registry"])
    assert r"Software\Classes\.pdf\OpenWithProgids" in registry
    assert '"""{app}\\{#Program}"" ""%1"""' in registry
    # The default of .pdf is the user's own.
    assert not re.search(r'Subkey: "Software\\Classes\\\.pdf";', registry)


def test_what_the_user_keeps_is_not_deleted_and_its_place_is_said(script):
    assert "UninstallDelete" not in script
    code = "\n".join(script["Code"])
    assert "'{localappdata}\\CareerFlow'" in code
    assert "DelTree" not in code
    kept = [line for line in script["CustomMessages"] if "DataStays=" in line]
    assert [line.partition(".")[0] for line in kept] == ["en", "vi"]
    assert all("%1" in line for line in kept)


def test_what_it_takes_is_there(script):
    text = (WINDOWS / "careerflow.iss").read_text(encoding="utf-8")
    assert f'#define Repository "{REPOSITORY}"' in text
    names = re.findall(r'MessagesFile: "compiler:Default.isl,(\w+\.isl)"', text)
    assert all((WINDOWS / name).is_file() for name in names)
    assert names == ["Vietnamese.isl"]
    icon = re.search(r"SetupIconFile=(.+)", text)[1].replace("\\", "/")
    assert (WINDOWS / icon).resolve() == app_icons.FOLDER / "careerflow.ico"


def test_vietnamese_keeps_what_is_filled_in():
    """The parameters of each message are those that Inno Setup puts into it."""
    raw = (WINDOWS / "Vietnamese.isl").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")  # without it Inno Setup reads another code page
    words = dict(line.split("=", 1) for line in sections(WINDOWS / "Vietnamese.isl")["Messages"])
    assert len(words) > 100
    for name, parameters in {
        "SetupWindowTitle": {"%1"},
        "WelcomeLabel1": {"[name]"},
        "WelcomeLabel2": {"[name/ver]"},
        "DiskSpaceMBLabel": {"[mb]"},
        "DiskSpaceWarning": {"%1", "%2"},
        "WinVersionTooLowError": {"%1", "%2"},
        "ConfirmUninstall": {"%1"},
        "ReadyLabel1": {"[name]"},
    }.items():
        assert set(re.findall(r"%\d|\[[a-z/]+\]", words[name])) == parameters
    for button in ("ButtonBack", "ButtonNext", "ButtonInstall", "ButtonFinish"):
        assert words[button].count("&") == 1


def test_both_executables_have_version_and_icon(monkeypatch, tmp_path):
    monkeypatch.setattr(app_icons, "FOLDER", tmp_path)
    made = runpy.run_path(str(WINDOWS / "frozen.py"))
    options = made["EXE_OPTIONS"]
    assert Path(options["icon"]).read_bytes()[:4] == b"\0\0\1\0"
    names = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct")
    called = {
        name: lambda *a, _name=name, **k: (_name, a, k)
        for name in (*names, "VarFileInfo", "VarStruct")
    }
    # As PyInstaller reads it.
    _, _, resource = eval(Path(options["version"]).read_text(encoding="utf-8"), called)
    numbers = tuple(int(part) for part in __version__.split("."))
    assert resource["ffi"][2]["filevers"] == (*numbers, 0, 0, 0, 0)[:4]
    assert ("StringStruct", ("ProductVersion", __version__), {}) in resource["kids"][0][1][0][0][1][
        1
    ]
    assert made["version_resource"]("1.2.3").count("(1, 2, 3, 0)") == 2


def test_the_icons_script_writes_every_size(tmp_path):
    from PIL import Image

    script = ROOT / "packaging" / "app_icons.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, capture_output=True)
    with Image.open(tmp_path / "careerflow.ico") as ico:
        assert {side for side, _ in ico.info["sizes"]} == set(app_icons.ICO_SIDES)
        ico.size = (16, 16)
        small = ico.convert("RGBA")
        # Not empty, and transparent around its round corner.
        assert small.getpixel((8, 8))[3] == 255
        assert small.getpixel((0, 0))[3] == 0
    with Image.open(tmp_path / "careerflow.icns") as icns:
        assert {(512, 512, 2), (128, 128, 1), (16, 16, 2)} <= set(icns.info["sizes"])
