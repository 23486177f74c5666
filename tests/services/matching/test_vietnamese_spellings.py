"""A CV, an advert or both typed without diacritics: the score stays where it is."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from careerflow.models.report import Report
from careerflow.services.analysis import analyze
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.engine.local import LocalEngine
from careerflow.services.matching.requirements import requirements
from careerflow.services.task import TaskContext
from tests.services.engine.remembering import remembering_engine
from tests.services.matching.vietnamese_adverts import ADVERTS, unmarked, written
from tests.services.matching.vietnamese_cvs import CVS

MOST = 6  # points between two spellings of one CV
Reporting = Callable[[str, str], Report]


@pytest.fixture(scope="module")
def engine() -> Iterator[LocalEngine]:
    with remembering_engine() as engine:
        yield engine


@pytest.fixture(scope="module")
def report(engine: LocalEngine) -> Reporting:
    """Of a CV and an advert, once for all tests: the same texts give the same report."""
    document = cache(lambda cv: read_plain_text(cv.encode()))
    job = cache(requirements)

    @cache
    def report(cv: str, advert: str) -> Report:
        return analyze(TaskContext(), engine, document(cv), job(advert), "2026-11")

    return report


@pytest.mark.parametrize("trade", CVS)
def test_a_cv_without_diacritics_scores_as_with_them(report: Reporting, trade: str) -> None:
    bare = unmarked(CVS[trade])
    for advert in map(written, ADVERTS.values()):
        marked = report(CVS[trade], advert).score
        assert abs(report(bare, advert).score - marked) <= MOST


@pytest.mark.parametrize("trade", CVS)
def test_an_advert_without_diacritics_gives_the_same_score(report: Reporting, trade: str) -> None:
    advert = written(ADVERTS[trade])
    score = report(CVS[trade], advert).score
    assert abs(report(CVS[trade], unmarked(advert)).score - score) <= MOST
    assert abs(report(unmarked(CVS[trade]), unmarked(advert)).score - score) <= MOST


def test_each_cv_fits_its_own_trade_best(report: Reporting) -> None:
    for trade, cv in CVS.items():
        scores = {name: report(cv, written(ad)).score for name, ad in ADVERTS.items()}
        assert max(scores, key=lambda name: scores[name]) == trade, scores
