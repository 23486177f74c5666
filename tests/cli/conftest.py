import pytest
from running import CV, JOB


@pytest.fixture
def cv(tmp_path):
    path = tmp_path / "cv.txt"
    path.write_text(CV, encoding="utf-8")
    return str(path)


@pytest.fixture
def job(tmp_path):
    path = tmp_path / "job.txt"
    path.write_text(JOB, encoding="utf-8")
    return str(path)
