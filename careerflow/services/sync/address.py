"""The address of a database, as people paste it: what Supabase's "Connect" shows, libpq's two
forms, JDBC's, those of .NET and of .env files, a line for psql."""

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from careerflow.models.errors import SyncError
from careerflow.models.sync import Pooling, Server

_LONGEST = 8_000  # characters; what is longer is something else, such as a whole file
_DEFAULT_PORT = 5432
_TRANSACTION_PORT = 6543  # Supabase's, for both of its poolers
_DATABASE = "postgres"

_SCHEME = re.compile(r"(?:postgres(?:ql)?|pgsql)(?:\+\w+)?://", re.IGNORECASE)
_NEXT_ITEM = re.compile(r"\n(?=[ \t]*(?:#|//|(?:export\s+)?[A-Za-z_]\w*\s*=))|\n(?=.*://)")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_QUOTES = {'"': '"', "'": "'", "`": "`", "“": "”", "‘": "’", "<": ">"}
# The greedy start takes a raw "@" in the password for what it is: the last one ends it.
_URI = re.compile(
    r"(?:(?P<who>.*)@)?"
    r"(?P<host>\[[0-9a-fA-F:.%]*\]|[^@/?#:\s\[\]]*)"
    r"(?::(?P<port>[^@/?#:\s]*))?"
    r"(?:/(?P<database>[^@/?#\s]*))?"
    r"(?:\?(?P<query>[^\s]*))?"
    r"(?:[\s#].*)?",
    re.DOTALL,
)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?|[0-9a-fA-F:]*:[0-9a-fA-F:.]*(?:%\w+)?")
_PASSWORD_LEFT_OUT = re.compile(
    r"[\[<{](?:[a-z]+[-_ ])*password[\]>}]|your[-_ ](?:[a-z]+[-_ ])*password|\*+|•+", re.IGNORECASE
)
_PLACEHOLDER = re.compile(
    r"[\[<{](?:your[-_ ]?)?(?:project[-_ ]?)?(?:ref(?:erence)?|id|region|host|user|db)[\]>}]",
    re.IGNORECASE,
)
_API_KEY = re.compile(r"\beyJ[\w-]{10,}\.[\w-]{10,}|\bsb(?:p|_publishable|_secret)_\w{8,}")
_PROJECT = re.compile(r"\bsupabase\.(?:co|com|in|red)\b|^[a-z]{20}$", re.IGNORECASE)

_KEYS = {
    "host": "host",
    "server": "host",
    "data source": "host",
    "pghost": "host",
    "port": "port",
    "pgport": "port",
    "dbname": "database",
    "database": "database",
    "initial catalog": "database",
    "pgdatabase": "database",
    "user": "user",
    "username": "user",
    "user name": "user",
    "user id": "user",
    "uid": "user",
    "pguser": "user",
    "password": "password",
    "pwd": "password",
    "pgpassword": "password",
    "pool_mode": "pool_mode",
    "sslrootcert": "authority",
    "root certificate": "authority",
}
_KEY = "|".join(sorted(map(re.escape, _KEYS), key=len, reverse=True))
_PAIR = re.compile(
    rf"(?<![\w.-])(?P<key>{_KEY})\s*(?P<sign>[=:])\s*"
    r"(?:'(?P<single>(?:[^'\\]|\\.)*)'|\"(?P<double>(?:[^\"\\]|\\.)*)\"|(?P<bare>[^\s'\"]\S*)|)",
    re.IGNORECASE | re.DOTALL,
)
_BY_SEMICOLON = re.compile(rf";\s*(?:{_KEY})\s*=", re.IGNORECASE)
_FLAGS = {
    "-h": "host",
    "--host": "host",
    "-p": "port",
    "--port": "port",
    "-d": "database",
    "--dbname": "database",
    "-U": "user",
    "--username": "user",
}


@dataclass(frozen=True, slots=True)
class Address:
    """`password` is None where the text has none, or still what stands for one."""

    server: Server
    pooling: Pooling
    password: str | None = field(default=None, repr=False)


