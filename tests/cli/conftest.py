import io
import sys

import pytest
from running import CV, JOB

from careerflow.cli import main


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


@pytest.fixture
def run_here(monkeypatch, capsys):
    """As `run`, in this process, where all is imported: for what another test has a process for.
    The language is that of the arguments."""

    def run_here(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = main(list(arguments))
        return code, *capsys.readouterr()

    return run_here
