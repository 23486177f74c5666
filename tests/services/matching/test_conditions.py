"""What no CV shows is not scored; what asks for more than that is."""

import pytest

from careerflow.models.report import Verdict
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.matching.conditions import is_condition
from careerflow.services.matching.facts import facts
from careerflow.services.matching.judging import check
from careerflow.services.matching.requirements import requirements
from careerflow.services.matching.taxonomy import Taxonomy
from careerflow.services.retrieval.search import Hit


def row(text: str):
    found = requirements(f"Requirements\n- {text}\n").requirements
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    "text",
    [
        "Willing to travel to our sites",
        "Ability to work weekends, holidays and night shifts",
        "Must be at least 18 years of age",
        "Ability to pass a background check and a drug test",
        "Must be legally authorized to work in the country",
        "Lift up to 20 kg boxes, able to lift 40 lbs",
        "Walking or standing up to 100% of the time, also on slippery floors",
        "Frequently lift, carry, push or pull parcels",
        "Able to stand for 8 hours",
        "Must be available on Saturdays and Sundays",
        "Working in a noisy, hot environment",
        "Clean driving record.",
        "No felony criminal record.",
        "Current liability auto insurance required.",
        "Sẵn sàng đi công tác tỉnh",
        "Sẵn sàng làm việc vào cuối tuần khi có dự án gấp",
        "Ngoại hình ưa nhìn, giọng nói dễ nghe",
        "Có sức khỏe tốt, gắn bó lâu dài với công ty",
        "San sang di cong tac xa",
    ],
)
def test_conditions(text: str) -> None:
    assert is_condition(row(text))


@pytest.mark.parametrize(
    "text",
    [
        "Experience with travel agencies",
        "Willing to learn Python",
        "Carry out audits and push notifications to users",
        "Ability to pull reports and stand up for customers",
        "Ability to travel and 3 years of experience in sales",
        "Ability to work under pressure",
        "Performs vision screening of children",
        "Experience in drug safety",
        "Handling of auto insurance claims",
        "Complete physical inventories every month",
        "Completing drug applications for the authorities",
        "Meet customers from all background and cultures",
        "Có kinh nghiệm làm thủ tục work permit cho người nước ngoài",
        "Experience winning corporate sponsorship for events",
        "Có kinh nghiệm dạy phát âm",
        "Chịu được áp lực công việc, sẵn sàng làm ngoài giờ",
        "Giao tiếp tốt, có sức khỏe",
        "Kinh nghiệm trong lĩnh vực chăm sóc sức khỏe",
        "Nắm vững quy định về an toàn lao động",
        "Có bằng lái xe hạng B2",
        "Có mong muốn phát triển lâu dài trong nghề kế toán thuế",
    ],
)
def test_requirements_that_a_cv_can_show(text: str) -> None:
    assert not is_condition(row(text))


CV = read_plain_text(
    b"""Anna Berg
Summary
Willing to travel to sites abroad for several weeks at a time.
Experience
Site engineer, Acme, 2019 - 2024
Led the construction of two bridges with forty workers.
"""
)


def judged(text: str, quote: str, dense: float, lexical: float):
    taxonomy = Taxonomy.load()
    stated = facts(CV, taxonomy, "2026-11")
    start = CV.text.index(quote)
    number = next(n for n, chunk in enumerate(stated.chunks) if chunk.start <= start < chunk.end)
    chunk = stated.chunks[number]
    hit = Hit(number, chunk.start, chunk.end, dense, dense, lexical)
    return check(row(text), stated, taxonomy, (hit,))


def test_a_cv_without_it_lacks_nothing() -> None:
    outcome = judged("Ability to work weekends", "Led the construction", 0.9, 0.1)
    assert (outcome.verdict, outcome.reason.id) == (Verdict.NOT_SCORED, "reason.condition")


def test_a_cv_that_says_it_meets_it() -> None:
    assert (
        judged("Ability to travel to foreign sites", "Willing to travel", 0.9, 0.8).verdict
        is Verdict.MET
    )
