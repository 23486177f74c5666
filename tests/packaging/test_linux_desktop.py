"""What a Linux desktop is told of the program, checked by the tools of freedesktop.org."""

import os
import shutil
import subprocess
import sys
from xml.etree import ElementTree

import pytest
from linux.depends import depends, needed
from linux.tree import ICON_SIZES, ID, PICTURES, ROOT, write_tree
from PySide6.QtGui import QImage

from careerflow import __version__

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="of Linux alone")
EPOCH = 1_800_000_000


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tree")
    built = folder / "built"
    built.mkdir()
    (built / "careerflow").write_bytes(b"program")
    write_tree(folder / "root", built, __version__, EPOCH)
    return folder / "root"


def checked_by(*command):
    if shutil.which(command[0]) is None:
        pytest.skip(f"needs {command[0]}: see tools/system-packages.txt")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_menu_entry(root):
    entry = root / "usr" / "share" / "applications" / f"{ID}.desktop"
    assert not checked_by("desktop-file-validate", str(entry))
    lines = entry.read_text("utf-8").splitlines()
    assert "MimeType=application/pdf;" in lines
    assert "Exec=careerflow %F" in lines
    assert f"Icon={ID}" in lines


def test_metadata(root):
    file = root / "usr" / "share" / "metainfo" / f"{ID}.metainfo.xml"
    shown = checked_by("appstreamcli", "validate", "--no-net", "--pedantic", str(file))
    assert "W:" not in shown
    described = ElementTree.parse(file).getroot()
    assert described.find("releases/release").attrib == {
        "version": __version__,
        "date": "2027-01-15",
    }
    for image in described.iter("image"):
        picture = ROOT / "docs" / "images" / image.text.removeprefix(PICTURES + "/")
        size = QImage(str(picture)).size().toTuple()
        assert size == (int(image.get("width")), int(image.get("height")))


def test_icons(root):
    theme = root / "usr" / "share" / "icons" / "hicolor"
    for size in ICON_SIZES:
        icon = QImage(str(theme / f"{size}x{size}" / "apps" / f"{ID}.png"))
        assert icon.size().toTuple() == (size, size)
        assert icon.pixelColor(0, 0).alpha() == 0  # round corners
        assert icon.pixelColor(size // 2, size // 8).alpha() == 255
    assert (theme / "scalable" / "apps" / f"{ID}.svg").read_bytes().startswith(b"<svg")


def test_the_command_is_the_program(root):
    command = root / "usr" / "bin" / "careerflow"
    assert command.is_symlink()
    assert command.read_bytes() == b"program"
    assert not os.path.isabs(os.readlink(command))


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="no Debian")
def test_what_it_depends_on(tmp_path):
    shutil.copy(shutil.which("xdotool") or "/bin/bash", tmp_path / "program")
    names, glibc = needed([tmp_path / "program"])
    assert "libc.so.6" in names
    first, *others = depends(tmp_path)
    assert first == f"libc6 (>= {glibc[0]}.{glibc[1]})"
    assert glibc >= (2, 17)
    brought = next(name for name in sorted(names) if not name.startswith(("libc.", "ld-")))
    (tmp_path / brought).touch()
    assert len(depends(tmp_path)) == len(others)
