"""A foreign language, whichever."""

import pytest

from careerflow.models.job import ANY_LANGUAGE, LanguageLevel
from careerflow.services.matching.any_language import any_language
from careerflow.services.matching.requirements import requirements


@pytest.mark.parametrize(
    "text", ["Có ngoại ngữ là một lợi thế", "Chứng chỉ ngoại ngữ", "A foreign language is a plus"]
)
def test_any_language_is_asked_for(text: str) -> None:
    assert [(item.language, item.level) for item in any_language(text)] == [(ANY_LANGUAGE, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Kinh nghiệm dạy tại trung tâm ngoại ngữ",
        "Tốt nghiệp chuyên ngành Kinh tế, Ngoại ngữ",
        "Tốt nghiệp cao đẳng các ngành: Du lịch, Ngoại ngữ",
        "Java or other languages",
    ],
)
def test_what_is_taught_or_studied_is_not_asked_for(text: str) -> None:
    assert any_language(text) == ()


def test_a_language_that_is_named_says_more() -> None:
    (row,) = requirements("Yêu cầu:\n- Có thêm ngoại ngữ (tiếng Hàn)\n").requirements
    assert row.languages == (LanguageLevel("ko", None, "tiếng Hàn"),)
    (row,) = requirements("Yêu cầu:\n- Có ngoại ngữ là một lợi thế\n").requirements
    assert row.languages == (LanguageLevel(ANY_LANGUAGE, None, "ngoại ngữ"),)
