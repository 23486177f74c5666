"""The hybrid logical clock: stamps that follow the time, and never go back.

A stamp is 12 hexadecimal digits of milliseconds, 4 of a counter and 12 of the device, and is
compared as text. A reading is a stamp without its device.
"""

import re
import secrets
import time
from functools import lru_cache

READING = 16
"""Digits of a reading."""

_STAMP = re.compile(r"[0-9a-f]{28}", re.ASCII)
_MOST_COUNTED = 0xFFFF
_LATEST = 0xFFFF_FFFF_FFFF


def wall_ms() -> int:
    """The computer's own time in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def new_node() -> str:
    """A random name for this device in its stamps."""
    return secrets.token_hex(6)


@lru_cache(maxsize=8192)  # asked of each cell several times; those of a row have few
def is_stamp(text: str) -> bool:
    return _STAMP.fullmatch(text) is not None


def reading(milliseconds: int, counter: int = 0) -> str:
    return f"{min(max(milliseconds, 0), _LATEST):012x}{counter:04x}"


def ms_of(stamp: str) -> int:
    """The milliseconds of a stamp or a reading; 0 of an empty one."""
    return int(stamp[:12], 16) if stamp else 0


def next_reading(last: str, now_ms: int) -> str:
    """What comes after `last`, at `now_ms` where that is later."""
    before = ms_of(last)
    if now_ms > before:
        return reading(now_ms)
    counter = int(last[12:READING], 16) + 1 if last else 0
    if counter > _MOST_COUNTED:
        return reading(before + 1)
    return reading(before, counter)
