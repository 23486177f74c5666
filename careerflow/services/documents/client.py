"""Reading a CV from the window's or the command line's process, which never imports MuPDF."""

import os
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from careerflow.models.document import Box, Document, PageImage
from careerflow.models.errors import (
    CareerFlowError,
    ExportError,
    PasswordNeededError,
    ReadError,
)
from careerflow.services.child_process import ChildDied, ChildProcess, ChildTimeout
from careerflow.services.documents import checks, page_memory
from careerflow.services.documents.page_memory import PageMemory
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.task import Cancelled, Stage, TaskContext

if TYPE_CHECKING:
    from careerflow.services.exports.worded import WordedReport

OPEN_SECONDS = 14.0
"""A second less than a person is made to wait: the end of the process takes its part."""
RENDER_SECONDS = 10.0
REPORT_SECONDS = 60.0
_TEXT_SUFFIXES = (".txt", ".text", ".md")
_T = TypeVar("_T")


class _ImageSize(msgspec.Struct, frozen=True):
    width: int
    height: int
    stride: int
    shared: bool = False


class Reader:
    """One open PDF in a process of its own. Safe to use from several threads.

    After a crash, or a time-out, `render` fails until the document is opened again. With
    `shared` (Linux) page images come through shared memory.
    """

    def __init__(self, open_seconds: float = OPEN_SECONDS, shared: bool = True) -> None:
        self._open_seconds = open_seconds
        self._shared = shared and page_memory.available()
        self._child: ChildProcess | None = None
        self._memory: PageMemory | None = None
        self._lock = threading.Lock()
        self._image_lock = threading.Lock()

    def start(self) -> None:
        """Starts the process ahead of `open`, which does it otherwise.

        Raises ReadError where the system starts none.
        """
        with self._lock:
            if self._child is not None and not self._child.alive:
                self._end(self._child)
            if self._child is None:
                try:
                    self._child = self._start_child()
                except OSError as error:
                    raise ReadError("read.no_reader") from error

    def _start_child(self) -> ChildProcess:
        if not self._shared:
            return ChildProcess("--reader-child")
        descriptor = page_memory.make_descriptor()
        try:
            memory = PageMemory(descriptor)
            arguments = ("--reader-child", "--memory", str(descriptor))
            child = ChildProcess(*arguments, descriptors=(descriptor,))
        finally:
            os.close(descriptor)
        self._memory = memory
        return child

    def open(
        self, ctx: TaskContext, data: bytes, name: str = "", password: str | None = None
    ) -> Document:
        """Reads a PDF (stage READING) and keeps it open for `render`.

        Raises Cancelled, PasswordNeededError, ReadError; within `open_seconds`, come what may.
        """
        ctx.step(Stage.READING)
        deadline = time.monotonic() + self._open_seconds
        checks.check_bytes(data)
        self.start()
        params = {"name": name, "password": password}
        answer, _ = self._ask(ctx, "open", params, data, deadline - time.monotonic())
        return msgspec.json.decode(answer, type=Document)

    def show(self, ctx: TaskContext, data: bytes, password: str | None = None) -> None:
        """Opens a PDF for `render` only, without reading its text; raises as `open` does."""
        self.start()
        self._ask(ctx, "show", {"name": "", "password": password}, data, OPEN_SECONDS)

    def render(self, ctx: TaskContext, page: int, scale: float) -> PageImage:
        """A page (from 0) at `scale` pixels a point; smaller where that would be huge.

        Raises Cancelled, ReadError.
        """
        return self.with_page(ctx, page, scale, _owned)

    def with_page(
        self,
        ctx: TaskContext,
        page: int,
        scale: float,
        take: Callable[[PageImage], _T],
        part: Box | None = None,
    ) -> _T:
        """As `render`, for `take` to make something of the image, whose data may change as soon
        as it returns: that spares a copy. With `part` only that box of the page is rendered."""
        params = {"page": page, "scale": scale, "part": part}
        with self._image_lock:
            memory = self._memory
            answer, pixels = self._ask(ctx, "render", params, b"", RENDER_SECONDS)
            size = msgspec.json.decode(answer, type=_ImageSize)
            used = _bytes_of(size)
            if not size.shared or memory is None:
                return take(_image(page, size, memoryview(pixels)))
            with memory.view(used) as view:
                taken = take(_image(page, size, view))
            memory.trim(used)
            return taken

    def report(
        self,
        ctx: TaskContext,
        report: "WordedReport",
        cv: bytes | str | None,
        password: str | None = None,
        without: str = "",
    ) -> bytes:
        """The report as a PDF (stage EXPORTING), with the pages of `cv`: a PDF's bytes, or the
        text of a plain-text CV. Where it is None, `without` is the label that says why.

        Raises Cancelled, PasswordNeededError, ReadError where the CV cannot be opened, and
        ExportError.
        """
        ctx.step(Stage.EXPORTING)
        self.start()
        text, data = (cv, b"") if isinstance(cv, str) else (None, cv or b"")
        params = {"report": report, "text": text, "password": password, "without": without}
        try:
            return self._ask(ctx, "report", params, data, REPORT_SECONDS)[1]
        except ReadError as error:
            raise _of_report(error) from error

    def close(self) -> None:
        """Ends the process; the reader may be opened again."""
        with self._lock:
            if self._child is not None:
                self._end(self._child)

    @property
    def pid(self) -> int | None:
        """Of the process, where it runs."""
        return None if self._child is None else self._child.pid

    def _ask(
        self, ctx: TaskContext, method: str, params: object, blob: bytes, seconds: float
    ) -> tuple[msgspec.Raw, bytes]:
        child = self._child
        if child is None:
            raise ReadError("read.not_open")
        try:
            return child.request(ctx, method, params, blob, seconds)
        except ChildDied as error:
            self._give_up(child)
            raise ReadError("read.crashed") from error
        except ChildTimeout as error:
            self._give_up(child)
            raise ReadError("read.too_slow") from error
        except Cancelled:
            # What runs in MuPDF cannot be interrupted from within; and where `close` came before
            # this process was started, nobody else ends it.
            if method != "render":
                self._give_up(child)
            raise
        except CareerFlowError as error:
            raise _typed(error) from error

    def _give_up(self, child: ChildProcess) -> None:
        with self._lock:
            if self._child is child:
                self._end(child)

    def _end(self, child: ChildProcess) -> None:
        child.kill()  # it holds nothing that would have to be saved
        child.close()
        # Not closed here: another thread may still read an image. It goes with its last user.
        self._child = self._memory = None


