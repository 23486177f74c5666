"""Years, degrees, languages and certificates in one line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.job import Degree, Years
from careerflow.services.matching import constraints


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3+ years of Python", Years(3)),
        ("at least 5 yrs experience", Years(5)),
        ("2-4 years of experience in sales", Years(2, 4)),
        ("5 (five) years of progressive experience", Years(5)),
        ("Five years' experience as a nurse", Years(5)),
        ("Minimum three (3) years", Years(3)),
        ("6 months of experience", Years(0.5)),
        ("6 months to 1 year related experience", Years(0.5, 1)),
        ("Kinh nghiệm từ 6 tháng - 1 năm", Years(0.5, 1)),
        ("Up to 2 years of experience", Years(0, 2)),
        ("ít nhất 2 năm kinh nghiệm", Years(2)),
        ("từ 1 đến 3 năm kinh nghiệm", Years(1, 3)),
        ("Có kinh nghiệm từ 3 năm trở lên", Years(3)),
        ("tuổi từ 22 - 35, có ít nhất 1 năm kinh nghiệm", Years(1)),
        ("Tối thiểu 06 tháng kinh nghiệm", Years(0.5)),
        ("Nam/nữ 22-35 tuổi", None),
        ("We have been in business for 20 years", None),
        ("hợp đồng 1 năm", None),
        ("No experience required", None),
        ("Sinh năm 1990", None),
        ("a 4 year degree", None),
        ("12-month contract", None),
        ("a background check upon hire and every two years thereafter", None),
    ],
)
def test_years(text: str, expected: Years | None) -> None:
    assert constraints.years(text) == expected


def test_no_experience_needed_is_recognised() -> None:
    assert constraints.asks_for_none("Không yêu cầu kinh nghiệm")
    assert constraints.asks_for_none("No prior experience required")
    assert not constraints.asks_for_none("2 years of experience required")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bachelor's or Master's degree in CS", Degree.BACHELOR),
        ("BS/MS in Computer Science", Degree.BACHELOR),
        ("JD from an accredited law school", Degree.DOCTORATE),
        ("PharmD required", Degree.DOCTORATE),
        ("Trình độ trên đại học", Degree.MASTER),
        ("Trình độ từ đại học trở lên", Degree.BACHELOR),
        ("Master's degree", Degree.MASTER),
        ("an education in finance at master level", Degree.MASTER),
        ("Associate's degree", Degree.ASSOCIATE),
        ("PhD preferred", Degree.DOCTORATE),
        ("a BA-level background", Degree.BACHELOR),
        ("High school diploma or GED", Degree.HIGH_SCHOOL),
        ("a degree in nursing", Degree.BACHELOR),
        ("Tốt nghiệp Đại học/Cao đẳng", Degree.ASSOCIATE),
        ("Trung cấp trở lên", Degree.VOCATIONAL),
        ("Tốt nghiệp THPT", Degree.HIGH_SCHOOL),
        ("Tốt nghiệp từ Trung học PT trở lên", Degree.HIGH_SCHOOL),
        ("Cử nhân Luật", Degree.BACHELOR),
        ("Tốt nghiệp kỹ sư cầu đường", Degree.BACHELOR),
        ("Thạc sĩ", Degree.MASTER),
        ("Tiến sĩ", Degree.DOCTORATE),
        ("Scrum Master", None),
        ("a high degree of autonomy", None),
        ("master data management", None),
        ("MS Office", None),
        ("Kỹ sư xây dựng", None),
    ],
)
def test_degree(text: str, expected: Degree | None) -> None:
    assert constraints.degree(text) == expected


def test_every_degree_has_its_place() -> None:
    text = "Thạc sĩ Kinh tế, Cử nhân Luật"
    found = [(level, text[start:end]) for level, start, end in constraints.degrees(text)]
    assert found == [(Degree.MASTER, "Thạc sĩ"), (Degree.BACHELOR, "Cử nhân")]


def test_experience_in_place_of_a_degree() -> None:
    assert constraints.accepts_equivalent("Bachelor's degree or equivalent experience")
    assert not constraints.accepts_equivalent("Bachelor's degree and 2 years of experience")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IELTS 6.5", [("en", 4)]),
        ("TOEIC 700 trở lên", [("en", 3)]),
        ("TOEFL iBT 100", [("en", 5)]),
        ("English (B2 or higher)", [("en", 4)]),
        ("Tiếng Anh giao tiếp tốt", [("en", 4)]),
        ("Giao tiếp tiếng Anh tốt", [("en", 4)]),
        ("Tiếng Anh giao tiếp", [("en", 3)]),
        ("Giao tiếp tiếng Anh lưu loát", [("en", 5)]),
        ("Tieng Anh giao tiep", [("en", 3)]),
        ("Tiếng Nhật N3 trở lên", [("ja", 3)]),
        ("JLPT N2", [("ja", 4)]),
        ("HSK 4", [("zh", 3)]),
        ("tiếng Hàn TOPIK cấp 3", [("ko", 3)]),
        ("bậc 3/6 tiếng Anh", [("en", 3)]),
        ("native English speaker", [("en", 7)]),
        ("English - IELTS 6.0 or TOEIC 750", [("en", 3)]),
        ("Vietnamese: native, English: fluent", [("vi", 7), ("en", 5)]),
        ("Fluency in both Vietnamese and English (reading, writing)", [("vi", 5), ("en", 5)]),
        ("Tốt nghiệp chuyên ngành tiếng Anh", [("en", None)]),
        ("the Chinese market", []),
        ("the n2 model", []),
    ],
)
def test_languages(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(x.language, x.level) for x in constraints.languages(text)] == expected


def test_a_language_mention_has_its_place_and_wording() -> None:
    text = "Skills: English (IELTS 6.5)"
    mentions = constraints.language_mentions(text)
    assert [text[start:end] for _, start, end in mentions] == ["English", "IELTS 6.5"]
    assert constraints.languages(text)[0].as_written == "IELTS 6.5"


def test_certificates() -> None:
    assert constraints.certificates("CPA or ACCA") == ("CPA", "ACCA")
    assert constraints.certificates("Có bằng lái xe B2") == ("Driving licence",)
    assert constraints.certificates("chứng chỉ kế toán trưởng") == ("Chief accountant certificate",)
    assert constraints.certificates("speciality coffee, a cia-style plan") == ()


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=20),
            st.sampled_from(["3", "years", "năm", "IELTS", "6.5", "N2", "Nhật", "BS/", "(", "-"]),
        ),
        max_size=10,
    ).map(" ".join)
)
def test_no_text_breaks_a_constraint(text: str) -> None:
    constraints.years(text)
    constraints.certificates(text)
    for _, start, end in (*constraints.degrees(text), *constraints.language_mentions(text)):
        assert 0 <= start < end <= len(text)
