"""A library on a real server: what can be read there with encryption, and without it."""

import hashlib
from itertools import count

import pytest

from careerflow.models.errors import SyncError
from careerflow.models.tracker import BUILT_IN_STAGES, Contact, JobFacts
from careerflow.services.store import everything
from careerflow.services.store.cells.rows import Cell, CellRow
from careerflow.services.store.library import Library
from careerflow.services.store.store import open_store
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.services.store.tracker.tracker import Tracker
from careerflow.services.sync import files, setup, wire
from careerflow.services.sync.remote import Remote
from careerflow.services.sync.sealing import Plain, Sealed, new_key, unwrap
from careerflow.services.task import TaskContext
from tests.services.store.store_samples import make_document, make_job, make_report
from tests.services.sync.dump import dumped, seen
from tests.services.sync.postgres import PASSWORD

CTX = TaskContext()
PASSPHRASE = "cơm tấm sườn bì chả"
CV = """Nguyễn Thị Minh Khai
minhkhai.nguyen@example.vn · 0912 345 678 · 12 Lê Lợi, Quận 1
Kỹ sư dữ liệu, Công ty Cổ phần Sao Mai, 2019 - nay
Led the migration of 40 dashboards to Superset and cut costs by 18%.
Đại học Bách khoa Hà Nội, 2015 - 2019. TOEIC 915."""
ADVERT = """Senior Data Engineer at Hoa Sen Retail
Must have: five years of Airflow. Lương 55 triệu, làm việc tại Thủ Đức."""
LETTER = "Kính gửi chị Bích Ngọc, tôi rất mong được tham gia đội ngũ Hoa Sen."
NOTES = "Hẹn phỏng vấn vòng 2 sáng thứ Năm, mang theo bằng TOEIC"
WORDS = [
    *("Nguyễn Thị Minh Khai", "minhkhai.nguyen", "0912 345 678", "Lê Lợi", "Sao Mai", "Superset"),
    *("Bách khoa", "TOEIC", "Senior Data Engineer", "Hoa Sen Retail", "Airflow", "55 triệu"),
    *("Bích Ngọc", "đội ngũ", "vòng 2", "LinkedIn", "quan trọng", "CV_Minh_Khai", "thu_xin_viec"),
    *(hashlib.sha256(text.encode()).hexdigest() for text in (CV, ADVERT, LETTER)),
]


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "data")
    document = make_document(CV.encode(), CV)
    job = make_job(ADVERT)
    report = make_report(document, job)
    Library(opened).save_analysis(document, "CV_Minh_Khai.txt", CV.encode(), job, report, "k")
    tracker = Tracker(opened)
    application, _, _ = tracker.add_with_job(
        ADVERT,
        JobFacts("Senior Data Engineer", "Hoa Sen Retail", "Thủ Đức", source="LinkedIn"),
        NewApplication(
            "", BUILT_IN_STAGES["applied"], document.sha256, notes=NOTES, tags=("quan trọng",)
        ),
    )
    tracker.applications.attach(application, "thu_xin_viec.txt", LETTER.encode())
    tracker.applications.add_contact(application, Contact("", "Trần Bích Ngọc", "", "", "", "", ""))
    yield opened
    opened.close()


@pytest.fixture
def database(stack):
    return stack.new_database()


@pytest.fixture
def wrapped():
    return new_key(PASSPHRASE)


def all_rows(store):
    """All of the user's tables, each column a cell."""
    numbers = count(1)
    with store.read() as connection:
        return [
            CellRow(
                str(table.name),
                row["id"],
                {str(name): Cell(f"{next(numbers):028x}", value) for name, value in row.items()},
            )
            for table in everything.EXPORTED
            for row in everything.rows(connection, table)
        ]


def sent(store, remote, sealer):
    rows = all_rows(store)
    assert not remote.push(wire.sealed(rows, sealer)).lost
    hashes = store.files.hashes()
    assert len(hashes) == 2
    assert set(files.send_files(CTX, store, remote, sealer, hashes)) == hashes
    return rows


def member(stack, database, kept):
    """A device of a new library, through the pooler."""
    admin = stack.admin(database)
    return setup.create(admin, PASSWORD, name="Tìm việc", device="laptop", wrapped=kept)


def test_nothing_of_a_library_can_be_read_on_the_server(stack, database, store, wrapped):
    key, kept = wrapped
    membership = member(stack, database, kept)
    with Remote(membership.server, membership.password) as remote:
        sent(store, remote, Sealed(key))
    dump = dumped(stack, database)
    assert seen(WORDS, dump) == set()
    assert seen([PASSPHRASE, membership.password], dump) == set()
    assert key not in dump
    assert key.hex().encode() not in dump
    # Where passphrases, passwords and values could have gone besides.
    assert seen([*WORDS, PASSPHRASE, membership.password, key.hex()], stack.log().encode()) == set()


