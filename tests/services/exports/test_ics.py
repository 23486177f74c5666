from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerflow.models.message import Message
from careerflow.models.tracker import Card, Interview, InterviewOutcome, Salary
from careerflow.services.exports.ics import Event, calendar, events_of

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
AT = datetime(2026, 12, 1, 14, 30, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)


def parsed(*events: Event, now: datetime = NOW) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(calendar(events, now)).walk("VEVENT")


def test_a_day_is_a_whole_day_and_a_time_is_in_utc():
    day, round_ = parsed(
        Event("next-a", date(2026, 12, 1), "Call"),
        Event("interview-b", AT.astimezone(), "Interview", 45, "Hà Nội"),
    )
    assert day.decoded("DTSTART") == date(2026, 12, 1)
    assert round_.decoded("DTSTART") == AT
    assert round_.decoded("DTEND") == AT + timedelta(minutes=45)
    assert round_["LOCATION"] == "Hà Nội"
    assert [alarm["ACTION"] for alarm in round_.walk("VALARM")] == ["DISPLAY"]


def test_a_later_export_takes_the_place_of_an_earlier_one():
    (first,) = parsed(Event("interview-b", AT, "Interview"))
    moved = Event("interview-b", AT + timedelta(days=1), "Interview")
    (second,) = parsed(moved, now=NOW + timedelta(minutes=1))
    assert first["UID"] == second["UID"]
    assert second["SEQUENCE"] > first["SEQUENCE"]


@given(TEXT, TEXT)
def test_texts_come_back_and_no_line_is_too_long(title, place):
    event = Event("x", AT, title, 60, place)
    data = calendar([event], NOW)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    (back,) = parsed(event)
    assert (back["SUMMARY"], back["LOCATION"]) == (title, place)


@pytest.mark.parametrize("text", ["a\nb", "a; b, c\\n", "x\x00\x1b[31m", "tab\there", "\ud800"])
def test_text_never_becomes_another_property(text):
    (back,) = parsed(Event("x", AT, f"{text}\r\nATTENDEE:mailto:a@b.c", 60, text))
    assert "ATTENDEE" not in back
    (linked,) = parsed(Event("x", AT, "t", link=f"https://example.org/{text}\r\nATTENDEE:x"))
    assert "ATTENDEE" not in linked


def test_the_events_of_an_application():
    card = Card(
        "a", "j", "s", "r", "Engineer", "Acme", "", Salary(), "", "https://acme.example/1",
        date(2026, 12, 9), None, "", "Call", date(2026, 12, 1), NOW, None, NOW, NOW,
    )  # fmt: skip
    rounds = [
        Interview("1", "Technical", AT, 60, "https://meet.example/x", "", "secret"),
        Interview("2", "", AT, 60, "Office", "", ""),
        Interview("3", "Cancelled", AT, 60, "", "", "", InterviewOutcome.CANCELLED),
        Interview("4", "Later", None, 60, "", "", ""),
    ]

    def say(message: Message) -> str:
        return f"{message.id} {' '.join(str(value) for value in message.params.values())}"

    events = events_of(card, rounds, say)
    assert [event.key for event in events] == ["next-a", "deadline-a", "interview-1", "interview-2"]
    assert events[0].title == "ics.next_step Call Engineer, Acme"
    assert events[2].link == "https://meet.example/x"
    assert events[3].link == "https://acme.example/1"
    assert b"secret" not in calendar(events, NOW)
