from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.views.widgets.typed_date import read_day, read_time, shown_time
from careerflow.views.words.days import full_day

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", None),
        ("26 Nov 2026", TODAY),
        ("Nov 26, 2026", TODAY),
        ("26 november", TODAY),
        ("2026-11-26", TODAY),
        ("11/26/2026", TODAY),
        ("26/11/26", TODAY),
        ("3/4", date(2026, 3, 4)),
        ("today", TODAY),
        ("+7", date(2026, 12, 3)),
    ],
)
def test_english_days(language, text, day):
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("26/11/2026", TODAY), ("3/4", date(2026, 4, 3)), ("26-11-26", TODAY), ("hôm nay", TODAY)],
)
def test_vietnamese_days(language, text, day):
    language.set("vi")
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["soon", "31/31/2026", "30 Feb 2026", "26 N 2026", "2026-13-01"])
def test_what_is_no_day(language, text):
    with pytest.raises(ValueError):
        read_day(text, TODAY)


@given(st.dates(date(1970, 1, 1), date(2199, 12, 31)), st.sampled_from(["en", "vi"]))
def test_what_is_shown_is_read_again(day, code):
    from careerflow.views.language import Language

    language = Language(code)
    try:
        assert read_day(full_day(day), TODAY + timedelta(days=400)) == day
    finally:
        language.set("en")
        language.deleteLater()


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("", None),
        ("9", time(9)),
        ("14:30", time(14, 30)),
        ("14h30", time(14, 30)),
        ("14h", time(14)),
        ("2:30 pm", time(14, 30)),
        ("12 am", time(0)),
    ],
)
def test_times(text, moment):
    assert read_time(text) == moment
    assert moment is None or read_time(shown_time(moment)) == moment


@pytest.mark.parametrize("text", ["25:00", "9:75", "13 pm", "noon"])
def test_what_is_no_time(text):
    with pytest.raises(ValueError):
        read_time(text)
