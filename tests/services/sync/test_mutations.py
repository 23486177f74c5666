"""The histories find mistakes: each of these is put in, and has to be found by a few of them."""

import inspect
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sync_ground import Ground
from sync_world import FIRST, SELDOM, Step, history, play

from careerflow.services.store.cells import capture, local, meeting, restamping, sending, telling
from careerflow.services.store.cells.taking import Taking
from careerflow.services.sync.engine import _Exchange

MOST = 40
"""Histories in which a mistake has to show."""


def histories() -> Iterator[tuple[int, list[Step]]]:
    """Some of those in which `test_histories` and its sister find nothing; of every three the last
    has a server that is put back."""
    for steps in SELDOM.values():
        yield 0, steps
    for seed in range(MOST):
        yield seed, history(FIRST + seed, restores=seed % 3 == 2)


def is_found(ground: Ground, memory: Path) -> bool:
    for seed, steps in histories():
        try:
            play(ground, memory / "history", steps, seed)
        except Exception:  # noqa: BLE001 - a mistake may end in whatever error
            return True
    return False


def mutate(
    monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, changes: list[tuple[str, str]]
) -> None:
    """Writes something else in the place of some of a function's code."""
    function = getattr(owner, name)
    source = textwrap.dedent(inspect.getsource(function))
    for old, new in changes:
        assert old in source, f"the code is another now: {name}"
        source = source.replace(old, new)
    scope = dict(function.__globals__)
    exec(compile(source, f"mutated {name}", "exec"), scope)
    monkeypatch.setattr(owner, name, scope[name])


IN_PYTHON = {
    "stamps are compared by their time alone": [
        (meeting, "meet", "cell.stamp > was.stamp", "cell.stamp[:12] > was.stamp[:12]"),
    ],
    "the last to come wins": [(meeting, "meet", "cell.stamp > was.stamp", "True")],
    "no floor under what is gone": [(meeting, "_above_floor", "if floor is None", "if True")],
    "what lost at the server is taken for sent": [
        (sending, "note_sent", "not in answer.lost", "not in ()"),
    ],
    "no stamps anew for a clock that was ahead": [
        (restamping, "restamp", "clock.ms_of(last.clock) > limit", "False"),
    ],
    "the clock does not follow what comes": [
        (
            local.LocalCells,
            "_note_page",
            "clock = max(clock, substr(max(greatest, ?3), 1, ?4))",
            "clock = clock || substr('', ?4)",
        ),
    ],
    "the digests are not compared": [(_Exchange, "agree", "ours == theirs", "True")],
    "a server that was put back is not noticed": [
        (_Exchange, "_is_another", "return known is not None and", "return False and"),
        (_Exchange, "agree", "ours == theirs", "True"),
    ],
    "after a new start nothing is sent again": [
        (local.LocalCells, "start_over", "values(state=UNSENT", "values(state=0"),
    ],
    "what a later version knows is not kept": [
        (Taking, "_hold", "coming[row_id]", "{}"),
    ],
    "a column without its trigger": [
        (capture, "_updated", "in columns_of(table)", "in columns_of(table) if c.name != 'notes'"),
    ],
    "deleting for good is not marked": [(capture, "_deleted", "'true'", "'false'")],
    "the own echo is skipped though others wrote": [
        (local.LocalCells, "sent", "= ? AND cursor = ?", "= ? AND ? <> -1"),
        (_Exchange, "_note_sent", "is_alone = answer.base == self._cursor", "is_alone = True"),
        (_Exchange, "_note_sent", "answer.lost and (is_alone or", "answer.lost and (False or"),
    ],
    "a lost value is not told": [(telling, "lost_values", "return found", "return []")],
    "what was overrun is not told": [(telling, "overrun_values", "return found", "return []")],
    "what was overrun is told whenever it comes": [
        (meeting, "meet", "replace(was, base=cell.stamp)", "was"),
    ],
    "what was known is told as overrun": [
        (meeting, "_is_unseen", 'coming.stamp > (was.base or "")', "True"),
    ],
    "what a push overran is not told": [
        (_Exchange, "_note_sent", "if answer.overrun:", "if False:"),
    ],
    "a lost row is not told": [(telling, "lost_row", "if not unsent", "if True")],
    "what refers to others comes before them": [
        (Taking, "take", "for table in SYNCHRONISED:", "for table in reversed(SYNCHRONISED):"),
    ],
    "files are not looked for where a row names one": [
        (local.LocalCells, "_note_files", "if self._store.files_exchanged", "if False"),
    ],
    "what waits is not called": [
        (
            Taking,
            "_call_children",
            "if self.any_waits and came:",
            "if False:",
        ),
        (local, "_ended_waits", "return found", "return []"),
    ],
}

ON_SERVER = {
    "the server keeps the last to come": (
        "push(jsonb, bigint)",
        """WHERE (cell.value->>0) COLLATE "C" > coalesce(held.cells->cell.key->>0, '')""",
        "WHERE true",
    ),
    "the server has no floor": (
        "merged(jsonb, jsonb)",
        "WHERE key = '!' OR stamp >= coalesce(",
        "WHERE true OR stamp >= coalesce(",
    ),
    "a row that changed keeps its number": (
        "push(jsonb, bigint)",
        "DO UPDATE SET seq = excluded.seq, cells",
        "DO UPDATE SET cells",
    ),
    "the server names nothing that was overrun": (
        "push(jsonb, bigint)",
        "held_seq > since",
        "false",
    ),
    "the server names no losers": ("push(jsonb, bigint)", "coalesce(lost, '[]')", "'[]'::jsonb"),
}


@pytest.mark.parametrize("mistake", IN_PYTHON)
def test_a_mistake_of_this_program_is_found(ground, memory, monkeypatch, mistake):
    functions: dict[tuple[Any, str], list[tuple[str, str]]] = {}
    for owner, name, old, new in IN_PYTHON[mistake]:
        functions.setdefault((owner, name), []).append((old, new))
    for (owner, name), changes in functions.items():
        mutate(monkeypatch, owner, name, changes)
    assert is_found(ground, memory)


@pytest.mark.parametrize("mistake", ON_SERVER)
def test_a_mistake_of_the_server_is_found(ground, memory, mistake):
    name, old, new = ON_SERVER[mistake]
    (source,) = ground.admin.execute(
        f"SELECT pg_get_functiondef('careerflow.{name}'::regprocedure)"
    ).fetchone()
    assert old in source, f"the code is another now: {name}"
    ground.admin.execute(source.replace(old, new))
    try:
        assert is_found(ground, memory)
    finally:
        ground.admin.execute(source)


def test_a_page_whose_cursor_is_saved_before_it_is_found(ground, memory, monkeypatch):
    take = local.LocalCells.take

    def cursor_first(self: Any, page: Any, end: Any) -> Any:
        if page.rows:
            with self._store.write() as connection:
                connection.execute(sa.text("UPDATE sync_link SET cursor = :c"), {"c": page.cursor})
        return take(self, page, end)

    monkeypatch.setattr(local.LocalCells, "take", cursor_first)
    assert is_found(ground, memory)


def test_an_edit_in_flight_that_is_taken_for_sent_is_found(ground, memory, monkeypatch):
    text = sending._SENT
    assert " AND stamp = ?" in text
    monkeypatch.setattr(sending, "_SENT", text.replace(" AND stamp = ?", " AND ? <> ''"))
    assert is_found(ground, memory)
