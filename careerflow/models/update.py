"""A newer version of the program."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Release:
    """`page` is where a person can read about it and download it."""

    version: str
    page: str
