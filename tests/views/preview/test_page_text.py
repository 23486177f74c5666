import pytest
from hypothesis import given
from hypothesis import strategies as st
from own_cv import LEFT, RIGHT, STEP, make_cv

from careerflow.views.preview.page_text import PageText
from careerflow.views.preview.text_selection import TextSelection, Unit


@pytest.fixture
def text(cv):
    return PageText(cv)


def place(text, x, y, page=0):
    found = text.place(page, x, y)
    assert found is not None
    return found


def test_a_character_is_found_under_its_place_and_the_caret_beside_it(text):
    at = place(text, LEFT + 4.9 * STEP, 105)
    assert text.text[at.character] == "o"
    assert at.caret == at.character + 1
    assert place(text, LEFT + 4.1 * STEP, 105).caret == at.character
    assert at.distance == 0


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [
        (10, 105, "Kế toán trưởng"),  # left of its line
        (LEFT + 25 * STEP, 125, "left two words"),  # right of it, in the gutter
        (RIGHT - 10, 105, "right column here"),
        (RIGHT + 5, 700, "soft\u00adware"),  # below the column
        (LEFT, 2, "Kế toán trưởng"),  # above the page's text
    ],
)
def test_beside_a_line_the_nearest_counts(text, x, y, words):
    assert text.text[slice(*text.line(place(text, x, y).character))] == words


def test_text_that_was_turned_is_read_upwards(text):
    first = place(text, 505, 399, page=1)
    last = place(text, 505, 300, page=1)
    assert text.text[first.character] == "t"
    assert first.caret == first.character
    assert last.caret == last.character + 1 == first.character + len("turned")


def test_words_and_lines(text):
    at = text.text.index("toán") + 2
    assert text.text[slice(*text.word(at))] == "toán"
    assert text.text[slice(*text.word(text.text.index("ware")))] == "soft\u00adware"
    assert text.text[slice(*text.word(text.text.index(" two")))] == " "
    assert text.text[slice(*text.line(at))] == "Kế toán trưởng"


def test_a_passage_has_one_box_a_line_on_each_of_its_pages(text):
    span = (text.text.index("two"), text.text.index("page"))
    assert text.boxes(0, span) == [
        (LEFT + 5 * STEP, 120.0, LEFT + 14 * STEP, 132.0),
        (RIGHT, 100.0, RIGHT + 17 * STEP, 112.0),
        (RIGHT, 120.0, RIGHT + 9 * STEP, 132.0),
    ]
    assert text.boxes(1, span) == [(LEFT, 60.0, LEFT + 7 * STEP, 72.0)]


def test_a_copy_follows_the_order_of_reading_without_soft_hyphens(text):
    assert text.copied((0, len(text.text))) == (
        "Kế toán trưởng\nleft two words\nright column here\nsoftware\n\nsecond page\nturned"
    )


def test_a_page_without_text_has_no_place(cv):
    from dataclasses import replace

    scan = PageText(replace(cv, text="", lines=()))
    assert scan.place(0, 100, 100) is None
    assert not scan.has_text(0)
    assert scan.boxes(0, (0, 10)) == []


@given(x=st.floats(0, 595), y=st.floats(0, 842), page=st.integers(0, 1))
def test_every_point_has_a_place_on_its_page(x, y, page):
    text = PageText(make_cv())
    found = place(text, x, y, page)
    assert text.page(found.character) == page
    assert found.caret - found.character in (0, 1)


@given(
    points=st.lists(st.tuples(st.floats(0, 595), st.floats(0, 842)), min_size=2, max_size=4),
    unit=st.sampled_from(Unit),
)
def test_a_selection_always_holds_where_it_began(points, unit):
    text = PageText(make_cv())
    selection = TextSelection(text)
    selection.begin(place(text, *points[0]), unit)
    began = selection.span
    for point in points[1:]:
        selection.extend(place(text, *point))
        assert selection.span[0] <= began[0] <= began[1] <= selection.span[1]


def test_the_keys_grow_and_shrink_a_selection(text):
    selection = TextSelection(text)
    selection.select((0, 0))
    selection.move_word(1)
    assert text.text[slice(*selection.span)] == "Kế"
    selection.move(2)
    assert text.text[slice(*selection.span)] == "Kế t"
    selection.move_lines(1)
    assert text.text[slice(*selection.span)] == "Kế toán trưởng\nleft"
    selection.move_word(-1)
    assert text.text[slice(*selection.span)] == "Kế toán trưởng\n"
    selection.move(-100)
    assert selection.span == (0, 0)
    selection.select_all()
    selection.clear()
    assert not selection
