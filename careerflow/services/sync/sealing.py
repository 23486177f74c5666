"""What leaves for the server, made unreadable by a key that never leaves this user's computers.

A sealed value is base64 (the standard alphabet, without padding) of nonce, ciphertext and tag of
AES-256-GCM over the value's JSON. The JSON is filled up with spaces to a multiple of 32 bytes: true
and false, dates and the names of stages would be told apart by their length. Nonces are random. The
additional data are the place of a value, its stamp included, so that no value can be put elsewhere
or be passed off as a later one.
"""

import binascii
import hashlib
import hmac
import os
import unicodedata
from typing import Annotated, Any, Final, Literal, Protocol

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from msgspec import Meta

from careerflow.models.errors import SyncError

KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_FILL_BYTES: Final = 32
_FORM: Final = "v1"
_APART: Final = "\x1f"  # in no name, id or stamp
_PADDING: Final = ("", "===", "==", "=")

SHORTEST_PASSPHRASE: Final = 12
"""Characters. The server may try as many as it likes, at half a second and 128 MiB each."""

_N: Final = 2**17
_MOST_N: Final = 2**20  # 1 GiB and four seconds: a hostile server makes us take no more
_LONGEST: Final = 1000  # bytes of what is wrapped
_WRAPPED_KEY: Final = b"careerflow sync key v1"


class Sealer(Protocol):
    """Makes what the server keeps, and reads it back."""

    def seal(self, table: str, row_id: str, column: str, stamp: str, value: Any) -> str:
        """The text that stands for a value of a cell; JSON can hold it, without NUL. Raises
        SyncError `sync.malformed` for what no JSON can say, such as half of a character."""

    def open(self, table: str, row_id: str, column: str, stamp: str, sealed: Any) -> Any:
        """The value that `seal` was given, as JSON has it. Raises SyncError."""

    def seal_part(self, name: str, number: int, data: bytes) -> bytes:
        """A part of the file that the server knows by `name`."""

    def open_part(self, name: str, number: int, data: bytes) -> bytes:
        """What `seal_part` was given. Raises SyncError `sync.cannot_open`."""

    def file_name(self, sha256: str) -> str:
        """What the server knows a file by: 64 hexadecimal digits, the same on every computer."""


class Plain:
    """Nothing is hidden: for whoever has chosen that. Values travel as the text of their JSON,
    since a `jsonb` takes no NUL and turns 1e22 into an integer."""

    def seal(self, table: str, row_id: str, column: str, stamp: str, value: Any) -> str:
        return _encoded(value).decode()

    def open(self, table: str, row_id: str, column: str, stamp: str, sealed: Any) -> Any:
        """Raises SyncError `sync.malformed`."""
        return _decoded(_text(sealed))

    def seal_part(self, name: str, number: int, data: bytes) -> bytes:
        return data

    def open_part(self, name: str, number: int, data: bytes) -> bytes:
        return data

    def file_name(self, sha256: str) -> str:
        return hashlib.sha256(f"careerflow file{_APART}{sha256}".encode()).hexdigest()


class Sealed:
    """With a key of 32 bytes; safe to use from any thread."""

    __slots__ = ("_names", "_parts", "_values")

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("a key of another length")
        self._values = AESGCM(_derived(key, "values"))
        self._parts = AESGCM(_derived(key, "parts"))
        self._names = _derived(key, "names")

    def __repr__(self) -> str:
        return "Sealed(...)"

    def seal(self, table: str, row_id: str, column: str, stamp: str, value: Any) -> str:
        plain = _encoded(value)
        plain += b" " * (-len(plain) % _FILL_BYTES)
        sealed = _encrypted(self._values, plain, _place(table, row_id, column, stamp))
        return binascii.b2a_base64(sealed, newline=False).rstrip(b"=").decode()

    def open(self, table: str, row_id: str, column: str, stamp: str, sealed: Any) -> Any:
        """Raises SyncError `sync.cannot_open`: of another key, or not as it was sealed."""
        text = _text(sealed)
        try:
            # As strict as binascii, in a fifth of its time.
            data = msgspec.convert(text + _PADDING[len(text) % 4], bytes)
        except ValueError:  # not base64, or not even Unicode
            raise SyncError("sync.cannot_open") from None
        return _decoded(_decrypted(self._values, data, _place(table, row_id, column, stamp)))

    def seal_part(self, name: str, number: int, data: bytes) -> bytes:
        return _encrypted(self._parts, data, _place(name, str(number)))

    def open_part(self, name: str, number: int, data: bytes) -> bytes:
        return _decrypted(self._parts, data, _place(name, str(number)))

    def file_name(self, sha256: str) -> str:
        return hmac.new(self._names, sha256.encode(), hashlib.sha256).hexdigest()


def _derived(key: bytes, what_for: str) -> bytes:
    """The key is random already: only the second half of HKDF is needed."""
    info = f"careerflow sync {_FORM} {what_for}".encode()
    return HKDFExpand(SHA256(), KEY_BYTES, info).derive(key)


