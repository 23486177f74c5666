"""Plain-text CVs, and the letters that show that a text is broken."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.document import DocumentKind
from careerflow.models.errors import ReadError
from careerflow.services.documents.losses import check_text, letters_lost
from careerflow.services.documents.plain_text import normalised, read_plain_text

CV = "Nguyễn Văn Mẫu\r\n\r\nKỹ sư\u00a0phần mềm\n\tHà Nội \f\nPage two\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding: str) -> None:
    document = read_plain_text(unicodedata.normalize("NFD", CV).encode(encoding))
    assert document.text == "Nguyễn Văn Mẫu\nKỹ sư phần mềm\nHà Nội\n\fPage two\n"
    assert document.kind is DocumentKind.TEXT
    assert len(document.pages) == 2
    assert [line.page for line in document.lines] == [0, 0, 0, 1]
    assert all(line.extents == () for line in document.lines)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "read.empty"),
        (b"\n \f\n", "read.empty"),
        ("Kỹ sư".encode("utf-16-le"), "read.not_text"),
        ("Müller".encode("latin-1"), "read.not_text"),
        (b"\xff\xfe\x00", "read.not_text"),
    ],
)
def test_what_cannot_be_read(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_plain_text(data)
    assert caught.value.code == code


@given(st.text(max_size=200))
def test_any_text_is_made_clean(text: str) -> None:
    clean = normalised(text)
    assert unicodedata.is_normalized("NFC", clean)
    assert normalised(clean) == clean
    assert "\n\n" not in clean
    assert not set(clean) & set("\t\r\u00a0\x00")


def codes(text: str) -> list[str]:
    document = read_plain_text(text.encode())
    found = letters_lost(document.text, (), document.pages)
    return [loss.warning.id for loss in found]


def test_lost_letters_are_told() -> None:
    broken = "Mong muIn Ióng góp vào viIc quIn lý tài chính hiIu quI cIa công ty. " * 4
    assert codes(broken) == ["read.lost_letters"]
    squares = "Mong mu■n ■óng góp vào vi■c qu■n lý tài chính hi■u qu■ c■a công ty. " * 4
    assert codes(squares) == ["read.lost_letters"]
    unmapped = "work\ufffdow and o\ufffdce with certi\ufffded staff and e\ufffdort " * 3
    assert codes(unmapped) == ["read.lost_letters"]
    shifted = "".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.isalpha() else c for c in ENGLISH)
    assert codes(shifted) == ["read.wrong_letters"]


ENGLISH = (
    "responsible for the design of payment systems and the growth of a small team that wrote "
    "services in several languages while talking to customers about what they needed most, "
    "and for the hiring of engineers who could take these services further in later years "
)


def test_ordinary_texts_are_left_alone() -> None:
    mixed = "GitHub, GitLab, JavaScript, TypeScript, MySQL, PostgreSQL, OpenAI, LaTeX, FastAPI. "
    assert codes(ENGLISH) == []
    assert codes(mixed * 8) == []
    assert codes("Kinh nghiệm làm việc với khách hàng trong và ngoài nước. " * 5) == []
    assert codes("软件工程师,负责支付系统的设计。" * 10) == []
    assert codes("■ Led a team\n■Ph.D. in law\nskills: ■■■□□\n" * 10) == []


def test_a_text_of_unknown_signs_is_refused() -> None:
    with pytest.raises(ReadError, match=r"read\.unreadable_letters"):
        check_text("\ufffd\ufffd\ufffd\ufffd \ufffd\ufffd\ufffd 2020 ab " * 9, False, False)
    with pytest.raises(ReadError, match=r"read\.no_text"):
        check_text("page 1", True, False)
    check_text("page 1", False, False)


@pytest.mark.corpus
def test_broken_files_of_the_corpus(corpus: Path) -> None:
    from careerflow.services.documents import server
    from careerflow.services.task import TaskContext

    for file in sorted((corpus / "cvs").glob("vi_*.pdf")):
        data = file.read_bytes()
        document = server.read(TaskContext(), server.open_pdf(data, None), data)
        warned = any(warning.id == "read.lost_letters" for warning in document.warnings)
        assert warned == ("broken_encoding" in file.name), file.name
