"""Stamps: compared as text, never going back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.services.store.cells import clock

MOMENTS = st.integers(-(2**40), 2**47)


@given(st.lists(MOMENTS, max_size=50))
def test_readings_rise_however_the_clock_jumps(moments):
    readings = [""]
    for moment in moments:
        readings.append(clock.next_reading(readings[-1], moment))
    assert readings == sorted(set(readings))
    assert all(len(one) == clock.READING for one in readings[1:])


@given(st.lists(MOMENTS, min_size=1))
def test_a_reading_is_not_behind_its_time(moments):
    last = ""
    for moment in moments:
        last = clock.next_reading(last, moment)
        assert clock.ms_of(last) >= moment


def test_a_full_counter_goes_on_in_the_next_millisecond():
    full = clock.reading(7, 0xFFFF)
    assert clock.next_reading(full, 7) == clock.reading(8)
    assert clock.ms_of(clock.next_reading(full, 7)) == 8


@pytest.mark.parametrize("text", ["", "0" * 27, "0" * 29, "G" * 28, "A" * 28, "٣" * 28])
def test_other_texts_are_no_stamps(text):
    assert not clock.is_stamp(text)


def test_each_node_is_another():
    stamp = clock.reading(1) + clock.new_node()
    assert clock.is_stamp(stamp)
    assert clock.new_node() != clock.new_node()
