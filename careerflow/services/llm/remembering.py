"""A language model that is asked the same thing only once, and whose calls are logged."""

import asyncio
import hashlib
import json
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from careerflow.models.errors import LlmError, StoreError
from careerflow.models.llm import ModelInfo, Provider, Purpose, Sent, Usage
from careerflow.services.llm.interface import (
    LanguageModel,
    OnText,
    Reply,
    Request,
    ignore_text,
)

if TYPE_CHECKING:
    from careerflow.services.store.answers import Answers
    from careerflow.services.store.sent_log import SentLog

UNANSWERED = "llm.unanswered"
"""What the log says of a call until it has ended."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What all calls of a job have in common. Address and model of `provider` are those in full;
    `placeholders` are those that may stand in a text for what was masked."""

    provider: Provider
    prompts: str  # version
    cv_name: str
    job_title: str
    placeholders: Collection[str]


class Remembering:
    """A LanguageModel for one job. What it was asked before is answered from the store, without a
    connection; nothing is sent that is not in the log."""

    def __init__(
        self,
        subject: Subject,
        opened: Callable[[], LanguageModel],
        answers: "Answers",
        log: "SentLog",
        fresh: bool = False,
    ) -> None:
        """`opened` may take a second: it runs in a thread, at the first call. Where `fresh`,
        everything is asked anew, and takes the place of what was answered before."""
        self._subject, self._open = subject, opened
        self._answers, self._log, self._fresh = answers, log, fresh
        self._opening: asyncio.Task[LanguageModel] | None = None
        self._learning: asyncio.Task[tuple[ModelInfo, ...]] | None = None
        self.purpose = Purpose.JUDGING

    async def models(self) -> tuple[ModelInfo, ...]:
        return await (await self._model()).models()

    async def generate(self, request: Request, on_text: OnText = ignore_text) -> Reply:
        if not self._subject.provider.model:
            await self._learn_model()
        key = answer_key(self._subject, request)
        known = None if self._fresh else self._known(key)
        if known is not None:
            on_text(known.text)
            return known
        reply = await self._asked(request, on_text)
        with suppress(StoreError):  # costs the copy; the report that cannot be kept says why
            provider = self._subject.provider
            self._answers.keep(key, provider.kind, provider.model, self._subject.prompts, reply)
        return reply

    async def close(self) -> None:
        """Of one that is still being opened nothing is connected yet."""
        opening = self._opening
        if opening is None or not opening.done() or opening.cancelled():
            return
        if opening.exception() is None:
            await opening.result().close()

    async def _learn_model(self) -> None:
        """Where the user names none it is the first of the server's list, which may be another one
        tomorrow: what that one answered is not the answer of this one."""
        if self._learning is None:
            self._learning = asyncio.create_task(self.models())
        first = next(iter(await asyncio.shield(self._learning)), None)
        if first is not None:
            provider = replace(self._subject.provider, model=first.name)
            self._subject = replace(self._subject, provider=provider)

    def _known(self, key: str) -> Reply | None:
        try:
            return self._answers.find(key)
        except StoreError:
            return None  # as if it had never been asked

    async def _asked(self, request: Request, on_text: OnText) -> Reply:
        model = await self._model()
        entry = self._noted(request)
        try:
            reply = await model.generate(request, on_text)
        except LlmError as error:
            usage = getattr(error, "usage", Usage(calls=1))
            self._note_end(entry, usage, error.code)
            raise
        self._note_end(entry, reply.usage)
        return reply

    async def _model(self) -> LanguageModel:
        if self._opening is None:
            self._opening = asyncio.create_task(asyncio.to_thread(self._open))
        return await asyncio.shield(self._opening)

    def _noted(self, request: Request) -> str:
        """Raises LlmError: what the log cannot hold is not sent."""
        try:
            return self._log.begin(_sent(self._subject, self.purpose, request))
        except StoreError as error:
            raise LlmError("llm.not_logged") from error

    def _note_end(self, entry: str, usage: Usage, failure: str = "") -> None:
        with suppress(StoreError):  # the call is in the log, as one without an answer
            self._log.end(entry, usage, failure)


def answer_key(subject: Subject, request: Request) -> str:
    """SHA-256 (hex) of everything that an answer depends on."""
    provider = subject.provider
    parts = (
        [provider.kind.value, provider.address, provider.model, subject.prompts],
        [request.system, request.shared, request.task, request.max_output],
        request.schema.model_json_schema(),
    )
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _sent(subject: Subject, purpose: Purpose, request: Request) -> Sent:
    texts = (request.system, request.shared, request.task)
    masked = sum(any(one in text for text in texts) for one in subject.placeholders)
    return Sent(
        when=datetime.now(UTC),
        provider=subject.provider.kind,
        address=subject.provider.address,
        model=subject.provider.model,
        purpose=purpose,
        cv_name=subject.cv_name,
        job_title=subject.job_title,
        characters=request.characters,
        masked=masked,
        usage=Usage(calls=1),
        failure=UNANSWERED,
    )
