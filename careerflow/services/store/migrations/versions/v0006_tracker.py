"""The user's library, the applications and their stages."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from careerflow.services.store.tracker.search_words import indexed

revision = "0006"
down_revision = "0005"

# models.tracker.BUILT_IN_STAGES as it was then: the same on every computer.
_STAGES = (
    ("wishlist", "3ba4055d-71da-5109-9ef5-b060f5b7e354", "a0"),
    ("applied", "36e11ae0-c4cc-596f-977f-527d3a00fa0d", "a1"),
    ("interviewing", "7c4564d5-e005-5910-93cb-0164daab5a19", "a2"),
    ("offer", "29c1350d-a4f1-5c61-95db-6a50942d1f91", "a3"),
    ("rejected", "b3189946-e1c9-5982-bd79-5c60d4213877", "a4"),
)


def _table(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(36), primary_key=True),
        *columns,
        sa.Column("created", sa.String(32), nullable=False),
        sa.Column("updated", sa.String(32), nullable=False),
        sa.Column("deleted_at", sa.String(32)),
    )
    for column in columns:
        if column.name in _INDEXED.get(name, ()):
            op.create_index(f"ix_{name}_{column.name}", name, [column.name])


_INDEXED = {
    "library_cvs": ("file_sha256",),
    "library_jobs": ("text_sha256",),
    "applications": ("job_id", "stage_id", "cv_sha256"),
    "stage_moves": ("move_id", "application_id"),
    "interviews": ("application_id",),
    "contacts": ("application_id",),
    "attachments": ("application_id", "file_sha256"),
    "notices": ("key",),
    "import_mappings": ("headers_sha256",),
    "tombstones": ("row_id",),
}


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text, nullable=False)


def _salary() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("salary_low", sa.Integer),
        sa.Column("salary_high", sa.Integer),
        sa.Column("salary_currency", sa.String(3), nullable=False),
        sa.Column("salary_period", sa.String(8)),
    )


def _of_application() -> sa.Column[Any]:
    return sa.Column(
        "application_id", sa.String(36), sa.ForeignKey("applications.id"), nullable=False
    )


def upgrade() -> None:
    _make_library()
    _make_applications()
    _make_details()
    _make_records()
    _make_search()
    _fill_stages()
    _fill_library()
    _fill_search()


def _make_library() -> None:
    _table(
        "library_cvs",
        sa.Column("file_sha256", sa.String(64), nullable=False),
        *map(_text, ("file_name", "name", "language", "person")),
        sa.Column("previous_id", sa.String(36)),
        *map(_text, ("tags", "notes")),
    )
    _table(
        "library_jobs",
        _text("text"),
        sa.Column("text_sha256", sa.String(64), nullable=False),
        *map(_text, ("title", "company", "location")),
        *_salary(),
        *map(_text, ("source", "link")),
        sa.Column("posted", sa.String(10)),
        sa.Column("deadline", sa.String(10)),
        *map(_text, ("language", "tags", "notes")),
    )


def _make_applications() -> None:
    _table(
        "stages", sa.Column("kind", sa.String(16), nullable=False), *map(_text, ("name", "rank"))
    )
    _table(
        "applications",
        sa.Column("job_id", sa.String(36), sa.ForeignKey("library_jobs.id"), nullable=False),
        sa.Column("stage_id", sa.String(36), sa.ForeignKey("stages.id"), nullable=False),
        _text("rank"),
        sa.Column("active", sa.String(32), nullable=False),
        sa.Column("cv_sha256", sa.String(64)),
        _text("cv_name"),
        sa.Column("cv_id", sa.String(36)),
        sa.Column("report_id", sa.String(36)),
        *_salary(),
        *map(_text, ("link", "next_step")),
        sa.Column("next_step_on", sa.String(10)),
        *map(_text, ("tags", "notes")),
    )
    _table(
        "stage_moves",
        sa.Column("move_id", sa.String(36), nullable=False),
        _of_application(),
        sa.Column("stage_id", sa.String(36), sa.ForeignKey("stages.id"), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
    )


def _make_details() -> None:
    _table(
        "interviews",
        _of_application(),
        _text("title"),
        sa.Column("at", sa.String(32)),
        sa.Column("minutes", sa.Integer, nullable=False),
        *map(_text, ("place", "people", "notes")),
        sa.Column("outcome", sa.String(16), nullable=False),
    )
    _table(
        "contacts",
        _of_application(),
        *map(_text, ("name", "role", "email", "phone", "link", "notes")),
    )
    _table(
        "attachments",
        _of_application(),
        sa.Column("file_sha256", sa.String(64), nullable=False),
        _text("file_name"),
        sa.Column("size", sa.Integer, nullable=False),
    )


def _make_records() -> None:
    _table(
        "notices",
        _text("key"),
        *(sa.Column(name, sa.String(32)) for name in ("told", "dismissed", "until")),
    )
    _table(
        "import_mappings",
        sa.Column("headers_sha256", sa.String(64), nullable=False),
        sa.Column("mapping", sa.LargeBinary, nullable=False),
    )
    _table(
        "tombstones",
        sa.Column("table_name", sa.String(32), nullable=False),
        sa.Column("row_id", sa.String(64), nullable=False),
    )


def _make_search() -> None:
    """Words only: what they stand in is in the other tables. `+` and `#`: C++, C#."""
    op.create_table(
        "search_entries",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("row_id", sa.String(36), nullable=False),
    )
    op.create_index("ix_search_entries_row_id", "search_entries", ["row_id"])
    op.execute(
        """
        CREATE VIRTUAL TABLE search_words USING fts5(
            names, texts, names_marked, texts_marked, content='', contentless_delete=1,
            tokenize="unicode61 remove_diacritics 0 tokenchars '+#'")
        """
    )


