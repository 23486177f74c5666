"""Folders on other computers, by what the systems list."""

from pathlib import Path

import pytest

from careerflow.services.store import driver, store
from careerflow.services.store.library import Library
from careerflow.services.store.volumes import is_on_network

LINUX = r"""
21 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 21 0:40 / /mnt/my\040share rw,relatime shared:2 - cifs //server/share rw
31 30 0:41 / /mnt/my\040share/local rw,relatime - ext4 /dev/vdb rw
32 21 0:42 / /home/me/remote rw,nosuid - fuse.sshfs me@there: rw
"""
MACOS = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//me@server/share on /Volumes/share (smbfs, nodev, nosuid, mounted by me)
"""


@pytest.mark.parametrize(
    ("folder", "platform", "listed", "expected"),
    [
        ("/home/me/data", "linux", LINUX, False),
        ("/mnt/my share/CareerFlow", "linux", LINUX, True),
        ("/mnt/my share/local/x", "linux", LINUX, False),
        ("/home/me/remote", "linux", LINUX, True),
        ("/home/me", "linux", "", False),
        ("/Volumes/share/CareerFlow", "darwin", MACOS, True),
        ("/nobody", "darwin", MACOS, False),
    ],
)
def test_where_a_folder_is(folder, platform, listed, expected):
    assert is_on_network(Path(folder), platform, listed) is expected


def test_a_library_on_a_network_drive_has_no_log_and_is_as_safe(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "is_on_network", lambda _folder: True)
    opened = store.open_store(tmp_path)
    with opened.write() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "delete"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 3  # EXTRA
    assert Library(opened).summaries() == ()
    opened.close()
    assert [path.name for path in tmp_path.glob(f"{store.FILE_NAME}*")] == [store.FILE_NAME]


def test_where_sqlite_refuses_the_log_every_commit_is_synchronised_with_its_folder():
    memory = driver.sqlite_module().connect(":memory:")  # has none either
    driver._set_up(memory, "WAL")
    assert memory.execute("PRAGMA journal_mode").fetchone() == ("memory",)
    assert memory.execute("PRAGMA synchronous").fetchone() == (3,)
    memory.close()
