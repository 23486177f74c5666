"""A salary in words, and typed."""

import pytest
from PySide6.QtCore import QLocale

from careerflow.models.tracker import Salary, SalaryPeriod
from careerflow.views.widgets.salary_field import SalaryField, read_amount
from careerflow.views.words.salary import salary_text

YEAR, MONTH = SalaryPeriod.YEAR, SalaryPeriod.MONTH


@pytest.mark.parametrize(
    ("code", "salary", "words"),
    [
        ("en", Salary(), ""),
        ("en", Salary(90_000, 110_000, "USD", YEAR), "$90,000–$110,000 a year"),
        ("en", Salary(None, 2000, "USD"), "up to $2,000"),
        ("en", Salary(3000, None, "CHF", MONTH), "from 3,000 CHF a month"),
        ("en", Salary(15_000_000, 20_500_000, "VND", MONTH), "15–20.5 million VND a month"),
        ("vi", Salary(15_000_000, 20_500_000, "VND", MONTH), "15–20,5 triệu đồng/tháng"),
        ("vi", Salary(1000, 1000, "USD", MONTH), "1.000 USD/tháng"),
        ("vi", Salary(250_000, None, "VND", SalaryPeriod.DAY), "từ 250.000 VND/ngày"),
    ],
)
def test_a_salary_is_said_as_people_say_it(language, code, salary, words):
    language.set(code)
    assert salary_text(salary, QLocale()) == words


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("", None),
        ("90k", 90_000),
        ("1.5m", 1_500_000),
        ("15 triệu", 15_000_000),
        ("12,5 tr", 12_500_000),
        ("15.000.000", 15_000_000),
        ("90,000", 90_000),
    ],
)
def test_amounts_are_read_in_both_languages(text, amount):
    assert read_amount(text) == amount


@pytest.mark.parametrize("text", ["much", "1.2.3", "90 apples", "-5", "9" * 15])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(ValueError, match="not an amount"):
        read_amount(text)


def test_the_field_gives_back_what_it_was_given(qtbot, theme, language):
    field = SalaryField()
    qtbot.addWidget(field)
    for salary in (Salary(), Salary(5, None, "CHF", MONTH), Salary(10, 20, "USD")):
        field.set_salary(salary)
        assert field.salary() == salary


def test_typed_amounts_come_in_order_and_a_wrong_one_is_marked(qtbot, theme, language):
    field = SalaryField()
    qtbot.addWidget(field)
    qtbot.keyClicks(field._low, "30m")
    qtbot.keyClicks(field._high, "20m")
    assert (field.salary().low, field.salary().high) == (20_000_000, 30_000_000)
    with qtbot.waitSignal(field.changed):
        qtbot.keyClicks(field._high, "x")
    assert not field.is_valid()
    assert field._high.property("wrong")
    assert field.salary() == Salary(30_000_000)
