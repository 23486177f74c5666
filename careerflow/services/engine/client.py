"""The engine in a process of its own, so that its imports and its work never freeze the window."""

import threading
from collections.abc import Callable

import msgspec

from careerflow.models.document import Document
from careerflow.models.errors import CareerFlowError, EngineError, NoRequirementsError
from careerflow.models.job import Job
from careerflow.models.profile import UNCORRECTED, Corrections
from careerflow.models.report import EngineInfo, Evidence, Row
from careerflow.services.child_process import ChildDied, ChildProcess, ChildTimeout
from careerflow.services.engine import wire
from careerflow.services.engine.interface import Claim, CvVectors
from careerflow.services.engine.keys import document_key, job_key
from careerflow.services.retrieval.source import Chosen
from careerflow.services.task import Cancelled, TaskContext

_SECONDS = 120.0  # a request that takes longer is given up, and its process with it
_SECONDS_CHOSEN = 900.0  # an encoder of the user's choice may be thirty times the size
_UNKNOWN = (wire.UNKNOWN_DOCUMENT, wire.UNKNOWN_JOB)


class _Child:
    """A running engine process and the keys of what it has been sent."""

    def __init__(self, encoder: Chosen | None) -> None:
        arguments = () if encoder is None else encoder.arguments()
        try:
            self.process = ChildProcess("--engine-child", *arguments)
        except OSError as error:
            raise EngineError("engine.start_failed") from error
        self.known: set[str] = set()


_Make = Callable[[_Child, bool], tuple[object, bytes]]
"""make(child, in_full) -> (params, blob): by key where the child knows it, or in full."""


