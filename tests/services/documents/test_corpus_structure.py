"""What is recognised in real CVs, against what their pages show."""

from pathlib import Path

import pytest

from careerflow.models.document import Document
from careerflow.models.errors import ReadError
from careerflow.services.documents import server
from careerflow.services.documents.dates import years
from careerflow.services.documents.folding import bare
from careerflow.services.task import TaskContext

pytestmark = pytest.mark.corpus

THEMES = (
    "classic",
    "ember",
    "engineeringclassic",
    "engineeringresumes",
    "harvard",
    "ink",
    "moderncv",
    "opal",
    "sb2nov",
)
LAYOUTS = ("modern_single_column", "modern_two_column", "single_column", "two_column")
# Placeholders for people only. File: name, e-mail, phone, years in November 2026, sections.
PEOPLE: dict[str, tuple[str, str | None, str | None, float | None, str]] = {
    "en_minimal_synthetic": (
        "Alex Johnson",
        "alex.johnson@example.com",
        "+1 (555) 987-6543",
        5.9,
        "summary experience education skills",
    ),
    "es_moderncv": (
        "John Doe",
        "john@doe.org",
        "+1 (234) 567 890",
        None,
        "education experience languages interests",
    ),
    "vi_canva_fullstack": (
        "Nguyễn Văn Mẫu",
        "ung.vien@example.com",
        "0900 000 000",
        1.2,
        "summary experience projects skills certificates education",
    ),
    "vi_no_diacritics_reportlab_two_column": (
        "Nguyen Van Mau",
        "ung.vien@example.com",
        "0900 000 000",
        3.9,
        "summary skills languages education experience projects",
    ),
    "vi_typst_fullstack": (
        "Nguyễn Văn Mẫu",
        "ung.vien@example.com",
        "0900 000 000",
        4.4,
        "summary experience projects skills education certificates",
    ),
    "vi_wkhtmltopdf_devops": (
        "Nguyễn Văn Mẫu",
        "ung.vien@example.com",
        "0900 000 000",
        4.4,
        "summary skills experience projects certificates activities education",
    ),
}

# Years and sections only: these name a person.
SAMPLES: dict[str, tuple[float | None, str]] = {
    "en_googledocs_sample": (8.1, "experience education skills awards"),
    "en_openresume_laverne_word_mac": (None, "summary education awards activities skills"),
}


def read(folder: Path, name: str) -> Document:
    data = (folder / "cvs" / f"{name}.pdf").read_bytes()
    return server.read(TaskContext(), server.open_pdf(data, None), data)


def kinds(document: Document) -> list[str]:
    return [section.kind.value for section in document.sections]


@pytest.mark.parametrize("name", PEOPLE)
def test_person_years_and_sections(corpus: Path, name: str) -> None:
    document = read(corpus, name)
    person, (full_name, email, phone, total, parts) = document.person, PEOPLE[name]
    assert (person.name, person.email, person.phone) == (full_name, email, phone)
    assert years(document.periods, "2026-11") == total
    assert set(parts.split()) <= set(kinds(document))
    assert document.language == name[:2]


@pytest.mark.parametrize("name", SAMPLES)
def test_years_and_sections_of_samples(corpus: Path, name: str) -> None:
    document, (total, parts) = read(corpus, name), SAMPLES[name]
    assert years(document.periods, "2026-11") == total
    assert set(parts.split()) <= set(kinds(document))
    person = document.person
    assert (person.name or "?").split()[-1].lower() in (person.email or "")


def test_vietnamese_cvs_name_their_person(corpus: Path) -> None:
    files = [path.stem for path in (corpus / "cvs").glob("vi_*.pdf") if "broken" not in path.stem]
    assert len(files) == 11
    for name in files:
        document = read(corpus, name)
        assert bare(document.person.name or "") == "nguyen van mau", name
        assert document.person.email == "ung.vien@example.com", name
        assert document.person.phone == "0900 000 000", name
        assert document.language == "vi", name
        assert "education" in kinds(document), name


@pytest.mark.parametrize(
    ("prefix", "variants"), [("en_rendercv_", THEMES), ("en_resumematcher_", LAYOUTS)]
)
def test_the_same_text_in_other_layouts_is_the_same_person(
    corpus: Path, prefix: str, variants: tuple[str, ...]
) -> None:
    documents = [read(corpus, prefix + variant) for variant in variants]
    people = {(d.person.name, d.person.email, d.person.phone) for d in documents}
    assert len(people) == 1
    assert len({frozenset((p.first, p.last) for p in d.periods) for d in documents}) == 1
    assert len({frozenset(kinds(document)) for document in documents}) == 1


def test_no_readable_cv_is_told_as_damaged(corpus: Path) -> None:
    """A page that our own code cannot take is lost, and is told as the file's damage."""
    for path in sorted(corpus.glob("cvs/*.pdf")):
        data = path.read_bytes()
        try:
            document = server.read(TaskContext(), server.open_pdf(data, None), data)
        except ReadError:
            continue
        assert "read.repaired" not in [warning.id for warning in document.warnings], path.name
