"""Reports and adverts as plain text."""

import pytest

from careerflow.models.job import ANY_LANGUAGE, Axis, Job, Kind, LanguageLevel, Requirement
from careerflow.models.message import Message
from careerflow.models.profile import Profile, Spoken
from careerflow.services.exports.profile_text import profile_lines
from careerflow.services.exports.text import requirements_text
from careerflow.services.matching.languages import CODES
from careerflow.wording import LANGUAGES, SENTENCES, Wording


def test_skills_of_an_advert_have_their_names_in_the_language() -> None:
    text = "Kế toán và Python"
    skills = ("Accounting", "Python")
    row = Requirement(text, 0, len(text), Kind.MUST, Axis.HARD_SKILLS, skills=skills)
    job = Job("0" * 64, "vi", None, text, (row,), ())
    vietnamese = Wording("vi")
    told = requirements_text(job, vietnamese.say)
    assert f"{vietnamese.skill('Accounting')}, Python" in told
    assert "Accounting" not in told


@pytest.mark.parametrize(
    ("language", "english", "any_one"),
    [("en", "English", "Foreign language"), ("vi", "Tiếng Anh", "Ngoại ngữ")],
)
def test_languages_have_their_names(language: str, english: str, any_one: str) -> None:
    say = Wording(language).say
    spoken = (Spoken("en", 5, "IELTS 7.0"), Spoken(ANY_LANGUAGE, 3, "B1"))
    lines = list(profile_lines(Profile(languages=spoken), say))
    assert lines[1:] == [f"  - {english} · IELTS 7.0 · C1", f"  - {any_one} · B1 · B1"]
    asked = (LanguageLevel("en", 5, "IELTS 7.0"), LanguageLevel(ANY_LANGUAGE, 3, "B1"))
    row = Requirement("x", 0, 1, Kind.MUST, Axis.EDUCATION, languages=asked)
    told = requirements_text(Job("0" * 64, "vi", None, "x", (row,), ()), say)
    assert f"{english}: IELTS 7.0 · {any_one}: B1" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_that_is_recognised_has_a_name(language: str) -> None:
    names = {Wording(language).say(Message(f"term.language.{code}")) for code in CODES}
    assert len(names) == len(set(CODES))
    assert {f"term.language.{code}" for code in CODES} <= SENTENCES.keys()
