"""A CV, an advert or both typed without diacritics: the score stays where it is."""

from collections.abc import Iterator

import pytest

from careerflow.models.report import Report
from careerflow.services.analysis import analyze
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.engine.local import LocalEngine
from careerflow.services.matching.requirements import requirements
from careerflow.services.task import TaskContext
from tests.services.matching.vietnamese_adverts import ADVERTS, unmarked, written
from tests.services.matching.vietnamese_cvs import CVS

MOST = 6  # points between two spellings of one CV


@pytest.fixture(scope="module")
def engine() -> Iterator[LocalEngine]:
    engine = LocalEngine()
    yield engine
    engine.close()


def report(engine: LocalEngine, cv: str, advert: str) -> Report:
    document = read_plain_text(cv.encode())
    return analyze(TaskContext(), engine, document, requirements(advert), "2026-11")


@pytest.mark.parametrize("trade", CVS)
def test_a_cv_without_diacritics_scores_as_with_them(engine: LocalEngine, trade: str) -> None:
    bare = unmarked(CVS[trade])
    for advert in map(written, ADVERTS.values()):
        marked = report(engine, CVS[trade], advert).score
        assert abs(report(engine, bare, advert).score - marked) <= MOST


@pytest.mark.parametrize("trade", CVS)
def test_an_advert_without_diacritics_gives_the_same_score(engine: LocalEngine, trade: str) -> None:
    advert = written(ADVERTS[trade])
    score = report(engine, CVS[trade], advert).score
    assert abs(report(engine, CVS[trade], unmarked(advert)).score - score) <= MOST
    assert abs(report(engine, unmarked(CVS[trade]), unmarked(advert)).score - score) <= MOST


def test_each_cv_fits_its_own_trade_best(engine: LocalEngine) -> None:
    for trade, cv in CVS.items():
        scores = {name: report(engine, cv, written(ad)).score for name, ad in ADVERTS.items()}
        assert max(scores, key=lambda name: scores[name]) == trade, scores
