"""What English adverts say at their end, which asks for nothing, and what resembles it and asks."""

import pytest

from careerflow.services.matching.requirements import requirements

ASKED = """Requirements
3+ years of experience with Python.
Good knowledge of SQL.
Ability to explain results to managers.
"""


def rows(*lines: str) -> list[str]:
    return [row.text for row in requirements(ASKED + "\n".join(lines)).requirements][3:]


@pytest.mark.parametrize(
    "line",
    [
        "Actual compensation may vary based on level, experience, and skills.",
        "Individual pay is determined by work location and additional factors.",
        "The range displayed reflects the minimum and maximum target for new hires.",
        "This role is eligible for our discretionary annual incentive program.",
        "Duties, responsibilities, and activities may change at any time without notice.",
        "Example Corp is committed to creating an inclusive space for everyone.",
        "Does this sound like you?",
        "After you apply, here is what to expect.",
        "This position can be virtual / hybrid / onsite.",
        "Hybrid work - 3 in office working days (Tuesday through Thursday)",
        "Exempt Status: Exempt",
        "There’s no single problem that will define your work.",
        "It’s more fun, and you form relationships for life.",
        "Every decision you make will have a meaningful impact.",
        "No agencies please.",
        "All offers of employment are contingent on a satisfactory screening.",
    ],
)
def test_nothing_is_asked(line):
    assert rows(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "This role requires a current forklift licence.",
        "Committed to quality and to the people you work with.",
        "It is required that you have experience with payroll.",
        "Every applicant must have experience with children.",
        "Knowledge of compensation and benefits.",
        "Experience with compensation packages and bonus plans.",
        "Experience with remote teams.",
        "Comfortable with ambiguity.",
        "We require knowledge of Linux.",
        "Remote sensing",
        "Hybrid cloud architecture",
        "Department budgets and forecasts",
    ],
)
def test_something_is_asked(line):
    assert rows(line) == [line]


def test_vietnamese_words_that_look_alike_without_their_marks_are_asked():
    """ "Ít nhất" (at least) is "it nhat" once its marks are taken off."""
    job = requirements("Yêu cầu\n- Ít nhất 22 tuổi nghề\n- Chăm chỉ\n- Thật thà")
    assert next(row.text for row in job.requirements) == "Ít nhất 22 tuổi nghề"


def test_an_advert_that_has_come_to_its_end_asks_for_nothing_unannounced():
    told = ["The salary range is based on many factors.", "Zones are set by location."]
    assert rows(*told, "Our teams love board games.", "Fruit on Mondays.") == []


def test_a_bullet_about_pay_in_the_middle_does_not_end_the_list():
    text = "Requirements\n- Python\n- Equity options are available\n- Friendly with guests\n- SQL"
    assert [row.text for row in requirements(text).requirements] == [
        "Python",
        "Friendly with guests",
        "SQL",
    ]
