"""A CV, an advert, a report on both, and a language model that answers what it is given."""

import json
from collections.abc import Mapping
from typing import Any

from careerflow.models.errors import LlmError
from careerflow.models.job import Axis, Job
from careerflow.models.llm import ModelInfo, Usage
from careerflow.models.message import Message
from careerflow.models.report import (
    AxisScore,
    EngineInfo,
    Keywords,
    Opinion,
    Ratio,
    Report,
    Row,
    Standing,
    Verdict,
)
from careerflow.services.documents.locate import QuoteIndex
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.llm.interface import OnText, Reply, Request, ignore_text
from careerflow.services.matching.requirements import requirements

CV = """Ada Nwosu
Data Engineer

Experience
Data Engineer, Northwind Traders, Leeds, 03/2019 - 2023
- Built nightly pipelines in Python that load 40 sources into PostgreSQL.
- Cut the load time by 23 % and saved $1.2M a year.
- Mentored three junior colleagues and reviewed their code.

Education
Bachelor of Statistics, University of Leeds, 2018

Languages
English: IELTS 7.0
"""
ADVERT = """Senior Data Engineer
Bluefin Analytics

Requirements:
- Experience with Python
- Experience with Kubernetes
- Mentor junior colleagues
- Negotiate prices with overseas cloud vendors
"""
DOCUMENT = read_plain_text(CV.encode())
JOB = requirements(ADVERT)


def both(en: str, vi: str = "Câu tiếng Việt.") -> dict[str, str]:
    return {"en": en, "vi": vi}


ANSWER: dict[str, Any] = {
    "assessment": both(
        "You fit well. Your score is 95/100.", "Bạn phù hợp. Điểm của bạn là 95/100."
    ),
    "strengths": [{"text": both("You know Python."), "rows": ["R1"]}],
    "gaps": [{"text": both("Kubernetes is missing."), "rows": ["R2", "R99"]}],
    "questions": [
        {"text": both("How would you deploy it?"), "hint": both("Read about pods."), "row": "R2"}
    ],
    "rewrites": [
        {
            "before": "Built nightly pipelines in Python that load 40 sources into PostgreSQL.",
            "after": both(
                "Built nightly Python pipelines loading 55 sources into PostgreSQL with Kafka.",
                "Xây dựng pipeline Python hằng đêm, nạp 40 nguồn vào PostgreSQL.",
            ),
            "why": both("Names Python first."),
            "row": "R1",
        },
        {"before": "Sold ice to penguins.", "after": both("Sold."), "why": both("-"), "row": ""},
    ],
    "letter": both(
        "Dear Bluefin Analytics,\n\nI am [NAME] and worked at Northwind Traders.\n\nAda Nwosu",
        "Kính gửi Bluefin Analytics,\n\nTôi từng làm tại Northwind Traders.\n\nAda Nwosu",
    ),
}


def report(job: Job = JOB) -> Report:
    """Python and mentoring met; Kubernetes missing; the last not answered by the model, and missing
    by the local engine."""
    verdicts = (Verdict.MET, Verdict.MISSING, Verdict.MET, Verdict.NOT_SCORED)
    quote = QuoteIndex(DOCUMENT).locate("Built nightly pipelines in Python")
    rows = [
        Row(asked, verdict, Message("reason.prose.met"), quote if verdict is Verdict.MET else ())
        for asked, verdict in zip(job.requirements, verdicts, strict=True)
    ]
    last = rows[-1].requirement
    opinion = Opinion(Standing.NOT_JUDGED, Verdict.NOT_SCORED, Message("model.not_judged"))
    local = Row(last, Verdict.MISSING, Message("reason.prose.missing"))
    rows[-1] = Row(last, Verdict.NOT_SCORED, opinion.reason, opinion=opinion, local=local)
    return Report(
        as_of="2026-11",
        score=67,
        must_have=Ratio(2, 3),
        nice_to_have=Ratio(0, 0),
        not_scored=1,
        axes=tuple(AxisScore(axis, None, Message("axis.not_asked")) for axis in Axis),
        rows=tuple(rows),
        keywords=Keywords((), ()),
        person=DOCUMENT.person,
        years=4.5,
        warnings=(),
        engine=EngineInfo("gemini", "1", ("gemini-test",)),
        cv_sha256=DOCUMENT.sha256,
        job_sha256=job.sha256,
    )


class NameMasked:
    """A masking of one name."""

    def masked(self, text: str) -> str:
        return text.replace("Ada Nwosu", "[NAME]")

    def restored(self, text: str) -> str:
        return text.replace("[NAME]", "Ada Nwosu")


class Answering:
    """Says the members of `answer` that the schema asks for, a few characters at a time; fails at
    a call for any part that is in `failing`."""

    def __init__(
        self, answer: Mapping[str, Any] = ANSWER, failing: tuple[str, ...] = (), step: int = 7
    ) -> None:
        self.asked: list[Request] = []
        self._answer = answer
        self._failing = failing
        self._step = step

    async def models(self) -> tuple[ModelInfo, ...]:
        return ()

    async def generate(self, request: Request, on_text: OnText = ignore_text) -> Reply:
        self.asked.append(request)
        wanted = request.schema.model_fields
        text = json.dumps(
            {key: value for key, value in self._answer.items() if key in wanted},
            ensure_ascii=False,
        )
        for end in range(0, len(text), self._step):
            on_text(text[:end])
        if any(part in wanted for part in self._failing):
            raise LlmError("llm.offline")
        return Reply(text, Usage(1_000, 200, 0, 1), "answering-1")

    async def close(self) -> None:
        return None
