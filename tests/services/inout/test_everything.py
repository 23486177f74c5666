import hashlib
import json
import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import jsonschema
import msgspec
import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerflow.models.errors import ImportFileError
from careerflow.models.inout import Counts, DataKind, RowKind
from careerflow.models.tracker import BUILT_IN_STAGES, JobFacts
from careerflow.paths import bundled
from careerflow.services.inout import everything_in
from careerflow.services.inout.everything_in import import_everything, preview_everything
from careerflow.services.inout.everything_out import export_everything
from careerflow.services.store.everything import EXPORTED, LEFT_OUT
from careerflow.services.store.schema import Day, Tags, UtcTime, metadata, new_id
from careerflow.services.store.store import open_store
from careerflow.services.store.tracker.applications import NewApplication
from careerflow.services.store.tracker.moving import Placement
from careerflow.services.store.tracker.tracker import Tracker
from careerflow.services.task import Cancelled, TaskContext

CTX = TaskContext()
WISHLIST, APPLIED, *_ = BUILT_IN_STAGES.values()
PDF = b"%PDF-1.7 of a test"
SHA256 = hashlib.sha256(PDF).hexdigest()
TIME = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=8)
ENUMS = {
    "verdict": ["met", "partial"],
    "outcome": ["open", "passed"],
    "salary_period": [None, "month"],
    "rank": ["a0", "a0V", "Zz"],
}


def values_of(table, column, ids):
    """Any value that the program may have written."""
    name = column.name
    if column.foreign_keys:
        (key,) = column.foreign_keys
        return st.sampled_from(ids[key.column.table.name])
    if name == "kind":
        return st.sampled_from(["wishlist", "offer"] if table.name == "stages" else [None, "must"])
    if name in ENUMS:
        return st.sampled_from(ENUMS[name])
    if name.endswith("sha256"):
        return st.sampled_from([SHA256, "0" * 64])
    if name in ("id", "previous_id", "cv_id", "report_id", "move_id"):
        return st.builds(new_id)
    values = next(values for kind, values in TYPES if isinstance(column.type, kind))
    return st.none() | values if column.nullable else values


RECORD = st.dictionaries(TEXT, st.none() | st.integers(-9, 9) | st.floats(0, 1) | TEXT)
TYPES = (
    (UtcTime, TIME),
    (Day, st.dates(date(1990, 1, 1), date(2060, 1, 1))),
    (Tags, st.lists(TEXT, max_size=2).map(tuple)),
    (sa.LargeBinary, st.just(b"\xff damaged") | RECORD.map(msgspec.json.encode)),
    (sa.Boolean, st.booleans()),
    (sa.Integer, st.integers(-(2**40), 2**40)),
    (sa.String, TEXT),
)


@st.composite
def libraries(draw):
    """Rows for every table of the user's, by its name; each table has some."""
    ids, found = {"stages": list(BUILT_IN_STAGES.values())}, {}
    for table in EXPORTED:
        found[table.name] = [
            {column.name: draw(values_of(table, column, ids)) for column in table.c}
            for _ in range(draw(st.integers(1, 2)))
        ]
        ids.setdefault(table.name, []).extend(row["id"] for row in found[table.name])
    return found


def fill(store, library):
    with store.write() as connection:
        store.files.keep(SHA256, ".pdf", PDF)
        for table in EXPORTED:
            connection.execute(sa.insert(table), library[table.name])


def names_the_file(library):
    """Whether a row names the file by its hash; what no row names does not go out."""
    rows = [row for of_table in library.values() for row in of_table]
    return any(SHA256 in (row.get("file_sha256"), row.get("cv_sha256")) for row in rows)


def exported(store, folder, kind=DataKind.JSON) -> Path:
    target = folder / f"{new_id()}.{kind}"
    export_everything(CTX, store, target, kind)
    return target


def without_time(file):
    return re.sub(rb'"exported":"[^"]*"', b"", file.read_bytes(), count=1)


@pytest.fixture
def other(tmp_path):
    opened = open_store(tmp_path / "other")
    yield opened
    opened.close()


def test_every_table_goes_out_or_stays_on_purpose():
    assert {*EXPORTED, *LEFT_OUT} == set(metadata.tables.values())
    assert not set(EXPORTED) & set(LEFT_OUT)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(library=libraries(), edited=st.booleans())
def test_an_import_into_an_empty_library_is_the_same_library(tmp_path_factory, library, edited):
    folder = tmp_path_factory.mktemp("libraries")
    first, second = open_store(folder / "first"), open_store(folder / "second")
    try:
        fill(first, library)
        if edited:
            Tracker(first).stages.edit(WISHLIST, name="Ước mơ")
        for kind in (DataKind.JSON, DataKind.ZIP):
            source = exported(first, folder, kind)
            import_everything(CTX, second, source)
            assert without_time(exported(second, folder)) == without_time(exported(first, folder))
        assert (second.files.find(SHA256, ".pdf") is not None) == names_the_file(library)
        assert preview_everything(CTX, second, source).total.new == 0
    finally:
        first.close()
        second.close()


