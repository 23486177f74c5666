"""CVs, adverts and reports, kept and found again."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from careerflow.models.document import Document, DocumentKind
from careerflow.models.errors import StoreError
from careerflow.models.job import Job
from careerflow.models.profile import Corrections
from careerflow.models.report import Report, ReportSummary, RowCorrection
from careerflow.services.engine.interface import CvVectors
from careerflow.services.matching.advert_head import employer
from careerflow.services.store import corrections as stored_corrections
from careerflow.services.store import cv_corrections as stored_cv_corrections
from careerflow.services.store import deeper
from careerflow.services.store import vectors as stored_vectors
from careerflow.services.store.answers import Answers
from careerflow.services.store.codec import decode, encode
from careerflow.services.store.failures import told_as_store_errors
from careerflow.services.store.records import StoredCv, StoredReport
from careerflow.services.store.schema import cvs, jobs, new_id, now, reports
from careerflow.services.store.sent_log import SentLog
from careerflow.services.store.shelf import Shelf, plain
from careerflow.services.store.store import Store
from careerflow.services.store.tracker import search_index
from careerflow.services.store.tracker.cvs import enter
from careerflow.services.store.tracker.editing import Editing

__all__ = ["Library", "StoredCv", "StoredReport"]

_HEAD = 300
"""Characters of an advert that hold its title and the line below."""
_SUFFIXES = {DocumentKind.PDF: ".pdf", DocumentKind.TEXT: ".txt"}


class Library:
    """Every method may raise StoreError; `store.not_found` where an id is unknown."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.shelf = Shelf(store)
        self.answers = Answers(store)
        self.sent = SentLog(store)
        self._corrected = stored_corrections.CorrectedReports()

    def save_cv(
        self, document: Document, file_name: str, data: bytes, vectors: CvVectors | None = None
    ) -> str:
        """Keeps a CV with its file `data`, and returns its id. It is then in the user's library
        too, from where it may have been deleted.

        The same file read the same way is kept once: `vectors` then take the place of those
        that were stored. Raises ValueError where `data` is not the file of `document`.
        """
        with self._store.write() as connection:
            cv_id = self._keep_cv(connection, document, file_name, data)
            person = document.person.name or ""
            enter(Editing(connection), document.sha256, file_name, person, document.language)
            if vectors is not None:
                stored_vectors.replace(connection, cv_id, vectors)
        return cv_id

    def save_vectors(self, cv_id: str, vectors: CvVectors) -> None:
        """Keeps a CV's vectors of some encoders beside those of others."""
        with self._store.write() as connection:
            stored_vectors.replace(connection, cv_id, vectors)

    def cv(self, cv_id: str) -> StoredCv:
        """A CV, even a deleted one: a report may still need it."""
        with self._store.read() as connection:
            row = _one(connection, sa.select(cvs).where(cvs.c.id == cv_id))
            vectors = stored_vectors.load(connection, cv_id)
        document = decode(row.document, Document)
        file = self._file(document)
        return StoredCv(row.id, document, vectors, file, row.file_name, row.created)

    def newest_cvs(self) -> dict[str, str]:
        """Id -> file name of each CV's newest reading, those that were kept first at the front."""
        listed = sa.select(cvs.c.id, cvs.c.file_name, cvs.c.file_sha256)
        with self._store.read() as connection:
            rows = connection.execute(
                listed.where(cvs.c.deleted_at.is_(None)).order_by(cvs.c.created, cvs.c.id)
            ).all()
        newest = {row.file_sha256: row.id for row in rows}
        return {row.id: row.file_name for row in rows if newest[row.file_sha256] == row.id}

    def find_cv(self, sha256: str) -> StoredCv | None:
        """The newest reading of this file, or None."""
        wanted = sa.select(cvs.c.id).where(cvs.c.file_sha256 == sha256, cvs.c.deleted_at.is_(None))
        with self._store.read() as connection:
            cv_id = connection.scalar(wanted.order_by(cvs.c.created.desc()).limit(1))
        return None if cv_id is None else self.cv(cv_id)

    def has_cv(self, sha256: str) -> bool:
        """Whether this file and a reading of it are kept."""
        live = sa.select(cvs.c.id).where(cvs.c.file_sha256 == sha256, cvs.c.deleted_at.is_(None))
        with self._store.read() as connection:
            known = connection.scalar(live.limit(1)) is not None
        return known and self._kept_file(sha256) is not None

    def cv_file(self, sha256: str) -> bytes:
        """The kept copy of a CV's file; raises StoreError `store.cv_gone` without one."""
        file = self._kept_file(sha256)
        if file is None:
            raise StoreError("store.cv_gone")
        with told_as_store_errors(self._store.folder):
            return file.read_bytes()

    def advert(self, sha256: str) -> str:
        """The text of a kept advert."""
        wanted = sa.select(jobs.c.text).where(jobs.c.text_sha256 == sha256).limit(1)
        with self._store.read() as connection:
            text: str | None = connection.scalar(wanted)
        if text is None:
            raise StoreError("store.not_found")
        return text

    def cv_corrections(self, sha256: str) -> Corrections:
        """What the user corrected of the CV in this file."""
        with self._store.read() as connection:
            return stored_cv_corrections.load(connection, sha256)

    def save_cv_corrections(self, sha256: str, corrections: Corrections) -> None:
        """Keeps the corrections of a CV in place of the earlier ones; of those in full only the
        changes. The CV need not be stored itself."""
        with self._store.write() as connection:
            stored_cv_corrections.replace(connection, sha256, corrections)

    def save_analysis(
        self,
        document: Document,
        file_name: str,
        data: bytes,
        job: Job,
        report: Report,
        key: str,
    ) -> str:
        """Keeps a CV, an advert and their report, all or nothing; returns the report's id.

        A key that is there already keeps its report: the same input, the same report, always.
        """
        with self._store.write() as connection:
            cv_id = self._keep_cv(connection, document, file_name, data)
            return _keep_report(connection, report, key, cv_id, _keep_job(connection, job))

    def report(self, report_id: str) -> StoredReport:
        """A report with its CV and advert, even where those or itself have been deleted."""
        wanted = (
            sa.select(reports, cvs.c.document, cvs.c.file_name, jobs.c.job)
            .join(cvs, cvs.c.id == reports.c.cv_id)
            .join(jobs, jobs.c.id == reports.c.job_id)
            .where(reports.c.id == report_id)
        )
        with self._store.read() as connection:
            row = _one(connection, wanted)
            local = decode(row.report, Report)
            said = stored_corrections.load(connection, local.cv_sha256, local.job_sha256)
        document = decode(row.document, Document)
        file, data = self._file(document), None
        if file is not None:
            with told_as_store_errors(self._store.folder):
                data = file.read_bytes()
        return StoredReport(
            id=row.id,
            report=local if row.deeper is None else decode(row.deeper, Report),
            local=local,
            cv_id=row.cv_id,
            document=document,
            job=decode(row.job, Job),
            file=file,
            data=data,
            file_name=row.file_name,
            created=row.created,
            corrections=said,
            deeper_key=row.deeper_key,
        )

    def save_deeper(self, report_id: str, report: Report, key: str) -> None:
        """Keeps a report as a language model deepened it, beside the local one and in place of an
        earlier one; `key` says of what it was made."""
        with self._store.write() as connection:
            deeper.keep(connection, report_id, report, key)

    def remove_deeper(self, report_id: str) -> None:
        """Goes back to the local report; nothing of the deepened one is kept."""
        with self._store.write() as connection:
            deeper.remove(connection, report_id)

    def find_report(self, key: str) -> StoredReport | None:
        """The report stored under this key, or None."""
        with self._store.read() as connection:
            report_id = connection.scalar(_report_of(key))
        return None if report_id is None else self.report(report_id)

    def summaries(self) -> tuple[ReportSummary, ...]:
        """The reports that have not been deleted, newest first, as a language model deepened them
        and with the user's corrections."""
        columns = reports.c
        wanted = (
            sa.select(
                columns.id,
                cvs.c.file_name,
                jobs.c.title,
                *(deeper.shown(name) for name in ("score", "must_met", "must_of")),
                columns.created,
                _person(columns.report),
                jobs.c.text_sha256,
                sa.func.substr(jobs.c.text, 1, _HEAD),
            )
            .join(cvs, cvs.c.id == columns.cv_id)
            .join(jobs, jobs.c.id == columns.job_id)
            .where(columns.deleted_at.is_(None))
            .order_by(columns.created.desc(), columns.id)
        )
        with self._store.read() as connection:
            listed = [_summary(*row) for row in connection.execute(wanted)]
            seen = self._corrected.load(connection)
        return tuple(_as_corrected(summary, seen.get(summary.id)) for summary in listed)

    def corrections(self, cv_sha256: str, job_sha256: str) -> tuple[RowCorrection, ...]:
        """What the user says of the advert's requirements, and of how this CV fits them."""
        with self._store.read() as connection:
            return stored_corrections.load(connection, cv_sha256, job_sha256)

    def save_corrections(
        self, cv_sha256: str, job_sha256: str, changed: Iterable[RowCorrection]
    ) -> None:
        """Puts each in place of what was kept for its span; an empty one takes that away."""
        with self._store.write() as connection:
            stored_corrections.keep(connection, cv_sha256, job_sha256, changed)

    def delete_report(self, *report_ids: str) -> None:
        """Takes reports out of the list, all or none; `restore_report` brings them back."""
        self._mark_reports(report_ids, now())

    def restore_report(self, *report_ids: str) -> None:
        """Undoes `delete_report`."""
        self._mark_reports(report_ids, None)

    def _mark_reports(self, report_ids: tuple[str, ...], deleted_at: Any) -> None:
        change = sa.update(reports).where(reports.c.id.in_(report_ids))
        with self._store.write() as connection:
            done = connection.execute(change.values(deleted_at=deleted_at))
            if done.rowcount < len(set(report_ids)):
                raise StoreError("store.not_found")

    def _keep_cv(
        self, connection: sa.Connection, document: Document, file_name: str, data: bytes
    ) -> str:
        if hashlib.sha256(data).hexdigest() != document.sha256:
            raise ValueError("the file is not the one that the document was read from")
        # The file first: a row never names a file that is not there.
        self._store.files.keep(document.sha256, _SUFFIXES[document.kind], data)
        encoded = encode(document)
        cv_id = _same_cv(connection, document.sha256, encoded)
        if cv_id is None:
            cv_id = new_id()
            values = {"file_sha256": document.sha256, "file_name": plain(file_name)}
            connection.execute(sa.insert(cvs).values(id=cv_id, document=encoded, **values))
            search_index.refresh_file(connection, document.sha256)
        return cv_id

    def _file(self, document: Document) -> Path | None:
        return self._store.files.find(document.sha256, _SUFFIXES[document.kind])

    def _kept_file(self, sha256: str) -> Path | None:
        found = (self._store.files.find(sha256, suffix) for suffix in _SUFFIXES.values())
        return next((file for file in found if file is not None), None)


