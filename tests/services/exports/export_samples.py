"""CVs and reports that the tests of exports make for themselves."""

from collections.abc import Iterable

import pymupdf

from careerflow import paths
from careerflow.models.document import Document, Person
from careerflow.models.job import Axis, Job, Kind, Requirement
from careerflow.models.message import Message
from careerflow.models.report import (
    AxisScore,
    EngineInfo,
    Evidence,
    Keywords,
    Ratio,
    Report,
    Row,
    RowCorrection,
    Verdict,
)
from careerflow.services.documents.locate import QuoteIndex
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.documents.server import open_pdf, read
from careerflow.services.exports.worded import WordedReport, worded
from careerflow.services.matching.corrections import corrected
from careerflow.services.task import TaskContext
from careerflow.wording import Wording

LEFT_COLUMN = (
    "Trần Thị Ánh Nguyệt",
    "Kỹ sư dữ liệu",
    "Xây dựng quy trình xử lý đơn hàng bằng Python.",
    "Quản lý nhóm năm người tại Đà Nẵng.",
)
RIGHT_COLUMN = ("Skills", "PostgreSQL, Docker", "English: IELTS 7.0")
SECOND_PAGE = ("Education", "Bachelor of Statistics, 2018", "Volunteer at a library")
QUOTES = {
    "pipelines": LEFT_COLUMN[2],
    "skills": RIGHT_COLUMN[1],
    "degree": SECOND_PAGE[1],
}


def cv_pdf(rotation: int = 0, **saved: object) -> bytes:
    """Two columns on the first page, one on the second, in the program's own font."""
    pdf = pymupdf.open()
    font = pymupdf.Font(fontfile=str(paths.bundled("fonts/BeVietnamPro-Regular.ttf")))
    for columns in (((60, LEFT_COLUMN), (380, RIGHT_COLUMN)), ((60, SECOND_PAGE),)):
        page = pdf.new_page(width=595, height=842)
        writer = pymupdf.TextWriter(page.rect)
        for x, lines in columns:
            for number, line in enumerate(lines):
                writer.append((x, 100 + 30 * number), line, font=font, fontsize=10)
        writer.write_text(page)
        page.set_rotation(rotation)
    return bytes(pdf.tobytes(**saved))


def read_cv(data: bytes, password: str | None = None) -> Document:
    return read(TaskContext(), open_pdf(data, password), data)


def text_cv() -> Document:
    return read_plain_text("\n".join((*LEFT_COLUMN, *RIGHT_COLUMN, *SECOND_PAGE)).encode())


def row(
    text: str,
    verdict: Verdict = Verdict.MET,
    kind: Kind = Kind.MUST,
    evidence: Iterable[Evidence] = (),
    axis: Axis = Axis.HARD_SKILLS,
    group: str | None = None,
) -> Row:
    requirement = Requirement(text, 0, len(text), kind, axis, group)
    return Row(requirement, verdict, Message("reason.prose.met"), tuple(evidence))


def unverified(quote: str) -> Evidence:
    return Evidence(quote, None, (), 0, 0, verified=False)


def rows_of(document: Document) -> tuple[Row, ...]:
    """One row a verdict and two that share a passage."""
    index = QuoteIndex(document)
    found = {name: index.locate(quote) for name, quote in QUOTES.items()}
    assert all(found.values())
    return (
        row("Build pipelines", evidence=found["pipelines"]),
        row("Databases", Verdict.PARTIAL, Kind.NICE, found["skills"], group="a"),
        row("Containers", evidence=found["skills"]),
        row("Bachelor's degree", evidence=found["degree"], axis=Axis.EDUCATION),
        row("Leads a hundred people", Verdict.MISSING),
        row("Speaks Klingon", Verdict.NOT_SCORED, Kind.NICE, [unverified("tlhIngan Hol")]),
    )


def make_report(rows: Iterable[Row], person: Person | None = None, **changed: object) -> Report:
    scores = {Axis.HARD_SKILLS: 7.5, Axis.EDUCATION: 10.0, Axis.EXPERIENCE: 0.0}
    values: dict[str, object] = {
        "as_of": "2026-11",
        "score": 72,
        "must_have": Ratio(3, 4),
        "nice_to_have": Ratio(0, 2),
        "not_scored": 1,
        "axes": tuple(
            AxisScore(axis, scores.get(axis), Message("axis.not_asked")) for axis in Axis
        ),
        "rows": tuple(rows),
        "keywords": Keywords(("PostgreSQL", "Docker"), ("Accounting",)),
        "person": person or Person("Trần Thị Ánh Nguyệt", "Kỹ sư dữ liệu"),
        "years": 6.5,
        "warnings": (Message("read.hidden_text", {"count": 12}),),
        "engine": EngineInfo("local", "1", ("encoder@1",)),
        "cv_sha256": "",
        "job_sha256": "",
    }
    return Report(**values | changed)  # type: ignore[arg-type]


def corrected_report() -> Report:
    """Of two rows, both corrected: 50 as judged."""
    judged = make_report(
        [row("Python"), row("Kỹ năng làm việc nhóm và giao tiếp", Verdict.MISSING)], score=50
    )
    python, team = (r.requirement for r in judged.rows)
    return corrected(
        judged,
        (
            RowCorrection(python.start, python.end, kind=Kind.NICE),
            RowCorrection(team.start, team.end, verdict=Verdict.MET, note="Đã làm từ năm 2019"),
        ),
    )


def job(title: str | None = "Data Engineer") -> Job:
    return Job("", "en", title, "", (), ())


def in_words(report: Report, language: str = "en", title: str | None = "Data Engineer", **more):
    words: WordedReport = worded(report, job(title), Wording(language).say, language, **more)
    return words
