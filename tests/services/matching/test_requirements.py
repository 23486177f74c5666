"""What an advert asks for, on adverts written for these tests."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.job import Axis, Degree, Job, Kind, LeftOutReason, Requirement, Years
from careerflow.services.matching.headings import Scope, heading
from careerflow.services.matching.requirements import requirements

ENGLISH = """Data Engineer
About us
We are a leading provider of weather data with offices in three countries.
What you will do
- Build pipelines that load station data every hour
- Keep the warehouse tidy
Requirements
- 3+ years of experience as a data engineer
- Bachelor's degree in Computer Science or equivalent experience
- Python, SQL and AWS or Azure
- Fluent English
- Strong communication skills
- Docker is a plus
Nice to have
- Experience with Kafka
Benefits
- Health insurance and 25 days of paid vacation
How to apply
Send your CV to jobs@example.com
We are an equal opportunity employer.
"""

VIETNAMESE = """Mô tả công việc
- Lập báo cáo thuế hàng tháng
- Theo dõi công nợ
Yêu cầu ứng viên
- Nam/nữ, tuổi từ 22 - 35
- Tốt nghiệp Cao đẳng/Đại học chuyên ngành Kế toán
- Có ít nhất 2 năm kinh nghiệm kế toán tổng hợp
- Thành thạo Excel, MISA (ưu tiên biết SAP)
- Tiếng Anh giao tiếp là một lợi thế
- Cẩn thận, trung thực
Quyền lợi
- Lương 15 - 20 triệu, thưởng lễ Tết
- Đóng BHXH đầy đủ
"""


def _row(job: Job, words: str) -> Requirement:
    return next(row for row in job.requirements if words in row.text)


def _reasons(job: Job, words: str) -> set[LeftOutReason]:
    return {out.reason for out in job.left_out if words in job.text[out.start : out.end]}


def test_an_english_advert_row_by_row() -> None:
    job = requirements(ENGLISH)
    assert (job.language, job.title) == ("en", "Data Engineer")
    assert len(job.requirements) == 8
    years = _row(job, "3+ years")
    assert (years.axis, years.kind) == (Axis.EXPERIENCE, Kind.MUST)
    assert years.years is not None
    assert years.years.low == 3
    assert _row(job, "Bachelor").degree is Degree.BACHELOR
    assert _row(job, "Bachelor").axis is Axis.EDUCATION
    assert _row(job, "Fluent").languages[0].level == 5
    assert _row(job, "communication").axis is Axis.SOFT_SKILLS
    assert _row(job, "Docker").kind is Kind.NICE
    assert _row(job, "Kafka").kind is Kind.NICE


def test_a_compound_line_becomes_what_is_wanted_and_what_will_do() -> None:
    job = requirements(ENGLISH)
    both, either = _row(job, "Python"), _row(job, "AWS")
    assert (both.text, both.skills, both.any_skill) == ("Python, SQL", ("Python", "SQL"), False)
    assert (either.text, either.any_skill) == ("AWS or Azure", True)
    assert either.skills == ("AWS", "Microsoft Azure")


def test_what_is_left_out_says_why() -> None:
    job = requirements(ENGLISH)
    assert _reasons(job, "leading provider") == {LeftOutReason.COMPANY}
    assert _reasons(job, "Health insurance") == {LeftOutReason.BENEFITS}
    assert _reasons(job, "Send your CV") == {LeftOutReason.HOW_TO_APPLY}
    assert _reasons(job, "equal opportunity") == {LeftOutReason.EQUAL_OPPORTUNITY}
    assert _reasons(job, "Build pipelines") == {LeftOutReason.DUTIES}
    assert _reasons(job, "Nice to have") == {LeftOutReason.HEADING}


def test_a_vietnamese_advert_row_by_row() -> None:
    job = requirements(VIETNAMESE)
    assert job.language == "vi"
    assert _row(job, "Tốt nghiệp").degree is Degree.ASSOCIATE
    assert _row(job, "Tốt nghiệp").any_skill
    assert "General accounting" in _row(job, "ít nhất 2 năm").skills
    assert _row(job, "ít nhất 2 năm").axis is Axis.EXPERIENCE
    assert _row(job, "Thành thạo").kind is Kind.MUST
    assert set(_row(job, "Thành thạo").skills) == {"Microsoft Excel", "MISA"}
    assert _row(job, "SAP").kind is Kind.NICE
    assert _row(job, "Tiếng Anh").kind is Kind.NICE
    assert _row(job, "Cẩn thận").axis is Axis.SOFT_SKILLS
    assert _reasons(job, "22 - 35") == {LeftOutReason.FACTS}
    assert _reasons(job, "BHXH") == {LeftOutReason.BENEFITS}


def test_duties_are_the_requirements_of_an_advert_that_states_no_others() -> None:
    job = requirements("Bakers\nTasks\n- Mix dough for bread.\n- Operate ovens.\n- Train staff.\n")
    assert [row.text for row in job.requirements] == [
        "Mix dough for bread.",
        "Operate ovens.",
        "Train staff.",
    ]
    assert {row.kind for row in job.requirements} == {Kind.MUST}


def test_an_advert_that_has_lost_its_line_breaks() -> None:
    job = requirements(
        "Mô tả công việc Phát triển dịch vụ web cho ngân hàng và đối tác trong khu vực. Yêu cầu "
        "công việc Có từ 4 năm kinh nghiệm phát triển phần mềm Thành thạo Python, OOP, REST API "
        "Kiến thức nền tảng về RAG Ưu tiên (Không bắt buộc) Có kinh nghiệm với Kafka Quyền lợi "
        "Thưởng tháng 13 và bảo hiểm"
    )
    assert [row.text for row in job.requirements] == [
        "Có từ 4 năm kinh nghiệm phát triển phần mềm",
        "Thành thạo Python, OOP, REST API",
        "Kiến thức nền tảng về RAG",
        "Có kinh nghiệm với Kafka",
    ]
    assert [row.kind for row in job.requirements] == [*[Kind.MUST] * 3, Kind.NICE]


def test_sentences_that_are_glued_together() -> None:
    job = requirements(
        "RequirementsBachelor's degree in finance.Strong knowledge of Excel.Experience with SAP"
    )
    assert [row.text for row in job.requirements] == [
        "Bachelor's degree in finance.",
        "Strong knowledge of Excel.",
        "Experience with SAP",
    ]


@pytest.mark.parametrize(
    ("line", "degree", "years"),
    [
        (
            "Bachelor degree or above in computing or a related major, with 2+ years of experience",
            "Bachelor degree or above in computing or a related major",
            "with 2+ years of experience",
        ),
        (
            "Bachelor's Degree in Law, or related discipline AND 4+ years of experience in court",
            "Bachelor's Degree in Law, or related discipline",
            "4+ years of experience in court",
        ),
        (
            "Tốt nghiệp đại học Kế toán hoặc các ngành liên quan, có ít nhất 2 năm kinh nghiệm",
            "Tốt nghiệp đại học Kế toán hoặc các ngành liên quan",
            "có ít nhất 2 năm kinh nghiệm",
        ),
    ],
)
def test_a_degree_and_years_are_both_asked_for(line: str, degree: str, years: str) -> None:
    rows = requirements(f"Requirements\n- {line}\n").requirements
    assert [(row.text, row.group) for row in rows] == [(degree, None), (years, None)]


def test_alternatives_of_different_kinds_share_a_group() -> None:
    job = requirements("Requirements\n- 2+ years of work experience, or a graduate degree in law\n")
    first, second = job.requirements
    assert first.group == second.group is not None
    assert first.years is not None
    assert second.degree is Degree.MASTER


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n",
        "Pancakes\nIngredients: 2 eggs, 200 g flour.\nWhisk the eggs. Mix well. Serve hot.",
        "Phở bò\nNguyên liệu: 500 g thịt bò. Luộc xương trong 3 giờ. Thêm muối.",
    ],
)
def test_a_text_that_asks_for_nothing_has_no_requirements(text: str) -> None:
    assert requirements(text).requirements == ()


@pytest.mark.parametrize(
    ("line", "scope"),
    [
        ("Tại sao bạn sẽ yêu thích làm việc tại đây Lương tháng 13", Scope.BENEFITS),
        ("Kỹ năng mềm: giao tiếp", Scope.MUST),
        ("Nhiệm vụ cụ thể:", Scope.DUTIES),
        ("Trách nhiệm chính", Scope.DUTIES),
        ("Preferred qualifications: SQL", Scope.NICE),
        ("The following skills are preferred:", Scope.NICE),
        ("What You'll Need", Scope.MUST),
        ("Total rewards", Scope.BENEFITS),
    ],
)
def test_headings(line: str, scope: Scope) -> None:
    found = heading(line)
    assert found is not None
    assert found[0] is scope


@pytest.mark.parametrize(
    "line",
    ["Experience with Python", "Skills in negotiation", "Yêu cầu cao về độ chính xác", "You have"],
)
def test_a_sentence_is_no_heading_because_of_its_first_word(line: str) -> None:
    assert heading(line + " and more of it.") is None


def test_a_degree_and_years_in_one_breath_are_two_rows() -> None:
    job = requirements("Requirements\n- Bachelor's degree in law and 3 years of experience\n")
    degree, years = job.requirements
    assert (degree.degree, degree.years) == (Degree.BACHELOR, None)
    assert (years.years, years.degree) == (Years(3), None)
    assert degree.group is None


def test_two_languages_of_which_one_will_do() -> None:
    job = requirements("Yêu cầu\n- Tiếng Anh hoặc tiếng Trung giao tiếp\n")
    first, second = job.requirements
    assert first.group == second.group is not None
    assert [row.languages[0].language for row in job.requirements] == ["en", "zh"]
    assert second.skills == ()  # "giao tiếp" is the level here


def test_a_fact_among_the_requirements_does_not_end_them() -> None:
    job = requirements("Yêu cầu ứng viên\nĐịa điểm làm việc: Quận 7\nTốt nghiệp THPT trở lên\n")
    assert [row.text for row in job.requirements] == ["Tốt nghiệp THPT trở lên"]


_PIECES = st.sampled_from(
    [
        *ENGLISH.splitlines(),
        *VIETNAMESE.splitlines(),
        "•",
        " - ",
        "\n",
        "\r\n",
        "1. ",
        "A, B or C",
        "e\u0302\u0301",
        "Go/R/C++",
        "(",
        "such as X, Y",
    ]
)
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=12).map(" ".join))
_JOINERS = {"and", "or", "và", "hoặc", "hay", "with", "plus", "as", "well"}


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
def test_every_word_is_in_one_row_or_left_out(text: str) -> None:
    job = requirements(text)
    assert requirements(text) == job
    covered = [0] * len(job.text)
    for span in (*job.requirements, *job.left_out):
        assert 0 <= span.start < span.end <= len(job.text)
        for place in range(span.start, span.end):
            covered[place] += 1
    assert max(covered, default=0) <= 1
    for row in job.requirements:
        assert row.text == job.text[row.start : row.end]
    rest = "".join(
        " " if times else character for character, times in zip(job.text, covered, strict=True)
    )
    assert set(re.findall(r"[^\W_]+", rest.lower())) <= _JOINERS


def _texts(job: Job) -> list[str]:
    return [row.text for row in job.requirements]


def test_a_table_of_skills_keeps_its_skills_and_not_its_legend() -> None:
    job = requirements(
        "Technical Skills\nSNo Primary Skill Proficiency Level\n1 Python PL1 Required\n"
        "Proficiency Legends\nPL1 The associate has basic awareness of the skill.\n"
        "She / he has shown it in projects.\n"
    )
    assert _texts(job) == ["1 Python PL1 Required"]


def test_what_an_advert_says_twice_it_asks_once() -> None:
    job = requirements("Requirements\n- Experience with Kafka\n- Experience  with Kafka\n")
    assert _texts(job) == ["Experience with Kafka"]


def test_what_only_closes_an_advert_is_no_requirement() -> None:
    job = requirements(
        "Qualifications:\n- Expertise in Kubernetes\nNote: Modeling experience is not required\n"
        "Contract Details: Type: 3-month rolling contract\n"
        "If you're ready to take on a challenge, we'd love to hear from you!\n"
    )
    assert _texts(job) == ["Expertise in Kubernetes"]


def test_nice_to_have_in_brackets_is_said_of_its_line() -> None:
    (row,) = requirements("Yêu cầu công việc\n- Fine-tuning LLM (Nice to have)\n").requirements
    assert (row.text, row.kind) == ("Fine-tuning LLM (Nice to have)", Kind.NICE)


def test_a_heading_before_a_figure() -> None:
    job = requirements(
        "Yêu cầu công việc\n- Thành thạo Python\n"
        "Tại sao bạn sẽ yêu thích làm việc tại đây 85% salary during probation\n"
    )
    assert _texts(job) == ["Thành thạo Python"]


def test_years_of_those_without_the_degree_are_no_row() -> None:
    job = requirements(
        "Requirements\n- Bachelor's degree in information systems\n"
        "- (Six years of progressive work experience are needed of candidates who do not possess "
        "a bachelor's degree.)\n"
    )
    assert _texts(job) == ["Bachelor's degree in information systems"]


def test_a_wish_behind_an_abbreviation_begins_a_row() -> None:
    line = "Familiarity with Java EE: CDI, JPA, JMS, JDBC Experience applying design patterns "
    job = requirements("Requirements\n" + line * 3 + "Experience with Maven, and SVN\n")
    assert "Familiarity with Java EE: CDI, JPA, JMS, JDBC" in _texts(job)


def test_computer_science_is_not_machine_learning() -> None:
    (row,) = requirements("Yêu cầu ứng viên\n- Chuyên ngành Khoa học máy tính\n").requirements
    assert row.skills == ()
    assert row.axis is Axis.EDUCATION


def test_a_title_that_sounds_like_something_to_do_is_no_row():
    job = requirements("Analyst\nRequirements:\n- Python\n- SQL\n")
    assert job.title == "Analyst"
    assert [row.text for row in job.requirements] == ["Python", "SQL"]


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        (LeftOutReason.BENEFITS, "Acme offers a comprehensive set of health and other benefits."),
        (LeftOutReason.HOW_TO_APPLY, "Are you ready to take on a principal role with us?"),
        (LeftOutReason.HOW_TO_APPLY, "After you've applied, write to the recruiter."),
    ],
)
def test_what_closes_an_advert_is_no_requirement(reason: LeftOutReason, line: str) -> None:
    job = requirements(f"Requirements\n- Knowledge of SQL\n- {line}\n")
    assert [row.text for row in job.requirements] == ["Knowledge of SQL"]
    assert _reasons(job, line[:20]) == {reason}


def test_a_wish_to_hear_from_you_may_be_a_heading() -> None:
    job = requirements(
        "Data Engineer\n\nYou will:\nBuild pipelines\nWrite reports\n\n"
        "We'd love to hear from you if you have: Minimum 5+ years of experience with SQL\n"
        "Knowledge of Kafka\nKnowledge of Spark\nFamiliarity with Docker\n"
    )
    assert job.requirements[0].years == Years(5)
    assert len(job.requirements) == 4


def test_a_bonus_that_is_pay_begins_nothing() -> None:
    job = requirements(
        "Rust Engineer\n\nUp to 350,000 - Base + Bonus + Stock (after one year)\n"
        "The firm has a trading system.\n\nRequirements:\nStrong experience with Linux\n"
    )
    assert [(row.text, row.kind) for row in job.requirements] == [
        ("Strong experience with Linux", Kind.MUST)
    ]


def test_a_full_line_goes_on_below_a_blank_one() -> None:
    full = "3+ years of experience with SQL in a role with a focus on data processing and"
    job = requirements(f"Requirements\n\n• {full}\n\nanalysis.\n\n• Python\n\nbasic Excel\n")
    assert [" ".join(row.text.split()) for row in job.requirements] == [
        f"{full} analysis.",
        "Python",
        "basic Excel",
    ]
