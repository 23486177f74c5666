"""An engine process that outlives the windows it works for: to load its encoders takes five seconds
of a processor. Its windows know nothing of each other: each sends what it asks about anew."""

import msgspec

from careerflow.services.child_process import ChildDied, ChildProcess
from careerflow.services.task import Cancelled, TaskContext


class Lent:
    """To one window, as its ChildProcess: closed, it answers that window no more."""

    def __init__(self, process: ChildProcess) -> None:
        self._process = process
        self._closed = False

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.alive and not self._closed

    def request(
        self,
        ctx: TaskContext,
        method: str,
        params: object = None,
        blob: bytes = b"",
        seconds: float | None = None,
    ) -> tuple[msgspec.Raw, bytes]:
        if self._closed:
            raise ChildDied
        watched = TaskContext(
            ctx.on_progress, lambda: self._closed or ctx.is_cancelled(), ctx.on_partial
        )
        try:
            return self._process.request(watched, method, params, blob, seconds)
        except Cancelled:
            if ctx.is_cancelled():
                raise
            raise ChildDied from None  # as whoever still waits when a process is closed

    def close(self) -> None:
        self._closed = True


class Lender:
    """Starts the one process when it is first asked for, or after it died."""

    def __init__(self) -> None:
        self._process: ChildProcess | None = None

    def child(self, flag: str, *arguments: str) -> ChildProcess | Lent:
        """In the place of ChildProcess: an engine with a chosen encoder is a process of its own."""
        if arguments:
            return ChildProcess(flag, *arguments)
        if self._process is not None and not self._process.alive:
            self.close()
        if self._process is None:
            self._process = ChildProcess(flag)
        return Lent(self._process)

    @property
    def pid(self) -> int | None:
        return None if self._process is None else self._process.pid

    def close(self) -> None:
        if self._process is not None:
            self._process.close()
            self._process = None
