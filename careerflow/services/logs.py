"""The log file: what went wrong and where, never what the CV or the advert says.

Messages pass a redaction filter. Of an exception only its type and its place in the program are
written: its text may quote what it failed on.
"""

import copy
import logging
import re
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_BYTES = 512 * 1024
_KEPT = 3
_LONGEST = 8000  # characters of one message

_REDACTIONS = (
    (re.compile(r"AIza[\w-]{10,}"), "[key]"),
    (re.compile(r"\bAQ\.[\w-]{10,}"), "[key]"),  # Google's newer keys
    (re.compile(r"\bsk-[\w-]{10,}"), "[key]"),
    (re.compile(r"\bsb_(?:secret|publishable)_[\w-]+"), "[key]"),
    (re.compile(r"\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]+)?"), "[token]"),
    (re.compile(r"(?i)\bbearer\s+[^\s'\",;]+"), "Bearer ***"),
    (re.compile(r"(\w://[^:/\s@]{1,80}:)\S{1,200}(@)"), r"\1***\2"),  # user:password@host
    (
        re.compile(
            r"(?i)\b([\w-]{0,40}(?:password|passwd|secret|token|api_?key|apikey|authorization)|"
            r"x-goog-api-key|key)(['\"]?\s*[=:]\s*)"
            r"(?:'[^']*'|\"[^\"]*\"|(?:Bearer \*\*\*)|[^\s'\"&,;]+)"
        ),
        r"\1\2***",
    ),
    (re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"), "[e-mail]"),
)


def redacted(text: str) -> str:
    """Without e-mail addresses, keys, tokens and passwords."""
    for pattern, replacement in _REDACTIONS:
        text = pattern.sub(replacement, text)
    return text


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have left the exception's full text in the record.
        record = copy.copy(record)
        record.exc_text = None
        return redacted(super().format(record)[:_LONGEST])

    def formatException(  # noqa: N802 - the base class names it
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        kind, error, _trace = ei
        return "" if kind is None or error is None else places(error)


def places(error: BaseException) -> str:
    """Where an exception came from, without its text, which may quote the CV."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = (f"  {Path(f.filename).name}:{f.lineno} in {f.name}" for f in frames)
    because = f"\n  because of {type(error.__cause__).__qualname__}" if error.__cause__ else ""
    return "\n".join((f"{type(error).__module__}.{type(error).__qualname__}", *lines)) + because


def set_up(folder: Path, name: str) -> Path | None:
    """Sends all logging to `folder`/`name`.log, with the last three files kept, and no longer to
    where an earlier call sent it.

    Returns the file, or None where the folder cannot be written: then nothing is logged. Each
    process has its own `name`, since on Windows a file in use cannot be rotated.
    """
    root = logging.getLogger()
    # Without any handler Python prints warnings to standard error.
    root.addHandler(logging.NullHandler())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / f"{name}.log", maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8"
        )
    except OSError:
        return None
    close()
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("careerflow").setLevel(logging.INFO)
    return folder / f"{name}.log"


def close() -> None:
    """Closes the log file; nothing is logged until the next `set_up`."""
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h.formatter, _Formatter)]:
        root.removeHandler(handler)
        handler.close()
