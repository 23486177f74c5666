"""Broken, looping, huge and scripted files: text or a typed error, soon, and nothing else."""

import os
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


TOLD = {
    "derived_zero_byte.pdf": "read.empty",
    "derived_html_named.pdf": "read.not_pdf_html",
    "derived_encrypted_cv_pw_secret.pdf": "read.password_needed",
    "derived_1008_pages_cv.pdf": "read.too_many_pages",
    "derived_owner_pw_only_cv.pdf": "text",
    "derived_garbage_prefix.pdf": "text",
    "long_cv_72_pages.pdf": "text",
}


def chosen(folder: Path) -> tuple[list[Path], list[Path]]:
    """Those with a known answer, and each fourth of the rest; all of it where
    CAREERFLOW_ALL_HOSTILE=1 asks for them."""
    files = sorted(folder.rglob("*.pdf"))
    assert len(files) > 100
    known = [path for path in files if path.name in TOLD]
    others = [path for path in files if path.name not in TOLD]
    return known, others if os.environ.get("CAREERFLOW_ALL_HOSTILE") == "1" else others[::4]


@pytest.mark.corpus
def test_the_hostile_folder(corpus: Path) -> None:
    known, others = chosen(corpus / "hostile")
    results = [outcome(path) for path in known]  # one by one: the long CV needs a processor
    with ThreadPoolExecutor(2) as pool:
        results += pool.map(outcome, others)
    told = {name: answer for name, answer, _ in results}
    assert not {"nothing", "read.crashed"} & set(told.values())
    # The limit of a file is its reader's own; a second more is the process's end.
    assert [name for name, _, seconds in results if seconds > OPEN_SECONDS + 1] == []
    assert {name: told[name] for name in TOLD} == TOLD


@pytest.mark.corpus
def test_the_password_opens_the_encrypted_cv(corpus: Path) -> None:
    path = corpus / "hostile" / "derived_encrypted_cv_pw_secret.pdf"
    assert "Experience" in read_document(TaskContext(), path, "secret").text
