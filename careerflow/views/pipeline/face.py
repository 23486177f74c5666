"""How the applications are shown."""

from enum import StrEnum


class Face(StrEnum):
    BOARD = "board"
    TABLE = "table"
