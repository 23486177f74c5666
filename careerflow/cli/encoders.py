"""`careerflow encoder`: which encoders there are, and which one is used."""

import sys
from argparse import Namespace
from dataclasses import replace

from careerflow import paths
from careerflow.cli.advert import UsageError
from careerflow.cli.console import Console
from careerflow.cli.folders import data_folder, kept_settings
from careerflow.models.errors import EngineError
from careerflow.models.message import Message, ParamValue
from careerflow.services.encoders.found import BUNDLED, downloaded, find, kept_as
from careerflow.services.retrieval.model_folder import has_extra
from careerflow.services.task import Progress, TaskContext


def encoder(console: Console, options: Namespace) -> int:
    """Runs the action of `options`. Raises CareerFlowError."""
    match options.action:
        case "list":
            _list(console)
        case "download":
            return _download(console, options)
        case "use":
            _use(console, options.model)
        case _:
            _keep(console, "")
    return 0


def _list(console: Console) -> None:
    """One a line, the one in use with an asterisk."""
    used = kept_settings().encoder or BUNDLED
    there = dict.fromkeys((BUNDLED, *downloaded(data_folder()), used))
    console.result("\n".join(f"{'*' if name == used else ' '} {name}" for name in there))


def _use(console: Console, name: str) -> None:
    chosen = find(name, data_folder())
    if chosen is not None and not has_extra():
        raise EngineError("engine.extra_missing")
    _keep(console, kept_as(name, chosen))


def _keep(console: Console, name: str) -> None:
    from careerflow.services import settings

    settings.save(replace(kept_settings(), encoder=name), paths.config_folder())
    console.tell(Message("cli.encoder_used", {"name": name or BUNDLED}))


def _download(console: Console, options: Namespace) -> int:
    from careerflow.services.encoders.hub import download, look_up

    model = look_up(options.model)
    licence = model.licence or console.say(Message("encoder.no_licence"))
    size = round(model.bytes / 1_000_000)
    offer: dict[str, ParamValue] = {"name": model.name, "megabytes": size, "licence": licence}
    console.tell(Message("cli.encoder_offer", {**offer, "page": model.page}))
    if not options.yes and not _agreed(console):
        return 1
    download(_watching(console), model, data_folder())
    console.tell(Message("cli.encoder_downloaded", {"name": model.name}))
    if not has_extra():
        console.tell(Message("engine.extra_missing"))
    return 0


def _agreed(console: Console) -> bool:
    """Raises UsageError where nobody can be asked."""
    if not sys.stdin.isatty():
        raise UsageError("cli.yes_needed")
    console.ask(Message("cli.download_now"))
    return sys.stdin.readline().strip().lower() in ("y", "yes", "c", "có")


def _watching(console: Console) -> TaskContext:
    def show(progress: Progress) -> None:
        share = round(100 * progress.done / max(progress.total, 1))
        console.show(Message("cli.download_progress", {"percent": share}))

    return TaskContext(show)
