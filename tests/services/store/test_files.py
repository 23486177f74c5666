"""A file that Windows does not let go of at once."""

from pathlib import Path

import pytest

from careerflow.services.store.files import put_in_place


@pytest.fixture
def refused(monkeypatch):
    """refused(n): the next n renames are refused; gives the list of tries."""
    rename, tries = Path.replace, []

    def refuse(times):
        def replace(self, target):
            tries.append(target)
            if len(tries) <= times:
                raise PermissionError(13, "in use")
            return rename(self, target)

        monkeypatch.setattr(Path, "replace", replace)
        return tries

    return refuse


@pytest.fixture
def unfinished(tmp_path):
    file = tmp_path / "new.part"
    file.write_text("new")
    return file


def test_windows_is_asked_again_while_a_scanner_has_the_file(unfinished, refused):
    tries = refused(2)
    put_in_place(unfinished, unfinished.with_name("new"), "nt")
    assert len(tries) == 3
    assert unfinished.with_name("new").read_text() == "new"


def test_a_file_that_stays_in_use_is_told(unfinished, refused):
    tries = refused(100)
    with pytest.raises(PermissionError):
        put_in_place(unfinished, unfinished.with_name("new"), "nt")
    assert len(tries) == 10
    assert unfinished.exists()


def test_elsewhere_a_refusal_is_final(unfinished, refused):
    tries = refused(1)
    with pytest.raises(PermissionError):
        put_in_place(unfinished, unfinished.with_name("new"), "posix")
    assert len(tries) == 1
