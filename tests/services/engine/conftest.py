"""A CV and an advert made for these tests; the engine in this process and in one of its own."""

from collections.abc import Iterator

import pytest

from careerflow.services.documents.client import read_document
from careerflow.services.engine.client import EngineClient
from careerflow.services.engine.local import LocalEngine
from careerflow.services.task import TaskContext

CV = """Minh Tran
Data engineer
minh.tran@example.com

Experience
Acme Logistics, Data engineer, 03/2021 - present
- Built pipelines in Python and Airflow that load 4 TB a day into BigQuery.
- Cut the cost of nightly jobs by a third by rewriting slow SQL.
Beta Shop, Analyst, 01/2019 - 02/2021
- Prepared weekly dashboards in Power BI for the board of directors.

Education
Bachelor of Computer Science, Hanoi University, 2018

Skills
Python, SQL, Airflow, Docker, Git
"""
JOB = """Data engineer

Requirements:
- At least 3 years of experience with data pipelines
- Strong Python and SQL
- Bachelor's degree in computer science or a related field
- Experience with dashboards for management

Nice to have:
- Kubernetes
"""


@pytest.fixture(scope="session")
def cv(tmp_path_factory):
    path = tmp_path_factory.mktemp("engine") / "cv.txt"
    path.write_text(CV, encoding="utf-8")
    return read_document(TaskContext(), path)


@pytest.fixture(scope="session")
def advert() -> str:
    return JOB


@pytest.fixture(scope="session")
def as_of() -> str:
    return "2026-05"


@pytest.fixture(scope="session")
def local() -> Iterator[LocalEngine]:
    engine = LocalEngine()
    yield engine
    engine.close()


@pytest.fixture
def client() -> Iterator[EngineClient]:
    """A process of its own: tests stop and kill it."""
    engine = EngineClient()
    yield engine
    engine.close()
