"""Vietnamese adverts and CVs: what is asked, what is only told, and spellings of the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.document import Document
from careerflow.models.job import ANY_LANGUAGE, Degree, Job, Kind, LeftOutReason, Requirement
from careerflow.models.report import Row, Verdict
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.matching import constraints
from careerflow.services.matching.certificates import driving_classes, may_drive
from careerflow.services.matching.copied import repeats
from careerflow.services.matching.fields import studied
from careerflow.services.matching.judging import judge
from careerflow.services.matching.requirements import requirements
from careerflow.services.matching.taxonomy import Taxonomy
from tests.services.matching.vietnamese_adverts import (
    ADVERTS,
    FACTS,
    LAYOUTS,
    Layout,
    spellings,
    unmarked,
    written,
)


def asked(*lines: str) -> list[str]:
    job = requirements("Yêu cầu:\n" + "".join(f"- {line}\n" for line in lines))
    return [row.text for row in job.requirements]


def one(line: str) -> Requirement:
    (row,) = requirements(f"Yêu cầu:\n- {line}\n").requirements
    return row


def signs(job: Job) -> list[tuple[object, ...]]:
    """All that is judged of each row, whatever its spelling."""
    return [
        (
            unmarked(row.text),
            row.kind,
            row.axis,
            row.group is not None,
            row.skills,
            row.any_skill,
            row.years,
            row.degree,
            tuple((item.language, item.level) for item in row.languages),
            row.certificates,
        )
        for row in job.requirements
    ]


@pytest.mark.parametrize("trade", ADVERTS)
def test_facts_among_the_requirements_are_none_and_end_nothing(trade: str) -> None:
    plain = requirements(written(ADVERTS[trade]))
    strewn = requirements(written(ADVERTS[trade], facts=FACTS))
    assert signs(strewn) == signs(plain)
    assert len(plain.requirements) >= len(ADVERTS[trade].asked)


@pytest.mark.parametrize("trade", ADVERTS)
def test_layouts_and_spellings_of_one_advert_ask_for_the_same(trade: str) -> None:
    expected = signs(requirements(written(ADVERTS[trade], facts=FACTS)))
    for layout in LAYOUTS:
        text = written(ADVERTS[trade], layout, FACTS)
        assert signs(requirements(text)) == expected, layout
        for name, spelling in spellings(text):
            assert signs(requirements(spelling)) == expected, (layout, name)


@settings(max_examples=40, deadline=None)
@given(
    trade=st.sampled_from(sorted(ADVERTS)),
    layout=st.builds(
        Layout,
        bullet=st.sampled_from(["- ", "• ", "+ ", "* ", "o ", "✓ ", ""]),
        colon=st.booleans(),
        capitals=st.booleans(),
        gap=st.booleans(),
    ),
    facts=st.lists(st.sampled_from(FACTS), max_size=5, unique=True).map(tuple),
)
def test_any_layout_with_any_facts_asks_for_the_same(
    trade: str, layout: Layout, facts: tuple[str, ...]
) -> None:
    text = written(ADVERTS[trade], layout, facts)
    expected = signs(requirements(written(ADVERTS[trade])))
    assert signs(requirements(text)) == expected
    assert signs(requirements(unmarked(text))) == expected


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_says_so(fact: str) -> None:
    job = requirements(f"Yêu cầu:\n- Thành thạo Excel\n- {fact}\n- Có bằng lái xe B2\n")
    assert [row.text for row in job.requirements] == ["Thành thạo Excel", "Có bằng lái xe B2"]
    reasons = {item.reason for item in job.left_out}
    assert reasons == {LeftOutReason.HEADING, LeftOutReason.FACTS}


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Nam/Nữ, tuổi từ 22 - 30, tốt nghiệp cao đẳng", "tốt nghiệp cao đẳng"),
        ("Giới tính: Nữ, tuổi 20-30, tốt nghiệp đại học", "tốt nghiệp đại học"),
        ("Giao tiếp tốt, nhanh nhẹn, ngoại hình ưa nhìn", "Giao tiếp tốt, nhanh nhẹn"),
        ("Thành thạo Excel (Word, năm 2016)", "Thành thạo Excel (Word, năm 2016)"),
        ("Sẵn sàng đi công tác", "Sẵn sàng đi công tác"),
        ("Quản lý ngân sách 500 triệu", "Quản lý ngân sách 500 triệu"),
        ("Từ 3 năm kinh nghiệm", "Từ 3 năm kinh nghiệm"),
    ],
)
def test_age_and_looks_are_cut_off_what_is_asked(line: str, row: str) -> None:
    assert asked(line) == [row]


def test_benefits_may_follow_the_pay_without_a_heading() -> None:
    job = requirements(
        "Yêu cầu\nThành thạo Excel\nMức lương: 15 triệu\nThưởng theo doanh số\nĐồng phục đẹp\n"
    )
    assert [row.text for row in job.requirements] == ["Thành thạo Excel"]


def test_a_wish_among_bullets_is_nice_for_itself_alone() -> None:
    job = requirements("Yêu cầu:\n- Biết SQL\n- Ưu tiên: biết Python\n- Thành thạo Excel\n")
    assert [row.kind for row in job.requirements] == [Kind.MUST, Kind.NICE, Kind.MUST]


def test_a_label_completes_its_row() -> None:
    assert one("Kinh nghiệm: 1 năm").years is not None
    assert one("Ngoại ngữ: giao tiếp cơ bản").languages[0].language == ANY_LANGUAGE
    assert one("Trình độ: Đại học").text == "Đại học"


def test_numbered_labels_are_headings_and_their_rows_stand_apart() -> None:
    job = requirements(
        "2. Yêu cầu\n2.1 Trình độ: Tốt nghiệp Cao đẳng trở lên\n2.2. Học vấn: 12/12\n"
        "a) Kỹ năng: giao tiếp tốt\nb) Thái độ: trung thực\n3/ Quyền lợi\nDu lịch\n"
    )
    assert [row.text for row in job.requirements] == [
        "Tốt nghiệp Cao đẳng trở lên",
        "2. Học vấn: 12/12",
        "giao tiếp tốt",
        "trung thực",
    ]


def test_papers_to_send_do_not_end_a_list() -> None:
    rows = asked("Biết SQL", "Hồ sơ: CV, CMND", "Thử việc: 2 tháng", "Thành thạo Excel")
    assert rows == ["Biết SQL", "Thành thạo Excel"]


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("Kỹ sư xây dựng hoặc Thạc sĩ quản trị kinh doanh", Degree.BACHELOR),
        ("Cử nhân/Kỹ sư CNTT", Degree.BACHELOR),
        ("Bác sĩ đa khoa", Degree.BACHELOR),
        ("Bác sĩ chuyên khoa I", Degree.MASTER),
        ("Dược sĩ trung cấp trở lên", Degree.VOCATIONAL),
        ("Tốt nghiệp kiến trúc sư", Degree.BACHELOR),
        ("Y sĩ", Degree.VOCATIONAL),
        ("Kỹ sư phần mềm", None),
        ("Phối hợp với bác sĩ, điều dưỡng", None),
    ],
)
def test_titles_that_are_degrees(text: str, degree: Degree | None) -> None:
    assert constraints.degree(text) is degree
    assert constraints.degree(unmarked(text)) is degree


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngoại ngữ bậc 3/6", [("und", 3)]),
        ("Có khả năng ngoại ngữ khá (Tiếng Anh)", [("en", 3)]),
        ("TOEIC từ 750 trở lên hoặc IELTS 6.5", [("en", 3)]),
        ("Biết tiếng Anh/Trung", [("en", None), ("zh", None)]),
        ("Thành thạo tiếng Anh, Nhật hoặc Hàn", [("en", 5), ("ja", 5), ("ko", 5)]),
        ("Tiếng Anh giao tiếp cơ bản", [("en", 2)]),
        ("Đọc hiểu tài liệu tiếng Anh tốt", [("en", 3)]),
        ("Anh văn B", [("en", 3)]),
        ("TOPIK II cấp 4", [("ko", 4)]),
        ("tiếng Anh, Trung tâm ngoại ngữ", [("en", None)]),
    ],
)
def test_levels_of_languages(text: str, expected: list[tuple[str, int | None]]) -> None:
    for spelling in (text, unmarked(text)):
        assert [(x.language, x.level) for x in constraints.languages(spelling)] == expected


def test_both_results_that_will_do_are_what_is_written() -> None:
    (level,) = constraints.languages("TOEIC từ 750 trở lên hoặc IELTS 6.5")
    assert level.as_written == "TOEIC từ 750 trở lên hoặc IELTS 6.5"


def test_a_subject_of_study_is_no_language_asked_for() -> None:
    assert one("Tốt nghiệp chuyên ngành sư phạm tiếng Anh").languages == ()


@pytest.mark.parametrize(
    ("line", "skills"),
    [
        ("Thành thạo tiếng Anh (giao tiếp, dịch tài liệu kỹ thuật)", ()),
        ("Giao tiếp được tiếng Anh cơ bản", ()),
        ("Có chứng chỉ hành nghề kế toán", ()),
        ("Kỹ năng quản lý kho", ("Warehouse management",)),
        ("Sử dụng phần mềm chuyên ngành (AutoCAD...)", ("AutoCAD",)),
        ("Kế toán – Kiểm toán", ("Accounting", "Auditing")),
        ("Specialized in design and fine arts", ()),
    ],
)
def test_skills_of_a_row(line: str, skills: tuple[str, ...]) -> None:
    assert one(line).skills == skills


def test_syllables_of_one_name_stand_together() -> None:
    find = Taxonomy.load().find
    assert [item.skill for item in find("tài chính/ngân hàng")] == ["Corporate finance", "Banking"]


CV = """Nguyễn An

