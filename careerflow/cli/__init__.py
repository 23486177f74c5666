"""Composition root of the command line.

Standard output carries results only; progress and messages go to standard error, in the user's
language. Every part is imported when it runs.
"""

import os
import sys
from typing import Any

from careerflow import paths
from careerflow.cli.advert import NotAgreedError, UsageError
from careerflow.cli.arguments import COMMANDS, parse
from careerflow.cli.commands import RUN
from careerflow.cli.console import Console
from careerflow.models.errors import (
    CareerFlowError,
    EngineError,
    LlmError,
    NoRequirementsError,
    PasswordNeededError,
    ReadError,
)
from careerflow.models.message import Message
from careerflow.services.task import Cancelled

__all__ = ["COMMANDS", "main"]

FAILED, USAGE, UNREADABLE_CV, ENGINE_FAILED, NO_REQUIREMENTS = 1, 2, 3, 4, 5
NOT_AGREED, MODEL_FAILED = 6, 7
INTERRUPTED, BROKEN_PIPE = 130, 141  # what a shell reports for SIGINT and SIGPIPE

_EXIT_CODES = (
    (UsageError, USAGE),
    (ReadError, UNREADABLE_CV),
    (EngineError, ENGINE_FAILED),
    (NoRequirementsError, NO_REQUIREMENTS),
    (NotAgreedError, NOT_AGREED),
    (LlmError, MODEL_FAILED),
    (CareerFlowError, FAILED),
)


def main(arguments: list[str]) -> int:
    """Runs one command and returns the exit code: 0; 1 failed; 2 usage; 3 unreadable CV;
    4 engine failure; 5 no requirements found; 6 not agreed to what would be sent; 7 the language
    model failed; 8 a backup, or what would be imported, was shown only; 130 interrupted; 141 the
    reader of standard output went away."""
    _use_utf8()
    console = Console()
    try:
        try:
            code = _run(console, arguments)
            sys.stdout.flush()
        finally:
            console.clear_progress()
    except BrokenPipeError:
        # Python flushes standard output once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except (KeyboardInterrupt, Cancelled):
        return INTERRUPTED
    except CareerFlowError as error:
        console.tell(error.message)
        if isinstance(error, PasswordNeededError):
            console.tell(Message("cli.password_hint"))
        if error.code == "engine.encoder_missing":
            console.tell(Message("cli.encoder_hint", dict(error.message.params)))
        return _exit_code(error)
    except Exception as error:  # noqa: BLE001 - the user gets a sentence, the log the details
        _report_unexpected(console, error)
        return FAILED
    return code


def _exit_code(error: CareerFlowError) -> int:
    return next(code for kind, code in _EXIT_CODES if isinstance(error, kind))


def _run(console: Console, arguments: list[str]) -> int:
    try:
        options = parse(console, arguments)
    except SystemExit as ended:  # help, version, or a usage error that was explained
        return USAGE if ended.code else 0
    console.language = getattr(options, "language", None)
    return RUN[options.command](console, options)


def _use_utf8() -> None:
    """UTF-8 on every platform; the same bytes for the same result, so "\\n" ends its lines."""
    for name in ("stdout", "stderr"):
        stream: Any = getattr(sys, name)
        if stream is None:  # a windowed program on Windows has no streams
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _report_unexpected(console: Console, error: Exception) -> None:
    import logging

    from careerflow.services import logs

    file = logs.set_up(paths.log_folder(), "command-line")
    logging.getLogger(__name__).error("unexpected", exc_info=error)
    if file is not None:
        console.tell(Message("cli.unexpected", {"file": str(file)}))
    else:
        console.tell(Message("cli.unexpected_unlogged", {"kind": type(error).__name__}))
