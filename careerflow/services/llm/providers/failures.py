"""What went wrong with a language model, as what the user is told.

The text of an exception may hold the key, the CV or the whole answer: it is looked at here, to tell
one failure from another, and goes no further.
"""

import socket
import ssl
from collections.abc import Iterator

import httpx

from careerflow.models.errors import LlmError
from careerflow.models.llm import Usage
from careerflow.models.message import ParamValue

_BAD_KEY = ("api key not valid", "api_key_invalid", "invalid api key", "incorrect api key")
_TOO_LONG = (
    "token count",
    "context_length",
    "context length",
    "context size",
    "context window",
    "maximum context",
    "too long",
)
# Gemini tells of "quota" and "billing" at every limit, that of a minute too; its ids say which.
_FOR_LONG = ("insufficient_quota", "perday", "per day")
_FOR_SHORT = ("perminute", "per minute", "per min")
_NO_MONEY = ("billing", "credit")
# What the libraries raise where JSON has come that is not of their protocol.
_STUMBLES = (ValueError, TypeError, AttributeError, LookupError)
_BUSY = (500, 502, 503, 504, 529)


class TryAgainError(LlmError):
    """May go well the next time. `after` is how many seconds the server asks to wait."""

    def __init__(self, code: str, after: float | None = None, **params: ParamValue) -> None:
        super().__init__(code, **params)
        self.after = after


class UselessAnswerError(LlmError):
    """There was an answer, and it is of no use; `usage` was spent on it all the same."""

    def __init__(self, code: str, usage: Usage) -> None:
        super().__init__(code)
        self.usage = usage


def of_network(error: BaseException, host: str) -> LlmError:
    """Why there was no answer at all, or why it broke off."""
    chain = tuple(_chain(error))
    told = next((one for one in chain if isinstance(one, LlmError)), None)
    if told is None and isinstance(error, _STUMBLES):
        return LlmError("llm.wrong_address", host=host)
    return told or _of_connection(chain, host) or _of_kind(chain, host)


def _of_connection(chain: tuple[BaseException, ...], host: str) -> LlmError | None:
    kinds = (
        (ssl.SSLCertVerificationError, "llm.not_trusted"),
        (ssl.SSLError, "llm.no_secure_connection"),
        (socket.gaierror, "llm.no_network"),
        (ConnectionRefusedError, "llm.nobody_there"),
        (httpx.ProxyError, "llm.proxy"),
    )
    for kind, code in kinds:
        if any(isinstance(one, kind) for one in chain):
            return LlmError(code, host=host)
    return None


def _of_kind(chain: tuple[BaseException, ...], host: str) -> LlmError:
    if _has(chain, httpx.ConnectError, httpx.ConnectTimeout):
        return LlmError("llm.no_network", host=host)
    if _has(chain, httpx.TimeoutException, TimeoutError):
        return LlmError("llm.slow", host=host)
    return TryAgainError("llm.broken_off", host=host)


def _has(chain: tuple[BaseException, ...], *kinds: type[BaseException]) -> bool:
    return any(isinstance(one, kinds) for one in chain)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for one in error.exceptions:
                yield from _chain(one)
        error = error.__cause__ or error.__context__


def of_status(status: int, said: str, host: str, model: str, after: float | None) -> LlmError:
    """What an answer with another status than 200 means; `said` is its text."""
    said = said.lower()
    if status == 429:
        return _of_quota(said, host, after)
    if status in _BUSY:
        return TryAgainError("llm.busy", after, host=host)
    code = _code(status, said)
    return LlmError(code, host=host, model=model)


def _of_quota(said: str, host: str, after: float | None) -> LlmError:
    short = after is not None or _mentions(said, _FOR_SHORT)
    if _mentions(said, _FOR_LONG) or (not short and _mentions(said, _NO_MONEY)):
        return LlmError("llm.quota", host=host)
    return TryAgainError("llm.rate_limited", after, host=host)


def _code(status: int, said: str) -> str:
    if status in (400, 413, 422):
        return _code_of_bad_request(status, said)
    if status == 404:
        return "llm.no_model" if "model" in said else "llm.wrong_address"
    codes = {401: "llm.bad_key", 402: "llm.quota", 403: "llm.forbidden", 407: "llm.proxy"}
    return codes.get(status, "llm.not_the_model")


def _code_of_bad_request(status: int, said: str) -> str:
    if _mentions(said, _BAD_KEY):
        return "llm.bad_key"
    if status == 413 or _mentions(said, _TOO_LONG):
        return "llm.too_long"
    if "location is not supported" in said:
        return "llm.region"
    if "model" in said and ("not found" in said or "does not exist" in said):
        return "llm.no_model"
    return "llm.bad_request"


def _mentions(said: str, words: tuple[str, ...]) -> bool:
    return any(word in said for word in words)
