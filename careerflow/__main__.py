"""Lazy dispatch: the window, the command line, the engine child, the reader child."""

import sys


def main() -> None:
    """Starts what the arguments ask for; each part imports only what it needs."""
    arguments = sys.argv[1:]
    match arguments[:1]:
        case ["--engine-child"]:
            from careerflow.services.engine.server import main as run
        case ["--reader-child"]:
            from careerflow.services.documents.server import main as run
        case [first] if not first.startswith("-") or first in ("-h", "--help", "--version"):
            from careerflow.cli import main as run
        case _:
            from careerflow.app import main as run
    sys.exit(run(arguments))


if __name__ == "__main__":
    main()
