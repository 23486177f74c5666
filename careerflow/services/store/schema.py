"""The tables. Made so that they can be synchronised later: UUID keys, UTC times, soft deletion,
and nothing unique but the id.

The tables of a user's database are made by the migrations; a test holds both together.
"""

import json
import uuid
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

SCHEMA_VERSION = 7
"""`user_version` of the database: the number of the newest migration."""


TIME = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}\+00:00"
"""What all of a time matches that stands as UtcTime writes it."""


class UtcTime(sa.types.TypeDecorator[datetime]):
    """An aware datetime, kept as ISO 8601 text in UTC with microseconds: sorts by time."""

    impl = sa.String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> str | None:
        """Raises ValueError for a time without a zone."""
        return None if value is None else stored_time(value)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def stored_time(value: datetime) -> str:
    """As UtcTime writes it. Raises ValueError for a time without a zone."""
    if value.tzinfo is None:
        raise ValueError("a stored time needs its zone")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


class Day(sa.types.TypeDecorator[date]):
    """A day of the user's calendar, kept as "YYYY-MM-DD"."""

    impl = sa.String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Tags(sa.types.TypeDecorator[tuple[str, ...]]):
    """The user's tags, kept as a JSON list: one value, so that it is synchronised as one."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else json.dumps(list(value), ensure_ascii=False)

    def process_result_value(self, value: Any, dialect: sa.Dialect) -> tuple[str, ...] | None:
        return None if value is None else read_tags(value)


def read_tags(stored: str) -> tuple[str, ...]:
    """What Tags has written."""
    return () if stored == "[]" else tuple(json.loads(stored))  # most have none


def new_id() -> str:
    """A random UUID in its usual form of 36 characters."""
    return str(uuid.uuid4())


def now() -> datetime:
    """The present time in UTC."""
    return datetime.now(UTC)


metadata = sa.MetaData()


def _table(name: str, *columns: sa.schema.SchemaItem) -> sa.Table:
    """A table of user data: an id and the three times that every row has."""
    return sa.Table(
        name,
        metadata,
        sa.Column("id", sa.String(36), primary_key=True, default=new_id),
        *columns,
        sa.Column("created", UtcTime, nullable=False, default=now),
        sa.Column("updated", UtcTime, nullable=False, default=now, onupdate=now),
        sa.Column("deleted_at", UtcTime),
    )


cvs = _table(
    "cvs",
    sa.Column("file_sha256", sa.String(64), nullable=False, index=True),
    sa.Column("file_name", sa.Text, nullable=False),
    sa.Column("document", sa.LargeBinary, nullable=False),  # models.document.Document as JSON
)

cv_vectors = _table(
    "cv_vectors",
    sa.Column("cv_id", sa.ForeignKey("cvs.id"), nullable=False, index=True),
    sa.Column("encoder", sa.Text, nullable=False),  # name and version
    sa.Column("chunking", sa.Text, nullable=False),  # version of the chunker
    sa.Column("spans", sa.LargeBinary, nullable=False),  # [[start, end], ...] as JSON
    sa.Column("vectors", sa.LargeBinary, nullable=False),  # float32, one row a span
)

cv_corrections = _table(
    "cv_corrections",
    # Of the file, not of a reading of it: a newer version reads it anew.
    sa.Column("file_sha256", sa.String(64), nullable=False, index=True),
    sa.Column("corrections", sa.LargeBinary, nullable=False),  # models.profile.Corrections as JSON
)

jobs = _table(
    "jobs",
    sa.Column("text_sha256", sa.String(64), nullable=False, index=True),
    sa.Column("title", sa.Text),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("job", sa.LargeBinary, nullable=False),  # models.job.Job as JSON
)

reports = _table(
    "reports",
    sa.Column("key", sa.Text, nullable=False, index=True),
    sa.Column("cv_id", sa.ForeignKey("cvs.id"), nullable=False, index=True),
    sa.Column("job_id", sa.ForeignKey("jobs.id"), nullable=False, index=True),
    sa.Column("as_of", sa.String(7), nullable=False),
    # What a list of reports shows, so that it need not decode them all.
    sa.Column("score", sa.Integer),
    sa.Column("must_met", sa.Integer, nullable=False),
    sa.Column("must_of", sa.Integer, nullable=False),
    sa.Column("report", sa.LargeBinary, nullable=False),  # models.report.Report as JSON
    # The same report deepened by a language model, and what it was made of; NULL without one.
    sa.Column("deeper", sa.LargeBinary),
    sa.Column("deeper_key", sa.Text),
    sa.Column("deeper_score", sa.Integer),
    sa.Column("deeper_must_met", sa.Integer),
    sa.Column("deeper_must_of", sa.Integer),
)

# What the user says of a requirement, by its place in the advert's text: two tables, since the
# one holds for every CV that is compared with the advert, the other for one CV.
advert_corrections = _table(
    "advert_corrections",
    sa.Column("job_sha256", sa.String(64), nullable=False, index=True),
    sa.Column("not_required", sa.Boolean, nullable=False),
    sa.Column("kind", sa.String(16)),  # models.job.Kind
    sa.Column("span_start", sa.Integer, nullable=False),
    sa.Column("span_end", sa.Integer, nullable=False),
)

verdict_corrections = _table(
    "verdict_corrections",
    sa.Column("cv_sha256", sa.String(64), nullable=False),
    sa.Column("job_sha256", sa.String(64), nullable=False, index=True),
    sa.Column("verdict", sa.String(16), nullable=False),  # models.report.Verdict
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("span_start", sa.Integer, nullable=False),
    sa.Column("span_end", sa.Integer, nullable=False),
)

# What stands on the Analyze page: one row, written over and over.
drafts = _table(
    "drafts",
    sa.Column("cv_sha256", sa.String(64)),
    sa.Column("cv_name", sa.Text, nullable=False),
    sa.Column("advert", sa.Text, nullable=False),
    sa.Column("cursor", sa.Integer, nullable=False),
)

# By their content, since a CV that was read anew, or a job cut anew, has another row.
recents = _table(
    "recents",
    sa.Column("kind", sa.String(8), nullable=False),  # models.shelf.RecentKind
    sa.Column("sha256", sa.String(64), nullable=False, index=True),
    sa.Column("title", sa.Text),
    sa.Column("detail", sa.Text, nullable=False),
    sa.Column("used", UtcTime, nullable=False),
)

# What language models answered, so that the same question makes no second call. These rows and
# those of `sent` are really deleted where the user says so.
answers = _table(
    "answers",
    sa.Column("key", sa.String(64), nullable=False, index=True),  # of everything that was asked
    sa.Column("provider", sa.String(16), nullable=False),  # models.llm.ProviderKind
    sa.Column("model", sa.Text, nullable=False),
    sa.Column("prompts", sa.Text, nullable=False),  # version
    sa.Column("reply", sa.LargeBinary, nullable=False),  # services.llm.interface.Reply as JSON
)

# One row a call: models.llm.Sent. Sizes, never text.
sent = _table(
    "sent",
    sa.Column("called", UtcTime, nullable=False),
    sa.Column("provider", sa.String(16), nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("model", sa.Text, nullable=False),
    sa.Column("purpose", sa.String(16), nullable=False),  # models.llm.Purpose
    sa.Column("cv_name", sa.Text, nullable=False),
    sa.Column("job_title", sa.Text, nullable=False),
    sa.Column("characters", sa.Integer, nullable=False),
    sa.Column("masked", sa.Integer, nullable=False),
    sa.Column("tokens_in", sa.Integer, nullable=False),
    sa.Column("tokens_out", sa.Integer, nullable=False),
    sa.Column("tokens_cached", sa.Integer, nullable=False),
    sa.Column("calls", sa.Integer, nullable=False),
    sa.Column("failure", sa.Text, nullable=False),
)


# The user's library. Beside `cvs` and `jobs`, which are readings made by the program (another
# version makes others): these rows are the user's own, and name a file or a text by its hash.


def _text(name: str) -> sa.Column[str]:
    """A field of the user's: never NULL, empty where nothing is known."""
    return sa.Column(name, sa.Text, nullable=False, default="")


