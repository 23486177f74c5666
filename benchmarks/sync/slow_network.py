"""A port of this computer behind which a server is further away than it is."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator


@contextlib.contextmanager
def delayed(host: str, port: int, round_trip_ms: int) -> Iterator[int]:
    """The port at which `host` and `port` are reached, each way taking half of the time."""
    loop = asyncio.new_event_loop()
    started: list[asyncio.Server] = []

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(1 << 16):
            loop.call_later(round_trip_ms / 2000, writer.write, data)
        loop.call_later(round_trip_ms / 2000, writer.close)

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        theirs_in, theirs_out = await asyncio.open_connection(host, port)
        with contextlib.suppress(ConnectionError, asyncio.CancelledError):
            await asyncio.gather(pump(reader, theirs_out), pump(theirs_in, writer))

    async def listen() -> None:
        started.append(await asyncio.start_server(accept, "127.0.0.1", 0))

    async def stop() -> None:
        started[0].close()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    loop.run_until_complete(listen())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield int(started[0].sockets[0].getsockname()[1])
    finally:
        asyncio.run_coroutine_threadsafe(stop(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
