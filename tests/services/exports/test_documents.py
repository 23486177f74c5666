"""Documents as they are exported: the PDF by a reader process of its own, under its limits."""

import json
import threading

import psutil
import pymupdf
import pytest
from export_samples import (
    LEFT_COLUMN,
    cv_pdf,
    job,
    make_report,
    read_cv,
    row,
    rows_of,
    text_cv,
)

from careerflow.models.document import Document
from careerflow.models.errors import ExportError, PasswordNeededError
from careerflow.models.export import ExportKind
from careerflow.services.documents import client
from careerflow.services.exports.documents import Exported, document_bytes
from careerflow.services.task import Cancelled, TaskContext
from careerflow.wording import Wording

PASSWORD = "mật khẩu 1"


def exported(document: Document, data: bytes | None, **more: object) -> Exported:
    return Exported(make_report(rows_of(document)), document, job(), data, **more)


def made(kind: ExportKind, what: Exported, ctx: TaskContext | None = None) -> bytes:
    return document_bytes(ctx or TaskContext(), kind, what, Wording("en").say, "en")


def readers() -> list[psutil.Process]:
    return [
        child
        for child in psutil.Process().children()
        if "--reader-child" in child.cmdline() and child.status() != psutil.STATUS_ZOMBIE
    ]


def test_the_pdf_comes_from_a_reader_that_ends() -> None:
    data = cv_pdf()
    pdf = pymupdf.open(stream=made(ExportKind.PDF, exported(read_cv(data), data)))
    assert pdf[-2].search_for(LEFT_COLUMN[0])
    assert not readers()


def test_a_plain_text_cv_and_one_that_is_gone() -> None:
    document = text_cv()
    pdf = pymupdf.open(stream=made(ExportKind.PDF, exported(document, b"")))
    assert pdf[-1].search_for(LEFT_COLUMN[0])
    data = cv_pdf()
    pdf = pymupdf.open(stream=made(ExportKind.PDF, exported(read_cv(data), None)))
    assert not any(page.search_for("CV, page 1") for page in pdf)


def test_a_protected_cv_needs_its_password_and_the_export_none() -> None:
    encryption = pymupdf.PDF_ENCRYPT_AES_256
    data = cv_pdf(encryption=encryption, user_pw=PASSWORD, owner_pw="owner")
    document = read_cv(data, PASSWORD)
    for password, code in ((None, "read.password_needed"), ("guess", "read.password_wrong")):
        with pytest.raises(PasswordNeededError) as raised:
            made(ExportKind.PDF, exported(document, data, password=password))
        assert raised.value.code == code
    pdf = pymupdf.open(stream=made(ExportKind.PDF, exported(document, data, password=PASSWORD)))
    assert not pdf.needs_pass
    assert pdf[-2].search_for(LEFT_COLUMN[0])
    pdf = pymupdf.open(stream=made(ExportKind.PDF, exported(document, data, without_cv=True)))
    assert any(page.search_for("protected by a password") for page in pdf)
    assert not readers()


def test_cancelling_ends_the_reader() -> None:
    data, cancelled = cv_pdf(), threading.Event()
    ctx = TaskContext(lambda _progress: cancelled.set(), cancelled.is_set)
    with pytest.raises(Cancelled):
        made(ExportKind.PDF, exported(read_cv(data), data), ctx)
    assert not readers()


def test_a_reader_that_is_too_slow_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "REPORT_SECONDS", 0.0)
    data = cv_pdf()
    with pytest.raises(ExportError) as raised:
        made(ExportKind.PDF, exported(read_cv(data), data))
    assert raised.value.code == "export.pdf_too_slow"
    assert not readers()


def test_text_formats() -> None:
    what = exported(text_cv(), None)
    shown = json.loads(made(ExportKind.JSON, what))
    assert shown["score"] == 72
    assert made(ExportKind.MARKDOWN, what).decode().startswith("# Data Engineer\n")
    text = made(ExportKind.COPY, what).decode()
    assert "Leads a hundred people" in text
    with pytest.raises(ValueError):
        made(ExportKind.RADAR_PNG, what)


def test_a_long_report_of_a_long_cv() -> None:
    """40 rows and 60 pages, as an advert and a CV may have at most."""
    pdf = pymupdf.open()
    for number in range(60):
        pdf.new_page().insert_text((72, 72), f"Page number {number}")
    data = pdf.tobytes()
    report = make_report([row(f"Requirement {number}") for number in range(40)])
    what = Exported(report, read_cv(data), job(), data)
    result = pymupdf.open(stream=made(ExportKind.PDF, what))
    assert result[-1].search_for("Page number 59")
