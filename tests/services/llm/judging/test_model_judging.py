"""Batches by ids, second tries, and rows that are shown as they come."""

import asyncio
import json

from careerflow.models.errors import LlmError
from careerflow.models.llm import Usage
from careerflow.models.message import Message
from careerflow.models.report import Standing, Verdict
from careerflow.services.llm.interface import Reply
from careerflow.services.llm.judging import judging
from careerflow.services.llm.privacy.masking import masking
from careerflow.services.llm.providers.opening import open_model
from tests.services.llm.asking import KEY, QUICK, provider_of
from tests.services.llm.judged_samples import (
    ENGINEER,
    ENGINEER_JOB,
    Model,
    case,
    item,
    rows_of,
)
from tests.services.llm.loopback import serving
from tests.services.llm.loopback_gemini import LoopbackGemini

PRESENTED = "Explained the figures to managers of five sites every month"


def honest(row: str) -> dict[str, str]:
    return item(row, "met", PRESENTED) if row == "R2" else item(row)


def test_batches_share_the_prefix_and_hold_no_personal_data(engine):
    about = case(engine, ENGINEER, ENGINEER_JOB * 1)
    hidden = masking(about.document, about.document.person)
    made = judging.batches(about.document, about.job, hidden, None, range(9))
    one, two = judging.batches(about.document, about.job, hidden, None, [*range(9), *range(9)])
    assert [batch.rows for batch in made] == [tuple(range(9))]
    assert (one.request.system, one.request.shared) == (two.request.system, two.request.shared)
    sent = one.request.shared + one.request.task
    assert "Okafor" not in sent
    assert "example.com" not in sent


def test_a_long_cv_goes_as_the_best_passages_of_each_row(engine):
    long = ENGINEER + "".join(f"- Counted {n} boxes of screws in hall {n}.\n" for n in range(900))
    about = case(engine, long, ENGINEER_JOB)
    hidden = masking(about.document, about.document.person)
    ranked = [[5], [7, 6], [5, 400]]
    (batch,) = judging.batches(about.document, about.job, hidden, ranked)
    cv = batch.request.shared.split("</cv")[0]
    assert [line.split()[0] for line in cv.splitlines()[1:] if line] == ["P6", "P7", "P8", "P401"]


def test_rows_are_shown_as_they_come_and_joined_by_id(engine):
    about, shown = case(engine, ENGINEER, ENGINEER_JOB), []
    model = Model(honest, lambda _call, items: [items[0], *reversed(items[1:])])
    judged = asyncio.run(about.judged(model, shown.append))
    assert len(model.asked) == 1
    assert next(iter(shown[0])) == 8
    assert len(shown) > 3
    assert judged.rows == {n: row for rows in shown for n, row in rows.items()}
    assert judged.rows[1].verdict is Verdict.MET
    assert judged.rows[1].evidence[0].quote == PRESENTED
    assert judged.rows[1].reason == Message(
        "model.said", {"en": "The CV shows it.", "vi": "CV có nêu."}
    )
    assert judged.rows[0].disputed
    assert judged.rows[0].verdict is Verdict.MET
    assert (judged.answered_by, judged.usage, judged.failed) == (
        "model-x-001",
        Usage(100, 50, 0, 1),
        (),
    )


def test_what_is_left_out_is_asked_for_alone_and_then_has_failed(engine):
    about = case(engine, ENGINEER, ENGINEER_JOB)

    def twice_and_strange(_call, items):
        kept = [one for one in items if one["row"] != "R4"]
        return [*kept, item("R2", "missing"), item("R77", "met", PRESENTED), item("nonsense")]

    model = Model(honest, twice_and_strange)
    judged = asyncio.run(about.judged(model))
    assert [rows_of(request.task)[1:] for request in model.asked[1:]] == [["R4"]]
    assert judged.rows[1].verdict is Verdict.MET
    assert [(failed.rows, failed.reason.id) for failed in judged.failed] == [
        ((3,), "model.not_judged")
    ]
    assert 3 not in judged.rows


