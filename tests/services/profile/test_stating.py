"""What is stated for the user is understood where it is read, in either language."""

import pytest

from careerflow.models.job import Degree
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.matching.degrees import degree as asked_for
from careerflow.services.profile.stating import degree_words, period_words


@pytest.mark.parametrize("language", ["en", "vi", "fr"])
@pytest.mark.parametrize("degree", list(Degree))
def test_a_degree_is_read_as_what_it_is(degree: Degree, language: str) -> None:
    words = degree_words(degree, language)
    assert asked_for(words) is degree


@pytest.mark.parametrize("language", ["en", "vi", "fr"])
@pytest.mark.parametrize(("first", "last"), [("2019-03", None), ("2019-03", "2021-11")])
def test_dates_are_read_as_what_they_are(first: str, last: str | None, language: str) -> None:
    words = period_words(first, last, language)
    cv = read_plain_text(f"Ada Nwosu\nExperience\nAnalyst, Fabrikam, {words}\n".encode())
    assert [(job.first, job.last) for job in cv.profile.jobs] == [(first, last)]


def test_dates_are_told_in_the_language() -> None:
    assert period_words("2019", None, "vi") == "2019 – nay"
    assert period_words("2019-03", None, "en") == "03/2019 – now"
