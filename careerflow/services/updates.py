"""Whether a newer version has been published: one HTTPS request, when the user asks for it or has
switched it on. It carries no cookie, no identifier and no version of this program."""

import json
import re
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.parse import quote, urlsplit

from careerflow import REPOSITORY, __version__
from careerflow.models.errors import UpdateError
from careerflow.models.update import Release

LATEST = REPOSITORY.replace("//github.com/", "//api.github.com/repos/") + "/releases/latest"
"""Drafts and pre-releases are not among them (docs.github.com/rest/releases)."""
_HEADERS = {"User-Agent": "CareerFlow", "Accept": "application/vnd.github+json"}
_SECONDS = 10.0
_LONGEST = 1_000_000  # bytes of an answer
_TAG = re.compile(r"v?(\d{1,6}(?:\.\d{1,6}){0,3})", re.ASCII)
_LOOPBACK = ("127.0.0.1", "localhost")
_NOT_FOUND = 404


def newer(
    address: str = LATEST, version: str = __version__, seconds: float = _SECONDS
) -> Release | None:
    """The newest release, None where it is not newer than `version`.

    Raises UpdateError: `updates.no_network`, `updates.not_trusted` where the certificate is not
    that of the address, `updates.none_yet`, `updates.failed` for an answer that says nothing.
    """
    with _told():
        tag = _tag(_answer(address, seconds))
    found = _TAG.fullmatch(tag)
    if found is None:
        raise UpdateError("updates.failed")
    if _numbers(found[1]) <= _numbers(version):
        return None
    return Release(found[1], f"{REPOSITORY}/releases/tag/{quote(tag, safe='')}")


class _StayHere(urllib.request.HTTPRedirectHandler):
    """One request, to one address: an answer from elsewhere is none."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> None:
        return None


def _answer(address: str, seconds: float) -> bytes:
    import truststore  # the system's own certificates; OpenSSL finds none on macOS

    where = urlsplit(address)
    if where.scheme != "https" and where.hostname not in _LOOPBACK:
        raise UpdateError("updates.failed")
    secure = urllib.request.HTTPSHandler(context=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
    opener = urllib.request.build_opener(secure, _StayHere())
    opener.addheaders = []  # its own User-Agent names Python's version
    request = urllib.request.Request(address, headers=_HEADERS)  # noqa: S310 - checked above
    with opener.open(request, timeout=seconds) as answer:
        data: bytes = answer.read(_LONGEST)
    return data


def _tag(answer: bytes) -> str:
    said: Any = json.loads(answer)
    tag = said.get("tag_name") if isinstance(said, dict) else None
    return tag if isinstance(tag, str) else ""


def _numbers(version: str) -> tuple[int, ...]:
    """Comparable: 1.2 is 1.2.0."""
    numbers = [int(number) for number in version.split(".")]
    return tuple(numbers + [0] * (4 - len(numbers)))


@contextmanager
def _told() -> Iterator[None]:
    """The network's failures as what the user is told."""
    try:
        yield
    except urllib.error.HTTPError as error:
        error.close()  # it holds the connection
        code = "updates.none_yet" if error.code == _NOT_FOUND else "updates.failed"
        raise UpdateError(code) from error
    except urllib.error.URLError as error:
        untrusted = isinstance(error.reason, ssl.SSLCertVerificationError)
        raise UpdateError("updates.not_trusted" if untrusted else "updates.no_network") from error
    except (HTTPException, ValueError) as error:
        raise UpdateError("updates.failed") from error
    except OSError as error:  # the connection broke, or nothing came in time
        raise UpdateError("updates.no_network") from error
