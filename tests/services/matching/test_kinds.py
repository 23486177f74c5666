"""Must or nice, in the forms that adverts use."""

import pytest

from careerflow.models.job import Kind
from careerflow.services.matching import kinds
from careerflow.services.matching.heading_words import Scope
from careerflow.services.matching.headings import heading
from careerflow.services.matching.requirements import requirements

NICE = (
    "Experience with Go preferred",
    "Docker is a plus",
    "Spanish a plus",
    "Spanish is a plus!",
    "Bilingual (preferred)",
    "Preferred: MBA",
    "MBA is preferred but not required",
    "Ideally you have worked in retail",
    "Bonus: Rust",
    "Bonus points for Rust",
    "Rust would be a bonus",
    "Nice to have: Rust",
    "Rust (nice-to-have)",
    "Knowledge of AWS desirable",
    "Knowledge of SAP is an asset",
    "SAP is advantageous",
    "Ưu tiên nam",
    "Ưu tiên ứng viên biết tiếng Nhật",
    "Biết tiếng Nhật là lợi thế",
    "Có laptop là một lợi thế",
    "Có kinh nghiệm là điểm cộng",
    "Có kinh nghiệm là 1 điểm cộng lớn",
    "Biết Figma sẽ là lợi thế",
    "Biết Figma là một ưu điểm",
    "Biết Figma được ưu tiên",
    "Ai biết vẽ thì càng tốt",
    "Không bắt buộc biết tiếng Anh",
    "We would love if you know Rust",
    "It's great if you have AWS",
    "Exposure to Kafka is helpful",
    "Familiarity with k8s is useful",
    "Extra points for open source",
    "Any experience with ML is a big plus",
    "some knowledge of CSS would be beneficial",
    "Having a car is advantage",
    "Advantage: Python",
    "Pluses: Kafka",
    "Plus: Kafka",
    "Desired skills: SQL",
    "5 years preferred",
    "Preference for candidates with a degree",
    "Preference given to veterans",
    "Lợi thế: biết tiếng Trung",
    "Điểm cộng nếu biết React",
    "Ưu điểm nếu biết React",
    "Khuyến khích ứng viên có IELTS",
    "Nếu có kinh nghiệm là một lợi thế",
    "Not required: degree",
    "degree not required",
    "optional: degree",
    "Master's degree a plus",
    "Highly preferred: CPA",
    "CPA strongly desired",
    "CPA a strong plus",
    "CPA, a plus",
    "Knowledge of cell biology would be considered a distinct advantage",
    "An understanding of financial markets is highly beneficial.",
    "Experience in multivariate statistics and sequence analysis are strong advantages",
)
MUST = (
    "Prior experience a must",
    "Không yêu cầu bằng cấp",
    "Biết sắp xếp thứ tự ưu tiên",
    "Ability to prioritize",
    "experience in C plus plus",
    "benefits plus commission",
    "CPA +",
    "Ability to turn data into a competitive advantage",
    "Proficiency in PyTorch (preferred) or TensorFlow",
    "Thành thạo phần mềm kế toán (Misa là lợi thế) và Excel",
    "Playwright, Cypress or similar tools, with Playwright preferred",
)
NICE_HEADINGS = (
    "Strong advantage",
    "Bonus points if:      ",
    "Preferred Qualifications",
    "Preferred Qualifications:",
    "Preferred",
    "Nice to have",
    "Nice-to-haves:",
    "Bonus points",
    "Bonus points if you have:",
    "Bonus",
    "Bonus skills:",
    "Desired skills",
    "Desirable",
    "Desirable:",
    "Desirable criteria",
    "What would set you apart",
    "What sets you apart:",
    "Pluses",
    "Plus points",
    "It's a plus if you have:",
    "It would be great if you have",
    "Good to have",
    "Extra credit",
    "Additional qualifications (preferred)",
    "Preferred Experience",
    "Preferred Skills & Experience",
    "Would be a plus",
    "Ways to stand out from the crowd",
    "Stand out with",
    "Even better if you have",
    "Ideally, you also have:",
    "Great if you have",
    "Optional",
    "Advantages",
    "Assets",
    "Not required but nice",
    "You'll stand out if you have",
    "We'd love it if you also have",
    "Preferred but not required:",
    "Added advantage:",
    "Preferred requirements",
    "Extra points for",
    "Bonus if you have",
    "Other desired qualifications",
    "Highly desirable",
    "Ưu tiên",
    "Ưu tiên:",
    "Ưu tiên ứng viên:",
    "Ưu tiên ứng viên có:",
    "Lợi thế",
    "Lợi thế:",
    "Điểm cộng",
    "Điểm cộng:",
    "Là lợi thế nếu có:",
    "Sẽ là lợi thế nếu bạn có:",
    "Điểm cộng nếu có",
    "Khuyến khích",
    "Ưu tiên nếu có",
    "Sẽ được ưu tiên nếu",
    "Ưu điểm",
    "Không bắt buộc nhưng ưu tiên",
    "Yêu cầu ưu tiên",
    "Kỹ năng ưu tiên",
    "Tiêu chí ưu tiên",
    "Điểm cộng lớn nếu",
    "Kỹ năng cộng điểm:",
)


@pytest.mark.parametrize(
    ("text", "kind"), [*((text, Kind.NICE) for text in NICE), *((text, Kind.MUST) for text in MUST)]
)
def test_kinds(text: str, kind: Kind) -> None:
    assert kinds.kind(text) is kind


@pytest.mark.parametrize("title", NICE_HEADINGS)
def test_what_stands_under_a_heading_of_wishes_is_nice(title: str) -> None:
    rows = requirements(
        "Requirements:\n- 3 years of experience in sales\n- Knowledge of SQL\n"
        f"- Bachelor's degree\n\n{title}\n- Experience with Kafka\n- Knowledge of German\n"
        "\nBenefits:\n- Free lunch\n"
    ).requirements
    assert [row.kind for row in rows] == [Kind.MUST] * 3 + [Kind.NICE] * 2


@pytest.mark.parametrize(
    "line",
    [
        "Ưu tiên có kinh nghiệm",
        "Experience preferred",
        "What you will love",
        "Nice office and great benefits",
        "Kỷ luật tốt là lợi thế",
    ],
)
def test_a_wish_with_a_content_is_no_heading(line: str) -> None:
    found = heading(line)
    assert found is None or found[0] is not Scope.NICE


@pytest.mark.parametrize(
    ("line", "nice"),
    [
        ("One year of retail experience, preferably as a supervisor", "preferably as a supervisor"),
        ("Five years of experience preferably in a bank", "preferably in a bank"),
        ("Strong communication skills; experience with Kafka is a plus", "experience with Kafka"),
        ("Experience with Excel – Access experience is preferred", "Access experience"),
        ("Thành thạo Word, Excel; biết dùng AutoCAD là lợi thế", "biết dùng AutoCAD"),
    ],
)
def test_a_wish_that_trails_behind_what_must_be_is_a_row_of_its_own(line: str, nice: str) -> None:
    rows = requirements(f"Requirements:\n- {line}\n").requirements
    assert [row.kind for row in rows] == [Kind.MUST, Kind.NICE]
    assert rows[1].text.startswith(nice)


def test_who_comes_first_is_said_of_nothing_that_follows() -> None:
    rows = requirements(
        "Yêu cầu ứng viên:\n- 1 năm kinh nghiệm bán hàng. Ưu tiên Nữ\n- Trung thực, cẩn thận\n"
    ).requirements
    assert [row.kind for row in rows] == [Kind.MUST, Kind.MUST]
