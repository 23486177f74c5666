"""The commands and their options."""

import argparse
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from careerflow import __version__
from careerflow.cli.console import Console
from careerflow.models.message import Message

LOCAL = "local"
ENGINES = (LOCAL, "gemini", "openai")
COMMANDS = (
    "read",
    "requirements",
    "analyze",
    "compare",
    "rank",
    "export",
    "export-data",
    "import-data",
    "encoder",
    "backup",
    "restore",
    "sync",
    "doctor",
)


class _Parser(argparse.ArgumentParser):
    """Tells a usage error as a message, and what to do."""

    def __init__(self, console: Console, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)
        self.console = console

    def error(self, message: str) -> NoReturn:
        """Ends with exit code 2."""
        self.console.tell(Message("cli.usage", {"problem": message, "command": self.prog}))
        self.exit(2)


def parse(console: Console, arguments: list[str]) -> argparse.Namespace:
    """Raises SystemExit where all has been said: help, version, or a usage error (2)."""
    asked_for_help = bool({"-h", "--help"} & set(arguments))
    if asked_for_help:
        with _argparse_translated(console):
            return _parser(console, asked_for_help).parse_args(arguments)
    parser = _parser(console, asked_for_help)
    with _argparse_translated(console):
        return parser.parse_args(arguments)


@contextmanager
def _argparse_translated(console: Console) -> Iterator[None]:
    """argparse says what it says in the user's language. It asks gettext under the name `_`, and
    gettext would want catalogues of its own and the language from the environment."""
    module: Any = argparse
    original = module._
    module._ = lambda text: console.wording().translate(text)
    try:
        yield
    finally:
        module._ = original


def _parser(console: Console, asked_for_help: bool) -> _Parser:
    def text(name: str) -> str:
        # Sentences take longer to load than everything else here.
        return console.say(Message(f"cli.help.{name}")) if asked_for_help else ""

    parser = _Parser(console, prog="careerflow", description=text("careerflow"))
    version = f"CareerFlow {__version__}"
    parser.add_argument("--version", action="version", version=version, help=text("version"))
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    added = {
        name: commands.add_parser(name, console=console, help=text(name), description=text(name))
        for name in COMMANDS
    }
    _add_options(added, text)
    return parser


def _add_options(added: Mapping[str, _Parser], text: Callable[[str], str]) -> None:
    for name in ("read", "analyze", "compare", "export"):
        added[name].add_argument("cv", type=Path, metavar="CV", help=text("cv"))
    for name in ("read", "analyze", "compare", "rank", "export"):
        added[name].add_argument("--password", help=text("password"))
    for name in ("requirements", "analyze", "compare", "export"):
        added[name].add_argument("job", metavar="JOB", help=text("job"))
    against = added["rank"].add_mutually_exclusive_group(required=True)
    against.add_argument("--job", metavar="JOB", help=text("job"))
    against.add_argument("--cv", type=Path, metavar="CV", help=text("cv"))
    added["rank"].add_argument("files", type=Path, nargs="*", metavar="FILE", help=text("files"))
    added["rank"].add_argument("--stored", action="store_true", help=text("stored"))
    for name in ("read", "requirements", "analyze", "compare", "rank", "sync", "doctor"):
        added[name].add_argument("--json", action="store_true", help=text("json"))
    added["read"].add_argument("--words", action="store_true", help=text("words"))
    for name in ("analyze", "compare", "rank", "export"):
        added[name].add_argument("--language", choices=("en", "vi"), help=text("language"))
        added[name].add_argument("--as-of", type=month, metavar="YYYY-MM", help=text("as_of"))
        added[name].add_argument("--encoder", metavar="NAME", help=text("encoder_option"))
    added["compare"].add_argument("--old-cv", type=Path, metavar="CV", help=text("old_cv"))
    added["compare"].add_argument("--old-job", metavar="JOB", help=text("old_job"))
    added["analyze"].add_argument("--save", action="store_true", help=text("save"))
    _add_model_options(added["analyze"], text)
    kinds = ("pdf", "md", "json", "txt")
    added["export"].add_argument("--to", choices=kinds, required=True, help=text("to"))
    added["export"].add_argument("--output", type=Path, metavar="FILE", help=text("output"))
    _add_data_options(added["export-data"], added["import-data"], text)
    _add_encoder_options(added["encoder"], text)
    added["backup"].add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help=text("backup_file")
    )
    added["restore"].add_argument("file", type=Path, metavar="FILE", help=text("restore_file"))
    added["sync"].add_argument("--status", action="store_true", help=text("sync_status"))
    added["restore"].add_argument("--yes", action="store_true", help=text("yes_restore"))


def _add_model_options(parser: "_Parser", text: Callable[[str], str]) -> None:
    parser.add_argument("--engine", choices=ENGINES, default=LOCAL, help=text("engine"))
    parser.add_argument("--model", metavar="NAME", help=text("model"))
    parser.add_argument("--yes", action="store_true", help=text("yes_send"))
    parser.add_argument("--show-payload", action="store_true", help=text("show_payload"))


def _add_data_options(export: "_Parser", import_: "_Parser", text: Callable[[str], str]) -> None:
    export.add_argument("file", type=Path, metavar="FILE", help=text("data_target"))
    kinds = ("zip", "json", "csv")
    export.add_argument("--format", choices=kinds, help=text("data_format"))
    import_.add_argument("file", type=Path, metavar="FILE", help=text("data_source"))
    agreed = import_.add_mutually_exclusive_group()
    agreed.add_argument("--yes", action="store_true", help=text("data_yes"))
    agreed.add_argument("--dry-run", action="store_true", help=text("data_dry_run"))
    import_.add_argument("--mapping", type=Path, metavar="FILE", help=text("data_mapping"))
    for parser in (export, import_):
        parser.add_argument("--language", choices=("en", "vi"), help=text("language"))


def _add_encoder_options(parser: "_Parser", text: Callable[[str], str]) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    for name in ("list", "download", "use", "bundled"):
        said = text(f"encoder_{name}")
        # Given again: a parser of actions is of the class of its parent, and asks for a console.
        action = actions.add_parser(name, console=parser.console, help=said, description=said)
        if name in ("download", "use"):
            action.add_argument("model", metavar="NAME", help=text("encoder_model"))
        if name == "download":
            action.add_argument("--yes", action="store_true", help=text("yes"))


def month(text: str) -> str:
    """A month such as "2026-11"; raises ValueError, which argparse explains."""
    if not re.fullmatch(r"(19|20)\d\d-(0[1-9]|1[0-2])", text, re.ASCII):
        raise ValueError(text)
    return text
