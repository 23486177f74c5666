"""What a CV or a job is known by, in the engine's caches and across the pipe."""

import hashlib

import msgspec

from careerflow.models.document import Document
from careerflow.models.job import Job


def document_key(document: Document) -> str:
    """Of the file, of its text, and of where its sections begin and end: passages are cut there."""
    places = [(section.start, section.body, section.end) for section in document.sections]
    text = hashlib.sha256(f"{places}{document.text}".encode()).hexdigest()
    return f"{document.sha256[:32]}{text[:32]}"


def job_key(job: Job) -> str:
    """Of the advert and of its rows: another cutting is another job."""
    return hashlib.sha256(msgspec.json.encode(job)).hexdigest()
