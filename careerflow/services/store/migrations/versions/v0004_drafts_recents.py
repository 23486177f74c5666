"""The draft of the Analyze page; CVs and adverts that were used lately."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def _table(name: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(36), primary_key=True),
        *columns,
        sa.Column("created", sa.String(32), nullable=False),
        sa.Column("updated", sa.String(32), nullable=False),
        sa.Column("deleted_at", sa.String(32)),
    )


def upgrade() -> None:
    _table(
        "drafts",
        sa.Column("cv_sha256", sa.String(64)),
        sa.Column("cv_name", sa.Text, nullable=False),
        sa.Column("advert", sa.Text, nullable=False),
        sa.Column("cursor", sa.Integer, nullable=False),
    )
    _table(
        "recents",
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("used", sa.String(32), nullable=False),
    )
    op.create_index("ix_recents_sha256", "recents", ["sha256"])
