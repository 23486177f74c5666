"""What the program says to a person, before it is put into a language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

ParamValue = str | int | float | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A message id of `careerflow.wording` with its parameters.

    A parameter `count` selects the plural form. Tuples are shown as a list in the chosen
    language. Text quoted from a CV or an advert may be a parameter, and is never translated.
    A parameter whose value begins with "term." is itself a message id and is put into words.
    """

    id: str
    params: Mapping[str, ParamValue] = field(default_factory=dict)


Say = Callable[[Message], str]
"""Puts a message into one language."""
