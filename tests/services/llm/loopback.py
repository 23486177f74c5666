"""What the two loopback servers share: they stand in the place of a provider, on this computer.

`answer` is given each request, parsed, and says what the model says: JSON, or what is none.
`failures` are taken by one call after the other, and then all goes well; their names are in
`FAILURES`. Every request for text is noted in `asked`, and in `leaks` each place but its header
where the key was seen.
"""

import json
import os
import socket
import struct
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar

KEY = "AIza" + "k" * 35

FAILURES = (
    *("400", "400key", "401", "403", "404", "407", "429", "429day", "500", "503"),
    *("html", "redirect", "reset", "reset_midway", "cut", "malformed", "wrong_schema", "empty"),
    *("safety", "recitation", "max_tokens", "prompt_blocked", "silent", "drip", "error_midway"),
    *("too_long", "continuation", "other_json"),
)


@dataclass(frozen=True)
class Asked:
    """One request for text. `text` is all that the user's side says: what calls share, and the
    task; `body` is the whole of it, as it came."""

    model: str
    system: str
    text: str
    schema: dict[str, Any] | None
    body: dict[str, Any]
    headers: dict[str, str] = field(default_factory=dict)


Answer = Callable[[Asked], str]


def instance_of(schema: dict[str, Any], defs: dict[str, Any] | None = None) -> Any:  # noqa: PLR0911
    """Some value that fits a JSON schema as pydantic writes it."""
    defs = defs or schema.get("$defs", {})
    if "$ref" in schema:
        return instance_of(defs[schema["$ref"].rsplit("/", 1)[-1]], defs)
    if "const" in schema:
        return schema["const"]
    if "anyOf" in schema:
        return instance_of(schema["anyOf"][0], defs)
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema.get("type")
    if kind == "object":
        return {k: instance_of(v, defs) for k, v in schema.get("properties", {}).items()}
    if kind == "array":
        return [instance_of(schema.get("items", {}), defs)] * max(1, schema.get("minItems", 1))
    return {"integer": 1, "number": 0.5, "boolean": True, "null": None}.get(kind, "Xin chào")


def any_instance(asked: Asked) -> str:
    """The answer where a test scripts none."""
    if asked.schema is None:
        return "Hello."
    return json.dumps(instance_of(asked.schema), ensure_ascii=False)


