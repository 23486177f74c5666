"""Models to put into a store."""

import hashlib

from careerflow.models.document import Document, DocumentKind, Line, Page, Person
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
    Verdict,
)


def make_document(data: bytes, text: str = "Nguyễn Văn A\nPython") -> Document:
    line = Line(
        0, 0, len(text), (36.5, 40.0, 200.25, 52.0), ((36.5, 41.0),) * len(text), 11.0, True
    )
    return Document(
        sha256=hashlib.sha256(data).hexdigest(),
        kind=DocumentKind.PDF,
        language="vi",
        text=text,
        pages=(Page(595.0, 842.0, 0, len(text)),),
        lines=(line,),
        sections=(),
        periods=(),
        person=Person(name="Nguyễn Văn A"),
        warnings=(Message("warning.copied", {"count": 3}),),
    )


def make_job(text: str = "Python") -> Job:
    row = Requirement(text, 0, len(text), Kind.MUST, Axis.HARD_SKILLS, skills=("Python",))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Job(sha256, "en", "Developer", text, (row,), ())


def make_report(document: Document, job: Job, score: int | None = 100) -> Report:
    quote = Evidence("Python", 1, ((36.5, 40.0, 80.0, 52.0),), 13, 19, True)
    row = Row(job.requirements[0], Verdict.MET, Message("reason.met", {"years": 2.5}), (quote,))
    return Report(
        as_of="2026-11",
        score=score,
        must_have=Ratio(1, 2),
        nice_to_have=Ratio(0, 0),
        not_scored=0,
        axes=tuple(AxisScore(axis, 10.0, Message("axis.asked")) for axis in Axis),
        rows=(row,),
        keywords=Keywords(("Python",), ()),
        person=document.person,
        years=2.5,
        warnings=document.warnings,
        engine=EngineInfo("careerflow-local", "1", ("a@1",)),
        cv_sha256=document.sha256,
        job_sha256=job.sha256,
    )
