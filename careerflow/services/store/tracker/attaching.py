"""Files that belong to an application, and where the store keeps them."""

import hashlib
import re
from pathlib import Path, PurePath

import sqlalchemy as sa

from careerflow.models.errors import StoreError
from careerflow.services.store.files import Files
from careerflow.services.store.schema import attachments
from careerflow.services.store.tracker.editing import Editing

MOST_BYTES = 50 * 2**20
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")
_OF_CVS = (".pdf", ".txt")


def attach(editing: Editing, files: Files, application_id: str, file_name: str, data: bytes) -> str:
    """Returns the id of the attachment. Raises StoreError `tracker.file_too_large`."""
    if len(data) > MOST_BYTES:
        raise StoreError("tracker.file_too_large", megabytes=MOST_BYTES // 2**20)
    sha256 = hashlib.sha256(data).hexdigest()
    files.keep(sha256, _suffix(file_name), data)
    return editing.insert(
        attachments,
        application_id=application_id,
        file_sha256=sha256,
        file_name=file_name,
        size=len(data),
    )


def attachment_file(connection: sa.Connection, files: Files, attachment_id: str) -> Path:
    """Raises StoreError `store.not_found`, or `tracker.file_gone` where it was taken away."""
    columns = attachments.c
    wanted = sa.select(columns.file_sha256, columns.file_name).where(columns.id == attachment_id)
    row = connection.execute(wanted).one_or_none()
    if row is None:
        raise StoreError("store.not_found")
    return _there(files.find(row.file_sha256, _suffix(row.file_name)))


def cv_file(files: Files, sha256: str) -> Path:
    """Of a CV. Raises StoreError `tracker.file_gone`."""
    found = (files.find(sha256, suffix) for suffix in _OF_CVS)
    return _there(next((file for file in found if file is not None), None))


def _there(file: Path | None) -> Path:
    if file is None:
        raise StoreError("tracker.file_gone")
    return file


def _suffix(file_name: str) -> str:
    """By which the system knows what opens it; none where it is no usual one."""
    suffix = PurePath(file_name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""
