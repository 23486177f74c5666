"""Which adverts are of a CV's trade."""

from hypothesis import given
from hypothesis import strategies as st

from careerflow.services.matching.closeness import closeness

SKILLS = st.lists(
    st.sampled_from(["Python", "Docker", "SQL", "payroll", "welding", "hiking", "Excel"]),
    max_size=9,
)
CV = "Python and Docker. Python services with SQL."


def test_an_advert_of_the_trade_is_closer_than_one_of_another():
    near, far = "Python developer: Python, SQL, Kubernetes", "Accountant: payroll, Excel, invoices"
    assert closeness(CV, near).value > closeness(CV, far).value == 0.0


def test_what_is_named_more_often_counts_more_and_is_told_first():
    assert closeness(CV, "Docker, Python and Python").shared[0] == "Python"
    assert closeness(CV, "Python, Python, Excel").value > closeness(CV, "Python, Excel").value


def test_names_of_one_skill_are_the_same():
    assert closeness("PostgreSQL", "Postgres").value == closeness("Postgres", "Postgres").value


def test_vietnamese_and_english_names_meet():
    assert closeness("Kế toán tổng hợp", "General accounting").value > 0


@given(SKILLS, SKILLS)
def test_it_is_symmetric_between_0_and_1_and_1_for_the_same(ours, theirs):
    left, right = ", ".join(ours), ", ".join(theirs)
    found = closeness(left, right)
    assert found == closeness(right, left)
    assert 0.0 <= found.value <= 1.0 + 1e-9
    assert found.value == 0.0 or abs(closeness(left, left).value - 1) < 1e-9
    assert bool(found.shared) == (found.value > 0)
