"""CVs and adverts made for the tests of judging, and a model that answers by rule."""

import asyncio
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from careerflow.models.document import Document
from careerflow.models.job import Job
from careerflow.models.llm import ModelInfo, Usage
from careerflow.models.report import Row
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.engine.interface import Claim
from careerflow.services.engine.local import LocalEngine
from careerflow.services.llm.interface import LanguageModel, OnText, Reply, Request, ignore_text
from careerflow.services.llm.judging import judging
from careerflow.services.llm.privacy.masking import masking
from careerflow.services.task import TaskContext

AS_OF = "2026-11"
CTX = TaskContext()

NURSE = """Hannah Whitfield
Registered nurse
hannah.whitfield@example.com

Experience
St Brigid Hospital, Ward nurse, 02/2019 - present
- Looked after 14 surgical patients a shift and gave their medication.
- Taught six new colleagues how to dress wounds.
- Wrote the handover sheet that the whole ward now uses.
Oakdale Home, Care assistant, 06/2016 - 01/2019
- Helped 30 residents with meals, washing and walks.

Education
Bachelor of Nursing, University of Leeds, 2018

Languages
English (native), Spanish (B1)
"""
NURSE_JOB = """Ward nurse

Requirements:
- Caring for patients after surgery
- Training of new staff on the ward
- Bachelor's degree in nursing
- Keeping records of patients in an electronic system
- Managing the budget of a department
- Negotiating contracts with suppliers
- At least 3 years of experience as a nurse
- Spanish B1
- Research published in medical journals
- Calming relatives in distress
"""
ACCOUNTANT = """Lê Thị Thu Hằng
Kế toán tổng hợp
hang.le@example.com

Kinh nghiệm làm việc
Công ty Sao Mai, Kế toán tổng hợp, 03/2020 - nay
- Lập báo cáo tài chính và tờ khai thuế mỗi quý cho 3 chi nhánh.
- Đối chiếu công nợ với 45 nhà cung cấp hằng tháng.
- Hướng dẫn hai nhân viên mới nhập chứng từ.
Công ty Bình Minh, Kế toán kho, 05/2017 - 02/2020
- Kiểm kê kho hàng tháng và tính giá thành sản phẩm.

Học vấn
Cử nhân Kế toán, Đại học Thương mại, 2017

Kỹ năng
Excel, MISA
"""
ACCOUNTANT_JOB = """Kế toán trưởng

Yêu cầu:
- Lập báo cáo tài chính và báo cáo thuế
- Đối chiếu công nợ với nhà cung cấp
- Tốt nghiệp đại học chuyên ngành kế toán
- Đàm phán vay vốn với ngân hàng
- Thẩm định dự án đầu tư bất động sản
- Tổ chức hội nghị khách hàng hằng năm
- Sử dụng thành thạo Excel
- Đào tạo nhân viên mới
- Thiết kế bao bì sản phẩm
"""
ENGINEER = """Tom Okafor
Data engineer
tom.okafor@example.com

Experience
Harbour Freight Data, Data engineer, 04/2021 - present
- Built pipelines in Python and Airflow that load 4 TB a day.
- Cut the cost of nightly jobs by 35 % by rewriting slow SQL.
- Explained the figures to managers of five sites every month.
Corner Retail, Analyst, 01/2019 - 03/2021
- Prepared weekly dashboards in Power BI for the board.

Education
Bachelor of Computer Science, University of Lagos, 2018
"""
ENGINEER_JOB = """Data engineer

Requirements:
- Strong Python and SQL
- Presenting results to managers
- Building batch data pipelines
- Bachelor's degree in computer science
- Leading a team of designers
- Running user interviews
- Kubernetes
- Writing grant applications
- Dashboards for management
"""
PAIRS = ((NURSE, NURSE_JOB), (ACCOUNTANT, ACCOUNTANT_JOB), (ENGINEER, ENGINEER_JOB))


@dataclass(frozen=True)
class Case:
    engine: LocalEngine
    document: Document
    job: Job

    @cached_property
    def batches(self) -> tuple[judging.Batch, ...]:
        hidden = masking(self.document, self.document.person)
        return judging.batches(self.document, self.job, hidden, None)

    async def verify(self, claims: tuple[Claim, ...]) -> tuple[Row, ...]:
        return self.engine.verify(CTX, self.document, self.job, AS_OF, claims)

    def local(self) -> tuple[Row, ...]:
        return self.engine.judge(CTX, self.document, self.job, AS_OF)

    async def judged(
        self, model: LanguageModel, shown: Callable[[Mapping[int, Row]], object] = lambda _: None
    ) -> judging.Judged:
        return await judging.judge(model, self.batches, self.verify, shown)


def case(engine: LocalEngine, cv: str, advert: str) -> Case:
    return Case(engine, read_plain_text(cv.encode()), engine.requirements(CTX, advert))


def item(row: str, verdict: str = "missing", quote: str = "", **more: str) -> dict[str, str]:
    plain = {"passage": "P1", "reason_en": "The CV shows it.", "reason_vi": "CV có nêu."}
    return {"row": row, "verdict": verdict, "quote": quote, **plain, **more}


Say = Callable[[str], dict[str, str]]
"""What is said of a row, by its id."""


@dataclass
class Model:
    """Implements LanguageModel; `say` is asked for every row of a call, the control first, and
    `turn` may replace its words by those of one call, from 0."""

    say: Say
    turn: Callable[[int, list[dict[str, str]]], list[dict[str, str]]] = lambda _call, items: items
    asked: list[Request] = field(default_factory=list)
    piece: int = 50

    async def models(self) -> tuple[ModelInfo, ...]:
        return ()

    async def generate(self, request: Request, on_text: OnText = ignore_text) -> Reply:
        self.asked.append(request)
        items = self.turn(len(self.asked) - 1, [self.say(row) for row in rows_of(request.task)])
        text = json.dumps({"claims": items}, ensure_ascii=False)
        for end in range(self.piece, len(text), self.piece):
            on_text(text[:end])
            await asyncio.sleep(0)
        return Reply(text, Usage(100, 50, 0, 1), "model-x-001")

    async def close(self) -> None:
        return None


def rows_of(task: str) -> list[str]:
    """The control's id, then those of the rows that are asked for."""
    lines = task.splitlines()
    at = max(n for n, line in enumerate(lines) if re.match(r"R\d+ \(must\)", line))
    return [lines[at].split()[0], *lines[at + 1].split()]
