import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.document import Line, Page, Person, SectionKind
from careerflow.services.documents.dates import years
from careerflow.services.documents.furniture import furniture
from careerflow.services.documents.language import detect, detect_line
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.documents.sections import heading_kind, sections
from careerflow.services.documents.structure import recognise

ENGLISH = """CURRICULUM VITAE
Anna Berg
Senior Data Engineer
anna.berg@example.org | +49 170 1234567 | Hamburg
Born 12.03.1988, ID 0123456789

Summary
Data engineer who builds reliable pipelines for banks and shops.

WORK EXPERIENCE
Data Engineer, Nordbank AG
Jan 2020 – Present
- Built the payment pipeline with Kafka
Analyst, Elbe Shop
03/2017 - 12/2019
- Wrote reports for 12 teams

Education & Certifications
2012 - 2016 BSc Informatics, University of Kiel

Technical Skills:
Python, SQL, Kafka

LANGUAGES
German (native), English (C1)

References
Max Muster, max@example.org, +49 40 999999
"""

VIETNAMESE = """SƠ YẾU LÝ LỊCH
Họ và tên: TRẦN THỊ BÌNH
Vị trí ứng tuyển: Kế toán tổng hợp
Ngày sinh: 01/02/1995 - CCCD: 001095012345
Điện thoại: 0987.654.321
Email: binh.tran@example.vn

I. MỤC TIÊU NGHỀ NGHIỆP
Trở thành kế toán trưởng trong ba năm tới.

II. KINH NGHIỆM LÀM VIỆC
Công ty Cổ phần Minh An
Tháng 3/2021 – Hiện tại
- Lập báo cáo thuế hằng tháng
Công ty TNHH Hoa Sen
06/2018 – 02/2021
- Đối chiếu công nợ

III. HỌC VẤN
2013 - 2017: Đại học Kinh tế Quốc dân

IV. KỸ NĂNG
Excel, MISA

V. NGOẠI NGỮ
Tiếng Anh: TOEIC 700
"""


def kinds(text: str) -> list[str]:
    return [section.kind.value for section in read_plain_text(text.encode()).sections]


def test_an_english_cv() -> None:
    document = read_plain_text(ENGLISH.encode())
    assert document.language == "en"
    assert document.person == Person(
        "Anna Berg", "Senior Data Engineer", "anna.berg@example.org", "+49 170 1234567"
    )
    assert kinds(ENGLISH) == (
        ["person", "summary", "experience", "education", "skills", "languages", "references"]
    )
    assert [(p.first, p.last) for p in document.periods] == [
        ("2020-01", None),
        ("2017-03", "2019-12"),
    ]
    assert years(document.periods, "2022-12") == 5.8


def test_a_vietnamese_cv() -> None:
    document = read_plain_text(VIETNAMESE.encode())
    assert document.language == "vi"
    assert document.person == Person(
        "Trần Thị Bình", "Kế toán tổng hợp", "binh.tran@example.vn", "0987.654.321"
    )
    assert kinds(VIETNAMESE) == [
        "person",
        "summary",
        "experience",
        "education",
        "skills",
        "languages",
    ]
    assert [(p.first, p.last) for p in document.periods] == [
        ("2021-03", None),
        ("2018-06", "2021-02"),
    ]


