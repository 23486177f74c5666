"""Asks again where that may help: after a pause that the server asks for, else a growing one with
jitter, so that calls which failed together do not come back together
(aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter)."""

import asyncio
import math
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

from careerflow.models.errors import LlmError
from careerflow.services.llm.providers.failures import TryAgainError
from careerflow.services.llm.providers.limits import Limits

T = TypeVar("T")
_FIRST_PAUSE = 1.0  # seconds


async def repeated(attempt: Callable[[], Awaitable[T]], limits: Limits, host: str) -> tuple[T, int]:
    """The answer, and how many calls it took. Raises what the last attempt raised, and LlmError
    `llm.slow` where all of it took longer than `limits.total`, `llm.wait` where the server asks
    for a longer pause than `limits.longest_wait`."""
    calls = 0
    try:
        async with asyncio.timeout(limits.total):
            while True:
                calls += 1
                try:
                    return await attempt(), calls
                except TryAgainError as error:
                    if calls >= limits.attempts:
                        raise
                    pause = _pause(error, calls, limits, host)
                await asyncio.sleep(pause)
    except TimeoutError:
        raise LlmError("llm.slow", host=host) from None


def _pause(error: TryAgainError, calls: int, limits: Limits, host: str) -> float:
    """Seconds. Raises LlmError `llm.wait`."""
    if error.after is None:
        longest = min(_FIRST_PAUSE * float(2 ** (calls - 1)), limits.longest_wait)
        return longest * random.uniform(0.5, 1.0)  # noqa: S311 - no secret
    if error.after > limits.longest_wait:
        raise LlmError("llm.wait", host=host, seconds=math.ceil(error.after)) from None
    return error.after + random.uniform(0.0, 0.25)  # noqa: S311 - no secret
