"""Files to a server and back, cut off, gone on with, and with a server that lies."""

import hashlib
import json
import shutil

import pytest

from careerflow.models.errors import StoreError, SyncError
from careerflow.services.store.store import open_store
from careerflow.services.store.tracker.attaching import MOST_BYTES
from careerflow.services.sync.files import PART_BYTES, fetch_files, send_files
from careerflow.services.sync.sealing import Plain, Sealed
from careerflow.services.task import Cancelled, Stage, TaskContext

SEALERS = [Plain(), Sealed(bytes(32))]
SIZES = [0, 1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 3 * PART_BYTES + 7]
CTX = TaskContext()


class Server:
    """Keeps parts; the connection breaks once `put_left` have come."""

    def __init__(self):
        self.kept = {}
        self.put_left = 10**6
        self.asked = []

    def parts(self, names):
        assert len(names) <= 1000
        found = {}
        for name, number in sorted(self.kept):
            if name in names:
                found.setdefault(name, []).append(number)
        return found

    def put_part(self, name, number, data):
        if not self.put_left:
            raise SyncError("sync.offline")
        self.put_left -= 1
        self.kept[name, number] = data

    def get_part(self, name, number):
        self.asked.append((name, number))
        return self.kept.get((name, number))


@pytest.fixture
def server():
    return Server()


@pytest.fixture(params=SEALERS, ids=["plain", "sealed"])
def sealer(request):
    return request.param


@pytest.fixture(scope="module")
def stores(tmp_path_factory):
    """Made once: their schema takes longer than what is tested."""
    made = [open_store(tmp_path_factory.mktemp(name)) for name in ("here", "there")]
    yield made
    for store in made:
        store.close()


@pytest.fixture
def here(stores):
    return emptied(stores[0])


@pytest.fixture
def there(stores):
    return emptied(stores[1])


def emptied(store):
    shutil.rmtree(store.folder / "files", ignore_errors=True)
    return store


def keep(store, data, suffix=".pdf"):
    sha256 = hashlib.sha256(data).hexdigest()
    with store.write():
        store.files.keep(sha256, suffix, data)
    return sha256


def content(size, seed=0):
    return hashlib.shake_128(bytes([seed])).digest(size)


def files_in(store):
    folder = store.folder / "files"
    return {one.name: one.read_bytes() for one in folder.iterdir()} if folder.is_dir() else {}


def refused(code, call, *arguments):
    with pytest.raises((SyncError, StoreError)) as told:
        call(*arguments)
    assert told.value.code == code


@pytest.mark.parametrize("size", SIZES)
def test_a_file_arrives_as_it_was(here, there, server, sealer, size):
    sha256 = keep(here, content(size), ".docx" if size else "")
    assert send_files(CTX, here, server, sealer, [sha256]) == (sha256,)
    assert all(len(data) <= PART_BYTES + 64 for data in server.kept.values())
    assert len(fetch_files(CTX, there, server, sealer, [sha256])) == 1
    assert files_in(there) == files_in(here)


def test_many_files_at_once(here, there, server, sealer):
    """In questions of at most 1,000 names; those that nobody has are no error."""
    hashes = [keep(here, content(20, seed)) for seed in range(20)] * 2
    absent = [f"{number:064x}" for number in range(1200)]
    assert set(send_files(CTX, here, server, sealer, absent + hashes)) == set(hashes)
    assert len(fetch_files(CTX, there, server, sealer, absent + hashes)) == 20
    assert files_in(there) == files_in(here)


def test_what_is_whole_on_the_server_is_not_sent_again(here, server, sealer):
    sha256 = keep(here, content(100))
    send_files(CTX, here, server, sealer, [sha256])
    server.put_left = 0
    assert send_files(CTX, here, server, sealer, [sha256]) == (sha256,)


