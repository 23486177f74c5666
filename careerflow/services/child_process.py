"""A child process that answers requests: both ends of the pipe.

A frame is two big-endian uint32 lengths, a JSON header of the first and raw bytes of the second.
Requests carry an id; replies to a request that nobody waits for any more are dropped. The child
ends when its standard input closes, so it never outlives its parent.

The parent's end has two pump threads that only move frames between the pipes and queues: a pipe
cannot be polled on Windows, and whoever waits must be able to give up, even where the child reads
nothing any more. Every job still runs in a thread that controllers/tasks.py started.
"""

import itertools
import os
import queue
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from careerflow.models.errors import CareerFlowError
from careerflow.models.message import ParamValue
from careerflow.services.secrets import VARIABLES
from careerflow.services.task import Cancelled, Progress, Stage, TaskContext

_LENGTHS = struct.Struct(">II")
_POLL_SECONDS = 0.02


class ChildDied(Exception):  # noqa: N818 - the caller turns it into an error the user sees
    """The child ended, or was killed, before it answered."""


class ChildTimeout(Exception):  # noqa: N818 - as above
    """The child took longer than it was given, and was killed."""


class Failure(msgspec.Struct, frozen=True):
    """An expected failure in the child: a message id and its parameters."""

    code: str
    params: dict[str, ParamValue] = {}


_NOTHING = msgspec.Raw()


class Frame(msgspec.Struct, frozen=True, omit_defaults=True):
    """Header of a frame: a request has a method, a reply one of the others."""

    id: int
    method: str | None = None
    params: msgspec.Raw = msgspec.Raw(b"null")
    cancel: bool = False
    result: msgspec.Raw = _NOTHING
    progress: tuple[str, int, int] | None = None
    failure: Failure | None = None
    cancelled: bool = False


Blob = bytes | memoryview
"""A memoryview spares a copy; what it looks at must stay as it is until it has been sent."""


def _write(stream: BinaryIO, frame: Frame, blob: Blob = b"") -> None:
    header = msgspec.json.encode(frame)
    stream.write(_LENGTHS.pack(len(header), len(blob)) + header)
    if blob:
        stream.write(blob)
    stream.flush()


