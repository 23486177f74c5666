"""A two-page CV and an advert of 30 rows, judged by a model at a realistic pace.

    python -m benchmarks.llm.judging [--first S] [--pace TOKENS]

The real client and the real engine process; in the place of the provider a server on this
computer, which begins to answer after `--first` seconds and writes `--pace` tokens a second, in
each call. What it says is as long as the prompt allows: a quote of 12 words and reasons of 14 in
both languages. Prints the time to the first verdict that can be shown and to the last one, calls,
and tokens in and out as `services/llm/tokens.py` estimates them (on the side of too many).
"""

import argparse
import asyncio
import json
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from careerflow.models.document import Document
from careerflow.models.report import Row
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.engine.client import EngineClient
from careerflow.services.engine.interface import Claim
from careerflow.services.llm.judging import judging
from careerflow.services.llm.privacy.masking import masking
from careerflow.services.llm.providers.limits import Limits
from careerflow.services.llm.providers.opening import open_model
from careerflow.services.llm.tokens import estimate
from careerflow.services.retrieval.chunking import chunks
from careerflow.services.task import TaskContext
from tests.services.llm.asking import KEY, provider_of
from tests.services.llm.judged_samples import item, rows_of
from tests.services.llm.loopback import Asked, serving
from tests.services.llm.loopback_gemini import LoopbackGemini

HERE = Path(__file__).parent
CVS = HERE.parent / "quality" / "verdicts"
CTX = TaskContext()
AS_OF = "2026-11"
ROWS, PIECE = 30, 40
REASON_EN = (
    "The passage shows monthly reports for management and reconciliations of accounts with vendors."
)
REASON_VI = "Đoạn này nêu báo cáo hằng tháng cho ban giám đốc và đối chiếu công nợ."


def subject() -> tuple[Document, str]:
    """CVs of the bench of verdicts as one, which fill two pages, and the rows for them."""
    names = ("accountant.en", "dataanalyst.en", "developer.en", "officemanager.en", "compliance.en")
    texts = [(CVS / f"{name}.txt").read_text("utf-8") for name in names]
    lines = (CVS / "rows.jsonl").read_text("utf-8").splitlines()
    rows = [row["requirement"] for row in map(json.loads, lines) if row["cv"] in names]
    bullets = "\n".join(f"- {text}" for text in rows)
    return read_plain_text("\n".join(texts).encode()), f"Analyst\n\nRequirements:\n{bullets}\n"


def answers(document: Document):
    passages = [document.text[one.start : one.end] for one in chunks(document)]
    quotes = [" ".join(text.split()[:12]) for text in passages if len(text.split()) > 11]

    def answer(asked: Asked) -> str:
        control, *rows = rows_of(asked.text)
        more = {"passage": "P21", "reason_en": REASON_EN, "reason_vi": REASON_VI}
        claims = [item(control, passage="", reason_en="", reason_vi="")]
        claims += [
            item(row, "met", quotes[at % len(quotes)], **more) for at, row in enumerate(rows)
        ]
        return json.dumps({"claims": claims}, ensure_ascii=False)

    return answer


async def measured(server, made, verify) -> tuple[judging.Judged, float, float]:
    model = open_model(provider_of(server), KEY, Limits())
    began, first = time.perf_counter(), list[float]()

    def on_rows(_rows: Mapping[int, Row]) -> None:
        first.append(time.perf_counter() - began)

    try:
        judged = await judging.judge(model, made, verify, on_rows)
    finally:
        await model.close()
    return judged, first[0], time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--first", type=float, default=0.6)
    parser.add_argument("--pace", type=float, default=150.0)
    given = parser.parse_args()
    document, advert = subject()
    engine = EngineClient()
    job = engine.requirements(CTX, advert)
    job = replace(job, requirements=job.requirements[:ROWS])
    engine.judge(CTX, document, job, AS_OF)  # the local report is there before a model is asked
    passages = engine.passages(CTX, document, job)
    made = judging.batches(document, job, masking(document, document.person), passages)

    async def verify(claims: tuple[Claim, ...]) -> tuple[Row, ...]:
        return await asyncio.to_thread(engine.verify, CTX, document, job, AS_OF, claims)

    answer, said = answers(document), list[int]()

    def counted(asked: Asked) -> str:
        said.append(estimate(text := answer(asked)))
        return text

    sample = estimate(REASON_EN + REASON_VI) / len(REASON_EN + REASON_VI)
    server = LoopbackGemini(
        counted, wait=given.first, pace=PIECE * sample / given.pace, piece=PIECE
    )
    with serving(server):
        judged, first, whole = asyncio.run(measured(server, made, verify))
    engine.close()
    requests = [batch.request for batch in made]
    parts = [estimate(one.system) + estimate(one.shared) for one in requests]
    sent = sum(parts) + sum(estimate(one.task) for one in requests)
    print(f"CV of {len(document.text)} characters, {len(job.requirements)} rows")
    print(f"calls: {len(judged.calls)} ({len(made)} batches), rows judged: {len(judged.rows)}")
    print(f"first verdict after {first:.2f} s, all after {whole:.2f} s")
    print(f"tokens in: {sent} (the same beginning of each call: {parts[0]}), out: {sum(said)}")


if __name__ == "__main__":
    main()