KINH NGHIỆM LÀM VIỆC
Lái xe tải - Công ty Vận tải Đường Xanh
03/2020 - nay
- Giao hàng tại Hà Nội và các tỉnh.

CHỨNG CHỈ
{licence}

NGOẠI NGỮ
{language}
"""


def judged(line: str, licence: str = "Chứng chỉ MOS", language: str = "Tiếng Việt") -> Row:
    job = requirements(f"Yêu cầu:\n- {line}\n")
    cv: Document = read_plain_text(CV.format(licence=licence, language=language).encode())
    (row,) = judge(job, cv, [()] * len(job.requirements), "2026-11")
    return row


@pytest.mark.parametrize(
    ("licence", "verdict", "reason"),
    [
        ("Giấy phép lái xe hạng C", Verdict.MET, "reason.certificates.all"),
        ("Bằng lái xe B2", Verdict.MET, "reason.certificates.all"),
        ("Bằng lái xe A1", Verdict.MISSING, "reason.certificates.class"),
        ("Bằng lái xe", Verdict.PARTIAL, "reason.certificates.no_class"),
        ("Chứng chỉ lái xe nâng", Verdict.MISSING, "reason.certificates.none"),
    ],
)
def test_a_driving_licence_is_of_a_class(licence: str, verdict: Verdict, reason: str) -> None:
    row = judged("Có bằng lái xe B2", licence)
    assert (row.verdict, row.reason.id) == (verdict, reason)


@pytest.mark.parametrize(
    ("line", "licence", "verdict", "reason"),
    [
        ("{} hoặc chứng chỉ xe nâng", "{} A1, chứng chỉ xe nâng", Verdict.MET, "all"),
        ("{} hoặc chứng chỉ xe nâng", "{}, chứng chỉ xe nâng", Verdict.MET, "all"),
        ("{} hoặc chứng chỉ xe nâng", "{} A1", Verdict.MISSING, "class"),
        ("{} và chứng chỉ xe nâng", "{} A1, chứng chỉ xe nâng", Verdict.PARTIAL, "class"),
        ("{} và chứng chỉ xe nâng", "{}, chứng chỉ xe nâng", Verdict.PARTIAL, "no_class"),
        ("{} và chứng chỉ xe nâng", "{} A1", Verdict.MISSING, "class"),
        ("{} và chứng chỉ xe nâng", "{} C, chứng chỉ xe nâng", Verdict.MET, "all"),
    ],
)
def test_a_licence_of_a_lower_class_leaves_the_other_certificates_of_its_row(
    line: str, licence: str, verdict: Verdict, reason: str
) -> None:
    row = judged(line.format("Có bằng lái xe B2"), licence.format("Bằng lái xe"))
    assert len(row.requirement.certificates) == 2
    assert (row.verdict, row.reason.id) == (verdict, f"reason.certificates.{reason}")
    assert bool(row.evidence) is (verdict is not Verdict.MISSING)
    if reason == "all" and "hoặc" in line:
        assert row.reason.params["found"] == ("Forklift licence",)


def test_classes_of_driving_licences() -> None:
    assert driving_classes("Bằng lái xe ô tô hạng B2, C") == ("B2", "C")
    assert driving_classes("bằng lái xe và e ngại") == ()
    assert may_drive(("FC",), ("C",))
    assert not may_drive(("B1",), ("B2",))
    assert may_drive(("A1",), ("A1",))


def test_a_motorcycle_licence_covers_the_lower_class() -> None:
    assert may_drive(("A2",), ("A1",))
    assert may_drive(("A",), ("A1",))
    assert may_drive(("A",), ("A2",))
    assert may_drive(("A2",), ("A",))
    assert not may_drive(("A1",), ("A",))
    assert not may_drive(("A",), ("B1",))
    assert not may_drive(("C",), ("A1",))


@pytest.mark.parametrize(
    ("line", "language", "verdict"),
    [
        ("TOEIC 750", "TOEIC 800", Verdict.MET),
        ("TOEIC 750", "TOEIC 600", Verdict.PARTIAL),  # both are B1
        ("TOEIC từ 750 trở lên hoặc IELTS 6.5", "IELTS 6.5", Verdict.MET),
        ("Ngoại ngữ bậc 3/6", "Tiếng Trung HSK 4", Verdict.MET),
        ("Ngoại ngữ bậc 4/6", "Tiếng Trung HSK 4", Verdict.PARTIAL),
        ("Ngoại ngữ bậc 3/6", "Tiếng Việt", Verdict.MISSING),
    ],
)
def test_levels_held(line: str, language: str, verdict: Verdict) -> None:
    assert judged(line, language=language).verdict is verdict


def test_the_title_above_its_dates_belongs_to_the_job() -> None:
    row = judged("Từ 2 năm kinh nghiệm lái xe tải")
    assert (row.verdict, row.reason.id) == (Verdict.MET, "reason.years.skill_met")


def test_a_turn_of_phrase_is_not_copied_because_its_words_have_two_syllables() -> None:
    text = "Chăm sóc khách hàng qua điện thoại"
    assert not repeats(f"- {text} và tư vấn sản phẩm mới.", f"{text} hằng ngày")
    assert repeats(
        "We design and run small test systems daily", "design and run small test systems"
    )


def test_a_course_is_studied_where_nothing_else_is_named() -> None:
    assert studied("Trung cấp Kế toán") == ("accounting",)
    assert studied("Trung cấp Kinh tế Bắc Ninh - Quản lý kho vận") == ("business",)


def test_how_long_to_stay_is_no_experience() -> None:
    assert constraints.years("Gắn bó lâu dài với công ty (tối thiểu 1 năm)") is None
    assert constraints.years("Cao đẳng (chấp nhận chờ bằng, tối đa 2 tháng)") is None
