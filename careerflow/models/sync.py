"""Sync with the user's own database: what the window shows and what is kept of it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from careerflow.models.change import Change


class Pooling(StrEnum):
    """How the address reaches the database."""

    TRANSACTION = "transaction"  # a transaction pooler, port 6543 at Supabase
    SESSION = "session"  # a session pooler, port 5432 at Supabase
    DIRECT = "direct"


@dataclass(frozen=True, slots=True)
class Server:
    """Where the database is; never a password. `authority` is the file of a certificate that the
    user has chosen; empty for those that come with the program and the system's."""

    host: str
    port: int
    database: str
    user: str
    authority: str = ""


@dataclass(frozen=True, slots=True)
class FoundLibrary:
    """A library that the database holds already; `sealed` where a passphrase is needed."""

    id: str
    name: str
    devices: tuple[str, ...]
    rows: int
    sealed: bool
    changed: datetime | None


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a first look at the database found. `protocol` is 0 where it was never set up."""

    server: Server
    version: str  # such as "15.18"
    protocol: int
    libraries: tuple[FoundLibrary, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user wants to be connected with. `library_id` is that of a FoundLibrary, empty for
    a new one called `name`; `device` is what this computer is called. Without a passphrase the
    server can read what it holds."""

    name: str
    device: str
    passphrase: str = field(default="", repr=False)
    library_id: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """This library's link with the server, as the store keeps it. `refused` where the last login
    found the password wrong: it is tried again only when the user says so."""

    library_id: str
    library_name: str
    device: str
    server: Server
    sealed: bool
    paused: bool = False
    refused: bool = False
    synced: datetime | None = None
    checked: datetime | None = None  # when the digests were last compared


@dataclass(frozen=True, slots=True)
class SyncOutcome:
    """What one sync did. `change` names every row of the tables that is another now."""

    pulled: int = 0  # rows that came
    pushed: int = 0  # rows that went
    files_in: int = 0
    files_out: int = 0
    held_in: int = 0  # files that wait for a network that is not metered
    held_out: int = 0
    conflicts: int = 0
    resynced: bool = False  # everything was exchanged anew
    change: Change = field(default_factory=Change)


@dataclass(frozen=True, slots=True)
class Pending:
    """What has not been sent yet. `held_back` are files, also such as are to be fetched, that wait
    for a network that is not metered; they are not counted in `files`."""

    rows: int
    files: int
    held_back: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value of this computer that lost to one of another or, where it is not `from_here`, one of
    another that lost to one of this computer, which had not heard of it. `subject` is what the
    user knows the row by, such as the title of a job; `ours` is this computer's value, `theirs`
    the other one, both as services.store.everything has them: the one that did not lose is what
    the table holds now. `gone` where the row itself was deleted elsewhere."""

    id: str
    table: str
    row_id: str
    column: str
    subject: str
    ours: object
    theirs: object
    at: datetime
    gone: bool = False
    from_here: bool = True