def _bytes_of(size: _ImageSize) -> int:
    """The reader has touched an untrusted file: what it says is checked before it is used."""
    used = size.stride * size.height
    sound = size.width > 0 and size.height > 0 and size.stride >= 3 * size.width
    if not sound or (size.shared and used > page_memory.BYTES):
        raise ReadError("read.crashed")
    return used


def _image(page: int, size: _ImageSize, pixels: memoryview) -> PageImage:
    if len(pixels) < size.stride * size.height:
        raise ReadError("read.crashed")
    return PageImage(page, size.width, size.height, size.stride, pixels)


def _owned(image: PageImage) -> PageImage:
    return replace(image, data=bytes(image.data))


def _typed(error: CareerFlowError) -> ReadError:
    wanted = PasswordNeededError if error.code.startswith("read.password_") else ReadError
    return wanted(error.code, **error.message.params)


def _of_report(error: ReadError) -> ReadError | ExportError:
    """What the making of a report ended with: the CV was read before, so it is not to blame."""
    if error.code == "read.too_slow":
        return ExportError("export.pdf_too_slow")
    if error.code == "read.crashed":
        return ExportError("export.pdf_failed", kind=type(error.__cause__).__name__)
    if error.code.startswith("export."):
        return ExportError(error.code, **error.message.params)
    return error


def read_file(path: Path) -> bytes:
    """The file's bytes, at most 50 MB. Raises ReadError."""
    try:
        if path.is_dir():
            raise ReadError("read.is_folder", name=path.name)
        if path.stat().st_size > checks.MAX_BYTES:
            raise ReadError("read.too_large", megabytes=checks.MAX_BYTES >> 20)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("read.not_found", name=path.name) from error
    except PermissionError as error:
        raise ReadError("read.no_permission", name=path.name) from error
    except OSError as error:
        raise ReadError("read.failed", name=path.name) from error


def is_plain_text(name: str, data: bytes) -> bool:
    """By the file's name, unless the bytes are a PDF's."""
    return Path(name).suffix.lower() in _TEXT_SUFFIXES and not data.startswith(b"%PDF-")


def read_document(ctx: TaskContext, path: Path, password: str | None = None) -> Document:
    """Reads a CV once: a PDF through a process of its own, a text file here.

    Raises Cancelled, PasswordNeededError, ReadError.
    """
    return read_bytes(ctx, read_file(path), path.name, password)


def read_bytes(ctx: TaskContext, data: bytes, name: str, password: str | None = None) -> Document:
    """Reads a CV whose bytes are at hand, as `read_document` does; `name` is its file's."""
    if is_plain_text(name, data):
        return read_plain_text(data)
    reader = Reader()
    try:
        return reader.open(ctx, data, name, password)
    finally:
        reader.close()