def test_contact_that_stands_at_the_end_is_found() -> None:
    text = "Experience\nAcme, 2019-2021\nBuilt things\nContact\n(555) 123-4567\njo@example.com\n"
    person = read_plain_text(text.encode()).person
    assert (person.email, person.phone) == ("jo@example.com", "(555) 123-4567")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("KINH NGHIỆM LÀM VIỆC", SectionKind.EXPERIENCE),
        ("Kinh nghiem lam viec:", SectionKind.EXPERIENCE),
        ("K I N H  N G H I Ệ M", SectionKind.EXPERIENCE),
        ("Kinhnghiệm", SectionKind.EXPERIENCE),
        ("★ Work Experience", SectionKind.EXPERIENCE),
        ("2. Employment History", SectionKind.EXPERIENCE),
        ("EXPÉRIENCE PROFESSIONNELLE", SectionKind.EXPERIENCE),
        ("Experiencia laboral", SectionKind.EXPERIENCE),
        ("HỌC VẤN", SectionKind.EDUCATION),
        ("Trình độ học vấn", SectionKind.EDUCATION),
        ("Formation", SectionKind.EDUCATION),
        ("Kĩ năng", SectionKind.SKILLS),
        ("KỸ NĂNG & CÔNG CỤ", SectionKind.SKILLS),
        ("Mục tiêu nghề nghiệp", SectionKind.SUMMARY),
        ("DỰ ÁN CÁ NHÂN", SectionKind.PROJECTS),
        ("Chứng chỉ", SectionKind.CERTIFICATES),
        ("Licenses & Certifications", SectionKind.CERTIFICATES),
        ("NGOẠI NGỮ", SectionKind.LANGUAGES),
        ("Hoạt động ngoại khóa", SectionKind.ACTIVITIES),
        ("SỞ THÍCH", SectionKind.INTERESTS),
        ("Người tham chiếu", SectionKind.REFERENCES),
        ("GIẢI THƯỞNG", SectionKind.AWARDS),
        ("Awards and Honors", SectionKind.AWARDS),
        ("Publications", SectionKind.PUBLICATIONS),
        ("Thông tin liên hệ", SectionKind.PERSON),
        ("Experience with Kafka", None),
        ("Skills: Python, SQL", None),
        ("I have experience.", None),
        ("Project Manager", None),
        ("", None),
        ("---", None),
    ],
)
def test_what_a_line_heads(line: str, kind: SectionKind | None) -> None:
    assert heading_kind(line) is kind


def set_in(rows: list[tuple[str, float, bool]]) -> tuple[str, tuple[Line, ...]]:
    """Lines of (words, size, bold), one below the other."""
    text, lines = "", []
    for number, (words, size, bold) in enumerate(rows):
        y = 50.0 + 20 * number
        extents = tuple((50.0 + 5 * i, 55.0 + 5 * i) for i in range(len(words)))
        box = (50.0, y, 50.0 + 5 * len(words), y + size)
        place = (len(text), len(text) + len(words))
        lines.append(Line(0, *place, box, extents, size, bold))
        text += words + "\n"
    return text, tuple(lines)


def test_a_label_inside_a_section_is_no_heading() -> None:
    text, lines = set_in(
        [
            ("Anna Berg", 20.0, True),
            ("Experience", 14.0, True),
            ("Acme", 10.0, False),
            ("Projects", 10.0, False),
            ("Languages", 10.0, True),
            ("Education", 14.0, True),
            ("Kiel", 10.0, False),
            ("Skills", 14.0, True),
        ]
    )
    found = [section.kind.value for section in sections(text, lines)]
    assert found == ["person", "experience", "education", "skills"]


def test_headings_of_two_columns_may_differ_in_size() -> None:
    text, lines = set_in(
        [
            ("Contact", 12.0, True),
            ("Technologies", 12.0, True),
            ("Tools", 12.0, True),
            ("Languages", 12.0, True),
            ("EXPERIENCE", 10.0, True),
            ("EDUCATION", 10.0, True),
        ]
    )
    found = [section.kind.value for section in sections(text, lines)]
    assert found == ["person", "skills", "skills", "languages", "experience", "education"]


def test_an_unknown_heading_in_the_headings_type_ends_the_section_before() -> None:
    text, lines = set_in(
        [
            ("Anna Berg", 20.0, True),
            ("EXPERIENCE", 14.0, True),
            ("Acme", 10.0, False),
            ("EDUCATION", 14.0, True),
            ("Kiel", 10.0, False),
            ("SKILLS", 14.0, True),
            ("Python", 10.0, False),
            ("SECURITY CLEARANCE", 14.0, True),
            ("Level two", 10.0, False),
        ]
    )
    last = sections(text, lines)[-1]
    assert last.kind is SectionKind.OTHER
    assert text[last.body : last.end] == "Level two\n"


def test_the_name_is_in_the_largest_type_or_in_the_mailbox() -> None:
    text, lines = set_in(
        [
            ("CURRICULUM VITAE", 24.0, True),
            ("LÊ VĂN CƯỜNG", 20.0, True),
            ("Kỹ sư xây dựng", 12.0, False),
            ("Experience", 14.0, True),
            ("Công ty Hoa Sen", 21.0, True),
        ]
    )
    person = recognise(text, lines, (Page(600.0, 800.0, 0, len(text)),)).person
    assert (person.name, person.title) == ("Lê Văn Cường", "Kỹ sư xây dựng")