def _place(*names: str) -> bytes:
    return _APART.join((_FORM, *names)).encode("utf-8", "surrogatepass")


def _encrypted(key: AESGCM, plain: bytes, place: bytes) -> bytes:
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + key.encrypt(nonce, plain, place)


def _decrypted(key: AESGCM, data: bytes, place: bytes) -> bytes:
    try:
        return key.decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], place)
    except (InvalidTag, ValueError):  # the latter of what is shorter than a nonce
        raise SyncError("sync.cannot_open") from None


def _text(sealed: Any) -> str:
    if not isinstance(sealed, str):
        raise SyncError("sync.malformed")
    return sealed


def _encoded(value: Any) -> bytes:
    try:
        return msgspec.json.encode(value)
    except (ValueError, TypeError, RecursionError):  # the text of these may quote the value
        raise SyncError("sync.malformed") from None


_VALUE: Final = msgspec.json.Decoder[Any]()


def _decoded(data: bytes | str) -> Any:
    try:
        return _VALUE.decode(data)
    except (ValueError, RecursionError):  # msgspec's errors and those of Unicode are ValueErrors
        raise SyncError("sync.malformed") from None


class _Wrapped(msgspec.Struct, frozen=True):
    """Written as JSON, binary as base64."""

    v: Literal[1]
    kdf: Literal["scrypt"]
    n: Annotated[int, Meta(ge=2**14, le=_MOST_N)]
    r: Literal[8]
    p: Literal[1]
    salt: Annotated[bytes, Meta(min_length=16, max_length=64)]
    nonce: Annotated[bytes, Meta(min_length=12, max_length=12)]
    key: Annotated[bytes, Meta(min_length=KEY_BYTES + 16, max_length=KEY_BYTES + 16)]

    def __repr__(self) -> str:
        return "_Wrapped(...)"


class _LaterVersion(msgspec.Struct, frozen=True):
    v: Annotated[int, Meta(gt=1)]


def new_key(passphrase: str) -> tuple[bytes, bytes]:
    """A key of 32 random bytes, and how the server keeps it. Takes about half a second. Raises
    SyncError `sync.short_passphrase` (`least`: how many characters there must be)."""
    key = os.urandom(KEY_BYTES)
    return key, _wrap(passphrase, key)


def unwrap(passphrase: str, wrapped: bytes) -> bytes:
    """The key. Takes about half a second. Raises SyncError `sync.wrong_passphrase`,
    `sync.newer_server` where a later version wrapped it, and `sync.malformed`."""
    found = _read(wrapped)
    try:
        return AESGCM(_stretched(passphrase, found)).decrypt(found.nonce, found.key, _WRAPPED_KEY)
    except InvalidTag:
        raise SyncError("sync.wrong_passphrase") from None


def change_passphrase(old: str, new: str, wrapped: bytes) -> bytes:
    """The same key under another passphrase. Raises SyncError as the others do."""
    return _wrap(new, unwrap(old, wrapped))


def normalised(passphrase: str) -> str:
    """As it is typed on every system: macOS and some input methods write a Vietnamese letter and
    its marks apart, others full-width letters. Spaces around it come from copying."""
    return unicodedata.normalize("NFKC", passphrase).strip()


def _wrap(passphrase: str, key: bytes) -> bytes:
    if len(normalised(passphrase)) < SHORTEST_PASSPHRASE:
        raise SyncError("sync.short_passphrase", least=SHORTEST_PASSPHRASE)
    salt, nonce = os.urandom(16), os.urandom(12)
    made = _Wrapped(1, "scrypt", _N, 8, 1, salt, nonce, b"")
    sealed = AESGCM(_stretched(passphrase, made)).encrypt(nonce, key, _WRAPPED_KEY)
    return msgspec.json.encode(msgspec.structs.replace(made, key=sealed))


def _read(wrapped: bytes) -> _Wrapped:
    if len(wrapped) > _LONGEST:
        raise SyncError("sync.malformed")
    try:
        found = msgspec.json.decode(wrapped, type=_Wrapped)
    except (ValueError, RecursionError):
        if _is_of_a_later_version(wrapped):
            raise SyncError("sync.newer_server") from None
        raise SyncError("sync.malformed") from None
    if found.n & (found.n - 1):  # no power of two
        raise SyncError("sync.malformed")
    return found


def _is_of_a_later_version(wrapped: bytes) -> bool:
    try:
        msgspec.json.decode(wrapped, type=_LaterVersion)
    except (ValueError, RecursionError):
        return False
    return True


def _stretched(passphrase: str, how: _Wrapped) -> bytes:
    """Other threads run meanwhile."""
    return hashlib.scrypt(
        normalised(passphrase).encode(errors="surrogatepass"),
        salt=how.salt,
        n=how.n,
        r=how.r,
        p=how.p,
        maxmem=(_MOST_N + 16) * 128 * how.r,
        dklen=KEY_BYTES,
    )
