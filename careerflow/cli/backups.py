"""`careerflow backup` and `careerflow restore`."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from careerflow.cli.console import Console
from careerflow.cli.folders import data_folder
from careerflow.models.backup import BackupKind, Preview
from careerflow.models.message import Message
from careerflow.services.store import backups, bundle, restoring

ONLY_SHOWN = 8
"""Exit code of a restore that was not agreed to."""


def backup(console: Console, options: Namespace) -> int:
    """Prints the file that was written. Raises StoreError."""
    folder = data_folder()
    if options.file is None:
        written = backups.make(console.context(), folder, BackupKind.MANUAL).path
    else:
        bundle.write(console.context(), folder, options.file)
        written = options.file
    console.result(str(written))
    return 0


def restore(console: Console, options: Namespace) -> int:
    """Prints what the backup holds beside what is there; restores it with --yes only. Raises
    StoreError."""
    folder = data_folder()
    source = _found(options.file, folder)
    _show(console, restoring.preview(console.context(), folder, source))
    if not options.yes:
        console.tell(Message("cli.backup.not_agreed"))
        return ONLY_SHOWN
    restored = restoring.restore(console.context(), folder, source)
    console.tell(Message("cli.backup.restored"))
    if restored.before is not None:
        console.tell(Message("cli.backup.before", {"file": str(restored.before)}))
    if restored.sync_paused:
        console.tell(Message("cli.backup.sync_paused"))
    if restored.aside is not None:
        console.tell(Message("cli.backup.aside", {"folder": str(restored.aside)}))
    return 0


def _found(named: Path, folder: Path) -> Path:
    """Also by its name alone in the folder of the backups."""
    kept = folder / backups.FOLDER / named
    return kept if not named.exists() and kept.exists() else named


def _show(console: Console, seen: Preview) -> None:
    lines = []
    if seen.made is not None:
        lines.append(Message("cli.backup.made", {"made": _local(seen.made)}))
    for name in ("cvs", "jobs", "applications", "reports"):
        present = "–" if seen.present is None else getattr(seen.present, name)
        counts = {"held": getattr(seen.held, name), "present": present}
        lines.append(Message(f"cli.backup.{name}", counts))
    if seen.missing_files:
        lines.append(Message("cli.backup.files_missing", {"number": seen.missing_files}))
    console.result("\n".join(map(console.say, lines)))


def _local(time: datetime) -> str:
    return time.astimezone().strftime("%Y-%m-%d %H:%M")
