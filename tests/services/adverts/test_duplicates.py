"""Adverts that are in the library already. All are invented."""

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from careerflow.models.job_uses import How
from careerflow.models.tracker import JobFacts, LibraryJob
from careerflow.services.adverts.duplicates import Known, find
from careerflow.services.store.tracker.jobs import text_sha256

WORDS = Random(5).choices([f"word{n}" for n in range(900)], k=400)
TEXT = "Data Analyst\n" + " ".join(WORDS)
FACTS = JobFacts(title="Data Analyst", company="Northwind")
NOW = datetime(2026, 11, 26, tzinfo=UTC)


def job(text, facts=FACTS, job_id="a"):
    return LibraryJob(job_id, facts, text, text_sha256(text), (), "", NOW, NOW)


def how(text, facts=FACTS, jobs=None):
    return [(each.job_id, each.how) for each in find(text, facts, jobs or [job(TEXT)])]


def test_the_same_text_is_found():
    assert how(TEXT + "\n") == [("a", How.EXACT)]


def test_other_line_breaks_and_capitals_are_the_same_words():
    assert how(TEXT.upper().replace(" ", "\n\n")) == [("a", How.SAME_WORDS)]


def test_a_paragraph_of_another_board_makes_no_other_advert():
    board = " ".join(f"board{n}" for n in range(60))
    other = f"{TEXT} {board}"
    found = find(other, FACTS, [job(TEXT)])
    assert [each.how for each in found] == [How.NEAR]
    assert 0.7 <= found[0].similarity < 1


def test_nearly_the_same_words_under_another_title_are_another_job():
    other = TEXT.replace(WORDS[200], "otherwise")
    assert how(other) == [("a", How.NEAR)]
    assert how(other, replace(FACTS, title="Data Engineer")) == []
    assert how(other, replace(FACTS, company="Southwind")) == []


def test_another_advert_is_not_found():
    assert how("Data Analyst\n" + " ".join(reversed(WORDS))) == []
    assert how("") == []


def test_the_most_alike_comes_first():
    nearly = job(TEXT + " and some more words of it", job_id="b")
    assert how(TEXT, jobs=[nearly, job(TEXT)]) == [("a", How.EXACT), ("b", How.NEAR)]


def test_what_left_the_library_is_not_found_and_what_came_is():
    known = Known()
    known.update([job(TEXT)])
    known.update([])
    assert known.find(TEXT, FACTS) == ()
    known.update([job(TEXT, job_id="c")])
    assert [each.job_id for each in known.find(TEXT, FACTS)] == ["c"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=5), st.text(max_size=80))
def test_any_texts_can_be_compared(texts, text):
    jobs = [job(each, JobFacts(), str(n)) for n, each in enumerate(texts)]
    found = find(text, JobFacts(), jobs)
    assert all(0 < each.similarity <= 1 for each in found)
    if text in texts and any(map(str.isalpha, text)):
        assert found[0].how is How.EXACT
