"""Random histories of several computers and one server end with the same library everywhere, and
nothing of it is lost. A real PostgreSQL behind a real PgBouncer, real stores, a network that cuts,
repeats and mixes up, clocks that are wrong by years.

CAREERFLOW_HISTORIES says how many are played.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sync_edits import EDITS
from sync_ground import DEVICES
from sync_world import BEGINNING, SELDOM, SKEWS, Step, play, play_all

COUNT = int(os.environ.get("CAREERFLOW_HISTORIES", "100"))
GENERATED = 40


def test_every_history_ends_with_one_library(ground, memory):
    play_all(ground, memory, COUNT, restores=False)


@pytest.mark.parametrize("name", SELDOM)
def test_what_chance_seldom_does(ground, memory, name):
    play(ground, memory / "history", SELDOM[name])


numbers = st.integers(0, 29)
devices = st.integers(0, DEVICES - 1)
nothing = st.just(0)
steps = st.one_of(
    st.tuples(st.just("edit"), devices, st.integers(0, len(EDITS) - 1), numbers, numbers),
    st.tuples(st.just("sync"), devices, nothing, nothing, nothing),
    st.tuples(
        st.just("sync"),
        devices,
        nothing | st.integers(1, 9999),
        nothing | st.integers(1, 300),
        nothing | st.integers(1, 7),
    ),
    st.tuples(st.just("wait"), st.integers(0, 400_000)),
    st.tuples(st.just("skew"), devices, st.integers(0, len(SKEWS) - 1)),
    st.tuples(st.just("import"), devices, devices),
    st.tuples(st.sampled_from(["crash", "late"]), devices),
    st.tuples(st.sampled_from(["conflict", "newer"]), devices, st.integers(0, 8)),
)


@settings(
    max_examples=GENERATED,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],  # each is a second, and Hypothesis shrinks by hundreds
)
@given(st.lists(steps, min_size=5, max_size=40), st.integers(0, 11))
def test_histories_of_hypothesis_too(ground, memory, done: list[Step], seed):
    play(ground, memory / "history", [*BEGINNING, *done], seed)
