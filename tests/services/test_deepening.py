"""A report deepened over a real client by a server that a test scripts: from plan to store."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from careerflow.models.deepening import DeepenedRows, WrittenPart
from careerflow.models.errors import LlmError, StoreError
from careerflow.models.export import ExportKind
from careerflow.models.llm import Price, Provider, ProviderKind, Purpose, Usage
from careerflow.models.report import Report, RowCorrection, Standing, Verdict
from careerflow.models.writing import Part
from careerflow.services import deeper_session as session
from careerflow.services.deepened import spent
from careerflow.services.documents.client import read_bytes
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.engine.local import LocalEngine
from careerflow.services.exports.documents import Exported, document_bytes
from careerflow.services.llm.judging import judging
from careerflow.services.llm.plan import Plan
from careerflow.services.llm.remembering import UNANSWERED
from careerflow.services.session import OpenedCv, analyze_and_keep
from careerflow.services.store.library import Library
from careerflow.services.store.store import open_store
from careerflow.services.task import Cancelled, Stage, TaskContext
from careerflow.wording import Wording
from tests.services.deepening_samples import ADVERT, CV, answering
from tests.services.llm.loopback_openai import KEY, Asked, LoopbackOpenAi, serving

CTX = TaskContext()


@pytest.fixture(scope="module")
def engine() -> Iterator[LocalEngine]:
    made = LocalEngine()
    yield made
    made.close()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    store = open_store(tmp_path)
    yield Library(store)
    store.close()


class Desk:
    """One kept report and the server that is asked about it."""

    def __init__(self, engine: LocalEngine, library: Library, server: LoopbackOpenAi) -> None:
        self.engine, self.library, self.server = engine, library, server
        cv = OpenedCv("cv.txt", CV.encode(), None, read_plain_text(CV.encode()), None)
        outcome = analyze_and_keep(CTX, engine, self.store, cv, ADVERT, "2026-11")
        assert outcome.report_id is not None
        self.id, self.local = outcome.report_id, outcome.report

    def store(self) -> Library:
        return self.library

    def plan(self, model: str = "small") -> Plan:
        provider = Provider(ProviderKind.OPENAI, self.server.url, model)
        prices = (Price("small", 1.0, 10.0),)
        return session.plan_deepening(CTX, self.engine, self.store, self.id, provider, prices)

    def deepen(self, ctx: TaskContext = CTX, model: str = "small") -> Report:
        plan = self.plan(model)
        kept = session.deepen_and_keep(ctx, self.engine, self.store, self.id, plan, KEY)
        assert kept.unsaved is None
        return kept.report

    def again(self, how: Callable[..., session.Deepened], model: str = "small") -> Report:
        return how(CTX, self.engine, self.store, self.id, self.plan(model), KEY).report

    @property
    def purposes(self) -> list[Purpose]:
        return [entry.purpose for entry in self.library.sent.entries()]


@pytest.fixture
def desk(engine: LocalEngine, library: Library) -> Iterator[Desk]:
    with serving(LoopbackOpenAi(answering())) as server:
        yield Desk(engine, library, server)


@contextmanager
def offline(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refused(*_arguments: object) -> None:
        raise AssertionError("a connection was opened")

    with monkeypatch.context() as patch:
        patch.setattr(socket.socket, "connect", refused)
        patch.setattr(socket, "create_connection", refused)
        yield


def test_what_is_planned_is_what_is_sent_and_nobody_is_named(desk: Desk) -> None:
    plan = desk.plan()
    assert plan.provider.address == f"{desk.server.url}/v1"
    assert plan.tokens_in > 500
    assert plan.cost == 0.0  # on this computer
    desk.deepen()
    judging = [one.request for one in plan.batches]
    sent = [asked.system + asked.text for asked in desk.server.asked]
    for request in judging:
        assert any(request.shared in text and request.task in text for text in sent)
    assert len(sent) == len(judging) + len(plan.writing)
    assert not any(name in text for text in sent for name in ("Jane", "jane@example.com"))
    assert desk.server.leaks == []


def test_a_deepened_report_is_kept_beside_the_local_one(desk: Desk) -> None:
    report = desk.deepen()
    stored = desk.library.report(desk.id)
    assert (stored.report, stored.local) == (report, desk.local)
    deeper = report.deeper
    assert deeper is not None
    assert (deeper.provider, deeper.model) == (ProviderKind.OPENAI, "small")
    assert report.engine.name == "openai"
    assert report.engine.models == ("small", *desk.local.engine.models)
    assert deeper.usage.calls == len(desk.server.asked)
    assert deeper.usage.input == sum(
        (len(asked.system) + len(asked.text)) // 4 for asked in desk.server.asked
    )
    assert [run.verdicts for run in deeper.runs] == [tuple(row.verdict for row in report.rows)]
    assert deeper.writing is not None
    assert deeper.writing.letter is not None
    assert any(row.opinion is not None for row in report.rows)
    assert [row.requirement for row in report.rows] == [r.requirement for r in desk.local.rows]
    assert [listed.score for listed in desk.library.summaries()] == [report.score]
    assert session.back_to_local(desk.store, desk.id) == desk.local
    assert desk.library.report(desk.id).report == desk.local


def test_rows_and_parts_are_handed_over_as_they_come(desk: Desk) -> None:
    shown: list[object] = []
    stages: list[Stage] = []
    ctx = TaskContext(lambda progress: stages.append(progress.stage), on_partial=shown.append)
    report = desk.deepen(ctx)
    rows = {n: row for one in shown if isinstance(one, DeepenedRows) for n, row in one.rows.items()}
    assert rows == {n: row for n, row in enumerate(report.rows) if row.opinion is not None}
    parts = [one.part for one in shown if isinstance(one, WrittenPart)]
    assert set(parts) == set(Part)
    assert {Stage.ASKING, Stage.WRITING} <= set(stages)


def test_the_same_again_makes_no_call(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    first = desk.deepen()
    with offline(monkeypatch):
        assert desk.deepen() == first  # the kept one
        session.back_to_local(desk.store, desk.id)
        again = desk.deepen()  # of the kept answers
    assert first.deeper is not None
    assert again.deeper is not None
    runs = [replace(run, when=first.deeper.runs[0].when) for run in again.deeper.runs]
    assert replace(again, deeper=replace(again.deeper, runs=tuple(runs))) == first
    calls = len(desk.server.asked)
    assert len(desk.purposes) == calls
    desk.deepen(model="other")
    assert len(desk.server.asked) == 2 * calls


def test_judged_again_keeps_the_runs_side_by_side(desk: Desk) -> None:
    first = desk.deepen()
    asked = len(desk.plan().batches)
    desk.server.asked.clear()
    desk.server.answer = answering(verdict="missing")
    second = desk.again(session.judge_again_and_keep)
    assert len(desk.server.asked) == asked
    assert first.deeper is not None
    assert second.deeper is not None
    assert second.deeper.runs[0] == first.deeper.runs[0]
    assert second.deeper.runs[1].verdicts == tuple(row.verdict for row in second.rows)
    assert second.deeper.runs[1].score == second.score
    assert second.deeper.writing == first.deeper.writing
    assert second.deeper.usage.calls == first.deeper.usage.calls + asked
    assert desk.library.report(desk.id).report == second
    third = desk.again(session.judge_again_and_keep, model="other")
    assert third.deeper is not None
    assert len(third.deeper.runs) == 1  # runs of different models say nothing of either


def test_it_costs_what_the_model_costs_that_answered(desk: Desk) -> None:
    deeper, plan = desk.deepen().deeper, desk.plan()
    assert deeper is not None
    assert deeper.cost == 0.0  # on this computer
    elsewhere = replace(plan.provider, address="https://models.example/v1")
    remote = replace(plan, provider=elsewhere, prices=(Price("dated-", 1.0, 10.0),))
    usage = Usage(1_000_000, 100_000)
    assert spent(remote, deeper, usage).cost is None
    alias = replace(deeper, answered_by="dated-001", cost=0.5)
    assert spent(remote, alias, usage).cost == 2.5
    assert spent(remote, alias, usage).usage == deeper.usage + usage


def test_a_batch_that_fails_leaves_its_rows_to_be_asked_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "BATCH", 3)
    batch, *others = desk.plan().batches
    assert others
    desk.server.answer = answering(silent_about=batch.rows)
    report = desk.deepen()
    assert report.deeper is not None
    assert [failed.rows for failed in report.deeper.failed] == [batch.rows]
    for number in batch.rows:
        row = report.rows[number]
        assert row.opinion is not None
        assert row.opinion.standing is Standing.NOT_JUDGED
        assert row.verdict is Verdict.NOT_SCORED
        assert row.local == desk.local.rows[number]
    desk.server.answer = answering()
    before = desk.purposes.count(Purpose.JUDGING)
    mended = desk.again(session.retry_failed_and_keep)
    assert desk.purposes.count(Purpose.JUDGING) == before + 1
    assert mended.deeper is not None
    assert mended.deeper.failed == ()
    assert len(mended.deeper.runs) == 1
    assert mended.rows[batch.rows[0]].opinion is not None
    assert mended.rows[batch.rows[0]].opinion.standing is not Standing.NOT_JUDGED
    assert desk.library.report(desk.id).report == mended


def test_all_batches_failed_is_told_and_the_local_report_stands(desk: Desk) -> None:
    desk.server.failures = ["401"] * 20
    with pytest.raises(LlmError, match=r"llm\.bad_key"):
        desk.deepen()
    assert desk.library.report(desk.id).report == desk.local
    assert {entry.failure for entry in desk.library.sent.entries()} == {"llm.bad_key"}
    assert desk.library.answers.count() == 0


def test_corrections_stand_over_a_deepened_report(desk: Desk) -> None:
    span = (desk.local.rows[0].requirement.start, desk.local.rows[0].requirement.end)
    said = RowCorrection(*span, not_required=True)
    desk.library.save_corrections(desk.local.cv_sha256, desk.local.job_sha256, [said])
    report = desk.deepen()
    assert report.corrected == 0  # kept as it was judged
    assert desk.library.report(desk.id).corrections == (said,)
    (listed,) = desk.library.summaries()
    assert listed.corrected == 1
    verdicts = desk.server.asked[-1].text.rsplit("The verdicts:", 1)[-1]
    assert "R1" not in verdicts.split()


def test_one_part_is_written_again_alone(desk: Desk) -> None:
    first = desk.deepen()
    desk.server.asked.clear()
    kept = session.write_again_and_keep(
        CTX, desk.store, desk.id, desk.plan(), Part.LETTER, KEY
    ).report
    assert len(desk.server.asked) == 1
    assert first.deeper is not None
    assert kept.deeper is not None
    assert kept.deeper.usage.calls == first.deeper.usage.calls + 1
    assert kept.rows == first.rows
    desk.server.failures = ["401"]
    with pytest.raises(LlmError, match=r"llm\.bad_key"):
        session.write_again_and_keep(CTX, desk.store, desk.id, desk.plan(), Part.LETTER, KEY)
    assert desk.library.report(desk.id).report == kept


def test_cancelled_it_is_no_report_and_whole_answers_are_kept(desk: Desk) -> None:
    stop = threading.Event()
    scripted = answering()

    def slow_writing(asked: Asked) -> str:
        if "assessment" in json.dumps(asked.schema):
            stop.set()
            desk.server.ended.wait(20)
        return scripted(asked)

    desk.server.answer = slow_writing
    with pytest.raises(Cancelled):
        desk.deepen(TaskContext(is_cancelled=stop.is_set))
    assert desk.library.report(desk.id).report == desk.local
    batches = len(desk.plan().batches)
    assert desk.library.answers.count() >= batches
    assert UNANSWERED in {entry.failure for entry in desk.library.sent.entries()}


def test_a_report_that_cannot_be_kept_is_shown_and_says_why(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise StoreError("store.full", folder="here")

    monkeypatch.setattr(desk.library, "save_deeper", refuse)
    kept = session.deepen_and_keep(CTX, desk.engine, desk.store, desk.id, desk.plan(), KEY)
    assert kept.unsaved is not None
    assert kept.unsaved.id == "store.full"
    assert kept.report.deeper is not None


def test_the_key_is_nowhere_in_the_library_nor_in_an_export(desk: Desk, tmp_path: Path) -> None:
    desk.deepen()
    files: dict[str, Any] = {str(file): file.read_bytes() for file in tmp_path.rglob("*.sqlite3*")}
    assert files
    stored = desk.library.report(desk.id)
    exported = Exported(stored.report, stored.document, stored.job, stored.data)
    for kind in (ExportKind.JSON, ExportKind.MARKDOWN, ExportKind.COPY, ExportKind.LETTER):
        files[kind] = document_bytes(CTX, kind, exported, Wording("en").say, "en")
        assert files[kind]
    pdf = document_bytes(CTX, ExportKind.PDF, exported, Wording("en").say, "en")
    files["pdf"] = "\n".join(read_bytes(CTX, pdf, "report.pdf").text.split()).encode()
    assert b"small" in files["pdf"]
    assert not any(KEY.encode() in data for data in files.values())
