"""Any address that speaks OpenAI's protocol: Ollama, LM Studio, llama.cpp's server, OpenAI.

They agree on less than its name says. What an address has refused once is not asked of it again
for as long as the program runs: a schema for the answer (then any JSON, then JSON asked for in
words), the seed, the temperature, the name of the limit of tokens, the count of tokens.
"""

import asyncio
import json
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from careerflow.models.errors import LlmError
from careerflow.models.llm import ModelInfo, ProviderKind, Usage
from careerflow.services.llm.interface import OnText, Reply, Request, ignore_text
from careerflow.services.llm.providers import answers, failures, retries, transport
from careerflow.services.llm.providers.addresses import Address
from careerflow.services.llm.providers.answers import DONE, Piece
from careerflow.services.llm.providers.defaults import DEFAULT_ADDRESSES
from careerflow.services.llm.providers.limits import THINKING_ROOM, Limits

if TYPE_CHECKING:
    from openai.types import CompletionUsage
    from openai.types.chat import ChatCompletionChunk, ChatCompletionMessageParam
    from pydantic import BaseModel

_SEED = 7
_NOT_FOR_TEXT = ("embed", "rerank", "whisper", "tts", "dall-e", "image", "moderation", "realtime")

_ENDS = {
    "stop": DONE,
    "length": "llm.cut_short",
    "content_filter": "llm.blocked",
}


class _Format(IntEnum):
    """How the answer is held to be JSON, the best first."""

    SCHEMA = 0
    OBJECT = 1
    WORDS = 2


@dataclass(frozen=True, slots=True)
class _Dialect:
    format: _Format = _Format.SCHEMA
    temperature: bool = True
    seed: bool = True
    old_limit: bool = True  # max_tokens; OpenAI's newer models know max_completion_tokens alone
    counts: bool = True
    effort: bool = False

    def without(self, said: str) -> "_Dialect | None":
        """Without what an address has refused; None where that is nothing of ours."""
        for name, word in _OPTIONS.items():
            if getattr(self, name) and word in said:
                return replace(self, **{name: False})  # type: ignore[arg-type]
        if self.format < _Format.WORDS and any(word in said for word in _OF_FORMATS):
            return replace(self, format=_Format(self.format + 1))
        return None


_OPTIONS = {
    "counts": "stream_options",
    "old_limit": "max_completion_tokens",
    "effort": "reasoning_effort",
    "temperature": "temperature",
    "seed": "seed",
}
"""How each is called where it is refused."""
_REFUSALS = (400, 422, 500, 501)
_AT_OPENAI = _Dialect(old_limit=False, effort=True)
_OF_FORMATS = ("response_format", "json_schema", "json_object", "schema", "grammar")
_dialects: dict[tuple[str, str], _Dialect] = {}
"""By address and model."""


