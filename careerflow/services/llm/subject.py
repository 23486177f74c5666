"""What all calls of one analysis are about: the CV and the requirements, with ids, as data.

Its text is the same in every call, so that a provider need not read it twice; it stands between
delimiters that whoever wrote the CV or the advert cannot have known.
"""

import hashlib
from collections.abc import Collection
from typing import Protocol

from careerflow import paths
from careerflow.models.document import Document
from careerflow.models.job import Job, Requirement
from careerflow.services.retrieval.chunking import chunks

_TOKEN = 16  # characters of the delimiters' token: 64 bits


class Masks(Protocol):
    """Puts placeholders in place of what tells who a person is, and takes them back."""

    def masked(self, text: str) -> str: ...

    def restored(self, text: str) -> str: ...


def prompt(name: str) -> str:
    """A bundled text; raises FileNotFoundError."""
    return paths.bundled(f"prompts/{name}.txt").read_text(encoding="utf-8").strip()


def shared(
    document: Document, job: Job, masking: Masks, passages: Collection[int] | None = None
) -> str:
    """The CV's passages as P1, P2 ..., in the order of `chunking.chunks`, and the requirements as
    R1, R2 ..., in that of Job.requirements; only the `passages` of these numbers (from 0) where
    they are given."""
    cv = [
        f"P{number} {_one_line(masking.masked(document.text[chunk.start : chunk.end]))}"
        for number, chunk in enumerate(chunks(document), 1)
        if passages is None or number - 1 in passages
    ]
    asked = [
        f"R{number} ({_kind(requirement)}) {_one_line(masking.masked(requirement.text))}"
        for number, requirement in enumerate(job.requirements, 1)
    ]
    title = [_one_line(masking.masked(job.title))] if job.title else []
    return "\n".join((delimited("cv", "\n".join(cv)), delimited("job", "\n".join(title + asked))))


def delimited(name: str, text: str) -> str:
    """`text` between tags that hold a digest of it: no text can hold its own."""
    token = hashlib.sha256(f"{name}\n{text}".encode()).hexdigest()[:_TOKEN]
    return f"<{name} {token}>\n{text}\n</{name} {token}>"


def row_id(row: int) -> str:
    """What a row is called in a call: "R1" for number 0."""
    return f"R{row + 1}"


def row_of(written: str, count: int) -> int | None:
    """The number of a row from its id; None where there is no such row."""
    digits = written.strip().strip("[]()").upper().removeprefix("R")
    number = int(digits) - 1 if digits.isascii() and digits.isdigit() and len(digits) < 6 else -1
    return number if 0 <= number < count else None


def _kind(requirement: Requirement) -> str:
    return requirement.kind.value


def _one_line(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())
