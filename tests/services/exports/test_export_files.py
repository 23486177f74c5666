"""Names of exported files, and files that are written whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.errors import ExportError
from careerflow.services.exports.files import file_name, save_export
from careerflow.services.store import files as store_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "exported"
    folder.mkdir()
    return folder


def test_a_name_says_who_for_what_and_when() -> None:
    name = file_name("Trần Khánh Linh", "Data Engineer (m/f)", "2026-11-25", ".pdf")
    assert name == "Trần Khánh Linh – Data Engineer (m f) – 2026-11-25.pdf"
    assert file_name(None, None, "2026-11-25", ".md") == "CareerFlow – 2026-11-25.md"
    assert file_name(None, "nul", "2026-11-25", ".md").startswith("_")


@given(st.text(), st.text())
def test_every_name_can_be_a_files_on_any_system(person: str, job: str) -> None:
    name = file_name(person, job, "2026-11-25", ".pdf")
    assert name.endswith("2026-11-25.pdf")
    assert not set(name) & set('<>:"/\\|?*\0\n\r\t')
    assert len(name.encode()) < 230
    assert name.split(".")[0].strip().casefold() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
    assert name[0] not in ". "


def test_a_file_is_written_and_replaced(folder: Path) -> None:
    path = folder / "report.md"
    save_export(path, b"one")
    save_export(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(folder.iterdir()) == [path]


def code(path: Path) -> str:
    with pytest.raises(ExportError) as raised:
        save_export(path, b"data")
    return raised.value.code


def test_what_is_wrong_with_the_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert code(tmp_path / "gone" / "a.pdf") == "export.folder_gone"
    assert code(tmp_path / "folder") == "export.is_folder"
    assert code(tmp_path / ("long" * 100)) == "export.name_too_long"
    assert not (tmp_path / "gone").exists()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert code(tmp_path / "a.pdf") == "export.no_permission"


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "export.full"),
        (errno.EACCES, "export.no_permission"),
        (errno.EROFS, "export.no_permission"),
        (errno.EIO, "export.failed"),
    ],
)
def test_a_disk_that_refuses_leaves_the_old_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str
) -> None:
    path = folder / "report.pdf"
    path.write_bytes(b"old")

    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(store_files.os, "fsync", refuse)
    assert code(path) == told
    assert path.read_bytes() == b"old"
    assert list(folder.iterdir()) == [path]


def test_a_file_that_another_program_holds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses the rename; so does this."""
    path = folder / "report.pdf"
    path.write_bytes(b"old")

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "held", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", held)
    assert code(path) == "export.in_use"
    assert list(folder.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
def test_links_and_pipes_stay_what_they_are(folder: Path) -> None:
    target, link, pipe = folder / "report.md", folder / "link.md", folder / "pipe"
    target.write_bytes(b"old")
    link.symlink_to(target)
    save_export(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        save_export(pipe, b"data")
        assert os.read(reader, 10) == b"data"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs no folder")
def test_a_folder_that_cannot_be_synced_has_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def of_files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        real(handle)

    monkeypatch.setattr(store_files.os, "fsync", of_files_only)
    save_export(folder / "report.pdf", b"data")
    assert (folder / "report.pdf").read_bytes() == b"data"