def _read(stream: BinaryIO) -> tuple[Frame, bytes]:
    """Raises EOFError where the other end has gone."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        raise EOFError
    header_size, blob_size = _LENGTHS.unpack(lengths)
    header, blob = stream.read(header_size), stream.read(blob_size)
    if len(header) < header_size or len(blob) < blob_size:
        raise EOFError
    return msgspec.json.decode(header, type=Frame), blob


def _command(arguments: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    # A child, which may be reading somebody's hostile PDF, has no use for a key.
    keys = VARIABLES.values()
    environment = {name: value for name, value in os.environ.items() if name not in keys}
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments], environment
    package_parent = Path(__file__).resolve().parents[2]
    environment["PYTHONPATH"] = str(package_parent)
    # -P: a module that happens to lie in the current folder is not ours.
    return [sys.executable, "-P", "-m", "careerflow", *arguments], environment


class ChildProcess:
    """The parent's end. Safe to use from several threads. Raises OSError where the system starts
    no process. The child inherits `descriptors` under the numbers they have here (POSIX only)."""

    def __init__(self, flag: str, *arguments: str, descriptors: Sequence[int] = ()) -> None:
        command, environment = _command([flag, *arguments])
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            pass_fds=descriptors,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._to_child: BinaryIO = self._process.stdin  # type: ignore[assignment]
        self._from_child: BinaryIO = self._process.stdout  # type: ignore[assignment]
        self._ids = itertools.count(1)
        self._lock = threading.Lock()
        self._requests: queue.SimpleQueue[tuple[Frame, bytes] | None] = queue.SimpleQueue()
        self._waiting: dict[int, queue.SimpleQueue[tuple[Frame, bytes] | None]] = {}
        self._ended = False
        self._pumps = [
            threading.Thread(target=pump, name=f"pipe {flag}", daemon=True)
            for pump in (self._pump_requests, self._pump_replies)
        ]
        for thread in self._pumps:
            thread.start()

    @property
    def pid(self) -> int:
        """Of the child."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """False once the child has closed its end, or was killed."""
        return not self._ended

    def request(
        self,
        ctx: TaskContext,
        method: str,
        params: object = None,
        blob: bytes = b"",
        seconds: float | None = None,
    ) -> tuple[msgspec.Raw, bytes]:
        """Sends a request and waits for its answer.

        Raises Cancelled at once when the task is cancelled (the child is told), the child's
        CareerFlowError, ChildDied, or ChildTimeout after `seconds` (the child is killed).
        """
        identifier = next(self._ids)
        replies: queue.SimpleQueue[tuple[Frame, bytes] | None] = queue.SimpleQueue()
        with self._lock:
            if self._ended:
                raise ChildDied
            self._waiting[identifier] = replies
        try:
            body = msgspec.Raw(msgspec.json.encode(params))
            self._requests.put((Frame(identifier, method=method, params=body), blob))
            return self._wait(ctx, identifier, replies, seconds)
        finally:
            with self._lock:
                self._waiting.pop(identifier, None)

    def close(self, seconds: float = 2.0) -> None:
        """Ends the child: asks by closing its input, kills it if it does not follow."""
        self._requests.put(None)
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
        for thread in self._pumps:
            thread.join(seconds)
        self._from_child.close()

    def kill(self) -> None:
        """Ends the child without asking; whoever waits for it gets ChildDied."""
        self._process.kill()
        self._process.wait()
        self._end()

    def _wait(
        self,
        ctx: TaskContext,
        identifier: int,
        replies: "queue.SimpleQueue[tuple[Frame, bytes] | None]",
        seconds: float | None,
    ) -> tuple[msgspec.Raw, bytes]:
        deadline = None if seconds is None else time.monotonic() + seconds
        while True:
            if ctx.is_cancelled():
                self._requests.put((Frame(identifier, cancel=True), b""))
                raise Cancelled
            # Before each reply: steady progress does not buy more time.
            if deadline is not None and time.monotonic() > deadline:
                self.kill()
                raise ChildTimeout
            try:
                reply = replies.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                continue
            if reply is None:
                raise ChildDied
            answer = _answer(ctx, *reply)
            if answer is not None:
                return answer

    def _pump_requests(self) -> None:
        with suppress(OSError):  # the pipe broke
            while (request := self._requests.get()) is not None:
                _write(self._to_child, *request)
        self._end()
        with suppress(OSError):
            self._to_child.close()

    def _pump_replies(self) -> None:
        with suppress(EOFError, OSError, ValueError, msgspec.DecodeError):
            while True:
                frame, blob = _read(self._from_child)
                with self._lock:
                    replies = self._waiting.get(frame.id)
                if replies is not None:
                    replies.put((frame, blob))
        self._end()

    def _end(self) -> None:
        """No request gets an answer from now on."""
        with self._lock:
            self._ended = True
            for replies in self._waiting.values():
                replies.put(None)


def _answer(ctx: TaskContext, frame: Frame, blob: bytes) -> tuple[msgspec.Raw, bytes] | None:
    """None for a progress report."""
    if frame.progress is not None:
        stage, done, total = frame.progress
        ctx.on_progress(Progress(Stage(stage), done, total))
        return None
    if frame.cancelled:
        raise Cancelled
    if frame.failure is not None:
        raise CareerFlowError(frame.failure.code, **frame.failure.params)
    return frame.result, blob


Handler = Callable[[TaskContext, str, msgspec.Raw, bytes], tuple[Any, Blob]]
"""handler(ctx, method, params, blob) -> (result, blob)"""


def serve(handler: Handler, failures: Mapping[type[BaseException], str], fallback: str) -> int:
    """The child's end: answers requests one after the other until standard input closes.

    A CareerFlowError travels as itself, an exception of `failures` as the code given there, any
    other as `fallback` with the exception's type name (never its text, which may quote the CV).
    """
    from_parent: BinaryIO = open(0, "rb", closefd=False)  # noqa: SIM115 - lives with the process
    to_parent: BinaryIO = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not land between two frames. The parent gave all three, even
    # to a windowed program, which has none of its own.
    os.dup2(2, 1)
    lock = threading.Lock()
    requests: queue.SimpleQueue[tuple[Frame, bytes]] = queue.SimpleQueue()
    cancelled: set[int] = set()

    def send(frame: Frame, blob: Blob = b"") -> None:
        with lock:
            _write(to_parent, frame, blob)

    def pump() -> None:
        with suppress(EOFError, OSError, msgspec.DecodeError):
            while True:
                frame, blob = _read(from_parent)
                if frame.cancel:
                    cancelled.add(frame.id)
                else:
                    requests.put((frame, blob))
        os._exit(0)  # the parent has gone; a request that runs is of no use to anyone

    threading.Thread(target=pump, name="requests", daemon=True).start()
    while True:
        frame, blob = requests.get()
        answer, answer_blob = _handle(handler, failures, fallback, (frame, blob), cancelled, send)
        send(answer, answer_blob)
        cancelled.discard(frame.id)


def _handle(
    handler: Handler,
    failures: Mapping[type[BaseException], str],
    fallback: str,
    request: tuple[Frame, bytes],
    cancelled: set[int],
    send: Callable[[Frame], None],
) -> tuple[Frame, Blob]:
    frame, blob = request
    assert frame.method is not None

    def on_progress(progress: Progress) -> None:
        send(Frame(frame.id, progress=(progress.stage, progress.done, progress.total)))

    ctx = TaskContext(on_progress, lambda: frame.id in cancelled)
    try:
        ctx.check()
        result, answer_blob = handler(ctx, frame.method, frame.params, blob)
        return Frame(frame.id, result=msgspec.Raw(msgspec.json.encode(result))), answer_blob
    except Cancelled:
        return Frame(frame.id, cancelled=True), b""
    except CareerFlowError as error:
        failure = Failure(error.message.id, dict(error.message.params))
        return Frame(frame.id, failure=failure), b""
    except BaseException as error:  # noqa: BLE001 - reported to the parent, whatever it is
        for kind, code in failures.items():
            if isinstance(error, kind):
                return Frame(frame.id, failure=Failure(code)), b""
        failure = Failure(fallback, {"kind": type(error).__name__})
        return Frame(frame.id, failure=failure), b""
