"""Passages and claims through the engine, in this process and across the pipe."""

import msgspec
import pytest

from careerflow.models.errors import EngineError
from careerflow.models.message import Message
from careerflow.models.report import Standing, Verdict
from careerflow.services.engine.interface import Claim
from careerflow.services.retrieval.chunking import chunks
from careerflow.services.task import TaskContext

CTX = TaskContext()
SAID = Message("model.said", {"en": "It says so.", "vi": "CV nói vậy."})
YEARS, SKILLS, DEGREE, DASHBOARDS, KUBERNETES = range(5)


@pytest.fixture(scope="module")
def job(local, advert):
    return local.requirements(CTX, advert)


def test_passages_are_numbers_of_chunks_best_first(local, client, cv, job):
    found = local.passages(CTX, cv, job)
    assert len(found) == len(job.requirements)
    first = chunks(cv)[found[DASHBOARDS][0]]
    assert "weekly dashboards" in cv.text[first.start : first.end]
    assert client.passages(CTX, cv, job) == found


def test_a_child_verifies_as_the_engine_itself_does(local, client, cv, job, as_of):
    claims = (
        Claim(DASHBOARDS, Verdict.MET, SAID, ("Prepared weekly dashboards in Power BI",)),
        Claim(SKILLS, Verdict.MISSING, SAID),
        Claim(KUBERNETES, Verdict.MET, SAID, ("Ran Kubernetes in production",)),
        Claim(YEARS, Verdict.MET, SAID, ("Bachelor of Computer Science",)),
    )
    rows = local.verify(CTX, cv, job, as_of, claims)
    assert [row.opinion.standing for row in rows if row.opinion] == [
        Standing.COUNTED,
        Standing.DISPUTED,
        Standing.UNVERIFIED,
        Standing.DISPUTED,
    ]
    assert [row.verdict for row in rows] == [
        Verdict.MET,
        Verdict.MET,
        Verdict.MISSING,
        Verdict.MISSING,
    ]
    plain = local.judge(CTX, cv, job, as_of)
    assert [row.local for row in rows] == [plain[claim.row] for claim in claims]
    other = client.verify(CTX, cv, job, as_of, claims)
    assert msgspec.json.encode(other) == msgspec.json.encode(rows)


@pytest.mark.parametrize("row", [-1, 5])
def test_a_claim_about_no_row_is_refused(local, cv, job, as_of, row):
    with pytest.raises(EngineError, match=r"engine\.failed"):
        local.verify(CTX, cv, job, as_of, (Claim(row, Verdict.MET, SAID, ("Python",)),))
