"""A small report with every case that the view has to tell apart."""

from dataclasses import replace

import pytest

from careerflow.models.document import Document, DocumentKind, Page, Person
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

HOSTILE = '<img src="file:///etc/passwd"><b>C++</b> & STL\nsecond line'


def message(text: str = "reading") -> Message:
    """Any sentence of the program will do as a reason."""
    return Message(f"stage.{text}")


def evidence(page: int = 1, top: float = 100.0, verified: bool = True) -> Evidence:
    boxes = ((50.0, top, 250.0, top + 12.0),) if verified else ()
    return Evidence("built pipelines", page if verified else None, boxes, 0, 15, verified)


def row(
    text: str = "Python",
    verdict: Verdict = Verdict.MET,
    kind: Kind = Kind.MUST,
    axis: Axis = Axis.HARD_SKILLS,
    quotes: tuple[Evidence, ...] = (),
    group: str | None = None,
) -> Row:
    requirement = Requirement(text, 0, len(text), kind, axis, group)
    return Row(requirement, verdict, message(), quotes)


ROWS = (
    row("Python", quotes=(evidence(1, 100), evidence(3, 300))),
    row("Kubernetes", Verdict.PARTIAL, quotes=(evidence(2, 200),)),
    row("Leadership", Verdict.MISSING, axis=Axis.SOFT_SKILLS),
    row(HOSTILE, Verdict.MISSING, Kind.NICE, quotes=(evidence(verified=False),)),
    row("Go", Verdict.NOT_SCORED, Kind.NICE),
    row("English", Verdict.MET, Kind.NICE, axis=Axis.SOFT_SKILLS, quotes=(evidence(1, 140),)),
)


@pytest.fixture
def report() -> Report:
    scores = {Axis.HARD_SKILLS: 7.5, Axis.SOFT_SKILLS: 2.5, Axis.EXPERIENCE: 10.0}
    return Report(
        as_of="2026-11",
        score=62,
        must_have=Ratio(1, 3),
        nice_to_have=Ratio(1, 2),
        not_scored=1,
        axes=tuple(AxisScore(axis, scores.get(axis), message()) for axis in Axis),
        rows=ROWS,
        keywords=Keywords(("Python",), ("Go", HOSTILE)),
        person=Person("Nguyễn Văn An", "Kỹ sư"),
        years=6.5,
        warnings=(),
        engine=EngineInfo("local", "1", ()),
        cv_sha256="",
        job_sha256="",
    )


@pytest.fixture
def document() -> Document:
    pages = tuple(Page(595.0, 842.0, 0, 0) for _ in range(3))
    text = "built pipelines in Python"
    return Document("", DocumentKind.PDF, "en", text, pages, (), (), (), Person())


@pytest.fixture
def job() -> Job:
    return Job("", "en", HOSTILE, "", (), ())


@pytest.fixture
def view(qtbot, theme, language, report, document, job):
    from careerflow.views.report.report_view import ReportView

    view = ReportView(theme, language)
    qtbot.addWidget(view)
    view.resize(1080, 800)
    with qtbot.waitExposed(view):
        view.show()
    view.show_report(report, document, job)
    return view


@pytest.fixture
def many_rows() -> tuple[Row, ...]:
    long = "Thành thạo thiết kế hệ thống phân tán quy mô lớn tại các doanh nghiệp tài chính " * 3
    return tuple(replace(row(f"{n} {long}"), evidence=(evidence(),)) for n in range(60))
