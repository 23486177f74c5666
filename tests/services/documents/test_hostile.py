"""Broken, looping, huge and scripted files: text or a typed error, soon, and nothing else."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from careerflow.models.errors import ReadError
from careerflow.services.documents.client import OPEN_SECONDS, read_document
from careerflow.services.task import TaskContext
from careerflow.wording import Wording

WORDING = Wording("en")


def outcome(path: Path) -> tuple[str, str, float]:
    began = time.monotonic()
    try:
        text = read_document(TaskContext(), path).text
    except ReadError as error:
        told = error.code if WORDING.say(error.message) else "nothing"
    else:
        told = "text" if text.strip() else "nothing"
    return path.name, told, time.monotonic() - began


@pytest.mark.corpus
def test_the_hostile_folder(corpus: Path) -> None:
    files = sorted((corpus / "hostile").rglob("*.pdf"))
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(outcome, files))
    told = {name: answer for name, answer, _ in results}
    assert len(results) == len(files) > 100
    assert "nothing" not in told.values()
    assert "read.crashed" not in told.values()
    # The limit of a file is its reader's own; a second more is the process's end.
    assert [name for name, _, seconds in results if seconds > OPEN_SECONDS + 1] == []
    assert told["derived_zero_byte.pdf"] == "read.empty"
    assert told["derived_html_named.pdf"] == "read.not_pdf_html"
    assert told["derived_encrypted_cv_pw_secret.pdf"] == "read.password_needed"
    assert told["derived_1008_pages_cv.pdf"] == "read.too_many_pages"
    assert told["derived_owner_pw_only_cv.pdf"] == "text"
    assert told["derived_garbage_prefix.pdf"] == "text"
    assert told["long_cv_72_pages.pdf"] == "text"


@pytest.mark.corpus
def test_the_password_opens_the_encrypted_cv(corpus: Path) -> None:
    path = corpus / "hostile" / "derived_encrypted_cv_pw_secret.pdf"
    assert "Experience" in read_document(TaskContext(), path, "secret").text
