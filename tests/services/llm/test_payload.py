"""What the user sees before a wish is sent: the calls that it needs, and no others."""

from dataclasses import replace

import pytest

from careerflow.models.deepening import Asked, Wish
from careerflow.models.llm import Price, Provider, ProviderKind, Purpose, Usage
from careerflow.models.message import Message
from careerflow.models.payload import MaskedKind
from careerflow.models.report import Deeper, FailedBatch
from careerflow.models.writing import FailedPart, Part, Writing
from careerflow.services.llm.judging import judging
from careerflow.services.llm.payload import payload
from careerflow.services.llm.plan import Case, Plan
from careerflow.services.llm.privacy.masking import masking
from careerflow.services.llm.writing import writing
from tests.services.llm.written_samples import DOCUMENT, JOB, report

WHY = Message("model.not_judged")


@pytest.fixture
def plan() -> Plan:
    hidden = masking(DOCUMENT, DOCUMENT.person)
    return Plan(
        case=Case(DOCUMENT, JOB, report()),
        provider=Provider(ProviderKind.GEMINI, "https://example.com", "model-a"),
        masking=hidden,
        passages=(),
        batches=judging.batches(DOCUMENT, JOB, hidden, None),
        writing=writing.requests(report(), DOCUMENT, JOB, hidden),
        tokens_in=9_000,
        tokens_out=3_000,
        cost=0.5,
        prices=(Price("model-a", 1.0, 2.0),),
    )


def deepened(**failed):
    deeper = Deeper(ProviderKind.GEMINI, "model-a", "", "1", Usage(), None, ())
    return replace(report(), deeper=replace(deeper, **failed))


def purposes(sent) -> list[Purpose]:
    return [call.purpose for call in sent.calls]


def test_to_deepen_is_the_whole_plan(plan):
    sent = payload(plan, Wish(Asked.DEEPEN), report())
    assert set(purposes(sent)) == {Purpose.JUDGING, Purpose.WRITING}
    assert (sent.tokens_in, sent.cost) == (9_000, 0.5)


def test_to_judge_again_sends_nothing_to_write(plan):
    sent = payload(plan, Wish(Asked.JUDGE_AGAIN), deepened())
    assert purposes(sent) == [Purpose.JUDGING] * len(plan.batches)
    assert 0 < sent.tokens_in < 9_000
    assert sent.cost == pytest.approx((sent.tokens_in + 2 * sent.tokens_out) / 1e6)


def test_a_part_is_written_again_alone(plan):
    sent = payload(plan, Wish(Asked.WRITE_AGAIN, Part.LETTER), deepened())
    assert purposes(sent) == [Purpose.WRITING]
    assert sent.masked[MaskedKind.NAME] == 1


def test_what_has_failed_is_asked_for_alone(plan):
    failed = {"failed": (FailedBatch((1,), WHY),)}
    (call,) = payload(plan, Wish(Asked.RETRY), deepened(**failed)).calls
    assert call.task.endswith("\nR2")
    words = {"writing": Writing(failed=(FailedPart(Part.GAPS, WHY),))}
    sent = payload(plan, Wish(Asked.RETRY), deepened(**words))
    assert purposes(sent) == [Purpose.WRITING]