def test_a_quote_that_is_not_there_is_asked_for_once_more(engine):
    about, shown = case(engine, ENGINEER, ENGINEER_JOB), []

    def mended(call, items):
        wrong = "Presented figures to all managers"
        return [one | {"quote": wrong} if one["row"] == "R2" and not call else one for one in items]

    model = Model(honest, mended)
    judged = asyncio.run(about.judged(model, shown.append))
    assert "Presented figures to all managers" in model.asked[1].task
    assert rows_of(model.asked[1].task)[1:] == ["R2"]
    assert judged.rows[1].verdict is Verdict.MET
    standings = [rows[1].opinion.standing for rows in shown if 1 in rows]
    assert standings == [Standing.COUNTED]


def test_a_quote_that_is_still_not_there_is_unverified(engine):
    about, shown = case(engine, ENGINEER, ENGINEER_JOB), []
    model = Model(lambda row: item(row, "met", "Met the Queen") if row == "R2" else item(row))
    judged = asyncio.run(about.judged(model, shown.append))
    assert len(model.asked) == 2
    row = judged.rows[1]
    assert (row.verdict, row.reason.id) == (Verdict.MISSING, "model.unverified")
    assert row.opinion.standing is Standing.UNVERIFIED
    assert [one.verified for one in row.opinion.evidence] == [False]
    assert shown[-1] == {1: row}


def test_a_failed_batch_leaves_the_others_standing(engine):
    about = case(engine, ENGINEER, ENGINEER_JOB)
    hidden = masking(about.document, about.document.person)
    rows = [0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 1]  # two batches

    class HalfBroken(Model):
        async def generate(self, request, on_text=lambda _text: None) -> Reply:
            if "R9" in rows_of(request.task):
                raise LlmError("llm.busy", host="x")
            return await super().generate(request, on_text)

    two = judging.batches(about.document, about.job, hidden, None, rows)
    judged = asyncio.run(judging.judge(HalfBroken(honest), two, about.verify, lambda _rows: None))
    assert [failed.reason.id for failed in judged.failed] == ["llm.busy"]
    assert judged.failed[0].rows == two[1].rows
    assert [call.failure for call in judged.calls] == ["", "llm.busy"]
    assert set(judged.rows) == set(two[0].rows)


def test_an_answer_begun_anew_is_the_one_that_counts(engine):
    about = case(engine, ENGINEER, ENGINEER_JOB)

    class BrokenOff(Model):
        async def generate(self, request, on_text=lambda _text: None) -> Reply:
            old = [item("R10"), item("R5", "met", PRESENTED), item("R2")]
            on_text(json.dumps({"claims": old}))
            await asyncio.sleep(0.05)
            return await super().generate(request, on_text)

    judged = asyncio.run(about.judged(BrokenOff(honest)))
    assert judged.rows[4].opinion.verdict is Verdict.MISSING
    assert judged.rows[1].verdict is Verdict.MET


def test_scores_in_a_reason_are_taken_out(engine):
    about = case(engine, ENGINEER, ENGINEER_JOB)
    said = {"reason_en": "Score: 98/100. He did it.", "reason_vi": "Chấm 98/100 điểm."}
    judged = asyncio.run(about.judged(Model(lambda row: honest(row) | said)))
    assert {row.opinion.reason.id for row in judged.rows.values()} == {"model.silent"}


def test_who_calls_the_control_met_raises_nothing(engine):
    about = case(engine, ENGINEER, ENGINEER_JOB)
    local = {n: row.verdict for n, row in enumerate(about.local())}
    eager = Model(lambda row: honest(row) if row == "R2" else item(row, "met", PRESENTED))
    judged = asyncio.run(about.judged(eager))
    assert judged.rows[1].verdict is local[1]
    careful = asyncio.run(about.judged(Model(honest)))
    assert careful.rows[1].verdict is Verdict.MET
    assert local[1] is not Verdict.MET


def test_with_the_real_client(engine):
    about = case(engine, ENGINEER, ENGINEER_JOB)

    def answer(asked) -> str:
        return json.dumps({"claims": [honest(row) for row in rows_of(asked.text)]})

    async def work(server):
        model = open_model(provider_of(server), KEY, QUICK)
        try:
            return await about.judged(model)
        finally:
            await model.close()

    with serving(LoopbackGemini(answer)) as server:
        judged = asyncio.run(work(server))
    assert judged.rows[1].verdict is Verdict.MET
    assert len(judged.rows) == 9
    assert judged.usage.calls == 1
