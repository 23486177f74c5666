"""What is asynchronous inside a job: its result, its errors, and its end at the user's wish."""

import asyncio
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from careerflow.models.errors import LlmError
from careerflow.services.llm import running
from careerflow.services.llm.providers.opening import open_model
from careerflow.services.task import Cancelled, TaskContext
from tests.services.llm.asking import KINDS, QUICK, REQUEST, SERVERS, provider_of
from tests.services.llm.loopback import KEY, serving

ROOT = Path(__file__).resolve().parents[3]


def test_a_result_and_an_error_come_through():
    async def fine() -> int:
        await asyncio.sleep(0)
        return 7

    async def failing() -> int:
        raise LlmError("llm.slow")

    assert running.run(TaskContext(), fine) == 7
    with pytest.raises(LlmError, match=r"llm\.slow"):
        running.run(TaskContext(), failing)


def test_a_job_that_was_cancelled_before_does_not_begin():
    async def never() -> None:
        raise AssertionError

    with pytest.raises(Cancelled):
        running.run(TaskContext(is_cancelled=lambda: True), never)


def test_what_was_left_running_is_ended():
    ended = []

    async def left() -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(True)

    async def main() -> None:
        tasks.append(asyncio.create_task(left()))
        await asyncio.sleep(0)

    tasks: list[asyncio.Task[None]] = []
    running.run(TaskContext(), main)
    assert ended == [True]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "server",
    [
        {"failures": ["silent"]},
        {"pace": 60.0, "piece": 5},
        {"failures": ["drip"]},
        {"failures": ["429"] * 9, "retry_after": 25},
    ],
    ids=["before the answer", "within it", "within a piece", "in a pause"],
)
def test_a_cancel_ends_a_call_at_once_wherever_it_is(kind, server):
    """Each of them would go on for a minute."""
    wish = threading.Event()
    model_closed = []

    async def asked() -> None:
        model = open_model(provider_of(loopback), KEY)
        try:
            await model.generate(REQUEST, lambda _text: wish.set())
        finally:
            await model.close()
            model_closed.append(True)

    with serving(SERVERS[kind](**server)) as loopback:
        begun = threading.Timer(0.3, wish.set)  # where no text comes
        begun.start()
        with pytest.raises(Cancelled):
            running.run(TaskContext(is_cancelled=wish.is_set), asked)
        begun.cancel()
    assert model_closed == [True]


_LOOK_UP = """
import asyncio, socket, threading
from careerflow.services.llm import running
from careerflow.services.task import Cancelled, TaskContext

looking = threading.Event()

def look_up(*_arguments, **_named):
    looking.set()
    threading.Event().wait()

socket.getaddrinfo = look_up

async def asked():
    await asyncio.get_running_loop().getaddrinfo("example.invalid", 443)

try:
    running.run(TaskContext(is_cancelled=looking.is_set), asked)
except Cancelled:
    print("cancelled")
"""


def test_neither_a_cancel_nor_the_end_of_the_program_waits_for_a_name_to_be_found():
    """It is never found."""
    command = [sys.executable, "-c", _LOOK_UP]
    said = subprocess.run(command, check=True, capture_output=True, timeout=60, cwd=ROOT).stdout
    assert said == b"cancelled\n"


def test_the_wish_to_cancel_may_come_while_text_is_shown():
    ctx = TaskContext(is_cancelled=lambda: bool(shown))
    shown: list[object] = []

    async def asked() -> None:
        model = open_model(provider_of(loopback), KEY, QUICK)

        def show(text: str) -> None:
            shown.append(text)
            ctx.check()

        try:
            await model.generate(REQUEST, show)
        finally:
            await model.close()

    with serving(SERVERS[KINDS[0]]()) as loopback, pytest.raises(Cancelled):
        running.run(ctx, asked)
    assert len(shown) == 1
