"""What a row asks for in the advert's own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.job import Axis, Kind, Phrase, Requirement
from careerflow.models.message import Message
from careerflow.models.report import Keywords, Row, Verdict
from careerflow.services.matching.keywords import keywords
from careerflow.services.matching.phrases import phrases, said_in
from careerflow.services.matching.requirements import requirements


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Có kinh nghiệm quản lý kho là một lợi thế", ["kinh nghiệm quản lý kho"]),
        ("Ít nhất 2 năm kinh nghiệm trong lĩnh vực may mặc", ["lĩnh vực may mặc"]),
        ("Kinh nghiệm làm việc tại vị trí thu ngân", ["thu ngân"]),
        ("Sử dụng thành thạo phần mềm dựng phim", ["phần mềm dựng phim"]),
        ("Am hiểu nghiệp vụ buồng phòng và lễ tân", ["nghiệp vụ buồng phòng", "lễ tân"]),
        (
            "Biết sử dụng các thiết bị đo, máy khắc laser hoặc máy in khổ lớn",
            ["thiết bị đo", "máy khắc laser", "máy in khổ lớn"],
        ),
        (
            "Kỹ năng trình bày, thương lượng, thuyết phục khách hàng tốt",
            ["Kỹ năng trình bày", "thương lượng", "thuyết phục khách hàng"],
        ),
        ("Kỹ năng giao tiếp tốt, trung thực, chăm chỉ", ["Kỹ năng giao tiếp"]),
        (
            "Tốt nghiệp cao đẳng chuyên ngành điện, cơ khí hoặc tương đương",
            ["chuyên ngành điện", "cơ khí"],
        ),
        ("Có kinh nghiệm là một lợi thế", []),
        ("Nhanh nhẹn, chịu được áp lực, có tinh thần trách nhiệm", []),
        ("Nam/nữ từ 20 - 30 tuổi, ngoại hình ưa nhìn", []),
        ("5+ years of experience in sales", []),
    ],
)
def test_free_phrases(text: str, expected: list[str]) -> None:
    assert [phrase.text for phrase in phrases(text, (), ())] == expected


def test_a_named_skill_stands_for_itself_unless_a_phrase_holds_it() -> None:
    text = "Kinh nghiệm lập trình Qt; Linux"
    qt, linux = text.index("Qt"), text.index("Linux")
    found = phrases(text, [(qt, qt + 2), (linux, linux + 5)], ())
    assert found == (Phrase("Kinh nghiệm lập trình Qt"), Phrase("Linux"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sử dụng phần mềm Pancake, Vinhotel", ["Phần mềm Pancake", "Vinhotel"]),
        ("Am hiểu nghiệp vụ hoa tiêu hàng hải", ["Nghiệp vụ hoa tiêu hàng hải"]),
        ("Có khả năng bao quát công việc", []),  # a trait: no CV says it in these words
        ("Có kinh nghiệm đọc", []),
        ("Thành thạo Excel, Python", []),  # they have names
    ],
)
def test_keywords_are_things_without_a_name(text: str, expected: list[str]) -> None:
    rows = requirements(f"Yêu cầu ứng viên:\n{text}").requirements
    assert [word for row in rows for word in row.unnamed] == expected


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("kinh nghiệm quản lý kho", "Trưởng nhóm: Quản lý\nkho vật tư", True),
        ("nghiệp vụ buồng phòng", "thong thao nghiep vu buong phong", True),
        ("ngành gỗ", "go to market", False),
        ("phần mềm Opera", "Hệ điều hành, phần mềm Operation", False),
        ("bản vẽ", "bán vé tại quầy", False),
        ("C.O.D (a+b", "c.o.d (a+b", True),
    ],
)
def test_whether_a_cv_says_it(phrase: str, text: str, expected: bool) -> None:
    assert said_in(phrase, text) is expected


@given(st.text(st.sampled_from("có kinh nghiệm,; và kỹ năng\n./()- abc"), max_size=80))
def test_phrases_are_words_of_the_text(text: str) -> None:
    whole = " ".join(text.split())
    found = [phrase.text for phrase in phrases(text, (), ())]
    assert all(one and one in whole for one in found)
    assert len(found) == len(set(found))


def test_running_text_comes_to_an_end() -> None:
    """A search that tries every way never would."""
    assert phrases("kỹ năng " + "một lợi thế có các " * 20_000 + "x", (), ()) == ()


def _row(verdict: Verdict, found: tuple[str, ...] = ()) -> Row:
    phrase = (Phrase("phần mềm Opera", keyword=True), Phrase("kỹ năng nghe"))
    asked = Requirement("x", 0, 1, Kind.MUST, Axis.HARD_SKILLS, skills=("SQL",), phrases=phrase)
    return Row(asked, verdict, Message("reason.not_scored"), found=found)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (_row(Verdict.MISSING), Keywords((), ("SQL", "Phần mềm Opera"))),
        (_row(Verdict.PARTIAL, ("Phần mềm Opera",)), Keywords(("Phần mềm Opera",), ("SQL",))),
        (_row(Verdict.MET, ("SQL",)), Keywords(("SQL",), ())),  # shown in other words
    ],
)
def test_keywords_of_a_report(row: Row, expected: Keywords) -> None:
    assert keywords([row]) == expected
