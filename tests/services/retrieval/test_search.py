import numpy as np
import pytest

from careerflow.services.documents.language import detect_line
from careerflow.services.retrieval.calibration import load_calibration
from careerflow.services.retrieval.chunking import chunks
from careerflow.services.retrieval.routing import Router
from careerflow.services.retrieval.search import CvIndex, Query
from careerflow.services.retrieval.vectors import VectorStore
from careerflow.services.task import TaskContext

LINES = [
    "• Cut the running time of nightly batch jobs by rewriting them in Kotlin.",
    "• Prepared the balance sheet and the income statement every month.",
    "• Trained twelve new cashiers in the shop.",
    "• john.doe@example.com",
    "• Prepared the balance sheet and the income statement every month.",
]


@pytest.fixture(scope="module")
def store():
    return VectorStore()


@pytest.fixture
def index_of(document, minilm, e5, store):
    def build(lines, language="en"):
        cv = document(lines, language)
        spans = [(chunk.start, chunk.end) for chunk in chunks(cv)]
        texts = [cv.text[start:end] for start, end in spans]
        vectors = {encoder.name: encoder.encode(texts, TaskContext()) for encoder in (minilm, e5)}
        return cv, CvIndex(cv, spans, vectors, Router(load_calibration()), store)

    return build


@pytest.fixture
def query(minilm, e5):
    def make(text):
        vectors = {e.name: e.encode([text], TaskContext())[0] for e in (minilm, e5)}
        return Query(text, detect_line(text, "en"), vectors)

    return make


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Draw up monthly financial statements", "balance sheet"),
        ("Lập báo cáo tài chính hằng tháng", "balance sheet"),
        ("Kotlin", "Kotlin"),
        ("Ability to teach junior colleagues", "cashiers"),
    ],
)
def test_finds_the_passage(index_of, query, text, said):
    cv, index = index_of(LINES)
    [hits] = index.retrieve([query(text)], k=3)
    assert said in cv.text[hits[0].start : hits[0].end]
    assert hits[0].dense > hits[-1].dense
    index.close()


def test_hits_come_best_first_and_equal_ones_in_order(index_of, query):
    cv, index = index_of(LINES)
    [hits] = index.retrieve([query("Draw up monthly financial statements")], k=10)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    first, second = hits[:2]
    assert cv.text[first.start : first.end] == cv.text[second.start : second.end]
    assert (first.score, first.dense) == (second.score, second.dense)
    assert first.chunk < second.chunk
    index.close()


def test_a_contact_is_never_a_hit(index_of, query):
    cv, index = index_of(LINES)
    [hits] = index.retrieve([query("E-mail example, john doe")], k=10)
    assert hits
    assert not any("@" in cv.text[hit.start : hit.end] for hit in hits)
    index.close()


def test_k_and_several_queries(index_of, query):
    _, index = index_of(LINES)
    found = index.retrieve([query("Kotlin"), query("cashier"), query("Kotlin")], k=2)
    assert [len(hits) for hits in found] == [2, 2, 2]
    assert found[0] == found[2] != found[1]
    assert index.retrieve([], k=2) == ()
    index.close()


def test_a_cv_without_words_and_a_cv_of_one_passage(index_of, query):
    _, nothing = index_of([""])
    assert nothing.retrieve([query("Kotlin")], k=5) == ((),)
    nothing.close()
    _, one = index_of(LINES[:1])
    [hits] = one.retrieve([query("Kotlin")], k=5)
    assert len(hits) == 1
    assert hits[0].lexical == 1.0
    one.close()


def test_vectors_of_the_index_are_not_changed(index_of, query, document, minilm, e5, store):
    cv = document(LINES)
    spans = [(chunk.start, chunk.end) for chunk in chunks(cv)]
    texts = [cv.text[start:end] for start, end in spans]
    vectors = {encoder.name: encoder.encode(texts, TaskContext()) for encoder in (minilm, e5)}
    before = {name: rows.copy() for name, rows in vectors.items()}
    index = CvIndex(cv, spans, vectors, Router(load_calibration()), store)
    index.retrieve([query("Kotlin")], k=5)
    assert all(np.array_equal(before[name], rows) for name, rows in vectors.items())
    index.close()
