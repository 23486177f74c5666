"""What a model writes, from what it is asked to what the report keeps."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest

from benchmarks.facts.run import lines
from careerflow.models.llm import ProviderKind, Usage
from careerflow.models.message import Message
from careerflow.models.profile import Correction, Corrections, Employment
from careerflow.models.report import Deeper
from careerflow.models.writing import Bilingual, FactKind, FailedPart, Part, Writing
from careerflow.services.documents.locate import QuoteIndex
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.llm.providers.opening import open_model
from careerflow.services.llm.tokens import estimate
from careerflow.services.llm.writing.writing import Written, merged, requests, write
from tests.services.llm.asking import KINDS, QUICK, SERVERS, provider_of
from tests.services.llm.loopback import KEY, Asked, LoopbackServer, serving
from tests.services.llm.written_samples import (
    ANSWER,
    CV,
    DOCUMENT,
    JOB,
    Answering,
    NameMasked,
    both,
    report,
)


def written(
    model: Answering, parts: tuple[Part, ...] = tuple(Part), **more: Any
) -> tuple[Written, list[Part]]:
    came: list[Part] = []
    asked = requests(report(), DOCUMENT, JOB, NameMasked(), parts)

    async def run() -> Written:
        return await write(
            model,
            asked,
            report(),
            DOCUMENT,
            JOB,
            NameMasked(),
            lambda part, _writing: came.append(part),
            **more,
        )

    return asyncio.run(run()), came


def test_two_calls_share_their_beginning_and_name_nobody() -> None:
    advice, letter = (one.request for one in requests(report(), DOCUMENT, JOB, NameMasked()))
    assert (advice.system, advice.shared) == (letter.system, letter.shared)
    assert "P1 [NAME]" in advice.shared
    assert "R2 (must) Experience with Kubernetes" in advice.shared
    assert "Ada Nwosu" not in advice.shared + advice.task + letter.task
    assert "Bluefin Analytics" in letter.task
    assert "met: R1 R3\nmissing: R2 R4" in advice.task  # R4 by the local engine
    assert set(advice.schema.model_fields) == {part.value for part in Part} - {"letter"}


def test_of_a_long_cv_the_evidence_and_its_beginning_are_sent() -> None:
    filler = "".join(
        f"- Counted {n} boxes in warehouse {n} and wrote them down.\n" for n in range(900)
    )
    long = read_plain_text((CV.replace("Education\n", f"{filler}\nEducation\n")).encode())
    last = QuoteIndex(long).locate("Bachelor of Statistics, University of Leeds")
    rows = (replace(report().rows[0], evidence=last), *report().rows[1:])
    about = requests(replace(report(), rows=rows), long, JOB, NameMasked())[0].request.shared
    assert "Bachelor of Statistics" in about
    assert "Counted 5 boxes" in about
    assert "Counted 880 boxes" not in about
    assert estimate(about) < 8_000


def test_parts_come_one_by_one_and_are_checked() -> None:
    outcome, came = written(Answering())
    writing = outcome.writing
    assert sorted(came) == sorted(Part)
    assert came[:2] == [Part.ASSESSMENT, Part.STRENGTHS]
    assert writing.assessment == Bilingual("You fit well.", "Bạn phù hợp.")
    assert writing.gaps[0].rows == (1,)
    assert writing.questions[0].row == 1
    assert (outcome.usage.input, outcome.usage.output, outcome.usage.calls) == (2_000, 400, 2)


def test_rewrites_stand_in_the_cv_and_their_new_facts_are_marked() -> None:
    writing = written(Answering())[0].writing
    (rewrite,) = writing.rewrites
    assert DOCUMENT.text[rewrite.start : rewrite.end] == rewrite.before
    text = rewrite.after.text.en
    marked = [(fact.kind, text[fact.start : fact.end]) for fact in rewrite.after.new_en]
    assert marked == [(FactKind.NUMBER, "55"), (FactKind.SKILL, "Kafka")]
    assert rewrite.after.new_vi == ()
    dropped = Message("writing.rewrites.dropped", {"count": 1})
    assert writing.failed == (FailedPart(Part.REWRITES, dropped),)


def test_the_letter_names_the_person_and_may_name_the_employer() -> None:
    letter = written(Answering())[0].writing.letter
    assert letter is not None
    assert "I am Ada Nwosu" in letter.text.en
    assert letter.new_en == letter.new_vi == ()


def test_a_call_that_fails_leaves_what_had_come() -> None:
    outcome, _ = written(Answering(failing=("assessment",)))
    writing = outcome.writing
    assert [call.failure for call in outcome.calls] == ["llm.offline", ""]
    assert writing.assessment is not None
    assert writing.letter is not None
    # The connection broke in the last part of the first call.
    assert writing.failed == (FailedPart(Part.REWRITES, Message("llm.offline")),)


@pytest.mark.parametrize(
    ("value", "reason"),
    [("none", "writing.malformed"), ([{"text": "x"}], "writing.malformed"), ([], "writing.empty")],
)
def test_a_part_of_another_form_fails_alone(value: object, reason: str) -> None:
    writing = written(Answering({**ANSWER, "gaps": value}))[0].writing
    assert writing.gaps == ()
    assert FailedPart(Part.GAPS, Message(reason)) in writing.failed
    assert writing.questions


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("failure", ["ok", "wrong_schema", "reset_midway"])
def test_with_the_real_clients(kind: ProviderKind, failure: str) -> None:
    """The clients send the schema of the parts and hold the answer to it."""

    def answer(asked: Asked) -> str:
        wanted = asked.schema["properties"] if asked.schema else {}
        return json.dumps({name: ANSWER[name] for name in wanted}, ensure_ascii=False)

    asked = requests(report(), DOCUMENT, JOB, NameMasked())
    came: list[Part] = []

    async def run(server: LoopbackServer) -> Written:
        model = open_model(provider_of(server), KEY, replace(QUICK, attempts=1))
        about = (report(), DOCUMENT, JOB, NameMasked(), lambda part, _writing: came.append(part))
        try:
            return await write(model, asked, *about)
        finally:
            await model.close()

    with serving(SERVERS[kind](answer, [failure])) as server:
        outcome = asyncio.run(run(server))
    assert len(server.asked) == 2
    if failure == "ok":
        assert set(came) == set(Part)
        assert outcome.usage.input > 0
        assert [call.failure for call in outcome.calls] == ["", ""]
    else:
        assert sorted(bool(call.failure) for call in outcome.calls) == [False, True]
        assert outcome.writing.failed


def test_a_deceitful_model_s_hundred_facts_are_marked() -> None:
    """Through the whole of it, as rewrites of a bullet and as a letter."""
    invented = lines("invented.txt")
    assert len(invented) == 100
    facts = [clause.replace("[", "").replace("]", "") for _, _, clause in invented]
    bullet = "Built nightly pipelines in Python that load 40 sources into PostgreSQL"
    rewrites = [
        {"before": bullet, "after": both(f"{bullet}, {one}."), "why": both("-"), "row": "R1"}
        for one in facts
    ]
    marked = 0
    for first in range(0, 100, 10):
        answer = {**ANSWER, "rewrites": rewrites[first : first + 10]}
        outcome, _ = written(Answering(answer, step=10_000), (Part.REWRITES,))
        assert len(outcome.writing.rewrites) == 10
        for rewrite in outcome.writing.rewrites:
            marked += any(fact.end > len(bullet) for fact in rewrite.after.new_en)
    assert marked >= 95


def test_a_part_is_asked_for_again_with_what_was_written_before() -> None:
    """In the same words it would be written again: models are asked at temperature 0."""
    first = written(Answering())[0].writing
    deeper = Deeper(ProviderKind.GEMINI, "m", "m", "1", Usage(), None, (), writing=first)
    again = replace(report(), deeper=deeper)
    for part in Part:
        (asked,) = requests(again, DOCUMENT, JOB, NameMasked(), (part,))
        (plain,) = requests(report(), DOCUMENT, JOB, NameMasked(), (part,))
        assert "<earlier " in asked.request.task
        assert "<earlier " not in plain.request.task
        assert "Ada Nwosu" not in asked.request.task
    assert requests(again, DOCUMENT, JOB, NameMasked())[0].request.task.count("earlier") == 0


def test_a_text_without_end_is_no_letter() -> None:
    endless = both("Dear team. " * 1_000)
    writing = written(Answering({**ANSWER, "letter": endless}), (Part.LETTER,))[0].writing
    assert writing.letter is None
    assert writing.failed == (FailedPart(Part.LETTER, Message("writing.empty")),)


def test_a_part_that_never_comes_says_so() -> None:
    short = {key: value for key, value in ANSWER.items() if key != "questions"}
    writing = written(Answering(short))[0].writing
    assert FailedPart(Part.QUESTIONS, Message("writing.incomplete")) in writing.failed


def test_points_that_contradict_a_verdict_are_left_out() -> None:
    answer = {
        **ANSWER,
        "strengths": [
            {"text": both("You know Kubernetes."), "rows": ["R2"]},
            {"text": both("Python and Kubernetes."), "rows": ["R1", "r2", "R1"]},
        ],
    }
    answer["gaps"] = [{"text": both("Negotiating is missing."), "rows": ["R4"]}]
    outcome = written(Answering(answer))[0].writing
    assert [point.rows for point in outcome.gaps] == [(3,)]  # missing by the local engine
    strengths = outcome.strengths
    assert [point.rows for point in strengths] == [(0,)]


def test_what_the_user_corrected_is_a_fact() -> None:
    answer = {**ANSWER, "letter": both("I worked at Contoso for 3 years.")}
    before = written(Answering(answer))[0].writing.letter
    said = Correction(None, Employment("Analyst", "Contoso", "2015", "2018"))
    after = written(Answering(answer), corrections=Corrections(jobs=(said,)))[0].writing.letter
    assert before is not None
    assert after is not None
    assert [fact.kind for fact in before.new_en] == [FactKind.EMPLOYER, FactKind.NUMBER]
    assert [fact.kind for fact in after.new_en] == [FactKind.NUMBER]


def test_one_part_alone_is_asked_for_and_merged() -> None:
    model = Answering({**ANSWER, "gaps": [{"text": both("Learn Kubernetes."), "rows": ["R2"]}]})
    old = written(Answering())[0].writing
    new = written(model, (Part.GAPS,))[0].writing
    (request,) = model.asked
    assert set(request.schema.model_fields) == {"gaps"}
    both_ = merged(old, new, (Part.GAPS,))
    assert both_ == replace(old, gaps=new.gaps)
    failed = Writing(failed=(FailedPart(Part.GAPS, Message("llm.offline")),))
    kept = merged(old, failed, (Part.GAPS,))
    assert kept.gaps == old.gaps
    assert kept.failed == (*old.failed, *failed.failed)
