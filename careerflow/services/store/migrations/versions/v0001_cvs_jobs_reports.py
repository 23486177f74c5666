"""The first tables: CVs with their vectors, adverts, reports."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _table(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(36), primary_key=True),
        *columns,
        sa.Column("created", sa.String(32), nullable=False),
        sa.Column("updated", sa.String(32), nullable=False),
        sa.Column("deleted_at", sa.String(32)),
    )


def upgrade() -> None:
    _cvs()
    _jobs()
    _reports()


def _cvs() -> None:
    _table(
        "cvs",
        sa.Column("file_sha256", sa.String(64), nullable=False),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("document", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_cvs_file_sha256", "cvs", ["file_sha256"])
    _table(
        "cv_vectors",
        sa.Column("cv_id", sa.String(36), sa.ForeignKey("cvs.id"), nullable=False),
        sa.Column("encoder", sa.Text, nullable=False),
        sa.Column("chunking", sa.Text, nullable=False),
        sa.Column("spans", sa.LargeBinary, nullable=False),
        sa.Column("vectors", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_cv_vectors_cv_id", "cv_vectors", ["cv_id"])


def _jobs() -> None:
    _table(
        "jobs",
        sa.Column("text_sha256", sa.String(64), nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("job", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_jobs_text_sha256", "jobs", ["text_sha256"])


def _reports() -> None:
    _table(
        "reports",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("cv_id", sa.String(36), sa.ForeignKey("cvs.id"), nullable=False),
        sa.Column("job_id", sa.String(36), sa.ForeignKey("jobs.id"), nullable=False),
        sa.Column("as_of", sa.String(7), nullable=False),
        sa.Column("score", sa.Integer),
        sa.Column("must_met", sa.Integer, nullable=False),
        sa.Column("must_of", sa.Integer, nullable=False),
        sa.Column("report", sa.LargeBinary, nullable=False),
    )
    for column in ("key", "cv_id", "job_id"):
        op.create_index(f"ix_reports_{column}", "reports", [column])