def parse(text: str) -> Address:
    """What the pasted text says. Where it has several addresses, the one of a transaction pooler
    is preferred to the first.

    Raises SyncError: `sync.address_empty`, `sync.address_project`, `sync.address_key`,
    `sync.address_placeholder`, `sync.address_no_host`, `sync.address_no_user`,
    `sync.address_port`, `sync.address_unknown`; none of them has any of the text in it.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_INVISIBLE).strip()
    if not text:
        raise SyncError("sync.address_empty")
    if len(text) > _LONGEST:
        raise SyncError("sync.address_unknown")
    uris = _uris(text)
    if uris:
        found = [_address(_parts_of_uri(uri)) for uri in uris]
        return next((one for one in found if one.pooling is Pooling.TRANSACTION), found[0])
    parts = _parts_of_command(text) or _parts_of_pairs(text)
    if not parts:
        raise SyncError(_what_else(text))
    return _address(parts)


def _what_else(text: str) -> str:
    """What was pasted instead; a code."""
    if _API_KEY.search(text):
        return "sync.address_key"
    return "sync.address_project" if _PROJECT.search(text) else "sync.address_unknown"


# --- postgresql://, also within other text ---------------------------------------------------


def _uris(text: str) -> list[str]:
    """What follows the scheme in each, without what stands around them; a line that was broken
    on its way is whole again."""
    found = []
    for item in _NEXT_ITEM.split(text):
        scheme = _SCHEME.search(item)
        if scheme is None or item.lstrip().startswith("#"):
            continue
        rest = re.sub(r"[ \t]*\n\s*", "", item[scheme.end() :])
        closing = _QUOTES.get(item[scheme.start() - 1 : scheme.start()])
        if item[: scheme.start()].endswith("jdbc:"):
            closing = _QUOTES.get(item[scheme.start() - 6 : scheme.start() - 5])
        found.append(_up_to(rest, closing) if closing else rest.rstrip(" \t;,"))
    return found


def _up_to(rest: str, closing: str) -> str:
    """Without the first `closing` that ends a word, and what follows it; a raw password may have
    others in it."""
    return re.split(rf"{re.escape(closing)}(?=[\s;,)]|$)", rest, maxsplit=1)[0]


def _parts_of_uri(uri: str) -> dict[str, str]:
    if _PLACEHOLDER.search(uri.rpartition("@")[2]):
        raise SyncError("sync.address_placeholder")
    found = _URI.fullmatch(uri)
    if found is None:
        raise SyncError("sync.address_no_host")
    parts = _parts_of_query(found["query"] or "")
    user, _, password = (found["who"] or "").partition(":")
    given = {
        "host": found["host"].strip("[]"),
        "port": found["port"] or "",
        "database": found["database"] or "",
        "user": user,
        "password": password,
    }
    return parts | {name: _decoded(value) for name, value in given.items() if value}


def _parts_of_query(query: str) -> dict[str, str]:
    parts = {}
    # A raw "&" in a password is followed by no name.
    for one in re.split(r"&(?=[A-Za-z_]\w*=)", query):
        name, _, value = one.partition("=")
        if name.lower() == "pgbouncer":
            parts["pool_mode"] = "transaction" if value.lower() == "true" else ""
        elif name.lower() in _KEYS:
            parts[_KEYS[name.lower()]] = _decoded(value)
    return parts


def _decoded(value: str) -> str:
    """Without percent signs where these are escapes; else as it is: a raw password has them."""
    if re.search(r"%(?![0-9a-fA-F]{2})", value):
        return value
    try:
        return unquote(value, errors="strict")
    except UnicodeDecodeError:
        return value


# --- names and values, psql's flags ----------------------------------------------------------


def _parts_of_pairs(text: str) -> dict[str, str]:
    """libpq's "host=... port=...", .NET's with semicolons, lines of a .env file, and the
    parameters as Supabase lists them."""
    if _BY_SEMICOLON.search(text):
        pieces = [piece.strip(" \t\n\"'`") for piece in text.split(";")]
        found = [match for piece in pieces if (match := _PAIR_WITHIN.search(piece))]
        pairs = {_KEYS[match["key"].lower()]: match["value"].strip() for match in found}
    else:
        pairs = {_KEYS[one["key"].lower()]: _value(one) for one in _PAIR.finditer(_unquoted(text))}
    return pairs if "host" in pairs or "user" in pairs else {}


_PAIR_WITHIN = re.compile(
    rf"(?:^|(?<=[\"'\s]))(?P<key>{_KEY})\s*=(?P<value>.*)$", re.IGNORECASE | re.DOTALL
)


def _unquoted(text: str) -> str:
    closing = _QUOTES.get(text[0])
    return text[1:-1] if closing and len(text) > 1 and text.endswith(closing) else text


def _value(pair: re.Match[str]) -> str:
    quoted = pair["single"] if pair["single"] is not None else pair["double"]
    if quoted is not None:
        return re.sub(r"\\(.)", r"\1", quoted, flags=re.DOTALL)
    bare = pair["bare"] or ""
    if pair["sign"] == ":":
        return bare.rstrip(",")
    return re.sub(r"\\(.)", r"\1", bare)


def _parts_of_command(text: str) -> dict[str, str]:
    """`psql -h HOST -p PORT -d DATABASE -U USER`, with PGPASSWORD before it where it is."""
    if re.search(r"(?:^|\s)psql\s", text) is None:
        return {}
    try:
        words = shlex.split(text)
    except ValueError:
        return {}
    parts = {}
    for number, word in enumerate(words):
        name, sign, value = word.partition("=")
        if name == "PGPASSWORD" and sign:
            parts["password"] = value
        elif name in _FLAGS:
            parts[_FLAGS[name]] = value if sign else "".join(words[number + 1 : number + 2])
    return parts if "host" in parts else {}


# --- what the parts say ----------------------------------------------------------------------


def _address(parts: Mapping[str, str]) -> Address:
    password = parts.get("password") or None
    named = [value for name, value in parts.items() if name != "password"]
    if any(_PLACEHOLDER.search(value) for value in named):
        raise SyncError("sync.address_placeholder")
    if any("\0" in value for value in parts.values()):
        raise SyncError("sync.address_unknown")
    if password is not None and _PASSWORD_LEFT_OUT.fullmatch(password):
        password = None
    host = parts.get("host", "").lower()
    if not _HOST.fullmatch(host):
        raise SyncError("sync.address_no_host")
    user = parts.get("user", "")
    if not user:
        raise SyncError("sync.address_no_user")
    authority = parts.get("authority", "")
    server = Server(
        host,
        _port(parts.get("port", "")),
        parts.get("database") or _DATABASE,
        user,
        "" if authority == "system" else authority,
    )
    return Address(server, _pooling(server, parts.get("pool_mode", "")), password)


def _port(text: str) -> int:
    if not text:
        return _DEFAULT_PORT
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 0 < int(text) < 65_536:
        raise SyncError("sync.address_port")
    return int(text)


def _pooling(server: Server, mode: str) -> Pooling:
    if mode == "transaction" or server.port == _TRANSACTION_PORT:
        return Pooling.TRANSACTION
    if mode == "session" or server.host.endswith(".pooler.supabase.com"):
        return Pooling.SESSION
    return Pooling.DIRECT