class LoopbackServer(ThreadingHTTPServer):
    """`pace` seconds pass between two pieces of `piece` characters, after `wait` for the first.
    `retry_after` seconds are what the failures 429 and 503 ask for, where not None."""

    daemon_threads = True

    def __init__(
        self,
        answer: Answer = any_instance,
        failures: Iterable[str] = (),
        *,
        key: str | None = KEY,
        pace: float = 0.0,
        piece: int = 40,
        wait: float = 0.0,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(("127.0.0.1", 0), self.handler)
        self.answer, self.failures = answer, list(failures)
        unknown = set(self.failures) - set(FAILURES) - {"ok"}
        assert not unknown, unknown
        self.key, self.pace, self.piece, self.wait = key, pace, piece, wait
        self.retry_after = retry_after
        self.asked: list[Asked] = []
        self.paths: list[str] = []
        self.leaks: list[str] = []
        self.hung_up = 0
        self.models = [{"name": "model-a"}, {"name": "model-b"}]
        self.ended = threading.Event()
        self._lock = threading.Lock()

    handler: type["Handler"]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def next_failure(self) -> str:
        with self._lock:
            return self.failures.pop(0) if self.failures else "ok"

    def handle_error(self, *_arguments: object) -> None:
        """Clients hang up on purpose."""


class Handler(ABC, BaseHTTPRequestHandler):
    """The half that both protocols share; a subclass speaks one of them."""

    protocol_version = "HTTP/1.1"
    key_header = ""
    server: LoopbackServer

    # What a protocol says for itself.

    @abstractmethod
    def parsed(self, body: dict[str, Any]) -> Asked: ...

    @abstractmethod
    def refusal(self, status: int, failure: str) -> dict[str, Any]: ...

    @abstractmethod
    def pieces(self, texts: list[str], failure: str, asked: Asked) -> Iterator[dict[str, Any]]: ...

    @abstractmethod
    def model_list(self) -> dict[str, Any]: ...

    end_of_stream = b""

    # What both do.

    def log_message(self, *_arguments: object) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        self.server.paths.append(self.path)
        self._look_for_leaks(b"")
        failure = self._failure()
        if not self._failed_at_once(failure):
            self._json(200, self.model_list())

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("content-length") or 0))
        self.server.paths.append(self.path)
        self._look_for_leaks(raw)
        asked = self.parsed(json.loads(raw))
        self.server.asked.append(asked)
        if (said := self.refused(asked)) is not None:
            self._json(400, {"error": said})
            return
        failure = self._failure()
        self.server.ended.wait(self.server.wait)
        if self._failed_at_once(failure):
            return
        try:
            self._stream(asked, failure)
        except (BrokenPipeError, ConnectionResetError):
            self.server.hung_up += 1

    def refused(self, _asked: Asked) -> Any:
        """What this server does not know of the protocol; None where it knows all of it."""
        return None

    def _failure(self) -> str:
        failure = self.server.next_failure()
        if failure == "ok" and self.server.key is not None:
            sent = self.headers.get(self.key_header, "").removeprefix("Bearer ")
            return "ok" if sent == self.server.key else "400key"
        return failure

    def _look_for_leaks(self, body: bytes) -> None:
        key = self.server.key
        if key is None:
            return
        others = {n: text for n, text in self.headers.items() if n.lower() != self.key_header}
        seen = {"address": self.path, "body": body.decode(), **others}
        self.server.leaks += [place for place, text in seen.items() if key in text]

    def _failed_at_once(self, failure: str) -> bool:
        """Whether the failure was one that comes in the place of an answer, and was sent."""
        if failure == "html":
            page = b"<html><body>Log in to this network</body></html>"
            self._send(200, page, "text/html; charset=utf-8")
        elif failure == "other_json":  # as LM Studio answers at a path that it does not know
            self._json(200, {"error": "Unexpected endpoint or method."})
        elif failure == "redirect":
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:1/login")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif failure == "reset":
            self._reset()
        elif failure == "silent":
            self.server.ended.wait(60)
            self.close_connection = True
        elif failure == "too_long" or failure[:3].isdigit():
            status = 400 if failure == "too_long" else int(failure[:3])
            self._json(status, self.refusal(status, failure), retry_after=self.server.retry_after)
        else:
            return False
        return True

    def _reset(self) -> None:
        """An RST in place of what should come."""
        linger = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()
        self.close_connection = True

    def _json(self, status: int, value: Any, retry_after: float | None = None) -> None:
        body = json.dumps(value, ensure_ascii=False).encode()
        self._send(status, body, "application/json; charset=UTF-8", retry_after)

    def _send(self, status: int, body: bytes, kind: str, retry_after: float | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if retry_after is not None and self.key_header == "authorization":
            self.send_header("Retry-After", str(retry_after))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, asked: Asked, failure: str) -> None:
        text = self.server.answer(asked)
        if failure == "malformed":
            text = text[:-1] + ",,}"
        elif failure == "wrong_schema":
            text = '{"unexpected": 1}'
        elif failure in ("empty", "prompt_blocked", "safety"):
            text = ""
        elif failure in ("max_tokens", "continuation", "cut", "reset_midway", "error_midway"):
            text = text[: len(text) // 2]
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        size = self.server.piece
        texts = [text[at : at + size] for at in range(0, len(text), size)] or [""]
        self._events(self.pieces(texts, failure, asked), failure)

    def _events(self, events: Iterator[dict[str, Any]], failure: str) -> None:
        for at, event in enumerate(events):
            if at:
                self.server.ended.wait(self.server.pace)
            raw = b"data: " + json.dumps(event, ensure_ascii=False).encode() + b"\r\n\r\n"
            if failure == "drip":
                self._drip(raw)
                return
            self._chunk(raw)
        if failure == "reset_midway":
            time.sleep(0.05)  # what was sent arrives before the RST
            self._reset()
        elif failure == "error_midway":
            self._chunk(b"data: " + json.dumps(self.refusal(503, "503")).encode() + b"\r\n\r\n")
            self._chunk(b"")
        else:
            if failure != "cut" and self.end_of_stream:
                self._chunk(self.end_of_stream)
            self._chunk(b"")

    def _drip(self, raw: bytes) -> None:
        """A byte now and then, for as long as anybody listens."""
        for byte in raw * 1000:
            if self.server.ended.wait(0.02):
                return
            self._chunk(bytes([byte]))

    def _chunk(self, raw: bytes) -> None:
        self.wfile.write(b"%x\r\n" % len(raw) + raw + b"\r\n")
        self.wfile.flush()


Server = TypeVar("Server", bound=LoopbackServer)


@contextmanager
def serving(server: Server) -> Iterator[Server]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        thread.join()
        with suppress(OSError):
            server.server_close()
