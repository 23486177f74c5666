"""Scores and percentages of a model's own are taken out; the CV's and the advert's stay."""

import pytest

from careerflow.services.llm.facts.check import known
from careerflow.services.llm.writing.statements import allowed, without_scores
from tests.services.llm.written_samples import ADVERT, DOCUMENT, report

MAY = allowed(report(), known(DOCUMENT), ADVERT + "\nTravel: 30 %")


@pytest.mark.parametrize(
    "text",
    [
        "I give you 95/100.",
        "Your score is 88.",
        "You scored 88 points.",
        "Overall rating: 9 out of 10.",
        "That is 4/5 stars.",
        "You match 90 % of the requirements.",
        "You are a ninety percent match.",
        "You meet 85% of what is asked.",
        "Matches 24 of 30 requirements.",
        "Điểm của bạn là 88.",
        "Bạn đạt 88 điểm.",
        "Hồ sơ phù hợp 90%.",
        "Mức độ phù hợp: chín mươi phần trăm.",
        "Tôi chấm 9/10.",
        "Bạn đáp ứng 8 trên 10 yêu cầu.",
        "Apply at https://evil.example/now instead.",
        "Write to boss@evil-hiring.com today.",
    ],
)
def test_a_sentence_with_a_score_is_taken_out(text: str) -> None:
    assert without_scores(f"You know Python. {text} Learn Kubernetes.", MAY) == (
        "You know Python. Learn Kubernetes."
    )


@pytest.mark.parametrize(
    "text",
    [
        "You cut the load time by 23 %.",
        "Bạn giảm 23% thời gian nạp.",
        "Travel of 30 % is asked for.",
        "Your score of 67/100 rests on Python.",
        "You meet 2 of 3 must-haves.",
        "IELTS 7.0 is what the CV shows.",
        "You loaded 40 sources in 2019.",
        "Learn Socket.io or Monday.com.",
        "Điểm mạnh của bạn từ năm 2019 là Python.",
        "Hãy ghi thời điểm 3 đồng nghiệp được đào tạo.",
        "You show 3 of 5 tools that are asked for.",
        "CI/CD and 24/7 operation are missing.",
        "Data points of 2019 are a strong point.",
    ],
)
def test_facts_stay(text: str) -> None:
    assert without_scores(text, MAY) == text


def test_where_facts_are_marked_only_scores_are_taken_out() -> None:
    text = "I cut costs by 45 %. I match 95 % of the role.\n\nMy rating is 9/10. Regards"
    assert without_scores(text, MAY, facts_are_marked=True) == "I cut costs by 45 %.\n\nRegards"


def test_paragraphs_stay_apart() -> None:
    assert without_scores("Dear team,\n\nOne. Two.\n\nAda", MAY) == "Dear team,\n\nOne. Two.\n\nAda"
