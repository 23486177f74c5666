"""A release's archive: the same bytes each time, and unpacked what was built."""

import json
import sys

import archive
import pytest
from frozen.documents import manifest
from frozen.folder import same_time

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="of Linux alone")


@pytest.fixture
def built(tmp_path):
    """A program that is content, with a library and a link to it."""
    folder = tmp_path / "dist" / "careerflow"
    licences = folder / "_internal" / "resources" / "licences"
    licences.mkdir(parents=True)
    (licences / "sbom.cdx.json").write_text(json.dumps({"components": []}))
    (folder / "careerflow").write_text('#!/bin/sh\ntest "$1" = doctor\n')
    (folder / "careerflow").chmod(0o755)
    (folder / "_internal" / "libx.so.1").write_bytes(b"\x7fELF")
    (folder / "_internal" / "libx.so").symlink_to("libx.so.1")
    same_time(folder, 1_700_000_000)
    return folder


def test_the_same_folder_gives_the_same_bytes(built, tmp_path):
    first, second = tmp_path / "first.tar.xz", tmp_path / "second.tar.xz"
    for made in (first, second):
        archive.pack(built, made, "x86_64")
    assert first.read_bytes() == second.read_bytes()


def test_what_is_unpacked_is_compared(built, tmp_path):
    packed = tmp_path / "a.tar.xz"
    archive.pack(built, packed, "aarch64")
    expected = manifest(built, '{"components": []}')
    archive.check(packed, "careerflow", expected, tmp_path / "unpacked")
    expected["files"]["_internal/libx.so.1"]["sha256"] = "0"
    with pytest.raises(SystemExit, match=r"libx\.so\.1"):
        archive.check(packed, "careerflow", expected, tmp_path / "again")
