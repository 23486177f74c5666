"""The test of a connection, noted in the log of what was sent."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from careerflow.models.errors import LlmError
from careerflow.models.llm import ModelInfo, Provider, Purpose, Sent, Usage
from careerflow.services.llm.providers import connection
from careerflow.services.llm.providers import opening as providers
from careerflow.services.task import TaskContext

if TYPE_CHECKING:
    from careerflow.services.store.sent_log import SentLog

_NOTHING_SENT = {"llm.no_key", "llm.malformed_key", "llm.bad_address", "llm.insecure_address"}


def test(
    ctx: TaskContext, log: "SentLog", provider: Provider, key: str | None
) -> tuple[ModelInfo, ...]:
    """As `connection.test`; raises StoreError as well."""
    try:
        found = connection.test(ctx, provider, key)
    except LlmError as error:
        if error.code not in _NOTHING_SENT:
            _note(log, provider, key, failure=error.code)
        raise
    model = provider.model or providers.default_model(provider) or found[0].name
    _note(log, replace(provider, model=model), key)
    return found


def _note(log: "SentLog", provider: Provider, key: str | None, failure: str = "") -> None:
    """The tokens of so short a call are not counted."""
    call = Sent(
        when=datetime.now(UTC),
        provider=provider.kind,
        address=providers.address_of(provider, has_key=key is not None).url,
        model=provider.model or providers.default_model(provider),
        purpose=Purpose.TEST,
        cv_name="",
        job_title="",
        characters=connection.question().characters,
        masked=0,
        usage=Usage(calls=1),
    )
    log.end(log.begin(call), call.usage, failure)
