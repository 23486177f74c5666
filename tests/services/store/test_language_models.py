"""What language models left in the store: deepened reports, answers, the log of what was sent."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from store_samples import make_document, make_job, make_report

from careerflow.models.errors import StoreError
from careerflow.models.llm import ProviderKind, Purpose, Sent, Usage
from careerflow.models.message import Message
from careerflow.models.report import (
    Deeper,
    Opinion,
    Ratio,
    RowCorrection,
    Run,
    Standing,
    Verdict,
)
from careerflow.models.writing import Bilingual, Checked, FactKind, NewFact, Writing
from careerflow.services.llm.interface import Reply
from careerflow.services.store.library import Library
from careerflow.services.store.store import FILE_NAME, open_store

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
SENT = Sent(
    when=NOON,
    provider=ProviderKind.GEMINI,
    address="https://models.example",
    model="gemini-x",
    purpose=Purpose.JUDGING,
    cv_name="Cv của tôi.pdf",
    job_title="Developer",
    characters=9000,
    masked=4,
    usage=Usage(calls=1),
    failure="llm.unanswered",
)


def deepened(report):
    """`report` after a language model found its only row missing."""
    (local,) = report.rows
    said = Message("model.said", {"en": "No Python.", "vi": "Không có Python."})
    opinion = Opinion(Standing.COUNTED, Verdict.MISSING, said)
    row = replace(local, verdict=Verdict.MISSING, reason=said, opinion=opinion, local=local)
    letter = Checked(Bilingual("Dear", "Kính gửi"), (NewFact(FactKind.NAME, 0, 4),))
    run = Run(NOON, 0, (Verdict.MISSING,))
    usage = Usage(9000, 700, 100, 3)
    deeper = Deeper(
        ProviderKind.GEMINI, "x", "x-1", "1", usage, 0.25, (run,), (), Writing(letter=letter)
    )
    return replace(report, score=0, must_have=Ratio(0, 2), rows=(row,), deeper=deeper)


@pytest.fixture
def report():
    return make_report(make_document(b"x"), make_job())


def keep(library, report):
    return library.save_analysis(
        make_document(b"x"), "cv.pdf", b"x", make_job(), report, report.as_of
    )


def test_a_deepened_report_takes_the_place_of_the_local_one_until_it_is_removed(library, report):
    report_id = keep(library, report)
    library.save_deeper(report_id, deepened(report), "deeper key")
    stored = library.report(report_id)
    assert (stored.report, stored.local) == (deepened(report), report)
    assert stored.deeper_key == "deeper key"
    (listed,) = library.summaries()
    assert (listed.score, listed.must_met, listed.must_of) == (0, 0, 2)

    library.remove_deeper(report_id)
    stored = library.report(report_id)
    assert (stored.report, stored.local, stored.deeper_key) == (report, report, None)
    (listed,) = library.summaries()
    assert (listed.score, listed.must_met, listed.must_of) == (100, 1, 2)
    with pytest.raises(StoreError, match="not_found"):
        library.save_deeper("nowhere", report, "key")


def test_corrections_stand_over_a_deepened_report_in_the_list_too(library, report):
    report_id = keep(library, report)
    cv, job = report.cv_sha256, report.job_sha256
    library.save_corrections(cv, job, [RowCorrection(0, 6, verdict=Verdict.PARTIAL)])
    assert [listed.score for listed in library.summaries()] == [50]
    library.save_corrections(cv, job, [RowCorrection(0, 6, verdict=Verdict.MET)])
    (listed,) = library.summaries()
    assert (listed.score, listed.corrected) == (100, 0)  # as the program says too
    library.save_deeper(report_id, deepened(report), "key")
    (listed,) = library.summaries()
    assert (listed.score, listed.corrected) == (100, 1)


def test_a_deepened_report_without_a_score_does_not_show_the_local_one(library, report):
    report_id = keep(library, report)
    library.save_deeper(report_id, replace(deepened(report), score=None), "key")
    assert [listed.score for listed in library.summaries()] == [None]


def test_answers_are_kept_once_a_question_and_really_deleted(tmp_path):
    store = open_store(tmp_path)
    answers = Library(store).answers
    assert answers.find("question") is None
    for text in ('{"said": "first"}', '{"said": "canary"}'):
        answers.keep("question", ProviderKind.GEMINI, "x", "1", Reply(text, Usage(1, 2, 0, 1), "y"))
    assert answers.count() == 1
    assert answers.find("question") == Reply('{"said": "canary"}', Usage(1, 2, 0, 1), "y")
    answers.delete()
    assert answers.find("question") is None
    store.close()
    assert b"canary" not in (tmp_path / FILE_NAME).read_bytes()


def test_the_log_has_every_call_and_is_really_deleted(library):
    first = library.sent.begin(SENT)
    later = replace(SENT, when=NOON + timedelta(seconds=1), purpose=Purpose.WRITING)
    library.sent.begin(later)
    library.sent.end(first, Usage(10, 20, 5, 2))
    answered = replace(SENT, usage=Usage(10, 20, 5, 2), failure="")
    assert library.sent.entries() == (later, answered)
    library.sent.delete()
    assert library.sent.entries() == ()
