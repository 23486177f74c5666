"""Fields of study, in adverts and in the education of a CV."""

import pytest

from careerflow.services.matching.fields import accepts_related, are_related, fields, studied


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Bachelor's degree in Computer Science or a related field", ("computing",)),
        ("Tốt nghiệp đại học chuyên ngành Kế toán, Tài chính", ("accounting", "finance")),
        ("Chuyên ngành Quản trị nhân lực", ("human_resources",)),
        ("Cử nhân Mạng máy tính và Truyền thông dữ liệu", ("computing",)),
        ("Tốt nghiệp đại học trở lên", ()),
        ("Being a bachelor is no merit", ()),
    ],
)
def test_fields_named(text: str, named: tuple[str, ...]) -> None:
    assert fields(text) == named


def test_engineering_alone_is_any_of_its_branches() -> None:
    assert set(fields("BS in Engineering")) == {
        "computing",
        "electronics",
        "mechanics",
        "construction",
    }
    assert fields("BS in Software Engineering") == ("computing",)


def test_the_name_of_a_school_is_no_field() -> None:
    assert studied("University of Economics and Finance\n2021 - 2025\nSoftware Engineering") == (
        "computing",
    )
    assert studied("Đại học Sư phạm Kỹ thuật, Cử nhân Kế toán") == ("accounting",)


def test_related_fields() -> None:
    assert accepts_related("Kế toán hoặc ngành liên quan")
    assert not accepts_related("degree in accounting")
    assert are_related("accounting", "finance")
    assert not are_related("medicine", "computing")
