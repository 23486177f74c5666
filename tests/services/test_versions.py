"""Two versions of a text: what is joined, and which words differ."""

from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.comparison import Words
from careerflow.services.versions import differing, paired, unknown

LINES = ["Python and SQL", "3 years of sales", "Good English", "A driving licence", "Kế toán thuế"]
adverts = st.lists(st.sampled_from(LINES), max_size=7)


@given(adverts, adverts)
def test_every_requirement_is_in_one_pair(left, right):
    pairs = paired(left, right)
    if pairs is None:
        return
    assert sorted(a for a, _ in pairs if a is not None) == list(range(len(left)))
    assert [b for _, b in pairs if b is not None] == list(range(len(right)))
    assert all(a is not None or b is not None for a, b in pairs)


@given(adverts.filter(bool))
def test_an_advert_is_a_version_of_itself(lines):
    pairs = paired(lines, lines)
    assert pairs is not None
    assert all(a is not None and b is not None and lines[a] == lines[b] for a, b in pairs)


@given(adverts.filter(bool), st.randoms())
def test_rows_that_only_changed_places_are_all_joined(lines, random):
    moved = random.sample(lines, len(lines))
    pairs = paired(lines, moved)
    assert pairs is not None
    assert all(a is not None and b is not None and lines[a] == moved[b] for a, b in pairs)


def test_adverts_with_a_row_in_common_are_no_versions():
    ours = ["Good English", "Welding", "A forklift licence", "Night shifts"]
    theirs = ["Good English", "Payroll", "Tax returns", "Audit of subsidiaries"]
    assert paired(ours, theirs) is None
    assert paired(ours, []) is None


def test_what_is_lost_stands_behind_what_it_followed():
    assert paired(["a b c", "lost", "d e f"], ["d e f", "a b c"]) == [
        (2, 0),
        (0, 1),
        (1, None),
    ]


def test_case_and_punctuation_are_no_difference():
    assert differing("Python, SQL.", "python SQL") == Words()
    assert differing("5 năm kinh nghiệm", "3 năm kinh nghiệm") == Words(("5",), ("3",))


@given(st.text(), st.text())
def test_a_text_differs_from_another_by_its_own_words(left, right):
    found = differing(left, right)
    assert all(set(run.split()) <= set(left.split()) for run in found.gone)
    assert all(set(run.split()) <= set(right.split()) for run in found.new)
    assert differing(left, left) == Words()


@given(st.lists(st.sampled_from(["Wrote", "SQL", "for", "audits", "2021"]), min_size=1))
def test_a_quote_of_the_text_says_nothing_unknown(words):
    quote = " ".join(words)
    assert unknown([quote], f"Ada Nwosu {quote} and more") == ()


def test_a_passage_that_was_never_there_is_told_whole():
    assert unknown(["Led a team of five"], "Wrote SQL for audits") == ("Led a team of five",)
    assert unknown(["Led a team of five", "Led a team of five"], "") == ("Led a team of five",)
