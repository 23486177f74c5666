"""Icons, bullets and signs without a name: what becomes text, and how tall a line's box is."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.services.documents.extraction import Fragment, fragments
from careerflow.services.documents.layout import reading_order
from careerflow.services.documents.signs import named

BASELINE = 100.0


def span(text: str, x: float = 50.0, font: str = "Lato", **measures: float) -> dict[str, Any]:
    """Characters five points wide of a font that claims to reach `up` and `down` ems."""
    size, up, down = (measures.get(name, usual) for name, usual in MEASURES)
    chars = [
        {
            "c": char,
            "bbox": (x + 5 * n, BASELINE - up * size, x + 5 * n + 5, BASELINE + down * size),
            "origin": (x + 5 * n, BASELINE),
        }
        for n, char in enumerate(text)
    ]
    return {"size": size, "flags": 0, "char_flags": 16, "font": font, "chars": chars}


MEASURES = (("size", 10.0), ("up", 0.8), ("down", 0.2))


def lines(*spans: dict[str, Any]) -> list[Fragment]:
    """As read from one line of the file."""
    raw = {"blocks": [{"lines": [{"dir": (1, 0), "spans": list(spans)}]}]}
    found, _ = fragments(raw, lambda _: True)
    return reading_order(found)


def text_of(*spans: dict[str, Any]) -> list[str]:
    return [line.text for line in lines(*spans)]


AWESOME = "ABCDEF+FontAwesome5Free-Solid"


@pytest.mark.parametrize(
    ("icon", "font"),
    [
        ("\uf095", AWESOME),
        ("♀", AWESOME),
        ("\U0001f4f1", "FontAwesome7Free-Solid"),
        ("@", "FontAwesome5Free-Solid"),
        ("\ufffd", "LibertinusSerif"),
        ("B", "MarVoSym"),
        ("phone", "MaterialIcons-Regular"),
        ("\ue26e", "Phosphor"),
        ("○○○●●", AWESOME),
        ("\uf111\uf111", AWESOME),
        ("\uf8ff", "Lato"),
    ],
)
def test_an_icon_is_no_letter_of_the_words_beside_it(icon: str, font: str) -> None:
    assert text_of(span(icon, 40 - 5 * len(icon), font), span("Anna Berg")) == ["Anna Berg"]


@pytest.mark.parametrize(
    ("bullet", "font"),
    [("\uf111", AWESOME), ("\uf111\u2423", AWESOME), ("\uf0b7", "Symbol"), ("●", AWESOME)],
)
def test_a_bullet_drawn_as_an_icon_is_a_bullet(bullet: str, font: str) -> None:
    assert text_of(span(bullet, 40 - 5 * len(bullet), font), span("Led a team")) == ["• Led a team"]


@given(st.lists(st.characters(), max_size=8), st.sampled_from(["Lato", AWESOME, "Wingdings"]))
def test_each_character_is_named_or_left_out(chars: list[str], font: str) -> None:
    names = named(chars, font)
    assert len(names) == len(chars)
    assert all(len(name) <= 1 for name in names)
    assert not any(name.isalnum() for name in names) or font != AWESOME


def test_a_tall_sign_does_not_make_its_line_taller() -> None:
    sign = span("\u2640", 38, "Symbola", up=1.0, down=0.9)
    (line,) = lines(sign, span("Women in tech"))
    assert line.text == "\u2640 Women in tech"
    assert (line.box[1], line.box[3]) == (BASELINE - 8, BASELINE + 2)
    assert line.box[0] == 38


def test_letters_that_claim_to_hang_below_the_baseline_are_boxed_where_they_stand() -> None:
    (line,) = lines(span("lim", up=0.05, down=0.95))
    assert line.box[1] == pytest.approx(BASELINE - 7)
    assert line.box[3] == pytest.approx(BASELINE + 3.5)


def test_letters_drawn_as_squares_are_squares() -> None:
    """Zapf Dingbats has no letters, whatever the file says of it."""
    assert text_of(span("ngh"), span("I", 65, "ZapfDingbats"), span("p", 70)) == ["ngh■p"]
    assert text_of(span("l", 38, "Wingdings-Regular"), span("Led a team")) == ["• Led a team"]


def test_radicals_are_read_as_their_ideographs() -> None:
    assert text_of(span("2020年⽇⽉⼯⻓⻔⻢", font="PingFangSC")) == ["2020年日月工长门马"]
    names = named([chr(code) for code in range(0x2F00, 0x2FD6)], "PingFangSC")
    assert all("\u4e00" <= name <= "\u9fff" for name in names)


def test_no_ideograph_of_the_supplement_is_a_radical_itself() -> None:
    names = named([chr(code) for code in range(0x2E80, 0x2EF4)], "PingFangSC")
    assert sum("\u4e00" <= name <= "\u9fff" for name in names) > 60
    assert all(named([name], "PingFangSC") == [name] for name in names if name)
