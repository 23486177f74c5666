"""A model hub on this computer that speaks what huggingface.co speaks."""

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

NAME = "someone/tiny"
REVISION = "a" * 40
WEIGHTS = bytes(range(256)) * 4000  # 1 MB: several chunks
FILES = {
    "modules.json": b"[]",
    "config.json": b"{}",
    "1_Pooling/config.json": b'{"word_embedding_dimension": 32}',
    "model.safetensors": WEIGHTS,
    "pytorch_model.bin": b"the same weights",
    "onnx/model.onnx": b"for another runtime",
    "onnx/config.json": b"{}",
    "README.md": b"A model",
    "../outside.json": b"{}",
    "..\\outside.json": b"{}",
}


@dataclass
class Hub:
    """`asked` holds (path, Range header, Authorization header) of each request for a file."""

    files: dict[str, bytes] = field(default_factory=lambda: dict(FILES))
    served: dict[str, bytes] = field(default_factory=dict)  # in place of what was announced
    sizes: dict[str, int] = field(default_factory=dict)  # as above
    gated: object = False
    token: str = ""  # that opens a gated model
    gives_parts: bool = True
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    endpoint: str = ""

    def info(self) -> dict[str, object]:
        siblings = [
            {"rfilename": path, "size": self.sizes.get(path, len(data)), "blobId": "0"}
            | (_lfs(data) if path == "model.safetensors" else {})
            for path, data in self.files.items()
        ]
        return {
            "id": NAME,
            "sha": REVISION,
            "gated": self.gated,
            "tags": ["sentence-transformers", "license:apache-2.0"],
            "cardData": {"license": "apache-2.0"},
            "siblings": siblings,
        }


def _lfs(data: bytes) -> dict[str, object]:
    sha256 = hashlib.sha256(data).hexdigest()
    return {"lfs": {"size": len(data), "sha256": sha256, "pointerSize": 130}}


class _Handler(BaseHTTPRequestHandler):
    hub: Hub

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        if path == f"api/models/{NAME}":
            self._send(200, json.dumps(self.hub.info()).encode())
        elif path.startswith(f"{NAME}/resolve/{REVISION}/"):
            self._file(path.removeprefix(f"{NAME}/resolve/{REVISION}/"))
        else:
            self._send(404, b"", {"X-Error-Code": "RepoNotFound"})

    def _file(self, path: str) -> None:
        wanted, said = self.headers.get("Range", ""), self.headers.get("Authorization", "")
        self.hub.asked.append((path, wanted, said))
        if self.hub.gated and said != f"Bearer {self.hub.token}":
            self._send(403, b"", {"X-Error-Code": "GatedRepo"})
            return
        data = self.hub.served.get(path, self.hub.files.get(path))
        if data is None:
            self._send(404, b"", {"X-Error-Code": "EntryNotFound"})
            return
        start = int(wanted.removeprefix("bytes=").rstrip("-") or 0) if self.hub.gives_parts else 0
        self._send(206 if wanted and self.hub.gives_parts else 200, data[start:])

    def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        # Whoever stops a download hangs up.
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True

    def log_message(self, *_arguments: object) -> None:
        """Says nothing."""


@contextmanager
def serving(hub: Hub) -> Iterator[Hub]:
    handler = type("Handler", (_Handler,), {"hub": hub})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    hub.endpoint = f"http://127.0.0.1:{server.server_port}"
    try:
        yield hub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
