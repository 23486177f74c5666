"""As test_histories, with a server that is put back from backups; and with a sealed library.
Files of their own, so that both are played at the same time."""

import os

from sync_ground import made_ground, scratch
from sync_world import play_all

COUNT = int(os.environ.get("CAREERFLOW_HISTORIES", "100"))


def test_a_server_that_is_put_back_loses_nothing(ground, memory):
    play_all(ground, memory, COUNT, restores=True)


def test_a_sealed_library_ends_as_one_too(stack):
    """The others are played without, since that is another matter."""
    with scratch() as own, made_ground(stack, own, sealed=True) as made:
        play_all(made, own, 8, restores=False)
