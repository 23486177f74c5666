"""Gemini, through google-genai: any model of the Gemini API, at Google's address or one that the
user names."""

import asyncio
import json
import re
from collections.abc import AsyncGenerator
from contextlib import aclosing
from functools import partial
from typing import TYPE_CHECKING, Any

import httpx

from careerflow.models.errors import LlmError
from careerflow.models.llm import ModelInfo, ProviderKind, Usage
from careerflow.services.llm.interface import OnText, Reply, Request, ignore_text
from careerflow.services.llm.providers import answers, failures, retries, transport
from careerflow.services.llm.providers.addresses import Address
from careerflow.services.llm.providers.answers import DONE, Piece
from careerflow.services.llm.providers.defaults import DEFAULT_MODELS
from careerflow.services.llm.providers.limits import THINKING_ROOM, Limits

if TYPE_CHECKING:
    from google.genai import types

_VERSION = "v1beta"  # v1 knows no aliases
_SEED = 7
_RETRY_INFO = "type.googleapis.com/google.rpc.RetryInfo"
_NOT_FOR_TEXT = ("image", "tts", "audio", "live", "robotics", "computer-use")

_ENDS = {
    "STOP": DONE,
    "MAX_TOKENS": "llm.cut_short",
    "CONTINUATION": "llm.cut_short",
    "RECITATION": "llm.recitation",
    "SAFETY": "llm.blocked",
    "BLOCKLIST": "llm.blocked",
    "PROHIBITED_CONTENT": "llm.blocked",
    "SPII": "llm.blocked",
    "MODEL_ARMOR": "llm.blocked",
    "PUP_LIMITED_DISABLED": "llm.blocked",
    "LANGUAGE": "llm.blocked",
}

_cannot_think_less: set[str] = set()
"""Models that have refused to be told how much to think, for as long as the program runs."""


class Gemini:
    """A LanguageModel."""

    def __init__(self, address: Address, model: str, key: str, limits: Limits) -> None:
        from google import genai
        from google.genai import types

        self._host, self._model, self._limits = address.host, model, limits
        self._http = transport.client(address, {"x-goog-api-key": key}, limits)
        options = types.HttpOptions(
            base_url=address.url,
            api_version=_VERSION,
            httpx_async_client=self._http,
            # Never used, but made in any case, with certificates that take a while to load.
            httpx_client=httpx.Client(verify=transport.certificates(), trust_env=False),
        )
        # vertexai: an environment meant for other programs must not send the CV elsewhere.
        self._client = genai.Client(vertexai=False, api_key="-", http_options=options)

    async def models(self) -> tuple[ModelInfo, ...]:
        found, _calls = await retries.repeated(self._list, self._limits, self._host)
        return tuple(
            sorted(found, key=lambda info: info.name != DEFAULT_MODELS[ProviderKind.GEMINI])
        )

    async def _list(self) -> list[ModelInfo]:
        try:
            async with asyncio.timeout(self._limits.listing):
                pager = await self._client.aio.models.list(config={"page_size": 200})
                listed = [model async for model in pager]
        except Exception as error:  # noqa: BLE001 - the library's, and those of what it uses
            failure = self._told(error)
        else:
            if listed:
                return [_info(model) for model in listed if _writes(model)]
            failure = LlmError("llm.wrong_address", host=self._host)
        raise failure

    async def generate(self, request: Request, on_text: OnText = ignore_text) -> Reply:
        refused = 0

        async def attempt() -> Reply:
            nonlocal refused
            try:
                return await self._asked(request, on_text)
            except _ThinkingError:
                refused += 1
                _cannot_think_less.add(self._model)
                return await self._asked(request, on_text)

        answer, calls = await retries.repeated(attempt, self._limits, self._host)
        return answers.counted(answer, calls + refused)

    async def _asked(self, request: Request, on_text: OnText) -> Reply:
        thinking = _thinking(self._model)
        told = partial(self._told, limited=thinking is not None)
        async with aclosing(self._pieces(request, thinking)) as pieces:
            whole = await answers.collected(pieces, self._limits, on_text, told)
        return answers.reply(whole, request.schema, self._model, self._host)

    async def _pieces(
        self, request: Request, thinking: "types.ThinkingConfig | None"
    ) -> AsyncGenerator[Piece, None]:
        stream = await self._client.aio.models.generate_content_stream(
            model=self._model,
            contents=_contents(request),
            config=_config(request, thinking),
        )
        async for chunk in stream:
            yield _piece(chunk)

    async def close(self) -> None:
        await self._client.aio.aclose()
        await self._http.aclose()

    def _told(self, error: BaseException, limited: bool = False) -> LlmError:
        """`limited`: whether the model was told how much to think."""
        from google.genai import errors

        if isinstance(error, errors.APIError) and isinstance(error.code, int):
            said = json.dumps(error.details, default=str)
            if limited and error.code == 400 and "thinking" in said.lower():
                return _ThinkingError("llm.bad_request")
            after = _retry_delay(error.details)
            return failures.of_status(error.code, said, self._host, self._model, after)
        if isinstance(error, errors.UnknownApiResponseError):
            return LlmError("llm.not_the_model", host=self._host)
        return failures.of_network(error, self._host)


