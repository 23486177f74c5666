"""Sizes of the program's folders, and the end of all that is in them."""

import os
from pathlib import Path

import pytest

from careerflow import paths
from careerflow.models.backup import BackupKind
from careerflow.models.errors import StoreError
from careerflow.models.on_disk import Deletion, FolderKind
from careerflow.models.settings import Settings
from careerflow.services import logs, on_disk, settings
from careerflow.services.store import backups, restoring
from careerflow.services.store.store import FILE_NAME, open_store
from careerflow.services.task import TaskContext

SHA256 = "ab" * 32


def no_key():
    """As where none was kept."""


def fill(data_folder: Path) -> None:
    """What the program makes in its folders."""
    store = open_store(data_folder)
    with store.write():
        store.files.keep(SHA256, ".pdf", b"x" * 1000)
    store.close()
    (data_folder / "encoders").mkdir()
    (data_folder / "encoders" / "a.json").write_bytes(b"x" * 10)
    settings.save(Settings(), paths.config_folder())
    logs.set_up(paths.log_folder(), "window")
    paths.cache_folder().mkdir(parents=True)
    (paths.cache_folder() / "c").write_bytes(b"x" * 30)


def sizes(data_folder: Path) -> dict[FolderKind, int]:
    return {kept.kind: kept.bytes for kept in on_disk.measure(TaskContext(), data_folder)}


def test_nothing_is_kept_before_the_first_start():
    kept = on_disk.measure(TaskContext(), paths.data_folder())
    assert [one.kind for one in kept] == list(FolderKind)
    assert not any(one.exists or one.bytes for one in kept)


def test_sizes_are_those_of_the_files():
    fill(paths.data_folder())
    found = sizes(paths.data_folder())
    database = (paths.data_folder() / FILE_NAME).stat().st_size
    assert found[FolderKind.DATA] == database + 1010
    assert found[FolderKind.CACHE] == 30
    assert found[FolderKind.SETTINGS] == (paths.config_folder() / "settings.json").stat().st_size


def test_where_folders_share_a_place_nothing_is_counted_twice(monkeypatch, tmp_path):
    # As on Windows.
    shared = tmp_path / "CareerFlow"
    for name, path in (("data", shared), ("config", shared), ("cache", shared / "Cache")):
        monkeypatch.setattr(paths, f"{name}_folder", lambda path=path: path)
    fill(shared)
    found = sizes(shared)
    assert FolderKind.SETTINGS not in found
    every = sum(file.stat().st_size for file in shared.rglob("*") if file.is_file())
    assert found[FolderKind.DATA] + found[FolderKind.CACHE] == every
    assert found[FolderKind.CACHE] == 30


def test_all_is_deleted():
    fill(paths.data_folder())
    deleted = []
    assert on_disk.delete_all(paths.data_folder(), lambda: deleted.append("key")) == Deletion()
    assert deleted == ["key"]
    home = Path.home()
    assert not list(home.rglob("CareerFlow"))


def test_in_a_folder_of_the_users_own_only_what_is_ours_goes(tmp_path):
    chosen = tmp_path / "Documents"
    chosen.mkdir()
    (chosen / "letter.txt").write_text("mine")
    (chosen / "models").mkdir()
    (chosen / "models" / "ship.stl").write_text("mine")
    fill(chosen)
    for kind in BackupKind:
        backups.make(TaskContext(), chosen, kind)
    (chosen / FILE_NAME).write_bytes(b"damaged" * 1000)
    restoring.rescue(TaskContext(), chosen)
    before = sizes(chosen)[FolderKind.DATA]
    (chosen / "files" / "large").write_bytes(b"x" * 5000)
    assert sizes(chosen)[FolderKind.DATA] == before
    # What was kept before the user chose this folder goes as well.
    open_store(paths.data_folder()).close()
    assert on_disk.delete_all(chosen, no_key).is_complete
    assert sorted(path.name for path in chosen.iterdir()) == ["files", "letter.txt", "models"]
    assert [path.name for path in (chosen / "files").iterdir()] == ["large"]
    assert not paths.data_folder().exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may delete all")
def test_rights_keep_a_file(tmp_path):
    fill(paths.data_folder())
    locked = paths.data_folder().parent
    locked.chmod(0o500)
    left = on_disk.delete_all(paths.data_folder(), no_key).left
    locked.chmod(0o700)
    assert left == (paths.data_folder(),)


def test_what_could_not_be_deleted_is_told_and_keeps_nothing_else(monkeypatch):
    fill(paths.data_folder())
    unlink = os.unlink
    held = paths.data_folder() / "files" / f"{SHA256}.pdf"

    def refuse(name, **options):
        if Path(name).name == f"{SHA256}.pdf":
            raise PermissionError(13, "in use", str(name))
        unlink(name, **options)

    monkeypatch.setattr(os, "unlink", refuse)

    def locked():
        raise StoreError("secrets.locked")

    assert on_disk.delete_all(paths.data_folder(), locked) == Deletion((held,), key_left=True)
    assert [path for path in paths.data_folder().rglob("*") if path.is_file()] == [held]
    assert not paths.config_folder().exists()


def test_without_a_safe_keyring_there_is_no_key():
    assert on_disk.delete_all(paths.data_folder()) == Deletion()


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_a_link_goes_and_what_it_leads_to_stays(tmp_path):
    fill(paths.data_folder())
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "file").write_text("mine")
    (paths.data_folder() / "link").symlink_to(outside)
    assert on_disk.delete_all(paths.data_folder(), no_key).is_complete
    assert (outside / "file").read_text() == "mine"
