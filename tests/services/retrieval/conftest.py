"""The bundled encoders, loaded once, and plain documents."""

import hashlib

import pytest

from careerflow.models.document import (
    Document,
    DocumentKind,
    Line,
    Page,
    Person,
    Section,
    SectionKind,
)
from careerflow.services.retrieval.catalogue import catalogue
from careerflow.services.retrieval.onnx_encoder import OnnxEncoder


@pytest.fixture(scope="session")
def minilm() -> OnnxEncoder:
    return OnnxEncoder(catalogue()[0])


@pytest.fixture(scope="session")
def e5() -> OnnxEncoder:
    return OnnxEncoder(catalogue()[1])


@pytest.fixture
def document():
    """document(lines, language) -> a plain-text CV of one page and one section."""

    def make(texts: list[str], language: str = "en") -> Document:
        text = "\n".join(texts)
        lines, start = [], 0
        for words in texts:
            end = start + len(words)
            lines.append(Line(0, start, end, (0, 0, 0, 0), (), 10.0, bold=False))
            start = end + 1
        return Document(
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            kind=DocumentKind.TEXT,
            language=language,
            text=text,
            pages=(Page(0, 0, 0, len(text)),),
            lines=tuple(lines),
            sections=(Section(SectionKind.EXPERIENCE, 0, 0, len(text)),),
            periods=(),
            person=Person(),
        )

    return make