def _salary() -> tuple[sa.Column[Any], ...]:
    """models.tracker.Salary."""
    return (
        sa.Column("salary_low", sa.Integer),
        sa.Column("salary_high", sa.Integer),
        sa.Column("salary_currency", sa.String(3), nullable=False, default=""),
        sa.Column("salary_period", sa.String(8)),  # models.tracker.SalaryPeriod
    )


library_cvs = _table(
    "library_cvs",
    sa.Column("file_sha256", sa.String(64), nullable=False, index=True),
    _text("file_name"),
    _text("name"),
    _text("language"),
    _text("person"),
    # Not a foreign key: the version before may be gone for good.
    sa.Column("previous_id", sa.String(36)),
    sa.Column("tags", Tags, nullable=False, default=()),
    _text("notes"),
)

library_jobs = _table(
    "library_jobs",
    _text("text"),
    sa.Column("text_sha256", sa.String(64), nullable=False, index=True),
    _text("title"),
    _text("company"),
    _text("location"),
    *_salary(),
    _text("source"),
    _text("link"),
    sa.Column("posted", Day),
    sa.Column("deadline", Day),
    _text("language"),
    sa.Column("tags", Tags, nullable=False, default=()),
    _text("notes"),
)

stages = _table(
    "stages",
    sa.Column("kind", sa.String(16), nullable=False),  # models.tracker.StageKind
    _text("name"),
    _text("rank"),  # models.rank
)

