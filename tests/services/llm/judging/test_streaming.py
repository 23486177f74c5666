"""Claims come out of an answer as it is being written."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.services.llm.judging.streaming import Items

_ITEMS = st.lists(
    st.dictionaries(
        st.sampled_from(
            ["row", "quote", '"'],
        ),
        st.text(max_size=12) | st.integers(),
    ),
    max_size=6,
)


@given(_ITEMS, st.lists(st.integers(0, 400), max_size=12), st.sampled_from([None, 2]))
@settings(max_examples=150, deadline=None)
def test_any_cut_gives_a_prefix_and_the_whole_gives_all(
    items: list[dict[str, Any]], cuts: list[int], indent: int | None
) -> None:
    text = json.dumps({"claims": items}, indent=indent)
    reader, found = Items("claims"), []
    for end in (*sorted(cuts), len(text)):
        found += reader.new(text[:end])
        assert found == items[: len(found)]
    assert found == items


def test_an_answer_that_begins_anew_is_read_anew() -> None:
    reader = Items("claims")
    assert list(reader.new('```json\n{"claims": [{"row": "R1"}, {"row"')) == [{"row": "R1"}]
    assert list(reader.new('{"claims": [{"row": "R2"}')) == [{"row": "R2"}]


def test_what_is_no_list_of_objects_yields_nothing() -> None:
    for text in ("<html>", '{"claims": [1, {"a": 2}]}', '{"claims": [' + '{"a":' * 50_000, "{}"):
        assert list(Items("claims").new(text)) == []
