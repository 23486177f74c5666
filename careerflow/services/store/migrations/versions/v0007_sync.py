"""The tables of the sync; empty as long as it is not turned on."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "sync_cells",
        sa.Column("table_name", sa.String(32), primary_key=True),
        sa.Column("row_id", sa.String(36), primary_key=True),
        sa.Column("column_name", sa.String(64), primary_key=True),
        sa.Column("stamp", sa.String(28), nullable=False),
        sa.Column("state", sa.Integer, nullable=False),
        sa.Column("value", sa.Text),
        sa.Column("base", sa.String(28)),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_sync_cells_state",
        "sync_cells",
        ["state", "table_name", "row_id"],
        sqlite_where=sa.text("state > 0"),
    )
    op.create_table(
        "sync_link",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("library_id", sa.String(36), nullable=False),
        sa.Column("library_name", sa.Text, nullable=False),
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("node", sa.String(12), nullable=False),
        sa.Column("server", sa.Text, nullable=False),
        sa.Column("sealed", sa.Boolean, nullable=False),
        sa.Column("paused", sa.Boolean, nullable=False),
        sa.Column("refused", sa.Boolean, nullable=False),
        sa.Column("epoch", sa.String(36)),
        sa.Column("cursor", sa.Integer, nullable=False),
        sa.Column("clock", sa.String(16), nullable=False),
        sa.Column("offset_ms", sa.Integer, nullable=False),
        sa.Column("greatest", sa.String(28), nullable=False),
        sa.Column("applying", sa.Boolean, nullable=False),
        sa.Column("synced", sa.String(32)),
        sa.Column("checked", sa.String(32)),
    )
    op.create_table(
        "sync_conflicts",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("table_name", sa.String(32), nullable=False),
        sa.Column("row_id", sa.String(36), nullable=False),
        sa.Column("column_name", sa.String(64), nullable=False),
        sa.Column("lost", sa.Text, nullable=False),
        sa.Column("lost_stamp", sa.String(28), nullable=False),
        sa.Column("from_here", sa.Boolean, nullable=False),
        sa.Column("won_stamp", sa.String(28), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("settled", sa.String(32)),
    )
    op.create_table(
        "sync_waiting",
        sa.Column("table_name", sa.String(32), primary_key=True),
        sa.Column("row_id", sa.String(36), primary_key=True),
        sa.Column("parent_table", sa.String(32), nullable=False),
        sa.Column("parent_id", sa.String(36), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sync_waiting_parent_id", "sync_waiting", ["parent_id"])
    op.create_table("sync_files", sa.Column("sha256", sa.String(64), primary_key=True))
