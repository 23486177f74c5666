"""The advert's own rows at the end of a CV leave the score where it was, and are told."""

from collections.abc import Iterator

import pytest

from careerflow import paths
from careerflow.services.analysis import analyze
from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.engine.local import LocalEngine
from careerflow.services.matching.facts import facts
from careerflow.services.matching.requirements import requirements
from careerflow.services.matching.taxonomy import Taxonomy
from careerflow.services.task import TaskContext
from tests.services.engine.remembering import remembering_engine
from tests.services.matching.vietnamese_adverts import ADVERTS, written
from tests.services.matching.vietnamese_cvs import CVS

MOST = 3


@pytest.fixture(scope="module")
def engine() -> Iterator[LocalEngine]:
    with remembering_engine() as engine:
        yield engine


def adverts() -> dict[str, str]:
    found = {name: written(advert) for name, advert in ADVERTS.items()}
    for language in ("en", "vi"):
        path = paths.bundled(f"samples/advert_{language}.txt")
        found[f"sample {language}"] = path.read_text(encoding="utf-8")
    return found


@pytest.mark.parametrize("name", adverts())
def test_a_dump_moves_nothing(engine: LocalEngine, name: str) -> None:
    job = requirements(adverts()[name])
    dump = "\n".join(row.text for row in job.requirements)
    for cv in list(CVS.values())[:4]:
        plain, stuffed = (
            analyze(TaskContext(), engine, read_plain_text(text.encode()), job, "2026-11")
            for text in (cv, f"{cv}\n\nKỸ NĂNG\n{dump}\n")
        )
        assert abs(stuffed.score - plain.score) <= MOST
        assert "warning.copied" in {warning.id for warning in stuffed.warnings}


def test_a_line_of_ones_own_is_no_copy(engine: LocalEngine) -> None:
    job = requirements("Requirements\n- Python and SQL\n- Experience with Docker\n- Good English\n")
    cv = "Ann Lee\n\nSkills\nPython and SQL\nDocker, Kubernetes\n\nLanguages\nGood English\n"
    found = analyze(TaskContext(), engine, read_plain_text(cv.encode()), job, "2026-11")
    assert found.warnings == ()
    assert found.rows[0].verdict.value == "met"


def test_the_last_line_of_ones_own_is_no_copy_either() -> None:
    job = requirements(
        """Yêu cầu:
- Tốt nghiệp Đại học trở lên.
- Nền tảng và kinh nghiệm thực hành Machine Learning, Deep Learning trong dự án thật
- Triển khai và vận hành mô hình lên ít nhất một nền tảng đám mây như AWS
- Nắm nguyên lý của mô hình ngôn ngữ lớn, cơ chế chú ý và cách tinh chỉnh
"""
    )
    own = """Phạm Thu Hà

Học vấn
Trường Đại học Hoa Sen, cơ sở chính tại quận 1
2016 - 2020
Công nghệ phần mềm
"""
    dump = "\n".join(item.text for item in job.requirements)
    stated = facts(read_plain_text(f"{own}{dump}\n".encode()), Taxonomy.load(), "2026-11", job)
    assert stated.copied
    assert stated.fields == ("computing",)
