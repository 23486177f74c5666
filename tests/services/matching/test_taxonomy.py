"""Skills found in running text."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.job import Axis
from careerflow.services.matching.taxonomy import RelationKind, Taxonomy

ROOT = Path(__file__).resolve().parents[3]


def skills(text: str) -> list[str]:
    return [mention.skill for mention in Taxonomy.load().find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C, C++, C# and .NET", ["C", "C++", "C#", ".NET"]),
        ("C/C++ on Linux", ["C", "C++", "Linux"]),
        ("Python 3 and Java 17", ["Python", "Java"]),
        ("Node.js, NodeJS, node js", ["Node.js"] * 3),
        ("CI/CD pipelines with GitLab CI", ["CI/CD", "GitLab CI"]),
        ("Go, Rust", ["Go", "Rust"]),
        ("R and Python", ["R", "Python"]),
        ("React.js / Vue.js / Angular 12", ["React", "Vue.js", "Angular"]),
        ("RESTful APIs", ["REST API"]),
        ("micro-services and Object-Oriented Programming", [
            "Microservices",
            "Object-oriented programming",
        ]),
        ("ASP.NET Core, SQL Server", ["ASP.NET Core", "Microsoft SQL Server"]),
        ("Kế toán tổng hợp", ["General accounting"]),
        ("ke toan tong hop", ["General accounting"]),
        ("Chăm sóc khách hàng qua điện thoại", ["Customer service"]),
        ("Thành thạo Word, Excel, PowerPoint", [
            "Microsoft Word",
            "Microsoft Excel",
            "Microsoft PowerPoint",
        ]),
        ("kiểm toán hoà nhập", ["Auditing"]),
        ("Machine\nLearning", ["Machine learning"]),
        ("P&L, PFMEA, HPLC; safe driving skills", [
            "P&L management",
            "FMEA",
            "Chromatography",
            "Defensive driving",
        ]),
        ("Jira, jira, Scrum and Llama", ["Jira", "Jira", "Scrum", "Llama"]),
    ],
)  # fmt: skip
def test_skills_are_named(text: str, expected: list[str]) -> None:
    assert skills(text) == expected


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("JavaScript developer", "Java"),
        ("R&D department with Python", "R"),
        ("ready to go to market with Python", "Go"),
        ("Go to the office", "Go"),
        ("C-level customers and Python", "C"),
        ("you will excel at selling", "Microsoft Excel"),
        ("Excel in a fast team", "Microsoft Excel"),
        ("the rest of the team", "REST API"),
        ("keep a safe workplace", "SAFe"),
        ("sắp xếp hàng hóa", "SAP"),
        ("tiếng Hàn Quốc", "Welding"),
        ("in other words, access to data", "Microsoft Word"),
        ("giờ hành chính", "Administration"),
        ("good reaction to change", "React"),
        ("vitamin C and Python", "C"),
        ("ability to work with minimal supervision", "People management"),
        ("Tư duy thẩm mỹ tốt", "Spa and beauty therapy"),
        ("a culture of continuous improvement", "Lean manufacturing"),
        ("Giao tiếp thời gian thực: WebSocket", "Communication"),
        ("A RabbitMQ cluster for reliable messaging", "Responsibility"),
        ("Built a flexible API for partners", "Adaptability"),
        ("Analytical dashboards for the board", "Critical thinking"),
    ],
)
def test_words_that_only_look_like_a_skill(text: str, absent: str) -> None:
    assert absent not in skills(text)


def test_a_relation_is_named_and_has_a_direction() -> None:
    taxonomy = Taxonomy.load()
    kinds = {
        ("SQL", "PostgreSQL"): RelationKind.USES,
        ("Frontend framework", "React"): RelationKind.INSTANCE,
        ("PostgreSQL", "MySQL"): RelationKind.SIMILAR,
        ("React", "Frontend framework"): RelationKind.BROADER,
    }
    for (wanted, have), kind in kinds.items():
        relation = taxonomy.related(wanted, have)
        assert relation is not None
        assert (relation.kind, relation.wanted, relation.have) == (kind, wanted, have)
    assert taxonomy.related("Django", "Python") is None
    assert taxonomy.related("Python", "Python") is None
    assert taxonomy.related("Accounting", "Docker") is None


def test_a_skill_counts_on_its_axis() -> None:
    taxonomy = Taxonomy.load()
    assert taxonomy.axis("Python") is Axis.HARD_SKILLS
    assert taxonomy.axis("Teamwork") is Axis.SOFT_SKILLS
    assert taxonomy.axis("Banking") is Axis.DOMAIN_KNOWLEDGE
    assert taxonomy.is_work("Accounting")
    assert not taxonomy.is_work("Python")
    with pytest.raises(KeyError):
        taxonomy.axis("python")


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.one_of(st.sampled_from(["C", "C++", "R", "Go", ".NET", "kế toán", "-", "/"]), st.text()),
        max_size=8,
    ).map(" ".join)
)
def test_mentions_are_in_order_and_inside_the_text(text: str) -> None:
    last = 0
    for mention in Taxonomy.load().find(text):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end


def test_the_bundled_file_is_what_the_lists_give() -> None:
    command = [sys.executable, str(ROOT / "tools" / "build_taxonomy.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Senior Accountant, Acme Ltd, 01/2018 - Present", ["Accounting"]),
        ("Acme Ltd – Accountant", ["Accounting"]),
        ("Worked as a qualified accountant for six years", ["Accounting"]),
        ("Accountant experience", ["Accounting"]),
        ("Bác sĩ, Bệnh viện Hoa Sen", ["General medicine"]),
        ("Office Manager, Acme Ltd", ["Administration"]),
        ("Support the accountant", []),
        ("Assist accountants with audits", ["Auditing"]),
        ("Work closely with our Accountant", []),
        ("Truck driver licence", []),
        ("Teacher's assistant", []),
        ("Ansible, Chef, Puppet", ["Ansible", "Chef", "Puppet"]),
    ],
)
def test_a_job_stands_for_its_trade_where_somebody_tells_of_himself(
    text: str, skills: list[str]
) -> None:
    assert [mention.skill for mention in Taxonomy.load().find(text)] == skills
