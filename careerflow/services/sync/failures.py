"""What went wrong with the user's database, as a code. The driver's own words may hold names of
hosts and users, or parts of a statement: they go no further than this file."""

import re
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import psycopg
import sqlalchemy as sa

from careerflow.models.errors import SyncError

PASSING = frozenset(
    {
        "sync.cut_off",
        "sync.offline",
        "sync.refused",
        "sync.timeout",
        "sync.too_many_connections",
    }
)
"""What goes away by itself: tried again later, without a word. All others need the user."""

_STATES: Mapping[str, str] = {
    "CF001": "sync.not_a_member",
    "CF002": "sync.too_big",
    "CF003": "sync.clock_ahead",
    "CF004": "sync.failed",
    "CF005": "sync.erased",
    "CF006": "sync.newer_server",
    "28P01": "sync.wrong_password",
    "3D000": "sync.no_such_database",
    "25006": "sync.server_full",  # read only: Supabase makes a full database so
    "53000": "sync.server_full",
    "53100": "sync.server_full",
    "53200": "sync.server_full",
    "53300": "sync.too_many_connections",
    "57014": "sync.timeout",  # statement_timeout
    "55P03": "sync.timeout",  # lock_timeout
    "40001": "sync.cut_off",
    "40P01": "sync.cut_off",
    "57P01": "sync.cut_off",
    "57P02": "sync.cut_off",
    "57P03": "sync.cut_off",
    "57P05": "sync.cut_off",
    # A device has a right to nothing but its functions, so they, or it, were taken away.
    "42501": "sync.not_a_member",
    "3F000": "sync.not_a_member",
    "42883": "sync.not_a_member",
    "42P01": "sync.not_a_member",
}

# A login that fails has no SQLSTATE. Of libpq, PostgreSQL, PgBouncer and Supabase's Supavisor.
_WORDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), code)
    for pattern, code in (
        # Before those of certificates: libpq says that there is none, too.
        (r"does not match host name", "sync.wrong_host_name"),
        (r"root certificate file", "sync.no_authority"),
        (r"certificate verify failed", "sync.untrusted"),
        (r"server does not support SSL", "sync.no_tls"),
        (
            r"password authentication failed|wrong password|SASL authentication failed"
            r"|no such user|\(ECIRCUITBREAKER\) too many authentication errors"
            r"|\(EAUTHQUERY\) user not found|auth(?:entication)? failed|no password supplied",
            "sync.wrong_password",
        ),
        (r"tenant or user not found|\(ENOTFOUND\)|tenant/user", "sync.no_such_project"),
        (
            r"failed to retrieve database credentials|unable to establish connection to upstream"
            r"|auth_query connection failed|connection to database not available"
            r"|\(ETENANTBANNED\)",
            "sync.paused_project",
        ),
        (
            r"too many clients|too many connections|connection slots are reserved"
            r"|no more connections allowed|max[_ ]client|max clients|\(EMAX|\(ECHECKOUTTIMEOUT\)"
            r"|query_wait_timeout|unable to check out",
            "sync.too_many_connections",
        ),
        (r"no such database|database .* does not exist", "sync.no_such_database"),
        (r"no pg_hba\.conf entry|\(EADDRNOTALLOWED\)", "sync.not_admitted"),
        (r"timeout expired|timed out", "sync.timeout"),
        (r"connection refused", "sync.refused"),
        (r"unreachable|no route to host|network is down", "sync.offline"),
        (
            r"consuming input failed|unexpected eof|could not (?:send|receive)|sending .* failed"
            r"|\(EDBHANDLEREXITED\)|server closed the connection|connection reset|broken pipe"
            r"|SSL connection has been closed|starting up|shutting down|in recovery mode"
            r"|server login has been failing|server conn crashed|connect failed|\(EPOOLTERM"
            r"|terminating connection|connection (?:is )?(?:lost|closed)|SSL SYSCALL|aborted",
            "sync.cut_off",
        ),
    )
)
_SUPABASE = (".supabase.co", ".supabase.com", ".supabase.net")
# Addresses that belong to nobody (RFC 5737, RFC 3849).
_NOWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))


@contextmanager
def told(states: Mapping[str, str] | None = None) -> Iterator[None]:
    """Failures of the driver as SyncError, without their text. `states` say what a SQLSTATE
    means here, where that is something else than for a device."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise told_of(error.orig, states) from None
    except (psycopg.Error, sa.exc.SQLAlchemyError, OSError) as error:
        raise told_of(error, states) from None


def told_of(error: BaseException | None, states: Mapping[str, str] | None = None) -> SyncError:
    """What a failure means."""
    if isinstance(error, psycopg.errors.ConnectionTimeout):
        return SyncError("sync.timeout")
    state = getattr(error, "sqlstate", None) or ""
    known = (states or {}).get(state) or _STATES.get(state)
    if known is not None:
        return SyncError(known)
    if state.startswith("08"):
        return SyncError("sync.cut_off")
    words = str(error)
    code = next((code for pattern, code in _WORDS if pattern.search(words)), "sync.failed")
    return SyncError(code)


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, those of IPv4 first. Raises SyncError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise _unresolved(host, error) from None
    found.sort(key=lambda entry: entry[0] != socket.AF_INET)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if found[0][0] == socket.AF_INET6 and not _is_reachable(*_NOWHERE[1]):
        raise SyncError("sync.ipv6_only" if _has_network() else "sync.offline")
    return addresses


def _unresolved(host: str, error: Exception) -> SyncError:
    passing = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
    if passing or not _has_network():
        return SyncError("sync.offline")
    # The name of a project that is paused is taken out of the directory.
    is_project = host.lower().rstrip(".").endswith(_SUPABASE)
    return SyncError("sync.paused_project" if is_project else "sync.no_such_host")


def _has_network() -> bool:
    return any(_is_reachable(family, address) for family, address in _NOWHERE)


def _is_reachable(family: socket.AddressFamily, address: str) -> bool:
    """Whether there is a way out to such addresses. Nothing is sent."""
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((address, 9))
    except OSError:
        return False
    return True
