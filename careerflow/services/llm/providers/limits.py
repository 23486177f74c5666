"""How long a language model may take, and how often it is asked again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, but for `attempts`. `listing` for the list of models; `first` until the answer
    begins, `between` two pieces of it, `total` for one call with all its repetitions;
    `longest_wait` before one repetition."""

    connect: float = 10.0
    listing: float = 20.0
    first: float = 120.0
    between: float = 60.0
    total: float = 300.0
    attempts: int = 3
    longest_wait: float = 60.0


LOCAL = Limits(first=600.0, between=120.0, total=3600.0)
"""A model on the user's own computer: it may have to be loaded, and reads a CV for minutes."""

THINKING_ROOM = 2048
"""Tokens beside those of an answer: what a model thinks counts as output too."""
