"""What goes over the pipe between the engine's client and its server, beside the models.

Vectors travel as raw float32 behind the header: `sizes` says how many bytes belong to whom, in
order.
"""

import msgspec

from careerflow.models.document import Document
from careerflow.models.job import Job
from careerflow.models.profile import UNCORRECTED, Corrections
from careerflow.services.engine.interface import Claim, CvVectors

UNKNOWN_DOCUMENT = "engine.unknown_document"
UNKNOWN_JOB = "engine.unknown_job"


class VectorsHeader(msgspec.Struct, frozen=True):
    chunking: str
    spans: tuple[tuple[int, int], ...]
    sizes: dict[str, int]


class Subject(msgspec.Struct, frozen=True, omit_defaults=True):
    """A CV, and where it is needed a job: by key, and in full where the server may lack them."""

    cv: str
    document: Document | None = None
    job_key: str | None = None
    job: Job | None = None


class PrepareRequest(msgspec.Struct, frozen=True, omit_defaults=True):
    subject: Subject
    stored: VectorsHeader | None = None


class RequirementsRequest(msgspec.Struct, frozen=True):
    text: str


class JudgeRequest(msgspec.Struct, frozen=True):
    subject: Subject
    as_of: str
    corrections: Corrections = UNCORRECTED


class ScanRequest(msgspec.Struct, frozen=True, omit_defaults=True):
    """The subject's CV is by a key of the client's own, which stands for `as_of` and the
    corrections too."""

    subject: Subject
    as_of: str
    corrections: Corrections = UNCORRECTED
    stored: VectorsHeader | None = None


class PassagesRequest(msgspec.Struct, frozen=True):
    subject: Subject
    corrections: Corrections = UNCORRECTED


class VerifyRequest(msgspec.Struct, frozen=True):
    subject: Subject
    as_of: str
    claims: tuple[Claim, ...]
    corrections: Corrections = UNCORRECTED


class LocateRequest(msgspec.Struct, frozen=True):
    subject: Subject
    quotes: tuple[str, ...]


def pack(vectors: CvVectors) -> tuple[VectorsHeader, bytes]:
    """Header and blob; `unpack` is its inverse."""
    sizes = {name: len(data) for name, data in vectors.vectors.items()}
    header = VectorsHeader(vectors.chunking, vectors.spans, sizes)
    return header, b"".join(vectors.vectors.values())


def unpack(header: VectorsHeader, blob: bytes) -> CvVectors:
    """Raises ValueError where the blob does not have the header's size."""
    if sum(header.sizes.values()) != len(blob):
        raise ValueError("size of vectors")
    vectors: dict[str, bytes] = {}
    start = 0
    for name, size in header.sizes.items():
        vectors[name] = blob[start : start + size]
        start += size
    return CvVectors(header.chunking, header.spans, vectors)
