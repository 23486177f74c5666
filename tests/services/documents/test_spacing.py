"""Spaces: the file's own are kept, missing ones come from the gaps of the line."""

from hypothesis import given
from hypothesis import strategies as st

from careerflow.services.documents.extraction import fragments
from careerflow.services.documents.glyphs import Glyph
from careerflow.services.documents.spacing import respaced

SIZE = 10.0


def line(text: str, gaps: dict[int, float] | None = None, usual: float = 0.0) -> list[Glyph]:
    """Letters half an em wide, `usual` ems apart or as `gaps` says before the letter of that
    place. "_" is a space that MuPDF guessed: it has no width of its own here."""
    made = []
    x = 0.0
    for place, char in enumerate(text):
        if char == "_":
            made.append(Glyph(" ", x, x, (x, 0, x, 10), 8, SIZE, False, True, True, guessed=True))
            continue
        x += (gaps or {}).get(place, usual) * SIZE
        box = (x, 0.0, x + 5, 10.0)
        made.append(Glyph(char, x, x + 5, box, 8, SIZE, False, True, True))
        x += 5
    return made


def text_of(glyphs: list[Glyph]) -> str:
    return "".join(glyph.text for glyph in respaced(glyphs))


def test_a_tight_line_without_spaces_is_parted_at_its_gaps() -> None:
    assert text_of(line("Designedanoverall", {8: 0.15, 10: 0.15})) == "Designed an overall"


def test_kerning_parts_nothing() -> None:
    assert text_of(line("AVAToolBajaj", {1: -0.08, 2: -0.07, 3: 0.06, 11: 0.06})) == "AVAToolBajaj"


def test_gaps_of_every_size_are_judged_by_the_usual_measure() -> None:
    gaps = {n: 0.01 * n for n in range(1, 16)}
    assert text_of(line("abcdefghijklmnop", gaps)) == "abcdefghijklmnop"
    assert text_of(line("abcdefghijklmnop", {**gaps, 8: 0.25})) == "abcdefgh ijklmnop"


def test_a_letter_of_wrong_width_before_a_space_that_is_missing() -> None:
    assert text_of(line("hệthống phân", {2: 0.19})) == "hệ thống phân"


def test_a_spaced_out_heading_is_one_word() -> None:
    assert text_of(line("C_E_R_TI_F_I_CAT", usual=0.25)) == "CERTIFICAT"
    assert text_of(line("DEV&TOOLS", {3: 0.5, 4: 0.5}, usual=0.1)) == "DEV & TOOLS"


def test_spaces_of_the_file_stand() -> None:
    assert text_of(line("C ++ and a b c d", usual=0.0)) == "C ++ and a b c d"


def test_single_letters_in_a_row_stay_apart() -> None:
    assert text_of(line("R_C_D_E", usual=0.3)) == "R C D E"


@given(st.text(st.sampled_from("ab _"), max_size=30), st.floats(-0.2, 3))
def test_letters_are_never_lost_and_spaces_never_doubled(text: str, gap: float) -> None:
    found = text_of(line(text, usual=gap))
    assert [c for c in found if c != " "] == [c for c in text if c not in " _"]
    assert "  " not in found
    assert found == found.strip()


def repaired(text: str) -> str:
    chars = [
        {"c": c, "bbox": (5.0 * n, 0.0, 5.0 * n + 5, 10.0), "origin": (5.0 * n, 8.0)}
        for n, c in enumerate(text)
    ]
    span = {"size": SIZE, "flags": 0, "char_flags": 16, "font": "F", "chars": chars}
    found, _ = fragments(
        {"blocks": [{"lines": [{"dir": (1, 0), "spans": [span]}]}]}, lambda _: True
    )
    return " ".join(fragment.text for fragment in found)


def test_brackets_without_a_name_are_repaired_where_nothing_else_can_stand() -> None:
    assert repaired("Farm System \ufffdIFMS\ufffd. Web") == "Farm System (IFMS). Web"
    assert repaired("a \ufffdUI\ufffd b") == "a (UI) b"
    assert repaired("Jan 2020 \ufffd May") == "Jan 2020 – May"
    for unsure in (
        "o\ufffdce and e\ufffdort",
        "\ufffdword\ufffd",
        "A\ufffdB\ufffdC",
        "x \ufffdA b",
    ):
        assert repaired(unsure) == unsure
