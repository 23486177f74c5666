"""What the bundle for macOS says of itself, and the scripts that sign it."""

import os
import plistlib
import runpy
import shutil
import subprocess
from pathlib import Path

import app_icons
import pytest

from careerflow import __version__

ROOT = Path(__file__).resolve().parents[2]
MACOS = ROOT / "packaging" / "macos"


@pytest.fixture
def frozen(monkeypatch, tmp_path):
    """frozen(identity) -> the names that the spec takes."""

    def run(identity=""):
        monkeypatch.setattr(app_icons, "FOLDER", tmp_path)
        monkeypatch.setenv("MACOS_IDENTITY", identity)
        return runpy.run_path(str(MACOS / "frozen.py"))

    return run


def test_the_bundle_opens_pdf_without_taking_it(frozen, tmp_path):
    bundle = frozen()["BUNDLE_OPTIONS"]
    assert bundle["name"] == "CareerFlow.app"
    assert Path(bundle["icon"]).read_bytes()[:4] == b"icns"
    # What cannot be written as a property list fails here.
    plist = plistlib.loads(plistlib.dumps(bundle["info_plist"]))
    assert plist["CFBundleShortVersionString"] == __version__
    assert plist["CFBundleLocalizations"] == ["en", "vi"]
    assert plist["NSHighResolutionCapable"] is True
    documents = {one["LSItemContentTypes"][0]: one for one in plist["CFBundleDocumentTypes"]}
    assert documents["com.adobe.pdf"]["LSHandlerRank"] == "Alternate"


def test_it_is_signed_only_with_an_identity(frozen):
    name = "Developer ID Application: Someone (TEAM)"
    assert frozen()["EXE_OPTIONS"]["codesign_identity"] is None
    assert frozen(name)["EXE_OPTIONS"]["codesign_identity"] == name


def test_it_has_no_more_rights_than_it_says_why(frozen):
    file = Path(frozen()["EXE_OPTIONS"]["entitlements_file"])
    rights = plistlib.loads(file.read_bytes())
    assert rights == {"com.apple.security.cs.allow-unsigned-executable-memory": True}
    assert "ctypes" in file.read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="needs shellcheck")
def test_the_scripts_are_sound():
    scripts = sorted(str(path) for path in (ROOT / "packaging").rglob("*.sh"))
    assert scripts
    done = subprocess.run(["shellcheck", *scripts], capture_output=True, text=True, check=False)
    assert done.stdout == ""


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX")
def test_without_a_certificate_the_image_is_made_and_it_is_said(tmp_path):
    """With stand-ins for the tools of macOS that note how they are called."""
    tools, root = tmp_path / "bin", tmp_path / "root"
    shutil.copytree(MACOS, root / "packaging" / "macos")
    (root / "dist" / "CareerFlow.app").mkdir(parents=True)
    tools.mkdir()
    for name in ("codesign", "xcrun", "ditto", "hdiutil", "spctl"):
        tool = tools / name
        tool.write_text(f'#!/bin/sh\necho "{name} $1" >>"{tmp_path}/calls"\n')
        tool.chmod(0o755)

    def image(**environment):
        (tmp_path / "calls").write_text("")
        command = ["sh", str(root / "packaging" / "macos" / "dmg.sh"), "1.2.3", "-full"]
        path = {"PATH": f"{tools}:/usr/bin:/bin"}
        done = subprocess.run(
            command, env=path | environment, capture_output=True, text=True, check=True
        )
        return done.stdout, (tmp_path / "calls").read_text().splitlines()

    said, calls = image()
    assert "::notice::No MACOS_IDENTITY" in said
    assert said.endswith("dist/CareerFlow-1.2.3-macos-arm64-full.dmg\n")
    assert [call.split()[0] for call in calls] == ["ditto", "hdiutil"]
    said, calls = image(
        MACOS_IDENTITY="me", NOTARY_APPLE_ID="a", NOTARY_TEAM_ID="t", NOTARY_PASSWORD="p"
    )
    assert "::notice::" not in said
    assert [call.split()[0] for call in calls] == [
        *("codesign", "ditto", "xcrun", "xcrun", "ditto", "hdiutil", "codesign"),
        *("xcrun", "xcrun", "spctl"),
    ]
