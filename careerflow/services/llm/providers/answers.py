"""One answer, put together from the pieces that a provider streams, and held to its schema."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from careerflow.models.errors import LlmError
from careerflow.models.llm import Usage
from careerflow.services.llm.interface import OnText, Reply
from careerflow.services.llm.providers.failures import TryAgainError, UselessAnswerError
from careerflow.services.llm.providers.limits import Limits

if TYPE_CHECKING:
    from pydantic import BaseModel

_LONGEST = 400_000  # characters of an answer
_OBJECT = re.compile(r'\{\s*["}]')
# Some models are made to begin with a thought, and only end it themselves.
_THOUGHTS = re.compile(r"\A\s*(?:<think>.*?(?:</think>|\Z)|[^\s{].*?</think>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """`usage` and `model` as far as this piece says them. `ended` is "" while there may be more,
    `DONE`, or the code of the LlmError that the end means."""

    text: str = ""
    usage: Usage | None = None
    model: str = ""
    ended: str = ""


DONE = "done"


async def collected(
    pieces: AsyncIterator[Piece],
    limits: Limits,
    on_text: OnText,
    told: Callable[[BaseException], LlmError],
) -> Piece:
    """All pieces as one. Raises what `told` makes of a failure of the network, and LlmError
    `llm.slow` where the answer does not begin, or go on, in time."""
    whole, shown = Piece(), ""
    patience = limits.first
    while (piece := await _next(pieces, patience, told)) is not None:
        whole = _joined(whole, piece)
        if piece.text:
            patience = limits.between
        if len(whole.text) > _LONGEST:
            raise UselessAnswerError("llm.bad_answer", whole.usage or Usage())
        if (begun := json_part(whole.text)) != shown:
            shown = begun
            on_text(shown)
    return whole


async def _next(
    pieces: AsyncIterator[Piece], patience: float, told: Callable[[BaseException], LlmError]
) -> Piece | None:
    try:
        async with asyncio.timeout(patience):
            return await anext(pieces, None)
    except Exception as error:  # noqa: BLE001 - each library raises its own, and those of others
        failure = told(error)
    raise failure  # out here, so that nothing of the library's hangs on it


def _joined(whole: Piece, piece: Piece) -> Piece:
    return Piece(
        whole.text + piece.text,
        piece.usage or whole.usage,
        piece.model or whole.model,
        piece.ended or whole.ended,
    )


def reply(whole: Piece, schema: "type[BaseModel]", asked_model: str, host: str) -> Reply:
    """Raises UselessAnswerError where it was stopped, is empty or does not fit the schema, and
    TryAgainError `llm.broken_off` where its end is missing."""
    usage = whole.usage or Usage()
    if whole.ended not in ("", DONE):
        raise UselessAnswerError(whole.ended, usage)
    if not whole.text.strip() and whole.ended:
        raise UselessAnswerError("llm.empty", usage)
    text = _fitting(whole.text, schema)
    if text is None and not whole.ended:
        raise TryAgainError("llm.broken_off", host=host)
    if text is None:
        raise UselessAnswerError("llm.bad_answer", usage)
    return Reply(text, usage, whole.model or asked_model)


def counted(answer: Reply, calls: int) -> Reply:
    return replace(answer, usage=replace(answer.usage, calls=calls))


def json_part(text: str) -> str:
    """From where JSON begins: without the thoughts, the fence or the words that some put before."""
    text = _THOUGHTS.sub("", text)
    begun = _OBJECT.search(text)
    return text[begun.start() :] if begun else ""


def _fitting(text: str, schema: "type[BaseModel]") -> str | None:
    """The first JSON object in it, where that fits the schema. No later one: a part of an answer
    that is broken may fit a schema too."""
    from pydantic import ValidationError

    text = json_part(text)
    try:
        _value, end = json.JSONDecoder().raw_decode(text)
        schema.model_validate_json(text[:end])
    except (ValueError, RecursionError, ValidationError):
        return None
    return text[:end]
