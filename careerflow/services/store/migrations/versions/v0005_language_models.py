"""Reports deepened by a language model, its answers, and the log of what was sent to it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


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
    op.add_column("reports", sa.Column("deeper", sa.LargeBinary))
    op.add_column("reports", sa.Column("deeper_key", sa.Text))
    op.add_column("reports", sa.Column("deeper_score", sa.Integer))
    op.add_column("reports", sa.Column("deeper_must_met", sa.Integer))
    op.add_column("reports", sa.Column("deeper_must_of", sa.Integer))
    _table(
        "answers",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("provider", sa.String(16), nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("prompts", sa.Text, nullable=False),
        sa.Column("reply", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_answers_key", "answers", ["key"])
    _table(
        "sent",
        sa.Column("called", sa.String(32), nullable=False),
        sa.Column("provider", sa.String(16), nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("purpose", sa.String(16), nullable=False),
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
