"""The steps of an import: a file is read, its columns are understood, and what that would do is
planned; again with each change of the user's."""

from dataclasses import replace
from pathlib import Path

from careerflow.models.inout import ColumnMapping, Draft, Guess, Plan, Sheet, Sureness
from careerflow.services.inout.csv_in import plan
from careerflow.services.inout.headers import guess
from careerflow.services.inout.known_applications import KnownApplications, known_applications
from careerflow.services.inout.sheet import load_sheet
from careerflow.services.store.tracker.tracker import Tracker
from careerflow.services.task import TaskContext


def open_csv(ctx: TaskContext, tracker: Tracker, path: Path, *, day_first: bool) -> Draft:
    """Raises ImportFileError, StoreError, Cancelled."""
    return draft(ctx, tracker, load_sheet(ctx, path), day_first=day_first)


def draft(ctx: TaskContext, tracker: Tracker, sheet: Sheet, *, day_first: bool = True) -> Draft:
    """As the columns were understood the last time, or else seem to mean. `day_first` is how the
    user's language writes days."""
    kept = tracker.importing.mapping(sheet.headers) if any(sheet.headers) else None
    if kept is not None and len(kept.fields) == len(sheet.headers):
        guesses = tuple(Guess(field, Sureness.KEPT) for field in kept.fields)
        mapping = kept
    else:
        guesses = guess(sheet)
        mapping = ColumnMapping(tuple(one.field for one in guesses), day_first)
    return Draft(sheet, guesses, mapping, planned(ctx, tracker, sheet, mapping))


def planned(ctx: TaskContext, tracker: Tracker, sheet: Sheet, mapping: ColumnMapping) -> Plan:
    """What an import with this mapping would do; raises StoreError and Cancelled."""
    return plan(ctx, sheet, mapping, tracker.stages.all(), known_of(tracker))


def planned_again(ctx: TaskContext, tracker: Tracker, made: Draft, mapping: ColumnMapping) -> Draft:
    """The same file with another mapping."""
    return replace(made, mapping=mapping, plan=planned(ctx, tracker, made.sheet, mapping))


def known_of(tracker: Tracker) -> KnownApplications:
    return known_applications(tracker.applications.cards(), tracker.jobs.all())
