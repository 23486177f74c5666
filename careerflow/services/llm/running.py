"""Runs what is asynchronous inside a job: one event loop each, ended soon after a cancel."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from careerflow.services.task import Cancelled, TaskContext

T = TypeVar("T")
_LOOK_SECONDS = 0.03
_END_SECONDS = 0.05  # for connections to be closed politely


class _Threads(ThreadPoolExecutor):
    """Where the loop looks up names of hosts, and imports are made: what nobody can stop. Those of
    Python are waited for when the program ends; a look-up without a network takes 20 s."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> "Future[T]":
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()

        def work() -> None:
            try:
                future.set_result(fn(*args, **kwargs))
            except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
                future.set_exception(error)

        threading.Thread(target=work, name="loop-work", daemon=True).start()
        return future


def run(ctx: TaskContext, make: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Its result or exception; Cancelled, within 200 ms of the user's wish."""
    loop = asyncio.new_event_loop()
    loop.set_default_executor(_Threads())
    try:
        return loop.run_until_complete(_watched(ctx, make))
    finally:
        loop.run_until_complete(_ended())
        # Not asyncio.run, which waits for look-ups of names that nobody can stop.
        loop.close()


async def _watched(ctx: TaskContext, make: Callable[[], Coroutine[Any, Any, T]]) -> T:
    ctx.check()
    task = asyncio.create_task(make())
    while True:
        await asyncio.wait({task}, timeout=_LOOK_SECONDS)
        if task.done():
            return task.result()
        if ctx.is_cancelled():
            await _cancelled({task})
            raise Cancelled


async def _ended() -> None:
    """Ends what is left over."""
    await _cancelled(asyncio.all_tasks() - {asyncio.current_task()})
    closing = asyncio.create_task(asyncio.get_running_loop().shutdown_asyncgens())
    await asyncio.wait({closing}, timeout=_END_SECONDS)


async def _cancelled(tasks: set[asyncio.Task[Any]]) -> None:
    """Gives them a moment to close their connections; how they end is of no interest."""
    for task in tasks:
        task.cancel()
    if tasks:
        done, _ = await asyncio.wait(tasks, timeout=_END_SECONDS)
        for task in done:
            task.cancelled() or task.exception()
