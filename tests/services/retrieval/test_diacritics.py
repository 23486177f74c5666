"""Vietnamese typed without diacritics gets them back for the encoders."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.services.matching.folding import fold
from careerflow.services.retrieval.diacritics import restored

WORDS = ["quan", "ly", "kho", "hang", "nhan", "vien", "x1", "Go", "-", ",", "NAM"]
ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("bare", "marked"),
    [
        ("Quan ly doi ngu 6 nhan vien", "Quản lý đội ngũ 6 nhân viên"),
        ("cham soc khach hang, xu ly khieu nai", "chăm sóc khách hàng, xử lý khiếu nại"),
        ("• Theo doi tien do – bao cao hang tuan", "• Theo dõi tiến độ – báo cáo hằng tuần"),
        ("KINH NGHIEM LAM VIEC", "KINH NGHIỆM LÀM VIỆC"),
    ],
)
def test_marks_come_back_with_case_and_punctuation(bare: str, marked: str) -> None:
    assert restored(bare, "vi") == marked


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Built REST services in Go and Python on Linux servers", "vi"),
        ("Programming Languages: Python, Go, Bash", "vi"),
        ("Lead the team to deliver on time", "en"),
        ("Quản lý doi ngu nhan vien", "vi"),  # someone who types marks
    ],
)
def test_other_text_is_left_alone(text: str, language: str) -> None:
    assert restored(text, language) == text


@given(st.lists(st.sampled_from(WORDS)))
def test_only_marks_change(words: list[str]) -> None:
    text = " ".join(words)
    assert fold(restored(text, "vi")) == fold(text)


def test_the_bundled_table_is_what_the_phrases_give() -> None:
    command = [sys.executable, str(ROOT / "tools" / "build_diacritics.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0
