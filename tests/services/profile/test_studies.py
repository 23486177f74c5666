"""Education, languages and certificates of CVs that are made here."""

import pymupdf
import pytest

from careerflow.models.job import Degree
from careerflow.models.profile import Certificate, Profile, Spoken, Study
from careerflow.services.documents import server
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.task import TaskContext


def profile(*lines: str) -> Profile:
    return read_plain_text("\n".join(("An Person", "an@example.com", *lines)).encode()).profile


def drawn(*rows: tuple[float, str, float, str]) -> Profile:
    """Of a page with a text (y, words, size, font) each, at one left edge."""
    pdf = pymupdf.open()
    page = pdf.new_page()
    for y, words, size, font in rows:
        page.insert_text((50, y), words, fontsize=size, fontname=font)
    data = pdf.tobytes()
    return server.read(TaskContext(), server.open_pdf(data, None), data).profile


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("Heron University", "Bachelor of Science in Physics | 09/2012 - 06/2016"),
            Study(Degree.BACHELOR, "Physics", "Heron University", "2012-09", "2016-06"),
        ),
        (
            ("M.Sc. in Computer Science, Kite Institute of Technology", "2016 - 2018"),
            Study(
                Degree.MASTER, "Computer Science", "Kite Institute of Technology", "2016", "2018"
            ),
        ),
        (
            ("Heron University | 2019", "BSc, Computer Science"),
            Study(Degree.BACHELOR, "Computer Science", "Heron University", None, "2019"),
        ),
        (
            ("09/2022 - 02/2026 Đại học Sao Mai", "Cử nhân Công nghệ Thông tin", "GPA: 3.4/4.0"),
            Study(Degree.BACHELOR, "Công nghệ Thông tin", "Đại học Sao Mai", "2022-09", "2026-02"),
        ),
        (
            ("Đại học Sao Mai", "Kỹ sư Điện tử", "Tháng 9/2020 - nay"),
            Study(Degree.BACHELOR, "Điện tử", "Đại học Sao Mai", "2020-09", None, True),
        ),
        (
            ("Thạc sĩ Quản trị Kinh doanh", "Học viện Hoa Sen", "Tốt nghiệp 06/2015"),
            Study(Degree.MASTER, "Quản trị Kinh doanh", "Học viện Hoa Sen", None, "2015-06"),
        ),
        (
            ("Trường Đại học Sao Mai", "Chuyên ngành: Kế toán", "2014 - 2018"),
            Study(Degree.BACHELOR, "Kế toán", "Trường Đại học Sao Mai", "2014", "2018"),
        ),
    ],
)
def test_a_course_in_any_order(lines: tuple[str, ...], expected: Study) -> None:
    assert profile("Education", *lines).education == (expected,)


def test_a_second_degree_begins_a_second_course() -> None:
    found = profile(
        "Education",
        "Heron University",
        "Master of Science in Physics",
        "2016 - 2018",
        "Kite College",
        "Bachelor of Arts in History",
        "2012 - 2016",
    ).education
    assert [(item.degree, item.school) for item in found] == [
        (Degree.MASTER, "Heron University"),
        (Degree.BACHELOR, "Kite College"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("Semester Abroad (Heron University)", "2009 - 2010", "Learned a lot in a medical lab"),
            Study(None, None, "Heron University", "2009", "2010"),
        ),
        (
            ("Cử nhân Tài chính - Ngân hàng", "Học viện Hoa Sen", "2014 - 2018"),
            Study(Degree.BACHELOR, "Tài chính - Ngân hàng", "Học viện Hoa Sen", "2014", "2018"),
        ),
        (
            ("M. Sc. Physics", "Heron University", "2009 - 2011"),
            Study(Degree.MASTER, "Physics", "Heron University", "2009", "2011"),
        ),
        (
            ("Bachelor Studies History", "Kite College | 2012 - 2016", "Bachelor thesis on herons"),
            Study(Degree.BACHELOR, "History", "Kite College", "2012", "2016"),
        ),
    ],
)
def test_one_course_in_less_usual_words(lines: tuple[str, ...], expected: Study) -> None:
    assert profile("Education", *lines).education == (expected,)


def test_degrees_below_one_school_share_it() -> None:
    found = profile(
        "Education",
        "Heron University",
        "Ph.D. in Physics | 2016 - 2020",
        "M.Sc. in Physics | 2014 - 2016",
        "Kite College",
        "B.A. in History | 2010 - 2014",
    ).education
    assert [(item.degree, item.school, item.last) for item in found] == [
        (Degree.DOCTORATE, "Heron University", "2020"),
        (Degree.MASTER, "Heron University", "2016"),
        (Degree.BACHELOR, "Kite College", "2014"),
    ]


def test_bulleted_degrees_with_their_dates() -> None:
    found = profile(
        "Education",
        "Heron University",
        "• Ph.D. in Physics, 2016 - 2020",
        "• Thesis: how kites fly",
        "• M.Sc. in Physics, 2014 - 2016",
    ).education
    assert [(item.degree, item.field, item.school, item.last) for item in found] == [
        (Degree.DOCTORATE, "Physics", "Heron University", "2020"),
        (Degree.MASTER, "Physics", "Heron University", "2016"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("English", "Native", "Polish", "Conversational"), (("en", 7), ("pl", 3))),
        (("Français (langue maternelle)", "Anglais (B2)"), (("fr", 7), ("en", 4))),
        (("Vietnamese - native", "Latin"), (("vi", 7), ("la", None))),
    ],
)
def test_a_list_of_languages(
    lines: tuple[str, ...], expected: tuple[tuple[str, int | None], ...]
) -> None:
    assert profile("Languages", *lines).languages == tuple(Spoken(*item) for item in expected)