def test_the_newer_row_wins_and_the_import_is_undone(store, other, tmp_path):
    here, there = Tracker(store), Tracker(other)
    job_id, _ = here.jobs.add("text", JobFacts(title="first"))
    kept_id, _ = here.jobs.add("text", JobFacts(title="kept"))
    import_everything(CTX, other, exported(store, tmp_path))
    there.jobs.edit(job_id, facts=JobFacts(title="newer"))
    there.jobs.edit(kept_id, facts=JobFacts(title="older"))
    here.jobs.edit(kept_id, facts=JobFacts(title="newest"))
    new = NewApplication("", WISHLIST)
    application_id, _, _ = there.add_with_job("another", JobFacts(title="third"), new)
    source = exported(other, tmp_path)
    preview = preview_everything(CTX, store, source)
    assert preview.counts[RowKind.JOBS] == Counts(new=1, newer=1, older=1)
    assert preview.counts[RowKind.APPLICATIONS] == Counts(new=1)
    before = exported(store, tmp_path)
    done, change = import_everything(CTX, store, source)
    assert done.counts == preview.counts
    assert sorted(job.facts.title for job in here.jobs.all()) == ["newer", "newest", "third"]
    assert [hit.id for hit in here.search("newer")] == [job_id]
    assert here.search("first") == ()
    moves = here.applications.get(application_id).moves
    here.apply(change.inverse)
    assert sorted(job.facts.title for job in here.jobs.all()) == ["first", "newest"]
    assert here.applications.cards() == ()
    here.apply(change)
    assert sorted(job.facts.title for job in here.jobs.all()) == ["newer", "newest", "third"]
    assert here.applications.get(application_id).moves == moves
    # The older file does not turn it back.
    assert import_everything(CTX, store, before)[1].rows == ()


def test_moves_of_an_application_that_is_here_are_undone_too(store, other, tmp_path):
    here, there = Tracker(store), Tracker(other)
    application_id, _, _ = here.add_with_job("text", JobFacts(), NewApplication("", WISHLIST))
    import_everything(CTX, other, exported(store, tmp_path))
    there.applications.move([Placement(application_id, APPLIED, "a0")])
    _, change = import_everything(CTX, store, exported(other, tmp_path))
    assert here.applications.get(application_id).card.stage_id == APPLIED
    here.apply(change.inverse)
    application = here.applications.get(application_id)
    assert application.card.stage_id == WISHLIST
    assert [move.stage_id for move in application.moves] == [WISHLIST]


def test_what_is_imported_is_no_longer_gone_for_good(store, tmp_path):
    tracker = Tracker(store)
    job_id, _ = tracker.jobs.add("text", JobFacts(title="back"))
    source = exported(store, tmp_path)
    tombstones, jobs = metadata.tables["tombstones"], metadata.tables["library_jobs"]
    with store.write() as connection:
        connection.execute(sa.delete(jobs))
        connection.execute(sa.insert(tombstones).values(table_name=jobs.name, row_id=job_id))
    import_everything(CTX, store, source)
    assert tracker.jobs.get(job_id).facts.title == "back"
    with store.read() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(tombstones)) == 0


def test_a_file_without_its_files_says_so(store, other, tmp_path):
    with store.write():
        store.files.keep(SHA256, ".pdf", PDF)
    Tracker(store).cvs.add(SHA256, "cv.pdf")
    assert preview_everything(CTX, other, exported(store, tmp_path)).missing_files == 1
    whole = exported(store, tmp_path, DataKind.ZIP)
    preview = preview_everything(CTX, other, whole)
    assert (preview.files, preview.missing_files) == (1, 0)


def data(**changed):
    now = datetime.now(UTC).isoformat()
    job = {"id": new_id(), "created": now, "updated": now, "text_sha256": "0" * 64}
    tables = {"library_jobs": [job | changed.pop("job", {})]} | changed.pop("tables", {})
    return {"format": "careerflow-data", "version": 1, "tables": tables} | changed


APPLICATION = {
    "id": new_id(),
    "created": "2026-01-01T00:00:00Z",
    "updated": "2026-01-01T00:00:00Z",
    "job_id": new_id(),
    "stage_id": WISHLIST,
}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "import.broken_json"),
        (b'{"format": "careerflow-data", "version": 1, "tab', "import.broken_json"),
        (b"[" * 200_000, "import.not_ours"),
        (
            b'{"format": "careerflow-data", "version": 1, "tables": ' + b"[" * 200_000,
            "import.not_ours",
        ),
        (b'{"a": 1}', "import.not_ours"),
        (data(version=2), "import.newer"),
        (data(version="1"), "import.not_ours"),
        (data(tables={"passwords": []}), "import.unknown_table"),
        (data(job={"id": "../../x"}), "import.broken_row"),
        (data(job={"text_sha256": "../../../etc/passwd"}), "import.broken_row"),
        (data(job={"title": 7}), "import.broken_row"),
        (data(job={"salary_low": 2**70}), "import.broken_row"),
        (data(job={"salary_period": "eon"}), "import.broken_row"),
        (data(job={"deadline": "soon"}), "import.broken_row"),
        (data(job={"created": "2026-01-01T00:00:00"}), "import.broken_row"),
        (data(job={"created": "0001-01-01T00:00:00+14:00"}), "import.broken_row"),
        (data(job={"tags": {"a": 1}}), "import.broken_row"),
        (data(job={"colour": "red"}), "import.broken_row"),
        (data(tables={"applications": [APPLICATION]}), "import.broken_row"),
        (data(tables={"library_jobs": [APPLICATION["id"]]}), "import.broken_row"),
    ],
)
def test_a_broken_or_hostile_file_is_refused_and_nothing_changes(store, tmp_path, content, code):
    before = without_time(exported(store, tmp_path))
    source = tmp_path / "given.json"
    source.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    for use in (preview_everything, import_everything):
        with pytest.raises(ImportFileError) as raised:
            use(CTX, store, source)
        assert raised.value.code == code
    assert without_time(exported(store, tmp_path)) == before


