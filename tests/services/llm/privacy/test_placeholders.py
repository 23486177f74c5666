"""What comes back is what went in, to the letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.services.documents.plain_text import read_plain_text
from careerflow.services.llm.privacy.masking import Masking, masking

CV = """Trần Thị Bích Hoa
hoa.tran@example.org | +84 912 345 678 | github.com/bichhoa
Sinh ngày: 02/03/1995
Kinh nghiệm
Kế toán, Công ty Sao Mai, 2019 - 2023
"""


@pytest.fixture(scope="module")
def hoa() -> Masking:
    document = read_plain_text(CV.encode())
    return masking(document, document.person)


PIECES = st.sampled_from(
    [
        "Trần Thị Bích Hoa", "TRAN THI BICH HOA", "Hoa Trần", "Ms. Hoa", "hoa.tran@example.org",
        "+84 912 345 678", "0912.345.678", "https://x.dev/a-", "02/03/1995", "[NAME]", "[name 2]",
        "【phone 1】", "(LINK_1)", "{{TEXT_1}}", "EMAIL_1", "\\[NAME\\]", "[", "]", "\\",
        "[EMAIL_1]", "(", ")", "<", ">", "_1", "NAME", "[TÊN]", "[ĐIỆN THOẠI 1]",
        "số 5 phố Huế, Phường 3", " ", "\n", "\n", ", ", "Giới tính: Nữ", "a\u0301", "\u200b",
        "1", "TEXT_1", "ﬁ",
    ]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join))
def test_putting_back_gives_the_same_text(hoa: Masking, text: str) -> None:
    assert hoa.restored(hoa.masked(text)) == text


@pytest.mark.parametrize(
    "answer",
    [
        "[NAME]", "[name]", "[ NAME ]", "【NAME】", "\\[NAME\\]", "[NAME_1]", "[Tên]",
        "[HỌ VÀ TÊN]", "[Name 1]",
    ],
)  # fmt: skip
def test_a_name_is_put_back_as_a_model_writes_it(hoa: Masking, answer: str) -> None:
    assert hoa.restored(f"Ứng viên {answer} có kinh nghiệm.") == (
        "Ứng viên Trần Thị Bích Hoa có kinh nghiệm."
    )


@pytest.mark.parametrize(
    "answer",
    [
        "[PHONE_1]", "[phone 1]", "(PHONE_1)", "<PHONE 1>", "{PHONE_1}", "{{phone_1}}", "PHONE_1",
        "[Điện thoại 1]", "[SỐ ĐIỆN THOẠI_1]", "[SĐT 1]", "[PHONE\\_1]", "［PHONE-1］",
    ],
)  # fmt: skip
def test_a_number_is_put_back_as_a_model_writes_it(hoa: Masking, answer: str) -> None:
    assert hoa.restored(f"**{answer}**.") == "**+84 912 345 678**."


def test_a_placeholder_that_stands_for_nothing_stays(hoa: Masking) -> None:
    assert hoa.restored("[PHONE_99] [EMAIL_77]") == "[PHONE_99] [EMAIL_77]"
