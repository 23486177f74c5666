"""A small report and the view that shows it."""

from dataclasses import replace

import pytest
from report_samples import HOSTILE, ROWS, advert_of, evidence, message, row

from careerflow.models.document import Document, DocumentKind, Page, Person
from careerflow.models.job import Axis, Job, LeftOut, LeftOutReason
from careerflow.models.report import (
    AxisScore,
    EngineInfo,
    Keywords,
    Ratio,
    Report,
    Row,
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
    text = f"{advert_of(ROWS)}\nPaid holidays 😀\nlast line"
    start = text.index("Paid")
    left_out = (LeftOut(start, text.index("last"), LeftOutReason.BENEFITS),)
    return Job("", "en", HOSTILE, text, tuple(row.requirement for row in ROWS), left_out)


@pytest.fixture
def view(qtbot, theme, language, report, document, job):
    from careerflow.views.report.report_view import ReportView

    view = ReportView(theme, language)
    qtbot.addWidget(view)
    view.resize(1080, 800)
    with qtbot.waitExposed(view):
        view.show()
    view.show_report(report, document, job)
    view.fill()
    return view


@pytest.fixture
def many_rows() -> tuple[Row, ...]:
    long = "Thành thạo thiết kế hệ thống phân tán quy mô lớn tại các doanh nghiệp tài chính " * 3
    return tuple(replace(row(f"{n} {long}"), evidence=(evidence(),)) for n in range(60))
