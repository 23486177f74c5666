"""What of a text the CV does not say."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from benchmarks.facts.run import Count, invented, misattributed, reordered, retold, sample
from careerflow.models.job import Degree
from careerflow.models.profile import Correction, Corrections, Employment, Study
from careerflow.models.writing import Bilingual
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.llm.facts.check import checked, known, new_facts
from careerflow.services.llm.facts.numbers import Unit, quantities

CV = read_plain_text(
    """Mai Pham
Data Engineer
mai@example.com · +84 912 345 678

Experience
Data Engineer, Northwind Traders, Hanoi, 03/2019 - 2023
- Built nightly order pipelines in Python that load 40 sources into PostgreSQL.
- Cut the load time by 23 % and saved $1.2M a year.
- Led a team of three junior engineers; trained 350 clerks in 5 years.

Education
Bachelor of Statistics, University of Leeds, 2018

Languages
English: IELTS 7.0
""".encode()
)
FACTS = known(CV, years=4.8)


def marked(text: str, language: str = "en") -> list[str]:
    return [text[fact.start : fact.end] for fact in new_facts(text, language, FACTS)]


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Cut load time by 23% with Python.", []),
        ("Reduced load time by twenty-three percent.", []),
        ("Cut the load time by over 20 %.", ["20 %"]),
        ("Cut the load time by 32 %.", ["32 %"]),
        ("Raised customer happiness by 23 %.", ["23 %"]),
        ("Cut the load time by a quarter, saving $1.2 million a year.", []),
        ("Saved $1.20M a year.", []),
        ("Saved $12M a year.", ["$12M"]),
        ("Saved €1.2M a year.", []),  # the currency's sign is not compared
        ("Loaded 40 sources; forty sources.", []),
        ("Loaded 400 sources.", ["400"]),
        ("Led 3 junior engineers.", []),
        ("Led thirty junior engineers.", ["thirty"]),
        ("Trained hundreds of clerks.", []),
        ("Trained thousands of clerks.", ["thousands"]),
        ("Over 4 years of experience.", []),
        ("Over 9 years of experience.", ["9 years"]),
        ("Doubled the load.", ["Doubled"]),
        ("One of the engineers.", []),
        ("At Northwind Traders since March 2019.", []),
        ("At Northwind Traders since May 2019.", ["May"]),
        ("At Northwind Traders since 2017.", ["2017"]),
        ("Worked at Contoso in Hà Nội.", ["Contoso"]),
        ("Contoso Ltd relied on it.", ["Contoso Ltd"]),
        ("Built pipelines with Kafka and postgresql.", ["Kafka"]),
        ("Built pipes at Pip and Eline, in Postgre SQL.", ["Pip", "Eline"]),
        ("Built Kubernetes-based pipelines.", ["Kubernetes"]),
        ("Worked as a data engineer.", []),
        ("Worked as a senior data engineer.", ["senior data engineer"]),
        ("Promoted to Head of Data.", ["Head of Data"]),
        ("Acted as product manager.", ["manager"]),
        ("Bachelor of Statistics from the University of Leeds.", []),
        ("Holds a Master's degree from York University.", ["Master's", "York University"]),
        ("Fluent English and German.", ["German"]),
        ("IELTS 8.0", ["8.0"]),
        ("Call +84 912 345 678.", []),
        ("Call +84 912 345 679.", ["+84 912 345 679"]),
        ("Dear Hiring Manager,\n\nSincerely,\nMai Pham", []),
        ("Write to mai@example.com.", []),
        ("Write to mai@evil.com or see www.evil.io/x.", ["mai@evil.com", "www.evil.io/x"]),
        ("Call me at [PHONE_2].", ["[PHONE_2]"]),
        ("", []),
    ],
)
def test_english(text: str, new: list[str]) -> None:
    assert marked(text) == new


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Giảm 23% thời gian nạp dữ liệu.", []),
        ("Giảm hai mươi ba phần trăm thời gian nạp.", []),
        ("Giảm hơn 20% thời gian nạp.", ["20%"]),
        ("Tiết kiệm 1,2 triệu đô la mỗi năm.", []),
        ("Dẫn dắt nhóm ba kỹ sư trẻ.", []),
        ("Dẫn dắt nhóm năm người.", ["năm"]),
        ("Đào tạo 350 nhân viên trong năm năm.", []),
        ("Từ tháng 3 năm 2019 tại Northwind Traders, Hà Nội.", []),
        ("Từ tháng 5 năm 2019.", ["5"]),
        ("Làm việc tại Công ty Sao Khuê.", ["Sao Khuê"]),
        ("Nạp 40 nguồn bằng Python và Kafka.", ["Kafka"]),
        ("Trong năm ngày làm việc và thiết kế pipeline.", ["năm ngày"]),
        ("Là kỹ sư dữ liệu.", []),
        ("Là giám đốc dữ liệu.", ["giám đốc"]),
        ("Tốt nghiệp Đại học Leeds, có bằng thạc sĩ.", ["thạc sĩ"]),
        ("Nói tiếng Anh và tiếng Nhật.", ["tiếng Nhật"]),
        ("Kính gửi Bộ phận Nhân sự,\n\nTrân trọng,\nMai Pham", []),
    ],
)
def test_vietnamese(text: str, new: list[str]) -> None:
    assert marked(text, "vi") == new


def test_common_words_of_a_translation_are_new_only_with_those_of_the_other_text() -> None:
    """Whether "xây dựng quy trình" is "built pipelines" cannot be told; that Kafka is none can."""
    vi = "Xây dựng quy trình bằng Python và Kafka."
    honest = checked(Bilingual("Built pipelines in Python.", vi), FACTS)
    assert [vi[fact.start : fact.end] for fact in honest.new_vi] == ["Kafka"]
    lying = checked(Bilingual("Built pipelines in Python; accounting.", vi), FACTS)
    assert len(lying.new_en) == 1
    assert len(lying.new_vi) == 2


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1.200 đơn hàng", 1_200, Unit.COUNT),
        ("1,200.50", 1_200.5, Unit.COUNT),
        ("3,5 điểm", 3.5, Unit.COUNT),
        ("85 tỷ đồng", 85e9, Unit.MONEY),
        ("VND 85 billion", 85e9, Unit.MONEY),
        ("150k", 150_000, Unit.COUNT),
        ("một trăm hai mươi lăm", 125, Unit.COUNT),
        ("one hundred and twenty-five", 125, Unit.COUNT),
        ("hai nghìn ba trăm", 2_300, Unit.COUNT),
        ("hai năm", 2, Unit.YEARS),
        ("mười lăm tháng", 15, Unit.MONTHS),
        ("five working days", 5, Unit.SHORTER),
        ("gấp đôi", 2, Unit.TIMES),
        ("10-15 %", 10, Unit.PERCENT),
        ("hàng chục nghìn", 10_000, Unit.ROUGHLY),
        ("2019", 2019, Unit.YEAR),
    ],
)
def test_numbers_in_digits_and_words(text: str, value: float, unit: Unit) -> None:
    first = quantities(text)[0]
    assert (first.value, first.unit) == (value, unit)


@pytest.mark.parametrize("text", ["năm nay", "thứ hai", "một bài", "one", "S3", "4G", "Ba Đình"])
def test_no_numbers(text: str) -> None:
    assert quantities(text) == ()


def test_what_the_user_corrected_is_known() -> None:
    said = Corrections(
        jobs=(Correction(None, Employment("Analyst", "Contoso", "2015-02", "2017")),),
        education=(Correction(None, Study(Degree.MASTER, "Physics", "University of York")),),
        years=9,
    )
    facts = known(CV, said)
    text = "Analyst at Contoso from February 2015; Master of Physics, University of York; 9 years."
    assert new_facts(text, "en", facts) == ()
    assert len(new_facts(text, "en", FACTS)) >= 4


def test_the_letter_may_name_whom_it_is_to_but_claims_nothing_with_it() -> None:
    facts = FACTS.beside("Bluefin Analytics", "Senior Data Engineer")
    text = "I apply to Bluefin Analytics as a Senior Data Engineer. I know Kafka."
    assert [text[fact.start : fact.end] for fact in new_facts(text, "en", facts)] == ["Kafka"]


_PIECES = ["Contoso", "23 %", "năm", "Python", "as a manager", "+84 9", "Đại học", "ba", ". ", "–"]


@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=12), max_size=12))
@settings(max_examples=60, deadline=None)
def test_marks_lie_in_the_text_side_by_side(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for language in ("en", "vi"):
        end = 0
        for fact in new_facts(text, language, FACTS):
            assert end <= fact.start < fact.end <= len(text)
            end = fact.end


_OF = {"engineers": {3}, "%": {23}, "years": {4, 5}, "sources": {40}}
_ELSEWHERE = {3, 4, 5, 23, 40, 350}
"""Near words that stand near them in the CV they may be of something else unseen."""


@given(st.integers(2, 1_500), st.sampled_from(list(_OF)))
@settings(max_examples=60, deadline=None)
def test_a_number_is_marked_unless_the_cv_has_it_of_that(number: int, thing: str) -> None:
    assume(number in _OF[thing] or number not in _ELSEWHERE)
    text = f"Cut load time by {number} {thing}."
    assert bool(marked(text)) == (number not in _OF[thing])


@pytest.mark.parametrize("name", ["cv_en", "cv_vi"])
def test_invented_facts_are_marked_and_honest_ones_are_not(name: str) -> None:
    document = sample(name)
    facts = known(document)
    new, moved, same = Count(), Count(), Count()
    invented(document, facts, new)
    misattributed(document, facts, moved)
    reordered(document, facts, same)
    assert new.asked >= 90
    assert new.share >= 0.95, new.which
    assert moved.share >= 0.9, moved.which
    assert same.share <= 0.05, same.which


def test_honest_rewrites_in_both_languages_are_hardly_marked() -> None:
    told = Count()
    retold(told)
    assert told.asked >= 40
    assert told.share <= 0.05, told.which
