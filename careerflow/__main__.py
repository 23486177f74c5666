"""Lazy dispatch: the window, the command line, the engine child, the reader child."""

import gc
import sys
from pathlib import Path

NEW_OBJECTS = 20_000
"""How many there are before Python looks for garbage among them: with its 700 a tenth of the time
of a first sync goes into that, and a look at so many takes less than a millisecond."""


def main() -> None:
    """Starts what the arguments ask for; each part imports only what it needs.

    The name of a command goes to the command line, files that exist are opened in the window,
    and whatever else there is, the command line explains.
    """
    gc.set_threshold(NEW_OBJECTS)
    arguments = sys.argv[1:]
    try:
        sys.exit(_run(arguments))
    except KeyboardInterrupt:
        sys.exit(130)


def _run(arguments: list[str]) -> int:
    match arguments[:1]:
        case ["--engine-child"]:
            from careerflow.services.engine.server import main as run
        case ["--reader-child"]:
            from careerflow.services.documents.server import main as run
        case _ if _is_for_window(arguments):
            from careerflow.app import main as run
        case _:
            from careerflow.cli import main as run
    return run(arguments)


def _is_for_window(arguments: list[str]) -> bool:
    if not arguments:
        return True
    from careerflow.cli import COMMANDS

    if arguments[0] in COMMANDS:
        return False
    # The windowed program of Windows has no place where the command line could explain anything:
    # the window says that a file is not there.
    only_files = sys.stdout is None and not arguments[0].startswith("-")
    return only_files or all(Path(name).is_file() for name in arguments)


if __name__ == "__main__":
    main()