def test_without_encryption_all_of_it_can(stack, database, store):
    """So that the test above can fail."""
    membership = member(stack, database, None)
    with Remote(membership.server, membership.password) as remote:
        sent(store, remote, Plain())
    assert seen(WORDS, dumped(stack, database)) == set(WORDS)


@pytest.mark.parametrize("is_sealed", [True, False])
def test_another_computer_reads_all_of_it(stack, database, store, wrapped, tmp_path, is_sealed):
    key, kept = wrapped
    admin = stack.admin(database)
    first = member(stack, database, kept if is_sealed else None)
    with Remote(first.server, first.password) as remote:
        rows = sent(store, remote, Sealed(key) if is_sealed else Plain())
    second = setup.join(admin, PASSWORD, first.library_id, device="desktop")
    there = setup.wrapped_key(admin, PASSWORD, first.library_id)
    sealer = Plain() if there is None else Sealed(unwrap(PASSPHRASE, there))
    other = open_store(tmp_path / "other")
    with Remote(second.server, second.password) as remote:
        found = wire.opened(remote.pull(0).rows, sealer)
        assert len(files.fetch_files(CTX, other, remote, sealer, store.files.hashes())) == 2
    assert {path.name: path.read_bytes() for path in other.files.all()} == {
        path.name: path.read_bytes() for path in store.files.all()
    }
    other.close()
    plain = wire.opened(wire.sealed(rows, Plain()), Plain())  # msgspec.Raw as what it says
    assert sorted(found, key=_place) == sorted(plain, key=_place)


def _place(row):
    return row.table, row.row_id


@pytest.mark.parametrize("is_sealed", [True, False])
def test_awkward_values_survive_a_real_jsonb(stack, database, is_sealed):
    sealer = Sealed(bytes(32)) if is_sealed else Plain()
    values = ["a\0b", "\\u0000", "\ufffe\U0010ffff", 10**40, 1e22, -0.0, 1e-300, 5e-324, "", None]
    nested = {"b": values, "a": {"": [[]]}, "\0": 1}
    cells = {f"c{at}": Cell("0" * 28, value) for at, value in enumerate([*values, nested])}
    row = CellRow("jobs", "1", cells | {"!": Cell("0" * 28, False)})
    membership = member(stack, database, None)
    with Remote(membership.server, membership.password) as remote:
        remote.push(wire.sealed([row], sealer))
        (again,) = wire.opened(remote.pull(0).rows, sealer)
    assert again == row
    assert {name: repr(cell.value) for name, cell in again.cells.items()} == {
        name: repr(cell.value) for name, cell in row.cells.items()
    }


def test_a_server_that_changed_a_value_is_found_out(stack, database, store, wrapped):
    key, kept = wrapped
    membership = member(stack, database, kept)
    with Remote(membership.server, membership.password) as remote:
        sent(store, remote, Sealed(key))
        with stack.superuser(database) as connection:
            connection.execute(
                "UPDATE careerflow.library_row AS one SET cells = jsonb_set(one.cells, "
                "'{notes,1}', other.cells #> '{next_step,1}') FROM careerflow.library_row AS other "
                "WHERE one.row_id = other.row_id AND one.table_name = 'applications'"
            )
        with pytest.raises(SyncError, match=r"sync\.cannot_open"):
            wire.opened(remote.pull(0).rows, Sealed(key))


def test_parts_cross_a_real_server(stack, database, tmp_path):
    """Three whole ones and a rest, cut off in between, with bytes of every kind."""
    here, there = open_store(tmp_path / "here"), open_store(tmp_path / "there")
    data = hashlib.shake_128(b"file").digest(3 * files.PART_BYTES + 1)
    sha256 = hashlib.sha256(data).hexdigest()
    with here.write():
        here.files.keep(sha256, ".pdf", data)
    membership = member(stack, database, None)
    sealer = Sealed(bytes(32))
    name = sealer.file_name(sha256)
    with Remote(membership.server, membership.password) as remote:
        remote.put_part(name, 2, sealer.seal_part(name, 2, data[2**20 : 2**21]))
        assert len(files.fetch_files(CTX, there, remote, sealer, [sha256])) == 0
        before = remote.statements
        assert files.send_files(CTX, here, remote, sealer, [sha256]) == (sha256,)
        assert remote.statements - before == 5  # parts, 1, 3, 4, 0
        assert len(files.fetch_files(CTX, there, remote, sealer, [sha256])) == 1
    assert [path.read_bytes() for path in there.files.all()] == [data]
    here.close()
    there.close()