@pytest.mark.parametrize("until", range(4))
def test_an_upload_that_broke_off_is_gone_on_with(here, there, server, sealer, until):
    sha256 = keep(here, content(2 * PART_BYTES + 5))
    server.put_left = until
    refused("sync.offline", send_files, CTX, here, server, sealer, [sha256])
    assert len(fetch_files(CTX, there, server, sealer, [sha256])) == 0
    server.put_left = 4 - until  # those that were missing, and no more
    assert send_files(CTX, here, server, sealer, [sha256]) == (sha256,)
    assert server.put_left == 0
    assert len(fetch_files(CTX, there, server, sealer, [sha256])) == 1
    assert files_in(there) == files_in(here)


@pytest.mark.parametrize(("size", "is_large"), [(PART_BYTES, False), (PART_BYTES + 1, True)])
def test_a_large_file_is_held_back_where_it_should(here, there, server, sealer, size, is_large):
    sha256, held = keep(here, content(size)), set()
    sent = send_files(CTX, here, server, sealer, [sha256], held)
    assert (sent, held) == (((), {sha256}) if is_large else ((sha256,), set()))
    assert bool(server.kept) is not is_large
    send_files(CTX, here, server, sealer, [sha256])
    # What another has sent meanwhile costs nothing any more.
    assert send_files(CTX, here, server, sealer, [sha256], set()) == (sha256,)
    held = set()
    assert len(fetch_files(CTX, there, server, sealer, [sha256], held)) == (not is_large)
    assert held == ({sha256} if is_large else set())
    assert len(server.asked) == (0 if is_large else 2)
    assert len(fetch_files(CTX, there, server, sealer, [sha256])) == 1
    assert files_in(there) == files_in(here)


def test_the_list_is_put_last(here, server, sealer):
    send_files(CTX, here, server, sealer, [keep(here, content(3 * PART_BYTES))])
    assert [number for _name, number in server.kept] == [1, 2, 3, 0]


def test_two_computers_may_each_send_a_half(here, there, server, sealer):
    data = content(2 * PART_BYTES)
    sha256 = keep(here, data)
    keep(there, data)
    server.put_left = 1
    refused("sync.offline", send_files, CTX, here, server, sealer, [sha256])
    server.put_left = 2
    assert send_files(CTX, there, server, sealer, [sha256]) == (sha256,)


def test_a_damaged_file_stays_at_home(here, server, sealer):
    sha256 = keep(here, content(2000))
    other = keep(here, content(2000, 1))
    (here.folder / "files" / f"{sha256}.pdf").write_bytes(content(2000, 2))
    assert send_files(CTX, here, server, sealer, [sha256, other]) == (other,)
    assert {name for name, _ in server.kept} == {sealer.file_name(other)}


def test_a_file_that_goes_while_it_is_fetched_is_left(here, there, server, sealer):
    sha256 = keep(here, content(2 * PART_BYTES))
    other = keep(here, content(5))
    send_files(CTX, here, server, sealer, [sha256, other])
    del server.kept[sealer.file_name(sha256), 2]
    assert len(fetch_files(CTX, there, server, sealer, [sha256, other])) == 1
    assert set(files_in(there)) == {f"{other}.pdf"}


def lies(sealer, name, sha256):
    """What a server may hold in place of the file: each as a change of its parts."""
    listed = {"sha256": sha256, "suffix": ".pdf", "size": PART_BYTES + 10, "parts": 2}

    def part_0(**changes):
        return {0: sealer.seal_part(name, 0, json.dumps(listed | changes).encode())}

    def text_0(text):
        return {0: sealer.seal_part(name, 0, text)}

    other = sealer.seal_part(name, 2, content(10, 9))
    return {
        "another list": part_0(sha256="0" * 64),
        "a path": part_0(suffix="/../x"),
        "a stream of Windows": part_0(suffix=".pdf:x"),
        "a long suffix": part_0(suffix="." + "a" * 17),
        "a negative size": part_0(size=-1, parts=0),
        "too large": part_0(size=MOST_BYTES + 1, parts=51),
        "too few parts": part_0(parts=1),
        "endless parts": part_0(parts=10**9),
        "another size": part_0(size=PART_BYTES + 11),
        "a size that is none": part_0(size="5"),
        "no object": text_0(b"[]"),
        "no JSON": text_0(b"\xff\0"),
        "nested": text_0(b"[" * 100_000),
        "other content": {2: other},
        "a part cut short": {2: sealer.seal_part(name, 2, content(9, 9))},
        "a part too long": {1: sealer.seal_part(name, 1, content(PART_BYTES + 50))},
        "an empty part": {1: b""},
    }


