"""Two invented CVs, and short ways to ask and to judge."""

from careerflow.models.document import Document
from careerflow.models.job import Axis, Job, Kind, Requirement
from careerflow.models.report import Row, Verdict
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.matching.judging import judge
from careerflow.services.retrieval.chunking import chunks
from careerflow.services.retrieval.search import Hit
from careerflow.wording import Wording

AS_OF = "2026-11"

ENGLISH = """Ada Nwosu
Data Engineer
ada@example.com

Experience
Data Engineer, Northwind, 01/2023 - Present
- Built nightly pipelines in Python that load 40 sources into PostgreSQL.
- Mentored three junior colleagues and reviewed their code.
Analyst, Fabrikam, 01/2021 - 12/2022
- Wrote weekly sales reports and explained them to the regional managers.
- Kept lists of the Bachelor and Master programmes that the company sponsored.

Education
Bachelor of Science in Statistics, University of Lagos, 2016 - 2020

Languages
English (IELTS 7.0), French

Skills
Docker, Git, Excel, teamwork

Certificates
PMP, 2024
"""

VIETNAMESE = """Phạm Thu Hà
Kế toán tổng hợp
ha@example.com

Kinh nghiệm làm việc
Kế toán tổng hợp, Công ty Hoa Sen, 01/2022 - nay
- Lập báo cáo tài chính và báo cáo thuế hằng quý.
- Chăm sóc khách hàng và đối chiếu công nợ hằng tháng.

Học vấn
Cử nhân Kế toán, Đại học Kinh tế Quốc dân, 2016 - 2020

Ngoại ngữ
Tiếng Anh: TOEIC 650

Kỹ năng
Excel, MISA
"""


def cv(text: str = ENGLISH) -> Document:
    return read_plain_text(text.encode())


def asked(text: str, **fields: object) -> Requirement:
    fields = {"axis": Axis.HARD_SKILLS, "kind": Kind.MUST, **fields}
    return Requirement(text, 0, len(text), **fields)  # type: ignore[arg-type]


def hit(document: Document, words: str, dense: float, lexical: float = 0.0) -> Hit:
    place = document.text.index(words)
    for index, chunk in enumerate(chunks(document)):
        if chunk.start <= place < chunk.end:
            return Hit(index, chunk.start, chunk.end, dense, dense, lexical)
    raise AssertionError(words)


def judged(requirement: Requirement, document: Document | None = None, *hits: Hit) -> Row:
    document = document or cv()
    job = Job("0" * 64, "en", None, requirement.text, (requirement,), ())
    (row,) = judge(job, document, [hits], AS_OF)
    for language in ("en", "vi"):
        assert "{" not in Wording(language).say(row.reason)
    for item in row.evidence:
        assert item.verified
        assert item.quote == document.text[item.start : item.end]
    if row.verdict in (Verdict.MET, Verdict.PARTIAL):
        assert row.evidence
    else:
        assert not row.evidence
    return row