class OpenAiCompatible:
    """A LanguageModel."""

    def __init__(self, address: Address, model: str, key: str | None, limits: Limits) -> None:
        from openai import AsyncOpenAI

        self._address, self._host, self._limits = address, address.host, limits
        self._model = model  # "" for the first one of the list
        auth = {"authorization": f"Bearer {key}"} if key else {}
        self._http = transport.client(address, auth, limits)
        self._client = AsyncOpenAI(
            api_key="-", base_url=address.url, http_client=self._http, max_retries=0
        )
        # Its modules are imported where they are first named: not while an answer is waited for.
        self._completions, self._models = self._client.chat.completions, self._client.models

    async def models(self) -> tuple[ModelInfo, ...]:
        found, _calls = await retries.repeated(self._list, self._limits, self._host)
        return tuple(sorted(found, key=lambda info: info.name != self._model))

    async def _list(self) -> list[ModelInfo]:
        try:
            async with asyncio.timeout(self._limits.listing):
                page = await self._models.list()
            names = [model.id for model in page.data]
        except Exception as error:  # noqa: BLE001 - the library's, and those of what it uses
            failure = self._told(error)
        else:
            return [ModelInfo(name) for name in names if _writes(name)]
        raise failure

    async def generate(self, request: Request, on_text: OnText = ignore_text) -> Reply:
        self._model = self._model or await self._first()

        refused = 0

        async def attempt() -> Reply:
            nonlocal refused
            while True:
                try:
                    return await self._asked(request, on_text)
                except _RefusedError as error:
                    refused += 1
                    if self._dialect == error.spoken:  # else another call has learned meanwhile
                        _dialects[self._key] = error.instead

        answer, calls = await retries.repeated(attempt, self._limits, self._host)
        return answers.counted(answer, calls + refused)

    async def _first(self) -> str:
        """A local server has few models, and the user no wish for another one. Raises LlmError
        `llm.no_models`."""
        found = await self.models()
        if not found:
            raise LlmError("llm.no_models", host=self._host)
        return found[0].name

    @property
    def _key(self) -> tuple[str, str]:
        return self._address.url, self._model

    @property
    def _dialect(self) -> _Dialect:
        own = self._address.url == DEFAULT_ADDRESSES[ProviderKind.OPENAI]
        return _dialects.get(self._key, _AT_OPENAI if own else _Dialect())

    async def _asked(self, request: Request, on_text: OnText) -> Reply:
        dialect = self._dialect
        told = partial(self._told, dialect=dialect)
        async with aclosing(self._pieces(request, dialect)) as pieces:
            whole = await answers.collected(pieces, self._limits, on_text, told)
        return answers.reply(whole, request.schema, self._model, self._host)

    async def _pieces(self, request: Request, dialect: _Dialect) -> AsyncGenerator[Piece, None]:
        stream = await self._completions.create(
            model=self._model,
            messages=_messages(request, dialect.format),
            stream=True,
            extra_body=_options(request, dialect),
        )
        async with stream:
            if "json" in stream.response.headers.get("content-type", ""):  # no stream
                raise LlmError("llm.wrong_address", host=self._host)
            async for chunk in stream:
                yield _piece(chunk)

    async def close(self) -> None:
        await self._client.close()

    def _told(self, error: BaseException, dialect: _Dialect | None = None) -> LlmError:
        import openai

        if isinstance(error, openai.APIStatusError):
            said = json.dumps(error.body, default=str) + str(error.message)
            asked_for = dialect if error.status_code in _REFUSALS else None
            if asked_for and (instead := asked_for.without(said.lower())):
                return _RefusedError(asked_for, instead)
            after = _seconds(error.response.headers.get("retry-after", ""))
            return failures.of_status(error.status_code, said, self._host, self._model, after)
        if isinstance(error, openai.APIError) and not isinstance(error, openai.APIConnectionError):
            # Told in the midst of a stream, with no status.
            return failures.of_status(500, str(error.message), self._host, self._model, None)
        if isinstance(error, json.JSONDecodeError):
            return LlmError("llm.not_the_model", host=self._host)
        return failures.of_network(error, self._host)


class _RefusedError(LlmError):
    """The address does not know a part of what was spoken; `instead` does without it."""

    def __init__(self, spoken: _Dialect, instead: _Dialect) -> None:
        super().__init__("llm.bad_request")
        self.spoken, self.instead = spoken, instead


def _messages(request: Request, form: _Format) -> "list[ChatCompletionMessageParam]":
    system = request.system
    if form is not _Format.SCHEMA:
        schema = json.dumps(request.schema.model_json_schema(), ensure_ascii=False)
        system += f"\n\nAnswer with one JSON object of this JSON schema and nothing else:\n{schema}"
    task = "\n\n".join(text for text in (request.shared, request.task) if text)
    return [{"role": "system", "content": system}, {"role": "user", "content": task}]


def _options(request: Request, dialect: _Dialect) -> dict[str, Any]:
    limit = "max_tokens" if dialect.old_limit else "max_completion_tokens"
    options: dict[str, Any] = {limit: request.max_output + THINKING_ROOM}
    if dialect.temperature:
        options["temperature"] = 0.0
    if dialect.seed:
        options["seed"] = _SEED
    if dialect.effort:
        options["reasoning_effort"] = "low"
    if dialect.counts:
        options["stream_options"] = {"include_usage": True}
    if dialect.format is not _Format.WORDS:
        options["response_format"] = _response_format(request.schema, dialect.format)
    return options


def _response_format(schema: "type[BaseModel]", form: _Format) -> dict[str, Any]:
    if form is _Format.OBJECT:
        return {"type": "json_object"}
    named = {"name": schema.__name__, "schema": schema.model_json_schema()}
    return {"type": "json_schema", "json_schema": named}


def _piece(chunk: "ChatCompletionChunk") -> Piece:
    choice = chunk.choices[0] if chunk.choices else None
    delta = choice.delta if choice else None
    reason = choice.finish_reason if choice else None
    ended = _ENDS.get(reason, "llm.bad_answer") if reason else ""
    if delta and delta.refusal:
        ended = "llm.blocked"
    text = (delta.content or "") if delta else ""
    return Piece(text, _usage(chunk.usage), chunk.model or "", ended)


def _usage(counted: "CompletionUsage | None") -> Usage | None:
    if counted is None:
        return None
    details = counted.prompt_tokens_details
    cached = (details.cached_tokens or 0) if details else 0
    return Usage(counted.prompt_tokens or 0, counted.completion_tokens or 0, cached, 1)


def _writes(name: str) -> bool:
    return not any(word in name.lower() for word in _NOT_FOR_TEXT)


def _seconds(header: str) -> float | None:
    """Of Retry-After; a date is not honoured, as no such server sends one."""
    try:
        return max(0.0, float(header))
    except ValueError:
        return None