def _fill_stages() -> None:
    stamp = datetime.now(UTC).isoformat(timespec="microseconds")
    insert = sa.text(
        "INSERT INTO stages (id, kind, name, rank, created, updated)"
        " VALUES (:id, :kind, '', :rank, :stamp, :stamp)"
    )
    for kind, stage_id, rank in _STAGES:
        op.get_bind().execute(insert, {"id": stage_id, "kind": kind, "rank": rank, "stamp": stamp})


def _fill_library() -> None:
    """One entry for each file, named as the file; of the columns that are not grouped, SQLite
    takes the row with the greatest `created`: the newest reading tells language and person."""
    op.execute(
        """
        INSERT INTO library_cvs (id, file_sha256, file_name, name, language, person, tags, notes,
                                 created, updated)
        SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4'
               || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-'
               || hex(randomblob(6))),
               file_sha256, file_name, file_name,
               coalesce(json_extract(CAST(document AS TEXT), '$.language'), ''),
               coalesce(json_extract(CAST(document AS TEXT), '$.person.name'), ''), '[]', '',
               max(created), created
        FROM cvs
        WHERE deleted_at IS NULL AND json_valid(CAST(document AS TEXT))
        GROUP BY file_sha256
        """
    )


def _fill_search() -> None:
    """The CVs: nothing else of what is searched has rows yet."""
    entries = """
        INSERT INTO search_entries (kind, row_id) SELECT 'cv', id FROM library_cvs
    """
    told = """
        SELECT number, name, person,
               (SELECT json_extract(CAST(document AS TEXT), '$.text') FROM cvs
                WHERE cvs.file_sha256 = library_cvs.file_sha256 AND deleted_at IS NULL
                      AND json_valid(CAST(document AS TEXT))
                ORDER BY created DESC LIMIT 1)
        FROM search_entries JOIN library_cvs ON library_cvs.id = search_entries.row_id
    """
    insert = sa.text(
        "INSERT INTO search_words(rowid, names, texts, names_marked, texts_marked)"
        " VALUES (:number, :names, :texts, :names_marked, :texts_marked)"
    )
    connection = op.get_bind()
    connection.exec_driver_sql(entries)
    for number, name, person, text in connection.exec_driver_sql(told).all():
        names, texts = indexed(f"{name}\n{name}\n{person}"), indexed(f"\n{text or ''}")
        connection.execute(
            insert,
            {
                "number": number,
                "names": names.bare,
                "texts": texts.bare,
                "names_marked": names.marked,
                "texts_marked": texts.marked,
            },
        )
