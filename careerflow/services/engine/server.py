"""The engine process: answers an EngineClient over the pipe. Prints nothing."""

import ctypes
import os
import sys
import threading
import zlib
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from careerflow.models.document import Document
from careerflow.models.errors import CareerFlowError, EngineError
from careerflow.models.job import Job
from careerflow.services.child_process import serve
from careerflow.services.engine import wire
from careerflow.services.engine.keys import job_key
from careerflow.services.engine.local import LocalEngine
from careerflow.services.engine.recent import Recent
from careerflow.services.retrieval.source import from_arguments
from careerflow.services.task import TaskContext

if TYPE_CHECKING:
    from careerflow.services.engine.scores import KeptCv, Scorer

_DOCUMENTS, _JOBS = 8, 32  # known by key
_SCANNED = 100  # CVs at hand for `scan`, some 300 KB each
_M_ARENA_MAX = -8  # of malloc.h


class EngineServer:
    """One method of the pipe after the other; what the client sent once it knows by key."""

    def __init__(self, engine: LocalEngine) -> None:
        self._engine = engine
        self._documents: Recent[Document] = Recent(_DOCUMENTS)
        self._jobs: Recent[Job] = Recent(_JOBS)
        self._scorer: Scorer | None = None
        self._scanned: Recent[KeptCv] = Recent(_SCANNED, lambda cv: cv.index.close())

    def handle(
        self, ctx: TaskContext, method: str, params: msgspec.Raw, blob: bytes
    ) -> tuple[Any, bytes]:
        """A Handler of child_process.serve."""
        match method:
            case "info":
                return self._engine.info(), b""
            case "prepare_cv":
                return self._prepare(ctx, _decode(params, wire.PrepareRequest), blob)
            case "requirements":
                return self._requirements(ctx, _decode(params, wire.RequirementsRequest)), b""
            case "judge":
                return self._judge(ctx, _decode(params, wire.JudgeRequest)), b""
            case "locate":
                locate = _decode(params, wire.LocateRequest)
                return self._engine.locate(ctx, self._document(locate.subject), locate.quotes), b""
            case _:
                return self._rarer(ctx, method, params, blob), b""

    def _rarer(self, ctx: TaskContext, method: str, params: msgspec.Raw, blob: bytes) -> Any:
        """What is only asked for many CVs, or where a language model is."""
        match method:
            case "scan":
                return self._scan(ctx, _decode(params, wire.ScanRequest), blob)
            case "passages":
                return self._passages(ctx, _decode(params, wire.PassagesRequest))
            case "verify":
                return self._verify(ctx, _decode(params, wire.VerifyRequest))
            case _:
                raise EngineError("engine.failed", kind="method")

    def _prepare(
        self, ctx: TaskContext, request: wire.PrepareRequest, blob: bytes
    ) -> tuple[wire.VectorsHeader, bytes]:
        stored = None if request.stored is None else wire.unpack(request.stored, blob)
        document = self._document(request.subject)
        return wire.pack(self._engine.prepare_cv(ctx, document, stored))

    def _requirements(self, ctx: TaskContext, request: wire.RequirementsRequest) -> Job:
        job = self._engine.requirements(ctx, request.text)
        self._jobs.put(job_key(job), job)
        return job

    def _judge(self, ctx: TaskContext, request: wire.JudgeRequest) -> Any:
        document, job = self._document(request.subject), self._job(request.subject)
        return self._engine.judge(ctx, document, job, request.as_of, request.corrections)

    def _scan(self, ctx: TaskContext, request: wire.ScanRequest, blob: bytes) -> Any:
        # Only for who compares many: it takes what an engine for one report does not need.
        from careerflow.services.engine.scores import Scorer

        if self._scorer is None:
            self._scorer = Scorer(self._engine)
        document = request.subject.document
        if document is not None:
            stored = None if request.stored is None else wire.unpack(request.stored, blob)
            again = partial(_unpacked, zlib.compress(msgspec.json.encode(document)))
            about = (request.as_of, request.corrections)
            kept = self._scorer.keep(ctx, document, again, stored, *about)
            self._scanned.put(request.subject.cv, kept)
        cv = self._scanned.get(request.subject.cv)
        if cv is None:
            raise EngineError(wire.UNKNOWN_DOCUMENT)
        return self._scorer.rows(ctx, cv, self._job(request.subject))

    def _passages(self, ctx: TaskContext, request: wire.PassagesRequest) -> Any:
        document, job = self._document(request.subject), self._job(request.subject)
        return self._engine.passages(ctx, document, job, request.corrections)

    def _verify(self, ctx: TaskContext, request: wire.VerifyRequest) -> Any:
        document, job = self._document(request.subject), self._job(request.subject)
        about = (request.as_of, request.claims, request.corrections)
        return self._engine.verify(ctx, document, job, *about)

    def _document(self, subject: wire.Subject) -> Document:
        if subject.document is not None:
            self._documents.put(subject.cv, subject.document)
        document = self._documents.get(subject.cv)
        if document is None:
            raise EngineError(wire.UNKNOWN_DOCUMENT)
        return document

    def _job(self, subject: wire.Subject) -> Job:
        key = subject.job_key or ""
        if subject.job is not None:
            self._jobs.put(key, subject.job)
        job = self._jobs.get(key)
        if job is None:
            raise EngineError(wire.UNKNOWN_JOB)
        return job


def _decode(params: msgspec.Raw, kind: type[Any]) -> Any:
    return msgspec.json.decode(params, type=kind)


def _unpacked(data: bytes) -> Document:
    return msgspec.json.decode(zlib.decompress(data), type=Document)


def _warm(engine: LocalEngine) -> None:
    # Whoever asks first is told what is missing.
    with suppress(CareerFlowError):
        engine.warm()


def _share_one_heap() -> None:
    """glibc gives each thread a heap of its own and returns little of it: 80 MB after 20 CVs."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):  # another C library: it has its own ways
            ctypes.CDLL("libc.so.6").mallopt(_M_ARENA_MAX, 1)


def main(arguments: list[str]) -> int:
    """Serves until standard input closes. `arguments` after the flag name a chosen encoder."""
    _share_one_heap()
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    engine = LocalEngine(from_arguments(arguments[1:]))
    threading.Thread(target=_warm, args=(engine,), name="warm", daemon=True).start()
    return serve(EngineServer(engine).handle, {MemoryError: "engine.no_memory"}, "engine.failed")