class EngineClient:
    """Implements Engine, with the bundled encoders or the chosen one. Starts its process at the
    first request or by `start`; if the process died, a request is tried once more in a new one.

    Raises EngineError (`engine.start_failed`, `engine.died`, `engine.too_slow`, and whatever the
    engine raises) and Cancelled, at once; the engine then stops at its next batch.
    """

    def __init__(self, encoder: Chosen | None = None, seconds: float | None = None) -> None:
        """A request is given up after `seconds`."""
        self._encoder = encoder
        self._seconds = seconds or (_SECONDS if encoder is None else _SECONDS_CHOSEN)
        self._lock = threading.Lock()
        self._ended = self._retired = False
        self._asking = 0  # requests that are being answered
        self._child: _Child | None = None

    def start(self) -> None:
        """Starts the process where none is running; returns before it is ready."""
        self._running()

    def close(self) -> None:
        """Ends the process. A later request starts another."""
        with self._lock:
            child, self._child = self._child, None
        if child is not None:
            child.process.close()

    def end(self) -> None:
        """Ends the process, and none is started any more: a later request raises Cancelled."""
        with self._lock:
            self._ended = True
        self.close()

    def retire(self) -> None:
        """Another takes its place: its process ends as soon as it answers no request. A job that
        has begun with it goes on with it, in a new process for each request."""
        with self._lock:
            self._retired = True
            idle = not self._asking
        if idle:
            self.close()

    @property
    def pid(self) -> int | None:
        """Of the engine process, where one is running."""
        child = self._child
        return child.process.pid if child is not None and child.process.alive else None

    def info(self) -> EngineInfo:
        answer, _ = self._request(TaskContext(), "info", lambda _child, _full: (None, b""))
        return msgspec.json.decode(answer, type=EngineInfo)

    def prepare_cv(
        self, ctx: TaskContext, document: Document, stored: CvVectors | None = None
    ) -> CvVectors:
        header, data = (None, b"") if stored is None else wire.pack(stored)

        def make(child: _Child, full: bool) -> tuple[object, bytes]:
            return wire.PrepareRequest(_subject(child, full, document), header), data

        answer, blob = self._request(ctx, "prepare_cv", make)
        return wire.unpack(msgspec.json.decode(answer, type=wire.VectorsHeader), blob)

    def requirements(self, ctx: TaskContext, text: str) -> Job:
        request = wire.RequirementsRequest(text)
        answer, _ = self._request(ctx, "requirements", lambda _child, _full: (request, b""))
        job = msgspec.json.decode(answer, type=Job)
        child = self._child
        if child is not None:
            child.known.add(job_key(job))
        return job

    def judge(
        self,
        ctx: TaskContext,
        document: Document,
        job: Job,
        as_of: str,
        corrections: Corrections = UNCORRECTED,
    ) -> tuple[Row, ...]:
        def make(child: _Child, full: bool) -> tuple[object, bytes]:
            subject = _subject(child, full, document, job)
            return wire.JudgeRequest(subject, as_of, corrections.changes()), b""

        answer, _ = self._request(ctx, "judge", make)
        return msgspec.json.decode(answer, type=tuple[Row, ...])

    def scan(
        self,
        ctx: TaskContext,
        key: str,
        load: Callable[[], tuple[Document, CvVectors | None]],
        job: Job,
        as_of: str,
        corrections: Corrections = UNCORRECTED,
    ) -> tuple[Row, ...]:
        wanted = job_key(job)
        changes = corrections.changes()

        def make(child: _Child, full: bool) -> tuple[object, bytes]:
            if full:
                document, stored = load()
                header, data = (None, b"") if stored is None else wire.pack(stored)
                subject = wire.Subject(key, document, wanted, job)
                return wire.ScanRequest(subject, as_of, changes, header), data
            sent = None if wanted in child.known else job
            return wire.ScanRequest(wire.Subject(key, None, wanted, sent), as_of, changes), b""

        answer, _ = self._request(ctx, "scan", make)
        return msgspec.json.decode(answer, type=tuple[Row, ...])

    def locate(
        self, ctx: TaskContext, document: Document, quotes: tuple[str, ...]
    ) -> tuple[tuple[Evidence, ...], ...]:
        def make(child: _Child, full: bool) -> tuple[object, bytes]:
            return wire.LocateRequest(_subject(child, full, document), quotes), b""

        answer, _ = self._request(ctx, "locate", make)
        return msgspec.json.decode(answer, type=tuple[tuple[Evidence, ...], ...])

    def passages(
        self,
        ctx: TaskContext,
        document: Document,
        job: Job,
        corrections: Corrections = UNCORRECTED,
    ) -> tuple[tuple[int, ...], ...]:
        def make(child: _Child, full: bool) -> tuple[object, bytes]:
            subject = _subject(child, full, document, job)
            return wire.PassagesRequest(subject, corrections.changes()), b""

        answer, _ = self._request(ctx, "passages", make)
        return msgspec.json.decode(answer, type=tuple[tuple[int, ...], ...])

    def verify(
        self,
        ctx: TaskContext,
        document: Document,
        job: Job,
        as_of: str,
        claims: tuple[Claim, ...],
        corrections: Corrections = UNCORRECTED,
    ) -> tuple[Row, ...]:
        def make(child: _Child, full: bool) -> tuple[object, bytes]:
            subject = _subject(child, full, document, job)
            return wire.VerifyRequest(subject, as_of, claims, corrections.changes()), b""

        answer, _ = self._request(ctx, "verify", make)
        return msgspec.json.decode(answer, type=tuple[Row, ...])

    def _running(self) -> _Child:
        with self._lock:
            if self._ended:
                raise Cancelled
            if self._child is not None and not self._child.process.alive:
                self._child.process.close()
                self._child = None
            if self._child is None:
                self._child = _Child(self._encoder)
            return self._child

    def _request(self, ctx: TaskContext, method: str, make: _Make) -> tuple[msgspec.Raw, bytes]:
        with self._lock:
            self._asking += 1
        try:
            return self._tried_twice(ctx, method, make)
        finally:
            with self._lock:
                self._asking -= 1
                unused = self._retired and not self._asking
            if unused:
                self.close()

    def _tried_twice(self, ctx: TaskContext, method: str, make: _Make) -> tuple[msgspec.Raw, bytes]:
        for last_try in (False, True):
            child = self._running()
            try:
                return self._ask(ctx, child, method, make)
            except ChildDied as error:
                if last_try:
                    raise EngineError("engine.died") from error
            except ChildTimeout as error:
                raise EngineError("engine.too_slow") from error
        raise AssertionError("unreachable")

    def _ask(
        self, ctx: TaskContext, child: _Child, method: str, make: _Make
    ) -> tuple[msgspec.Raw, bytes]:
        """By key first; in full where the child has forgotten what the key stands for."""
        for full in (False, True):
            params, blob = make(child, full)
            try:
                return child.process.request(ctx, method, params, blob, self._seconds)
            except CareerFlowError as error:
                if error.code not in _UNKNOWN or full:
                    raise _typed(error) from error
        raise AssertionError("unreachable")


def _subject(child: _Child, full: bool, document: Document, job: Job | None = None) -> wire.Subject:
    cv = document_key(document)
    wanted_job = None if job is None else job_key(job)
    send_document = full or cv not in child.known
    send_job = wanted_job is not None and (full or wanted_job not in child.known)
    child.known.update(key for key in (cv, wanted_job) if key is not None)
    return wire.Subject(
        cv,
        document if send_document else None,
        wanted_job,
        job if send_job else None,
    )


def _typed(error: CareerFlowError) -> CareerFlowError:
    """The child's error as the class that its callers expect."""
    kind = NoRequirementsError if error.code.startswith("job.") else EngineError
    return kind(error.code, **error.message.params)
