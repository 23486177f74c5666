"""Verdicts, rows and keywords that would puzzle the person who reads them."""

import pytest

from careerflow.models.document import Document
from careerflow.models.job import Axis, Requirement
from careerflow.models.report import Row, Verdict
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.matching.judging import judge
from careerflow.services.matching.languages import languages
from careerflow.services.matching.requirements import requirements
from careerflow.services.matching.scoring import score
from careerflow.wording import Wording

CV = """Ada Nwosu
ada@example.com | +44 20 7946 0958 | LinkedIn | GitHub

Work experience
Analyst, Fabrikam, 01/2021 - 12/2022
- Explained the variance to plant managers and presented it to the board of directors.
- Scored 40 tables in Python and kept the scripts in Git.

Education
Bachelor of Software Engineering, University of Lagos, 2023 - present

Languages
Vietnamese — native · English — basic
"""


def asked(text: str) -> tuple[Requirement, ...]:
    return requirements(f"Requirements:\n- {text}\n").requirements


def judged(text: str, document: Document | None = None) -> Row:
    job = requirements(f"Requirements:\n- {text}\n")
    document = document or read_plain_text(CV.encode())
    (row,) = judge(job, document, [()] * len(job.requirements), "2026-11")
    return row


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Experience with RAG Construction", ("Retrieval-augmented generation",)),
        ("Good knowledge of page construction", ()),
        ("Strong experience with NextJS 15 (App Router)", ("Next.js",)),
        ("Có kinh nghiệm làm QA system", ()),
        ("Knowledge of electronic commerce", ("E-commerce",)),
        ("Tiếng Anh giao tiếp tốt, sử dụng trong đàm phán với nhà cung cấp", ()),
        ("Trình độ tiếng Anh: đọc hiểu tài liệu hệ thống quản lý chất lượng", ()),
        ("English (IELTS 6.0) to interact with AI tools", ()),
        ("Fluent English, Python", ("Python",)),
    ],
)
def test_a_row_names_no_skill_that_it_does_not_ask_for(text: str, skills: tuple[str, ...]) -> None:
    (row,) = asked(text)
    assert row.skills == skills


@pytest.mark.parametrize(
    "text",
    [
        "Experience with Azure AI Search (Vector + Semantic Search), CosmosDB, Azure Functions",
        "Experience with Python and data stores (PostgreSQL or MySQL and Redis) at scale",
    ],
)
def test_no_row_is_cut_inside_brackets(text: str) -> None:
    for row in asked(text):
        assert row.text.count("(") == row.text.count(")")


@pytest.mark.parametrize("heading", ["Yêu cầu công việc 👤", "Requirements 🚀", "Yêu cầu 1."])
def test_a_heading_with_a_picture_or_a_number_is_no_requirement(heading: str) -> None:
    job = requirements(f"{heading}\n- Thành thạo Python\n- Biết SQL\n")
    assert [row.skills for row in job.requirements] == [("Python",), ("SQL",)]


def test_the_age_of_the_company_is_no_requirement() -> None:
    text = "Với hơn 20 năm kinh nghiệm, HQSOFT đã đồng hành cùng hơn 500 doanh nghiệp."
    assert not asked(text)
    assert asked("Với 5 năm kinh nghiệm, bạn đã quản lý đội ngũ bán hàng.")


def test_figures_presented_are_a_soft_skill_in_both_languages() -> None:
    text = "Able to present figures clearly to people outside the team"
    (english,), (vietnamese,) = asked(text), asked("Kỹ năng trình bày rõ ràng với người ngoài nhóm")
    assert english.axis is vietnamese.axis is Axis.SOFT_SKILLS
    row = judged(text)
    assert row.verdict is Verdict.MET
    assert "presented it to the board" in row.evidence[0].quote


def test_a_link_to_a_profile_shows_no_skill() -> None:
    assert judged("Social media").verdict is Verdict.MISSING
    assert judged("Git").evidence[0].quote.endswith("scripts in Git.")


def test_git_stands_near_the_places_that_host_it() -> None:
    row = judged("GitLab, Bitbucket")
    assert (row.verdict, row.reason.params["have"]) == (Verdict.PARTIAL, "Git")


def test_years_from_none_on_ask_for_the_skill_alone() -> None:
    row = judged("0-3 năm kinh nghiệm với Python")
    assert (row.verdict, row.reason.id) == (Verdict.MET, "reason.skills.in_use")


def test_a_student_has_finished_school() -> None:
    assert judged("Tốt nghiệp THPT").verdict is Verdict.MET
    assert judged("Tốt nghiệp đại học").verdict is Verdict.PARTIAL
    assert judged("Tốt nghiệp hoặc đang theo học đại học").verdict is Verdict.MET


def test_a_place_of_research_is_no_degree() -> None:
    (row,) = asked("Từng tham gia nghiên cứu tại trường đại học")
    assert row.degree is None
    (row,) = asked("Tốt nghiệp đại học")
    assert row.degree is not None


def test_the_level_of_one_language_is_not_the_next_ones() -> None:
    levels = {item.language: item.level for item in languages("Tiếng Việt — Bản ngữ · Tiếng Anh")}
    assert levels == {"vi": 7, "en": None}
    levels = {item.language: item.level for item in languages("Tiếng Anh — Đọc viết cơ bản")}
    assert levels == {"en": 2}


@pytest.mark.parametrize("text", ["Có ngoại ngữ là một lợi thế", "A second language is a plus"])
def test_any_foreign_language_is_looked_for_among_the_languages(text: str) -> None:
    row = judged(text)
    assert row.verdict is Verdict.MET
    assert row.reason.id == "reason.language.met"
    silent = read_plain_text(CV.split("Languages", maxsplit=1)[0].encode())
    assert judged(text, silent).verdict is Verdict.MISSING


def test_the_narrower_skill_is_named_as_what_is_close() -> None:
    cv = read_plain_text(b"Ann Lee\n\nSkills\nPHP, MySQL, Laravel\n")
    row = judged("Programming (C#, Java, SQL Server)", cv)
    assert row.reason.params["wanted"] != "Programming"


def test_the_reason_of_an_axis_names_skills_in_the_readers_language() -> None:
    rows = (judged("Kỹ năng thuyết trình", read_plain_text(b"Ann Lee\n\nSkills\nExcel\n")),)
    reasons = [item.reason for item in score(rows).axes if item.axis is Axis.SOFT_SKILLS]
    assert "Thuyết trình" in Wording("vi").say(reasons[0])
    assert "Presentation" in Wording("en").say(reasons[0])
