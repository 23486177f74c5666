"""What an advert says below its title."""

import pytest

from careerflow.services.matching.advert_head import employer


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("Heron Clinic · Hanoi · Full time", "Heron Clinic"),
        ("Công ty Cổ phần Sao Mai - Đà Nẵng", "Công ty Cổ phần Sao Mai"),
        ("Company: Kite & Sons", "Kite & Sons"),
        ("Công ty: Hoa Sen", "Hoa Sen"),
        ("About us", ""),
        ("Yêu cầu công việc", ""),
        ("- Care for patients", ""),
        ("We are looking for a nurse who cares.", ""),
        ("A line of many words that goes on and on and says more than any name would say", ""),
    ],
)
def test_what_stands_below_the_title(below: str, found: str) -> None:
    assert employer(f"Nurse\n\n{below}\nMore", "Nurse") == found


def test_without_a_title_there_is_nothing_below_it() -> None:
    assert employer("Nurse\nHeron Clinic\n", None) == ""
    assert employer("", None) == ""
