"""What the user says of a report's rows: of the advert, and of one CV's fit."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def _table(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(36), primary_key=True),
        *columns,
        sa.Column("span_start", sa.Integer, nullable=False),
        sa.Column("span_end", sa.Integer, nullable=False),
        sa.Column("created", sa.String(32), nullable=False),
        sa.Column("updated", sa.String(32), nullable=False),
        sa.Column("deleted_at", sa.String(32)),
    )
    op.create_index(f"ix_{name}_job_sha256", name, ["job_sha256"])


def upgrade() -> None:
    _table(
        "advert_corrections",
        sa.Column("job_sha256", sa.String(64), nullable=False),
        sa.Column("not_required", sa.Boolean, nullable=False),
        sa.Column("kind", sa.String(16)),
    )
    _table(
        "verdict_corrections",
        sa.Column("cv_sha256", sa.String(64), nullable=False),
        sa.Column("job_sha256", sa.String(64), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
    )