@pytest.mark.parametrize(
    ("line", "phone"),
    [
        ("0912 345 678", "0912 345 678"),
        ("SĐT: 0912.345.678", "0912.345.678"),
        ("+84 912 345 678", "+84 912 345 678"),
        ("(+84) 912345678", "(+84) 912345678"),
        ("84912345678", "84912345678"),
        ("(028) 3822 1234", "(028) 3822 1234"),
        ("+1 (415) 555-0142", "+1 (415) 555-0142"),
        ("Tel. 123-456-7890 (home)", "123-456-7890"),
        ("(909) 555-\u00ad\u20105555", "(909) 555-5555"),
        ("01/02/1995", None),
        ("2019 - 2021", None),
        ("CCCD: 001095012345", None),
        ("Tax ID 0123456789", None),
        ("12345", None),
        ("https://example.com/0912345678", None),
    ],
)
def test_phones(line: str, phone: str | None) -> None:
    assert read_plain_text(f"Anna Berg\n{line}\n".encode()).person.phone == phone


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (VIETNAMESE, "vi"),
        ("Toi co kinh nghiem lam viec voi khach hang va quan ly nhan vien tai cong ty", "vi"),
        ("Responsable de la gestion des équipes et du suivi des projets pour la banque", "fr"),
        ("Responsable de la gestión de los equipos y del seguimiento de proyectos", "es"),
        ("Verantwortlich für die Leitung der Abteilung und das Budget mit einem Team", "de"),
        ("负责公司财务管理和团队建设", "zh"),
        ("Python, SQL", "en"),
        ("", "en"),
    ],
)
def test_language_of_a_text(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("line", "default", "language"),
    [
        ("Python, SQL", "vi", "vi"),
        ("Thành thạo Excel", "en", "vi"),
        ("Experience with the design of REST APIs", "vi", "en"),
        ("Có kinh nghiệm với Spring Boot, Docker, Kubernetes", "en", "vi"),
        ("5+ years", "vi", "vi"),
    ],
)
def test_language_of_a_line(line: str, default: str, language: str) -> None:
    assert detect_line(line, default) == language


def page_of(*rows: tuple[float, str], start: int, number: int) -> tuple[str, list[Line]]:
    text, lines = "", []
    for y, words in rows:
        place = (start + len(text), start + len(text) + len(words))
        extents = tuple((50.0 + 5 * i, 55.0 + 5 * i) for i in range(len(words)))
        box = (50.0, y, 50.0 + 5 * len(words), y + 10)
        lines.append(Line(number, *place, box, extents, 10.0, False))
        text += words + "\n"
    return text, lines


def test_heads_feet_and_page_numbers_are_furniture() -> None:
    body = [(y, "Built it") for y in (200.0, 220.0, 240.0)]
    first, lines = page_of(
        (20.0, "Anna Berg"), *body, (760.0, "3 apples"), (780.0, "Page 1 of 2"), start=0, number=0
    )
    second, more = page_of(
        (20.0, "Anna Berg"),
        *body,
        (750.0, "7 years of Java"),
        (780.0, "Page 2 of 2"),
        start=len(first) + 1,
        number=1,
    )
    text = f"{first}\f{second}"
    pages = (Page(600, 800, 0, len(first)), Page(600, 800, len(first) + 1, len(text)))
    every = (*lines, *more)
    words = [text[every[i].start : every[i].end] for i in sorted(furniture(text, every, pages))]
    assert words == ["Page 1 of 2", "Anna Berg", "Page 2 of 2"]


PIECES = "EXPERIENCE Skills HỌC VẤN 2019 - nay Anna @ +84 Python ( • \u00ad a@b.co : \f . é 简历"
WORDS = PIECES.split(" ")


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join), min_size=1))
def test_sections_cover_any_text(rows: list[str]) -> None:
    text, lines = set_in([(row, 10.0, False) for row in rows])
    recognised = recognise(text, lines, (Page(600.0, 800.0, 0, len(text)),))
    found = recognised.sections
    if not text.strip():
        assert found == ()
        return
    assert (found[0].start, found[-1].end) == (0, len(text))
    assert all(one.end == next_.start for one, next_ in itertools.pairwise(found))
    assert all(one.start <= one.body <= one.end for one in found)
    for period in recognised.periods:
        assert 0 <= period.start < period.end <= len(text)


def test_a_list_of_skills_is_no_title() -> None:
    lines = ("An Person", "an@example.com", "Digital Marketing, SEO, SEM, Analytics, Content")
    assert read_plain_text("\n".join(lines).encode()).person.title is None
