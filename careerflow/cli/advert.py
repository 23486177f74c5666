"""The advert given on the command line."""

import sys
from pathlib import Path

from careerflow.models.errors import CareerFlowError

_MAX_BYTES = 2_000_000


class UsageError(CareerFlowError):
    """The arguments cannot be followed. Codes: `cli.*`."""


class NotAgreedError(CareerFlowError):
    """The user has not agreed to what would be sent. Codes: `cli.*`."""


def read_advert(source: str) -> str:
    """An advert from a file, or from standard input for "-": UTF-8, or UTF-16 with its mark.

    Raises UsageError.
    """
    try:
        if source == "-":
            data = sys.stdin.buffer.read(_MAX_BYTES + 1)
        else:
            with Path(source).open("rb") as stream:
                data = stream.read(_MAX_BYTES + 1)
    except OSError as error:
        raise UsageError("cli.job_not_readable", name=source) from error
    if len(data) > _MAX_BYTES:
        raise UsageError("cli.job_too_long", name=source)
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UsageError("cli.job_not_text", name=source) from error
    if "\0" in text:
        raise UsageError("cli.job_not_text", name=source)
    return text