def test_the_place_of_a_broken_row_is_told(store, tmp_path):
    jobs = [data()["tables"]["library_jobs"][0] for _ in range(5)]
    jobs[3]["title"] = None
    source = tmp_path / "given.json"
    source.write_text(json.dumps(data(tables={"library_jobs": jobs})))
    with pytest.raises(ImportFileError) as raised:
        preview_everything(CTX, store, source)
    assert raised.value.message.params == {"table": "library_jobs", "row": 4, "column": "title"}
    jobs[3] = jobs[0]
    source.write_text(json.dumps(data(tables={"library_jobs": jobs})))
    with pytest.raises(ImportFileError) as raised:
        preview_everything(CTX, store, source)
    assert raised.value.message.params == {"table": "library_jobs", "row": 4, "column": "id"}


def zipped(path, entries, **options):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content, **options)
    return path


GOOD = ("data.json", json.dumps(data()))


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([("notes.txt", "x")], "import.strange_entry"),
        ([GOOD, ("../../evil.pdf", "x")], "import.strange_entry"),
        ([GOOD, (f"files/{SHA256}.pdf/../../x", "x")], "import.strange_entry"),
        ([GOOD, (f"files/{SHA256}.pdf", "another content")], "import.wrong_hash"),
        ([(f"files/{SHA256}.pdf", PDF)], "import.not_ours"),
        ([("data.json", b" " * (20 << 20))], "import.bomb"),
        ([GOOD, (f"files/{SHA256}.pdf", bytes(20 << 20))], "import.bomb"),
    ],
)
def test_a_hostile_zip_file_is_refused(store, tmp_path, entries, code):
    source = zipped(tmp_path / "given.zip", entries)
    for use in (preview_everything, import_everything):
        with pytest.raises(ImportFileError) as raised:
            use(CTX, store, source)
        assert raised.value.code == code
    assert Tracker(store).jobs.all() == ()
    assert store.files.all() == []
    assert not (tmp_path / "evil.pdf").exists()


def test_a_damaged_zip_file_is_told(store, tmp_path):
    source = zipped(tmp_path / "given.zip", [GOOD])
    content = bytearray(source.read_bytes())
    content[45:60] = bytes(15)
    source.write_bytes(content)
    with pytest.raises(ImportFileError) as raised:
        preview_everything(CTX, store, source)
    assert raised.value.code == "import.broken_zip"


def test_sizes_have_their_limits(store, tmp_path, monkeypatch):
    source = tmp_path / "given.json"
    source.write_text(GOOD[1])
    whole = zipped(tmp_path / "given.zip", [GOOD])
    monkeypatch.setattr(everything_in, "MOST_DATA_BYTES", 50)
    for file in (source, whole):
        with pytest.raises(ImportFileError) as raised:
            preview_everything(CTX, store, file)
        assert raised.value.code == "import.data_too_big"


def test_export_and_import_can_be_cancelled_and_leave_nothing(store, other, tmp_path):
    Tracker(store).jobs.add("text", JobFacts(title="one"))
    source = exported(store, tmp_path)
    cancelled = TaskContext(is_cancelled=lambda: True)
    target = tmp_path / "cancelled.zip"
    with pytest.raises(Cancelled):
        export_everything(cancelled, store, target, DataKind.ZIP)
    assert not list(tmp_path.glob("cancelled*"))
    with pytest.raises(Cancelled):
        import_everything(cancelled, other, source)
    assert Tracker(other).jobs.all() == ()


def test_the_schema_describes_what_is_exported(store, tmp_path):
    schema = json.loads(bundled("schema/everything.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    described = schema["properties"]["tables"]["properties"]
    assert list(described) == [table.name for table in EXPORTED]
    for table in EXPORTED:
        assert list(described[table.name]["items"]["properties"]) == table.c.keys()
    new = NewApplication("", APPLIED, next_step_on=date(2026, 1, 1), tags=("a",))
    Tracker(store).add_with_job("text", JobFacts(title="one"), new)
    Tracker(store).cvs.add(SHA256, "cv.pdf")
    file = exported(store, tmp_path)
    validator.validate(json.loads(file.read_bytes()))
    broken = json.loads(file.read_bytes())
    broken["tables"]["stages"][0]["kind"] = "limbo"
    assert not validator.is_valid(broken)
