"""What the user corrected of a CV, by the file that it was read from."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "cv_corrections",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("file_sha256", sa.String(64), nullable=False),
        sa.Column("corrections", sa.LargeBinary, nullable=False),
        sa.Column("created", sa.String(32), nullable=False),
        sa.Column("updated", sa.String(32), nullable=False),
        sa.Column("deleted_at", sa.String(32)),
    )
    op.create_index("ix_cv_corrections_file_sha256", "cv_corrections", ["file_sha256"])