class _ThinkingError(LlmError):
    """The model does not let itself be told how much to think."""


def _contents(request: Request) -> "types.ContentListUnion":
    """What is the same for all calls stands first: Gemini then need not read it again."""
    from google.genai import types

    parts = [types.Part(text=text) for text in (request.shared, request.task) if text]
    return [types.Content(role="user", parts=parts)]


def _config(
    request: Request, thinking: "types.ThinkingConfig | None"
) -> "types.GenerateContentConfig":
    from google.genai import types

    return types.GenerateContentConfig(
        system_instruction=request.system,
        response_mime_type="application/json",
        response_json_schema=request.schema.model_json_schema(),
        temperature=0.0,
        seed=_SEED,
        max_output_tokens=request.max_output + THINKING_ROOM,
        thinking_config=thinking,
        # It would send the CV again, past the log of what was sent.
        automatic_continuation=False,
        automatic_function_calling=types.AutomaticFunctionCallingConfig(disable=True),
    )


def _thinking(model: str) -> "types.ThinkingConfig | None":
    """As little as the model allows: the 2.5 ones count tokens (Pro 128 at least), those since
    then have levels, older ones and Gemma none (ai.google.dev/gemini-api/docs/thinking)."""
    from google.genai import types

    if model in _cannot_think_less or re.match(r"(gemini-[12]\.0|gemini-1|gemma)", model):
        return None
    if model.startswith("gemini-2.5"):
        return types.ThinkingConfig(thinking_budget=128 if "pro" in model else 0)
    return types.ThinkingConfig(thinking_level=types.ThinkingLevel.LOW)


def _piece(chunk: "types.GenerateContentResponse") -> Piece:
    feedback = chunk.prompt_feedback
    blocked = feedback is not None and feedback.block_reason is not None
    candidate = chunk.candidates[0] if chunk.candidates else None
    parts = candidate.content.parts if candidate and candidate.content else None
    text = "".join(part.text or "" for part in parts or () if not part.thought)
    ended = _end(candidate.finish_reason) if candidate else ""
    return Piece(
        text, _usage(chunk), chunk.model_version or "", "llm.prompt_blocked" if blocked else ended
    )


def _end(reason: "types.FinishReason | None") -> str:
    name = reason.value if reason else ""
    return _ENDS.get(name, "llm.bad_answer") if name else ""


def _usage(chunk: "types.GenerateContentResponse") -> Usage | None:
    counted = chunk.usage_metadata
    if counted is None:
        return None
    output = (counted.candidates_token_count or 0) + (counted.thoughts_token_count or 0)
    cached = counted.cached_content_token_count or 0
    return Usage(counted.prompt_token_count or 0, output, cached, 1)


def _writes(model: "types.Model") -> bool:
    other = any(word in (model.name or "") for word in _NOT_FOR_TEXT)
    return not other and "generateContent" in (model.supported_actions or ())


def _info(model: "types.Model") -> ModelInfo:
    name = (model.name or "").removeprefix("models/")
    label = model.display_name or ""
    return ModelInfo(name, label, model.input_token_limit, model.output_token_limit)


def _retry_delay(details: Any) -> float | None:
    """Seconds of google.rpc.RetryInfo, such as "13.5s"; None where the server names none."""
    if isinstance(details, list):
        details = details[0] if details else None
    error = details.get("error", details) if isinstance(details, dict) else None
    told = error.get("details") if isinstance(error, dict) else None
    for one in told if isinstance(told, list) else ():
        if isinstance(one, dict) and one.get("@type") == _RETRY_INFO:
            found = re.fullmatch(r"(\d{1,6}(?:\.\d{1,9})?)s", str(one.get("retryDelay", "")))
            return float(found[1]) if found else None
    return None
