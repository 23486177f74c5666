"""Which arguments are for the window."""

import sys

import pytest

from careerflow.__main__ import _is_for_window


@pytest.mark.parametrize(
    ("arguments", "without_streams", "with_streams"),
    [
        ([], True, True),
        (["analyze"], False, False),
        (["--version"], False, False),
        ([__file__], True, True),
        (["not there.pdf"], True, False),
    ],
)
def test_a_windowed_program_explains_in_its_window(
    monkeypatch, arguments, without_streams, with_streams
):
    assert _is_for_window(arguments) is with_streams
    monkeypatch.setattr(sys, "stdout", None)
    assert _is_for_window(arguments) is without_streams
