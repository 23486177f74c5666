"""What is proposed from a pasted advert. All adverts are invented."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.tracker import JobFacts, Salary, SalaryPeriod
from careerflow.services.adverts.dates import deadline, posted
from careerflow.services.adverts.facts import facts, source_of
from careerflow.services.adverts.pay import salary

TODAY = date(2026, 11, 26)
YEAR, MONTH, HOUR = SalaryPeriod.YEAR, SalaryPeriod.MONTH, SalaryPeriod.HOUR
MILLION = 1_000_000


def monthly(low, high):
    """In millions of dong."""
    ends = [None if end is None else end * MILLION for end in (low, high)]
    return Salary(*ends, "VND", MONTH)


VIETNAMESE = """Kế Toán Tổng Hợp
CÔNG TY CỔ PHẦN GỐM SỨ BÁT TRÀNG XANH
Địa điểm làm việc: Số 12 Nguyễn Trãi, Thanh Xuân, Hà Nội
Mức lương: 15 - 20 triệu
Hạn nộp hồ sơ: 31/12/2026
https://www.topcv.vn/viec-lam/ke-toan-tong-hop/123456.html

Mô tả công việc
- Hạch toán các nghiệp vụ phát sinh và lập báo cáo thuế.
- Thưởng tháng 13, phụ cấp ăn trưa 730.000 VND/tháng.

Yêu cầu
- Có ít nhất 2 năm kinh nghiệm kế toán tổng hợp.
"""

ENGLISH = """Senior Data Analyst
Northwind Traders · Hanoi, Vietnam (Hybrid) · Full-time
Posted 3 days ago

Our company raised $20 million last year. The salary range for this role is $90,000 - $110,000 a
year, plus a sign-on bonus of $5,000.

