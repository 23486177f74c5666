"""The tables of the sync itself: of this computer, never synchronised, not in an export."""

import sqlalchemy as sa

from careerflow.services.store.schema import UtcTime

linking = sa.MetaData()

# One cell is one column of one row. The value of a cell that a table holds is read there.
sync_cells = sa.Table(
    "sync_cells",
    linking,
    sa.Column("table_name", sa.String(32), primary_key=True),
    sa.Column("row_id", sa.String(36), primary_key=True),
    sa.Column("column_name", sa.String(64), primary_key=True),
    sa.Column("stamp", sa.String(28), nullable=False),  # empty until the transaction's end
    sa.Column("state", sa.Integer, nullable=False),
    sa.Column("value", sa.Text),  # as JSON; only while no table can take it
    # Of a cell that is not sent: the last of its stamps that was known here, and is not of this
    # edit or those before it that were not sent either. NULL where nothing was.
    sa.Column("base", sa.String(28)),
    sqlite_with_rowid=False,
)
sa.Index(
    "ix_sync_cells_state",
    sync_cells.c.state,
    sync_cells.c.table_name,
    sync_cells.c.row_id,
    sqlite_where=sync_cells.c.state > 0,
)

SENT, UNSENT, MARKED = 0, 1, 2
"""`state` of a cell: as the server has it; to be sent; to be stamped, and then sent."""

# One row (id 1) while this library is linked with a server; models.sync.Linked and more.
sync_link = sa.Table(
    "sync_link",
    linking,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("library_id", sa.String(36), nullable=False),
    sa.Column("library_name", sa.Text, nullable=False),
    sa.Column("device", sa.Text, nullable=False),
    sa.Column("node", sa.String(12), nullable=False),  # of this device in its stamps
    sa.Column("server", sa.Text, nullable=False),  # models.sync.Server as JSON
    sa.Column("sealed", sa.Boolean, nullable=False),
    sa.Column("paused", sa.Boolean, nullable=False, default=False),
    sa.Column("refused", sa.Boolean, nullable=False, default=False),  # the password was wrong
    sa.Column("epoch", sa.String(36)),  # of the server's copy
    sa.Column("cursor", sa.Integer, nullable=False, default=0),
    sa.Column("clock", sa.String(16), nullable=False, default=""),  # the last stamp without node
    sa.Column("offset_ms", sa.Integer, nullable=False, default=0),  # server's time less ours
    sa.Column("greatest", sa.String(28), nullable=False, default=""),  # stamp that ever came
    sa.Column("applying", sa.Boolean, nullable=False, default=False),  # triggers are silent
    sa.Column("synced", UtcTime),
    sa.Column("checked", UtcTime),
)

sync_conflicts = sa.Table(
    "sync_conflicts",
    linking,
    sa.Column("id", sa.String(36), primary_key=True),
    sa.Column("table_name", sa.String(32), nullable=False),
    sa.Column("row_id", sa.String(36), nullable=False),
    sa.Column("column_name", sa.String(64), nullable=False),  # empty: the row was gone
    sa.Column("lost", sa.Text, nullable=False),  # value as JSON, or of a row all its values
    sa.Column("lost_stamp", sa.String(28), nullable=False),
    sa.Column("from_here", sa.Boolean, nullable=False, default=True),  # whose value lost
    sa.Column("won_stamp", sa.String(28), nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("settled", UtcTime),
)

# Rows that no table shows, since the row of another that they refer to is not shown.
sync_waiting = sa.Table(
    "sync_waiting",
    linking,
    sa.Column("table_name", sa.String(32), primary_key=True),
    sa.Column("row_id", sa.String(36), primary_key=True),
    sa.Column("parent_table", sa.String(32), nullable=False),
    sa.Column("parent_id", sa.String(36), nullable=False, index=True),
    sqlite_with_rowid=False,
)

# Files that are whole on the server, by the hash of their content.
sync_files = sa.Table(
    "sync_files",
    linking,
    sa.Column("sha256", sa.String(64), primary_key=True),
)