@pytest.mark.parametrize("lie", lies(Plain(), "0" * 64, "0" * 64))
def test_nothing_is_kept_of_a_file_that_is_not_what_it_should_be(here, there, server, sealer, lie):
    sha256 = keep(here, content(PART_BYTES + 10))
    good = keep(here, content(5))
    send_files(CTX, here, server, sealer, [sha256, good])
    name = sealer.file_name(sha256)
    for number, data in lies(sealer, name, sha256)[lie].items():
        server.kept[name, number] = data
    code = "sync.malformed"
    if lie == "an empty part" and isinstance(sealer, Sealed):
        code = "sync.cannot_open"
    refused(code, fetch_files, CTX, there, server, sealer, [sha256, good])
    assert set(files_in(there)) == {f"{good}.pdf"}  # one bad file does not keep the others
    assert len(server.asked) < 10


def test_parts_that_were_exchanged_do_not_open(here, there, server):
    sealer = Sealed(bytes(32))
    sha256 = keep(here, content(2 * PART_BYTES))
    send_files(CTX, here, server, sealer, [sha256])
    name = sealer.file_name(sha256)
    server.kept[name, 1], server.kept[name, 2] = server.kept[name, 2], server.kept[name, 1]
    refused("sync.cannot_open", fetch_files, CTX, there, server, sealer, [sha256])
    refused("sync.cannot_open", fetch_files, CTX, there, server, sealer, [sha256])
    assert files_in(there) == {}


def test_another_key_finds_nothing(here, there, server):
    sha256 = keep(here, content(10))
    send_files(CTX, here, server, Sealed(bytes(32)), [sha256])
    assert len(fetch_files(CTX, there, server, Sealed(b"\1" * 32), [sha256])) == 0


def test_progress_ends_with_the_last_part_and_a_stop_leaves_nothing_half(
    here, there, server, sealer
):
    hashes = [keep(here, content(PART_BYTES + 1, seed)) for seed in range(2)]
    steps = []
    send_files(TaskContext(steps.append), here, server, sealer, hashes)
    assert [(one.stage, one.done, one.total) for one in steps] == [
        (Stage.SENDING_FILES, done, 6) for done in range(6)
    ]
    for stop_at in range(6):
        steps.clear()
        ctx = TaskContext(steps.append, lambda at=stop_at: len(steps) > at)
        if stop_at < 5:
            with pytest.raises(Cancelled):
                fetch_files(ctx, there, server, sealer, hashes)
        else:
            assert len(fetch_files(ctx, there, server, sealer, hashes)) == 2
        assert [one.total for one in steps] == [6] * (stop_at + 1)
        assert not [name for name in files_in(there) if name.endswith(".part")]
        for sha256 in hashes[: stop_at // 3]:
            assert f"{sha256}.pdf" in files_in(there)


def test_a_full_disk_is_told_and_leaves_nothing(here, there, server, sealer, monkeypatch):
    sha256 = keep(here, content(10))
    send_files(CTX, here, server, sealer, [sha256])

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("careerflow.services.sync.files.os.fsync", full)
    refused("store.full", fetch_files, CTX, there, server, sealer, [sha256])
    assert files_in(there) == {}


def test_a_file_takes_the_place_of_a_damaged_one(here, there, server, sealer):
    sha256 = keep(here, content(100))
    send_files(CTX, here, server, sealer, [sha256])
    keep(there, content(100))
    (there.folder / "files" / f"{sha256}.pdf").write_bytes(b"damaged")
    assert len(fetch_files(CTX, there, server, sealer, [sha256])) == 1
    assert files_in(there) == files_in(here)