def test_what_only_a_list_makes_a_language() -> None:
    found = profile("Skills", "Polish of interfaces", "Languages: Polish (fluent)").languages
    assert found == (Spoken("pl", 5),)
    assert profile("Skills", "Polish of interfaces", "Latin typography").languages == ()


def test_languages_below_a_label_among_the_skills() -> None:
    heads = [(y, words, 13, "hebo") for y, words in ((90, "SKILLS"), (300, "EDUCATION"))]
    words = ("Python", "Languages", "English", "C2", "French", "B1", "Hobbies", "Kites")
    rows = [(120 + 20 * n, word, 10, "helv") for n, word in enumerate(words)]
    found = drawn((50, "An Person", 20, "helv"), *heads, *rows).languages
    assert found == (Spoken("en", 6), Spoken("fr", 3))


def test_a_language_whose_level_is_on_the_next_line() -> None:
    found = profile("Skills", "Tiếng Anh: đọc, nghe, viết và giao", "tiếp cơ bản.").languages
    assert found == (Spoken("en", 2),)


@pytest.mark.parametrize(
    ("line", "language", "level"),
    [
        ("TOEIC 750", "en", 3),
        ("Tiếng Anh: IELTS 6.5", "en", 4),
        ("Tiếng Nhật N2", "ja", 4),
        ("Tiếng Anh bậc 3/6", "en", 3),
        ("Tiếng Anh - Giao tiếp", "en", 3),
        ("French (B2)", "fr", 4),
    ],
)
def test_language_levels(line: str, language: str, level: int) -> None:
    assert profile("Languages", line).languages == (Spoken(language, level),)


def test_a_language_is_there_once_at_its_best_level_and_not_from_a_job() -> None:
    found = profile(
        "Experience",
        "Teacher, Heron School, 2019 - 2020",
        "• Taught German to beginners.",
        "Languages",
        "English",
        "Certificates",
        "IELTS 7.0",
    ).languages
    assert found == (Spoken("en", 5),)


def test_a_school_with_a_dash_in_its_name() -> None:
    (study,) = profile(
        "Học vấn", "Trường Đại học Lao động - Xã hội", "Cử nhân Quản trị nhân lực", "2014 - 2018"
    ).education
    assert study.school == "Trường Đại học Lao động - Xã hội"
    assert study.field == "Quản trị nhân lực"
    (study,) = profile("Học vấn", "Đại học Kinh tế - Luật - Cử nhân Kế toán, 2014 - 2018").education
    assert (study.school, study.field) == ("Đại học Kinh tế - Luật", "Kế toán")
    (study,) = profile("Học vấn", "Đại học Kinh tế - Kế toán", "2014 - 2018").education
    assert (study.school, study.field) == ("Đại học Kinh tế", "Kế toán")


def test_certificates_by_their_own_names_and_language_tests_left_out() -> None:
    found = profile(
        "Summary",
        "An accountant who passed ACCA.",
        "Certificates",
        "Certified Heron Keeper | 2021",
        "TOEIC 750 | 2020",
    ).certificates
    assert found == (Certificate("ACCA"), Certificate("Certified Heron Keeper"))


def test_certificates_without_who_issued_them() -> None:
    names = ("Certified Heron Keeper", "Kite Builder (KB)", "Owl Watcher: Advanced")
    lines = [f"{name}, The Birds | 2021" for name in names]
    found = profile("Certificates", *lines).certificates
    assert found == tuple(Certificate(name) for name in names)
    found = profile(
        "Certificates", "Teaching, Secondary Level", "Owls, Heron Institute"
    ).certificates
    assert found == (Certificate("Teaching, Secondary Level"), Certificate("Owls"))


def test_issuers_below_the_dates_of_certificates_are_none() -> None:
    lines = ["Heron Keeper", "March 2022", "The Birds", "Kite Builder", "June 2023", "Wind (Udemy)"]
    found = profile("Certificates", *lines).certificates
    assert found == (Certificate("Heron Keeper"), Certificate("Kite Builder"))
    found = profile("Certificates", *lines[:2], *lines[3:5], "Owl Watcher").certificates
    assert found[-1] == Certificate("Owl Watcher")


def test_a_certificate_behind_the_name() -> None:
    text = "An Person, CPA, PMP\nan@example.com\nExperience\nClerk, Heron Ltd, 2019 - 2020"
    found = read_plain_text(text.encode()).profile.certificates
    assert set(found) == {Certificate("CPA"), Certificate("PMP")}


def test_a_certificate_over_two_lines() -> None:
    found = drawn(
        (50, "An Person", 20, "helv"),
        (90, "CERTIFICATES", 13, "hebo"),
        (110, "Kites and Herons for Advanced", 10, "hebo"),
        (122, "Keepers of Birds", 10, "hebo"),
        (134, "A course on how kites are flown", 10, "helv"),
        (160, "Owl Watcher", 10, "hebo"),
        (172, "A course on owls, by night and day", 10, "helv"),
    ).certificates
    assert found == (
        Certificate("Kites and Herons for Advanced Keepers of Birds"),
        Certificate("Owl Watcher"),
    )
