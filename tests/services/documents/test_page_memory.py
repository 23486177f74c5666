import errno
import fcntl
import os

import pytest

from careerflow.services.documents import page_memory
from careerflow.services.documents.page_memory import BYTES, PageMemory

pytestmark = pytest.mark.skipif(not page_memory.available(), reason="Linux only")


@pytest.fixture
def descriptor():
    made = page_memory.make_descriptor()
    yield made
    os.close(made)


def test_what_one_side_writes_the_other_reads(descriptor):
    writer, reader = PageMemory(descriptor), PageMemory(descriptor)
    writer.write(memoryview(b"pixels"))
    with reader.view(6) as seen:
        assert bytes(seen) == b"pixels"
    writer.close()
    reader.close()


def test_nobody_can_shrink_it_under_its_reader(descriptor):
    with pytest.raises(PermissionError):
        os.ftruncate(descriptor, 4096)
    assert os.fstat(descriptor).st_size == BYTES


@pytest.mark.parametrize("fails", ["ftruncate", "fcntl"])
def test_a_system_without_room_is_left_no_descriptor(monkeypatch, fails):
    def refuse(*_arguments) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(os if fails == "ftruncate" else fcntl, fails, refuse)
    before = os.listdir("/proc/self/fd")
    with pytest.raises(OSError, match="no room"):
        page_memory.make_descriptor()
    assert os.listdir("/proc/self/fd") == before


def test_untouched_and_trimmed_memory_costs_nothing(descriptor):
    memory = PageMemory(descriptor)
    assert os.fstat(descriptor).st_blocks == 0
    large = 30 * 2**20
    memory.write(memoryview(bytes([1]) * large))
    assert os.fstat(descriptor).st_blocks * 512 >= large
    memory.trim(1000)
    assert os.fstat(descriptor).st_blocks * 512 >= large, "a small image's is used again at once"
    memory.trim(large)
    assert os.fstat(descriptor).st_blocks == 0
    memory.close()