def _same_cv(connection: sa.Connection, sha256: str, document: bytes) -> str | None:
    same = sa.select(cvs.c.id).where(
        cvs.c.file_sha256 == sha256, cvs.c.document == document, cvs.c.deleted_at.is_(None)
    )
    return connection.scalar(same.limit(1))


def _keep_job(connection: sa.Connection, job: Job) -> str:
    encoded = encode(job)
    same = sa.select(jobs.c.id).where(
        jobs.c.text_sha256 == job.sha256, jobs.c.job == encoded, jobs.c.deleted_at.is_(None)
    )
    job_id: str | None = connection.scalar(same.limit(1))
    if job_id is None:
        job_id = new_id()
        values = {"text_sha256": job.sha256, "title": job.title, "text": job.text}
        connection.execute(sa.insert(jobs).values(id=job_id, job=encoded, **values))
    return job_id


def _summary(*values: Any) -> ReportSummary:
    """Of a row of `summaries`, whose last value is the beginning of the advert."""
    summary = ReportSummary(*values[:-1])
    return replace(summary, employer=employer(values[-1], summary.job_title))


def _person(report: sa.Column[Any]) -> sa.ColumnElement[str | None]:
    """The name of the person in a stored report; NULL where it is unknown or unreadable."""
    text = sa.cast(report, sa.Text)
    name = sa.func.nullif(sa.func.json_extract(text, "$.person.name"), "")
    return sa.case((sa.func.json_valid(text) == 1, name))


def _keep_report(
    connection: sa.Connection, report: Report, key: str, cv_id: str, job_id: str
) -> str:
    report_id = connection.scalar(_report_of(key))
    if report_id is None:
        report_id = new_id()
        row = sa.insert(reports).values(
            id=report_id,
            key=key,
            cv_id=cv_id,
            job_id=job_id,
            as_of=report.as_of,
            score=report.score,
            must_met=report.must_have.met,
            must_of=report.must_have.of,
            report=encode(report),
        )
        connection.execute(row)
    return report_id


def _report_of(key: str) -> sa.Select[str]:
    live = sa.select(reports.c.id).where(reports.c.key == key, reports.c.deleted_at.is_(None))
    return live.order_by(reports.c.created).limit(1)


def _as_corrected(
    summary: ReportSummary, listed: stored_corrections.Listed | None
) -> ReportSummary:
    return summary if listed is None else replace(summary, **asdict(listed))


def _one(connection: sa.Connection, wanted: sa.Select[Any]) -> Any:
    row = connection.execute(wanted).one_or_none()
    if row is None:
        raise StoreError("store.not_found")
    return row