applications = _table(
    "applications",
    sa.Column("job_id", sa.ForeignKey("library_jobs.id"), nullable=False, index=True),
    sa.Column("stage_id", sa.ForeignKey("stages.id"), nullable=False, index=True),
    _text("rank"),  # in its stage; models.rank
    # When something was done about it last, but for moves, which have their own times.
    sa.Column("active", UtcTime, nullable=False, default=now),
    # The file that was sent, and what it was called then. The entry of the library, and the
    # report, may be gone for good.
    sa.Column("cv_sha256", sa.String(64), index=True),
    _text("cv_name"),
    sa.Column("cv_id", sa.String(36)),
    sa.Column("report_id", sa.String(36)),
    *_salary(),
    _text("link"),
    _text("next_step"),
    sa.Column("next_step_on", Day),
    sa.Column("tags", Tags, nullable=False, default=()),
    _text("notes"),
)

# Append-only: a correction is a newer row of the same move, and so is its withdrawal. Of the rows
# of a move the one with the greatest (created, id) counts.
stage_moves = _table(
    "stage_moves",
    sa.Column("move_id", sa.String(36), nullable=False, index=True),
    sa.Column("application_id", sa.ForeignKey("applications.id"), nullable=False, index=True),
    sa.Column("stage_id", sa.ForeignKey("stages.id"), nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("withdrawn", sa.Boolean, nullable=False, default=False),
)

interviews = _table(
    "interviews",
    sa.Column("application_id", sa.ForeignKey("applications.id"), nullable=False, index=True),
    _text("title"),
    sa.Column("at", UtcTime),
    sa.Column("minutes", sa.Integer, nullable=False, default=60),
    _text("place"),
    _text("people"),
    _text("notes"),
    sa.Column("outcome", sa.String(16), nullable=False),  # models.tracker.InterviewOutcome
)

contacts = _table(
    "contacts",
    sa.Column("application_id", sa.ForeignKey("applications.id"), nullable=False, index=True),
    _text("name"),
    _text("role"),
    _text("email"),
    _text("phone"),
    _text("link"),
    _text("notes"),
)

attachments = _table(
    "attachments",
    sa.Column("application_id", sa.ForeignKey("applications.id"), nullable=False, index=True),
    sa.Column("file_sha256", sa.String(64), nullable=False, index=True),
    _text("file_name"),
    sa.Column("size", sa.Integer, nullable=False),  # bytes
)

# What was told of a reminder, so that it is told once.
notices = _table(
    "notices",
    sa.Column("key", sa.Text, nullable=False, index=True),  # models.tracker.Notice
    sa.Column("told", UtcTime),
    sa.Column("dismissed", UtcTime),
    sa.Column("until", UtcTime),  # put off until then
)

# Which column of a CSV file means what, by the names of its columns.
import_mappings = _table(
    "import_mappings",
    sa.Column("headers_sha256", sa.String(64), nullable=False, index=True),
    sa.Column("mapping", sa.LargeBinary, nullable=False),  # as JSON
)

# What was deleted for good: by table, the id that was the row's; of "files", the hash.
tombstones = _table(
    "tombstones",
    sa.Column("table_name", sa.String(32), nullable=False),
    sa.Column("row_id", sa.String(64), nullable=False, index=True),
)

# Made from the tables above, on each computer by itself, never synchronised: which of the user's
# rows each row of the full-text index is of. That is `search_words`, a virtual table of FTS5.
derived = sa.MetaData()
search_entries = sa.Table(
    "search_entries",
    derived,
    sa.Column("number", sa.Integer, primary_key=True),  # rowid in search_words
    sa.Column("kind", sa.String(16), nullable=False),  # models.tracker.TrashKind
    sa.Column("row_id", sa.String(36), nullable=False, index=True),
)
