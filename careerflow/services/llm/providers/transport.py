"""The connection to a language model, the same for all providers.

The libraries of the providers are given this client and no key: it goes into one header here, and
of the other headers only those that the protocol needs are sent, not what the libraries say of
this computer or find in its environment.
"""

import logging
import ssl

import httpx

from careerflow.models.errors import LlmError
from careerflow.services.llm.providers.addresses import Address
from careerflow.services.llm.providers.limits import Limits

_SENT = ("host", "accept", "accept-encoding", "connection", "content-type", "content-length")
# At lower levels openai's logs the whole request; its variable OPENAI_LOG would switch that on.
_TALKATIVE = ("openai", "google_genai", "httpx", "httpcore")
_LONGEST_KEY = 4096


def client(address: Address, auth: dict[str, str], limits: Limits) -> httpx.AsyncClient:
    """`auth` is the header with the key; the provider's library is imported before.

    Raises LlmError: `llm.malformed_key`, `llm.proxy` where the computer names one that cannot be
    used, such as SOCKS.
    """
    _check(auth)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    times = httpx.Timeout(limits.total, connect=limits.connect).as_dict()

    async def before(request: httpx.Request) -> None:
        kept = {name: request.headers[name] for name in _SENT if name in request.headers}
        request.headers = httpx.Headers(kept | {"user-agent": "CareerFlow"} | auth)
        request.extensions["timeout"] = times

    async def after(response: httpx.Response) -> None:
        """A page where JSON belongs is that of a network that wants a login, or of a web site."""
        kind = response.headers.get("content-type", "")
        if response.is_redirect or (response.is_success and "html" in kind):
            raise LlmError("llm.not_the_model", host=address.host)

    try:
        return httpx.AsyncClient(
            verify=certificates(),
            trust_env=not address.is_loopback,  # proxies
            event_hooks={"request": [before], "response": [after]},
        )
    except (ImportError, ValueError):
        failure = LlmError("llm.proxy", host=address.host)
    raise failure


def certificates() -> ssl.SSLContext:
    """The system's own, with those of a company; OpenSSL finds none on macOS."""
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _check(auth: dict[str, str]) -> None:
    """What is no header would be refused by a library, in an error that shows it."""
    for value in auth.values():
        if not (value.isascii() and value.isprintable() and len(value) <= _LONGEST_KEY):
            raise LlmError("llm.malformed_key")
