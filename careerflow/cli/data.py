"""`careerflow export-data` and `careerflow import-data`."""

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from careerflow.cli.advert import UsageError
from careerflow.cli.backups import ONLY_SHOWN
from careerflow.cli.console import Console
from careerflow.cli.folders import data_folder
from careerflow.models.inout import (
    NEW_STAGE,
    ColumnMapping,
    DataKind,
    Draft,
    Field,
    MergePreview,
    PlannedRow,
    RowState,
)
from careerflow.models.message import Message
from careerflow.models.tracker import BUILT_IN_STAGES, StageKind
from careerflow.services.inout.csv_import import open_csv, planned_again
from careerflow.services.inout.csv_out import SEPARATORS, applications_csv
from careerflow.services.inout.everything_in import import_everything, preview_everything
from careerflow.services.inout.everything_out import export_everything
from careerflow.services.inout.folding import folded_name
from careerflow.services.store.store import Store, open_store
from careerflow.services.store.tracker.tracker import Tracker

_SHOWN_ROWS = 20


def export_data(console: Console, options: Namespace) -> int:
    """Prints the file that was written. Raises StoreError, ExportError and UsageError."""
    kind = options.format or options.file.suffix.lower().removeprefix(".")
    if kind not in set(DataKind):
        raise UsageError("cli.data.no_format")
    with _store() as store:
        if kind == DataKind.CSV:
            _export_csv(console, Tracker(store), options.file)
        else:
            export_everything(console.context(), store, options.file, DataKind(kind))
    console.result(str(options.file))
    return 0


def _export_csv(console: Console, tracker: Tracker, target: Path) -> None:
    from careerflow.services.exports.files import save_export

    cards, more = tracker.applications.cards(), tracker.importing.more()
    separator = SEPARATORS[console.spoken]
    data = applications_csv(cards, more, tracker.stages.all(), console.say, separator)
    save_export(target, data)


def import_data(console: Console, options: Namespace) -> int:
    """Prints what an import would do; does it with --yes only. Raises StoreError and
    ImportFileError; UsageError where the mapping is none."""
    is_csv = options.file.suffix.lower() in (".csv", ".tsv", ".txt")
    if options.mapping is not None and not is_csv:
        raise UsageError("cli.data.no_mapping_here")
    with _store() as store:
        done = (_import_csv if is_csv else _import_everything)(console, options, store)
    if done:
        console.tell(Message("cli.data.imported"))
        return 0
    if options.dry_run:
        return 0
    console.tell(Message("cli.data.not_agreed"))
    return ONLY_SHOWN


def _import_everything(console: Console, options: Namespace, store: Store) -> bool:
    _show_merge(console, preview_everything(console.context(), store, options.file))
    if options.yes:
        import_everything(console.context(), store, options.file)
    return bool(options.yes)


def _show_merge(console: Console, preview: MergePreview) -> None:
    lines = [Message("inout.merge.exported", {"time": preview.exported})]
    for kind, counts in preview.counts.items():
        numbers = {
            "new": counts.new,
            "newer": counts.newer,
            "same": counts.same,
            "older": counts.older,
        }
        lines.append(Message(f"inout.merge.{kind}", numbers))
    if preview.missing_files:
        lines.append(Message("inout.merge.missing_files", {"count": preview.missing_files}))
    console.result("\n".join(map(console.say, lines)))


def _import_csv(console: Console, options: Namespace, store: Store) -> bool:
    tracker = Tracker(store)
    day_first = console.spoken == "vi"
    made = open_csv(console.context(), tracker, options.file, day_first=day_first)
    if options.mapping is not None:
        mapping = _mapping(options.mapping, made, tracker)
        made = planned_again(console.context(), tracker, made, mapping)
    _show_plan(console, made)
    rows = [row for row in made.plan.rows if row.state is RowState.NEW]
    if options.yes:
        tracker.importing.add(console.context(), rows)
        tracker.importing.keep_mapping(made.sheet.headers, made.mapping)
    return bool(options.yes)


def _show_plan(console: Console, made: Draft) -> None:
    say, sheet, plan = console.say, made.sheet, made.plan
    lines = []
    for number, field in enumerate(made.mapping.fields):
        what = say(Message("inout.column.none" if field is None else f"inout.column.{field}"))
        lines.append(f"{sheet.headers[number] or number + 1}  →  {what}")
    lines.append("")
    lines += [f"{row.number:>5}  {_told(console, row)}" for row in plan.rows[:_SHOWN_ROWS]]
    if len(plan.rows) > _SHOWN_ROWS:
        lines.append("    …")
    lines.append("")
    for state in RowState:
        lines.append(say(Message(f"inout.plan.{state}", {"count": plan.count(state)})))
    for number in plan.undecided:
        name = sheet.headers[number] or str(number + 1)
        order = "day_first" if made.mapping.day_first else "month_first"
        lines.append(say(Message(f"inout.plan.{order}", {"column": name})))
    for word in plan.unknown_stages:
        named = Message("inout.plan.unknown_stage", {"word": word.word, "count": word.count})
        lines.append(say(named))
    console.result("\n".join(lines))


def _told(console: Console, row: PlannedRow) -> str:
    called = " – ".join(part for part in (row.facts.title, row.facts.company) if part)
    parts = [console.say(Message(f"inout.row.{row.state}")), called]
    parts += [console.say(problem.what) for problem in row.problems]
    return "  ".join(part for part in parts if part)


def _mapping(file: Path, made: Draft, tracker: Tracker) -> ColumnMapping:
    """Of a JSON file: {"columns": {header: field or null}, "day_first": bool, "stages": {word:
    the name of a stage, or "new"}}; what it does not say stays as it was guessed."""
    try:
        said = json.loads(file.read_bytes())
        columns = {str(header).strip(): field for header, field in said.get("columns", {}).items()}
        fields = tuple(
            _field(columns[header]) if header in columns else field
            for header, field in zip(made.sheet.headers, made.mapping.fields, strict=True)
        )
        if columns.keys() - set(made.sheet.headers):
            raise UsageError("cli.data.bad_mapping")
        stages = {
            folded_name(word): _stage(name, tracker)
            for word, name in said.get("stages", {}).items()
        }
        day_first = bool(said.get("day_first", made.mapping.day_first))
    except (OSError, ValueError, AttributeError, RecursionError) as error:
        raise UsageError("cli.data.bad_mapping") from error
    return replace(made.mapping, fields=fields, day_first=day_first, stages=stages)


def _field(name: Any) -> Field | None:
    return None if name is None else Field(name)


def _stage(name: str, tracker: Tracker) -> str:
    if name == NEW_STAGE:
        return NEW_STAGE
    own: Mapping[str, str] = {stage.name: stage.id for stage in tracker.stages.all() if stage.name}
    return own[name] if name in own else BUILT_IN_STAGES[StageKind(name)]


@contextmanager
def _store() -> Iterator[Store]:
    store = open_store(data_folder())
    try:
        yield store
    finally:
        store.close()
