"""The members of a JSON object that is still being written."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.services.llm.writing.members import Members

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


def came(text: str, cuts: list[int]) -> dict[str, Any]:
    members, found = Members(), {}
    for end in (*sorted(cuts), len(text)):
        found.update(members.new(text[:end]))
    return found


@given(
    st.dictionaries(st.text(max_size=6), _VALUES, max_size=5),
    st.lists(st.integers(0, 300), max_size=12),
    st.sampled_from([None, 2]),
)
@settings(max_examples=150, deadline=None)
def test_however_it_is_cut_the_members_are_those_of_the_whole(
    value: dict[str, Any], cuts: list[int], indent: int | None
) -> None:
    assert came(json.dumps(value, indent=indent), cuts) == value


def test_a_member_comes_as_soon_as_it_is_complete() -> None:
    members = Members()
    assert list(members.new('```json\n{"a": {"en": "x"')) == []
    assert list(members.new('```json\n{"a": {"en": "x"}, "b": [1')) == [("a", {"en": "x"})]
    assert list(members.new('```json\n{"a": {"en": "x"}, "b": [1], "c": 12')) == [("b", [1])]


def test_an_answer_that_begins_anew_is_read_anew() -> None:
    members = Members()
    assert list(members.new('{"a": "old", "b": "cut')) == [("a", "old")]
    assert list(members.new('{"a": "new"}')) == [("a", "new")]


def test_what_is_no_json_yields_nothing() -> None:
    for text in ("<html>", "[1, 2]", "{" * 5_000, '{"a": ' + "[" * 100_000, '{a: "b"}'):
        assert list(Members().new(text)) == []
