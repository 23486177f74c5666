"""Reports and adverts as plain text."""

from careerflow.models.job import Axis, Job, Kind, Requirement
from careerflow.services.exports.text import requirements_text
from careerflow.wording import Wording


def test_skills_of_an_advert_have_their_names_in_the_language() -> None:
    text = "Kế toán và Python"
    skills = ("Accounting", "Python")
    row = Requirement(text, 0, len(text), Kind.MUST, Axis.HARD_SKILLS, skills=skills)
    job = Job("0" * 64, "vi", None, text, (row,), ())
    vietnamese = Wording("vi")
    told = requirements_text(job, vietnamese.say)
    assert f"{vietnamese.skill('Accounting')}, Python" in told
    assert "Accounting" not in told
