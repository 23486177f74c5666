"""Where the person lives, of CVs that are made here."""

import pytest

from careerflow.services.documents.plain_text import read_plain_text


def address(*lines: str) -> str | None:
    text = "\n".join(("An Person", "an@example.com", *lines, "Experience", "Clerk, Leeds, UK"))
    return read_plain_text(text.encode()).person.address


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Số 12, ngõ 34, Cầu Giấy, Hà Nội", "Số 12, ngõ 34, Cầu Giấy, Hà Nội"),
        ("so 5 duong Sao Mai, phuong 3, quan 7, TP HCM", None),
        ("Địa chỉ: 12/3 Lê Lợi, Phường Bến Nghé, Quận 1", "12/3 Lê Lợi, Phường Bến Nghé, Quận 1"),
        ("Dia chi: 12 Le Loi, Quan 1", "12 Le Loi, Quan 1"),
        ("0900 000 000 | Quận 1, TP. HCM", "Quận 1, TP. HCM"),
        ("Đà Nẵng", "Đà Nẵng"),
        ("221B Baker Street, London", "221B Baker Street, London"),
        ("12 Heron Lane, Leeds LS1 4AP", "12 Heron Lane, Leeds LS1 4AP"),
        ("Springfield, IL 62701 • +1 555 010 0000", "Springfield, IL 62701"),
        ("Location: Lyon", "Lyon"),
        ("Lyon, France", "Lyon, France"),
    ],
)
def test_an_address_as_it_is_written(line: str, expected: str | None) -> None:
    assert address(line) == (expected or line)


@pytest.mark.parametrize(
    "line",
    [
        "Đại học Thái Bình, Hà Nội",
        "Nguyễn Thái Bình",
        "Address book: an@example.com",
        "Sinh ngày 12/03/1999 tại Hà Nội",
        "Kỹ sư phần mềm Hà Nội",
        "Python, SQL",
    ],
)
def test_what_is_no_address(line: str) -> None:
    assert address(line) is None


def test_a_label_alone_has_its_address_below() -> None:
    assert address("Address", "7 Kite Road", "Leeds") == "7 Kite Road"


def test_a_birth_date_is_neither_a_phone_nor_a_job() -> None:
    text = "An Person\nan@example.com\nNgày sinh: 12/03/1999\nExperience\nClerk at Heron Ltd"
    document = read_plain_text(text.encode())
    assert (document.person.phone, document.periods) == (None, ())
