"""Cards side by side are read one after the other, cells of a table row by row."""

from hypothesis import given
from hypothesis import strategies as st

from careerflow.services.documents.cards import by_card
from careerflow.services.documents.extraction import Fragment


def piece(text: str, x: float, y: float, size: float = 10, bold: bool = False) -> Fragment:
    extents = [(x + 5 * n, x + 5 * n + 5) for n in range(len(text))]
    return Fragment(text, extents, (x, y, x + 5 * len(text), y + 10), size, bold, False, False, 0)


def texts(rows: list[list[Fragment]]) -> list[str]:
    return [item.text for item in by_card(rows)]


def card_rows(top: float, icon: float = 15, bold: bool = True) -> list[list[Fragment]]:
    names = [piece("Unity", 50 + icon, top, bold=bold), piece("Unreal", 250 + icon, top, bold=bold)]
    levels = [piece("expert", 50, top + 14), piece("novice", 250, top + 14)]
    return [names, levels, [piece("C#", 50, top + 28, 9), piece("C++", 250, top + 28, 9)]]


CARDS = ["Unity", "expert", "C#", "Unreal", "novice", "C++"]


def test_two_rows_of_cards() -> None:
    assert texts(card_rows(100) + card_rows(150)) == CARDS * 2


def test_names_told_by_weight_or_by_room_for_an_icon() -> None:
    assert texts(card_rows(100, icon=0)) == CARDS
    assert texts(card_rows(100, bold=False)) == CARDS


def test_a_longer_card_keeps_its_last_line_and_a_heading_follows() -> None:
    more = [[piece("Blueprints", 250, 142, 9)], [piece("Education", 50, 170, 14, bold=True)]]
    assert texts(card_rows(100) + more) == [*CARDS, "Blueprints", "Education"]


def test_rows_of_a_table_stay_rows() -> None:
    cells = [[piece(f"a{n}", 50, 20.0 * n), piece(f"b{n}", 250, 20.0 * n)] for n in range(4)]
    assert texts(cells) == ["a0", "b0", "a1", "b1", "a2", "b2", "a3", "b3"]


def test_languages_of_one_type_keep_their_levels() -> None:
    cards = [
        [piece("English", 50, 100), piece("Tiếng Nhật", 250, 100)],
        [piece("Native", 50, 114), piece("Giao tiếp", 250, 114)],
    ]
    assert texts(cards) == ["English", "Native", "Tiếng Nhật", "Giao tiếp"]
    table = [
        [piece("English", 50, 100), piece("Native", 250, 100)],
        [piece("Japanese", 50, 114), piece("Fluent", 250, 114)],
    ]
    assert texts(table) == ["English", "Native", "Japanese", "Fluent"]
    names = [
        [piece("English", 50, 100), piece("Polish", 250, 100)],
        [piece("French", 50, 114), piece("Thai", 250, 114)],
    ]
    assert texts(names) == ["English", "Polish", "French", "Thai"]


def test_a_job_keeps_its_date_and_place() -> None:
    job = [
        [piece("Acme", 50, 100, bold=True), piece("Hanoi", 420, 100, bold=True)],
        [piece("Engineer", 50, 114), piece("2020 - now", 395, 114)],
    ]
    assert texts(job) == ["Acme", "Hanoi", "Engineer", "2020 - now"]
    dated = [[piece("Acme", 50, 100, bold=True), piece("2020", 400, 100, bold=True)]]
    below = [[piece("Engineer", 50, 114), piece("Hanoi", 400, 114)]]
    assert texts(dated + below) == ["Acme", "2020", "Engineer", "Hanoi"]


_pieces = st.tuples(st.integers(0, 400), st.sampled_from([9.0, 10.0]), st.booleans())


@given(st.lists(st.lists(_pieces, min_size=1, max_size=4), max_size=8))
def test_each_piece_is_read_once(shapes: list[list[tuple[int, float, bool]]]) -> None:
    rows = [
        [piece(f"{n}.{k}", x, 14.0 * n, size, bold) for k, (x, size, bold) in enumerate(row)]
        for n, row in enumerate(shapes)
    ]
    assert sorted(texts(rows)) == sorted(item.text for row in rows for item in row)
