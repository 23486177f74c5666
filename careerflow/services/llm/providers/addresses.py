"""Where a language model is: what may be asked there, and over which connection."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from careerflow.models.errors import LlmError

_NAME = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?", re.ASCII)
_PRIVATE_ENDINGS = (".local", ".lan", ".home", ".internal", ".home.arpa", ".localhost")


@dataclass(frozen=True, slots=True)
class Address:
    """`url` without a slash at its end; `host` with the port, as it is shown to the user."""

    url: str
    host: str
    is_loopback: bool
    is_private: bool  # this computer, or a network without the internet in between


def checked(url: str, has_key: bool) -> Address:
    """Raises LlmError `llm.bad_address`, or `llm.insecure_address` where text or a key would go
    unencrypted: plain http is for this computer, and without a key for the private network."""
    parts = _parts(url.strip())
    name = (parts.hostname or "").rstrip(".")
    loopback = _is_loopback(name)
    private = loopback or _is_private(name)
    if parts.scheme == "http" and not (loopback or (private and not has_key)):
        raise LlmError("llm.insecure_address", host=parts.netloc)
    path = parts.path.rstrip("/")
    return Address(f"{parts.scheme}://{parts.netloc}{path}", parts.netloc, loopback, private)


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        sound = parts.port != 0 and bool(parts.hostname)
    except ValueError:
        raise LlmError("llm.bad_address") from None
    # A name or password in it would be shown and logged; nothing of the two protocols needs one.
    if not sound or parts.scheme not in ("http", "https") or "@" in parts.netloc:
        raise LlmError("llm.bad_address")
    if parts.query or parts.fragment or " " in url or not url.isprintable():
        raise LlmError("llm.bad_address")
    if not (_ip(parts.hostname or "") or _NAME.fullmatch(parts.hostname or "")):
        raise LlmError("llm.bad_address")
    return parts


def _ip(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


def _is_loopback(name: str) -> bool:
    ip = _ip(name)
    if ip:  # servers print 0.0.0.0 where they listen everywhere
        return ip.is_loopback or ip.is_unspecified
    return name == "localhost" or name.endswith(".localhost")


def _is_private(name: str) -> bool:
    ip = _ip(name)
    if ip:
        return ip.is_private
    # One that begins with a digit may be the number of any address.
    return ("." not in name and name[0].isalpha()) or name.endswith(_PRIVATE_ENDINGS)
