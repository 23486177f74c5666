"""JSON picked out of what a model says."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from careerflow.models.errors import LlmError
from careerflow.services.llm.providers.answers import DONE, Piece, json_part, reply
from tests.services.llm.asking import All, One

WORDS = st.text().filter(lambda text: not set(text) & set("{<"))
ANSWERS = st.builds(
    lambda rows: All(rows=rows).model_dump_json(),
    st.lists(st.builds(One, row=st.integers(0, 99), said=st.text(st.characters(codec="utf-8")))),
)


@given(WORDS, ANSWERS, st.text())
def test_the_first_json_is_the_answer_whatever_stands_around_it(before, answer, after):
    thoughts = f"<think>{before}{{</think>"
    for said in (before + answer, thoughts + answer + after, f"The set {{a}}: {answer}{after}"):
        assert reply(Piece(said, ended=DONE), All, "m", "h").text == answer


@given(st.text())
def test_what_is_none_is_told(said):
    """Arbitrary text is no answer, and nothing but that is said of it."""
    with pytest.raises(LlmError, match=r"llm\.(empty|bad_answer)"):
        reply(Piece(said, ended=DONE), All, "m", "h")


@given(ANSWERS)
def test_what_is_shown_of_it_only_grows(answer):
    said = f"<think>{{ [</think>```json\n{answer}\n```"
    shown = [json_part(said[:end]) for end in range(len(said) + 1)]
    assert all(later.startswith(earlier) for earlier, later in itertools.pairwise(shown))
    assert shown[-1].startswith(answer)


class Lenient(BaseModel):
    rows: list[One] = []


@given(ANSWERS.filter(lambda answer: len(answer) > 20), st.data())
def test_a_part_of_a_broken_answer_is_no_answer(answer, data):
    """Though a schema without what must be there would take any object."""
    said = answer[: data.draw(st.integers(1, len(answer) - 1))] + ",,}"
    with pytest.raises(LlmError, match=r"llm\.(empty|bad_answer)"):
        reply(Piece(said, ended=DONE), Lenient, "m", "h")