Requirements
- 3+ years with SQL.
Apply by 5 January. Questions: see www.northwind.example/about
"""


def test_a_vietnamese_advert_fills_its_fields():
    assert facts(VIETNAMESE, TODAY) == JobFacts(
        title="Kế Toán Tổng Hợp",
        company="CÔNG TY CỔ PHẦN GỐM SỨ BÁT TRÀNG XANH",
        location="Số 12 Nguyễn Trãi, Thanh Xuân, Hà Nội",
        salary=Salary(15_000_000, 20_000_000, "VND", MONTH),
        source="TopCV",
        link="https://www.topcv.vn/viec-lam/ke-toan-tong-hop/123456.html",
        deadline=date(2026, 12, 31),
        language="vi",
    )


def test_an_english_advert_fills_its_fields():
    assert facts(ENGLISH, TODAY) == JobFacts(
        title="Senior Data Analyst",
        company="Northwind Traders",
        location="Hanoi, Vietnam (Hybrid)",
        salary=Salary(90_000, 110_000, "USD", YEAR),
        posted=date(2026, 11, 23),
        deadline=date(2027, 1, 5),
        language="en",
    )


ABOUT = "Developer\nAbout Acme\nAcme is a bakery. At Acme, we bake. You bake with us."


def test_the_company_is_a_name_that_the_advert_comes_back_to():
    assert facts(ABOUT, TODAY).company == "Acme"
    assert facts(ABOUT.replace("At Acme, we", "We"), TODAY).company == ""
    assert facts(f"{ABOUT} Our client pays well.", TODAY).company == ""
    assert facts(ABOUT.replace("Acme", "The Team"), TODAY).company == ""


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("vi", "Thu nhập: Upto 2000$", Salary(None, 2000, "USD", MONTH)),
        ("vi", "Lương: thỏa thuận theo năng lực", Salary()),
        ("vi", "Mức lương: 9.000.000 – 12.000.000 VNĐ/tháng", monthly(9, 12)),
        ("vi", "- Lương từ 18 triệu trở lên", monthly(18, None)),
        ("vi", "Lương cứng: 20.000.000 -> 25.000.000đ", monthly(20, 25)),
        ("vi", "Lương thử việc: 6 triệu", Salary()),
        ("vi", "Thưởng Tết 10 triệu", Salary()),
        ("vi", "Kế toán (lương upto 22 triệu)\nThu nhập: 15-22tr", monthly(15, 22)),
        ("en", "Salary: £45k", Salary(45_000, 45_000, "GBP", YEAR)),
        ("en", "Compensation: €60-70k", Salary(60_000, 70_000, "EUR", YEAR)),
        ("en", "Salary: $150-220,000 + bonus", Salary(150_000, 220_000, "USD", YEAR)),
        ("en", "Pay rate: $25.50 - $31 per hour", Salary(26, 31, "USD", HOUR)),
        ("en", "Remote work allowed. $115,918/yr.", Salary(115_918, 115_918, "USD", YEAR)),
        ("en", "Annual Pay Range$130,000—$280,000 USD", Salary(130_000, 280_000, "USD", YEAR)),
        ("en", "We raised $20 million in funding", Salary()),
        ("en", "Life insurance ($20,000 benefit), a budget of $2,000 a year", Salary()),
        ("en", "Competitive salary", Salary()),
        ("vi", "Ranh lương:15-20M", monthly(15, 20)),
        ("vi", "Thu nhập: LCB 8M + Phụ cấp", monthly(8, 8)),
        ("en", "Pay Range for this position: USD 40 - 60 /hour", Salary(40, 60, "USD", HOUR)),
        ("en", "AI startup - comp range $200-275K cash", Salary(200_000, 275_000, "USD", YEAR)),
        ("en", "salary, backed by $4m of funds", Salary()),
    ],
)  # fmt: skip
def test_salaries(language, text, expected):
    assert salary(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("vi", "Hạn nộp hồ sơ: 31/12/2026", date(2026, 12, 31)),
        ("vi", "Hạn Ứng Tuyển: Đến Ngày 5/12/2025", date(2025, 12, 5)),
        ("vi", "Nhận hồ sơ đến hết ngày 15 tháng 1", date(2027, 1, 15)),
        ("vi", "Hạn nộp: 20/11", None),  # six days ago, or in a year: not to be told
        ("vi", "Hạn nộp: 31/02/2026", None),
        ("en", "Application deadline: January 9, 2027", date(2027, 1, 9)),
        ("en", "Closing date: 2026-12-01", date(2026, 12, 1)),
        ("en", "Closing date: 05/06/2027", None),  # in May or in June
        ("en", "Closing date: 25/06/2027", date(2027, 6, 25)),
        ("en", "work to tight deadlines 24/7", None),
    ],
)
def test_deadlines(language, text, expected):
    assert deadline(text, language, TODAY) == expected


def test_a_day_to_come_is_not_when_it_was_posted():
    assert posted("Ngày đăng: 01/12/2026", "vi", TODAY) is None


def test_links_of_the_employer_are_not_the_adverts():
    assert (
        facts("Developer\n\nSee our values at https://acme.example/values now.", TODAY).link == ""
    )


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://vn.linkedin.com/jobs/view/1", "LinkedIn"),
        ("itviec.com/it-jobs/x", "ITviec"),
        ("https://notlinkedin.com/jobs", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_the_source_is_the_links_host(link, name):
    assert source_of(link) == name


_PIECES = st.sampled_from(
    ["Lương", "salary", "12", "15.000.000", "triệu", "$", "-", "up to", "hạn nộp", "31/12", ":",
     "\n", " ", "Company", "apply by", "2026", "May", "https://", "www.", "k", "/tháng", "₫", "Ệ"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(_PIECES, max_size=60).map("".join)))
def test_whatever_is_pasted_gives_facts_that_hold_together(text):
    found = facts(text, TODAY)
    pay = found.salary
    if pay.low is not None and pay.high is not None:
        assert pay.low <= pay.high
    assert all(end is None or end >= 0 for end in (pay.low, pay.high))
    assert found.posted is None or found.posted <= TODAY
    assert all(
        len(each) <= 600 for each in (found.title, found.company, found.location, found.link)
    )


@pytest.mark.parametrize(
    "piece",
    ["lương ", "12.", "$1,000 - ", "a b, ", "Company: ", "Location: A ", "hạn nộp ", "1/2/", "·| ",
     "www.", "A", " ", "\n", "Đà Nẵng - ", "12 thang ", "About A. ", "A & A "],
)  # fmt: skip
def test_a_text_made_to_be_slow_is_read_to_its_end(piece):
    """Nothing is timed: what grows with the square of the text would take minutes."""
    facts("Title\n" + piece * (60_000 // len(piece)), TODAY)
