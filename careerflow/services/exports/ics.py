"""Dates of applications as an iCalendar file (RFC 5545)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from careerflow.models.message import Message, Say
from careerflow.models.tracker import Card, Interview, InterviewOutcome

_PRODUCT = "-//CareerFlow//CareerFlow//EN"
_DOMAIN = "careerflow.github.io"
_MOST_OCTETS = 75
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_EVENING_BEFORE = "-PT6H"  # 18:00 of the day before a whole day
_HOUR_BEFORE = "-PT1H"
_SPECIAL = re.compile(r"([\\;,])")
# What a line of text may not hold: all controls but the tab (RFC 5545, 3.1).
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Event:
    """`key` is the same for one thing at each export, whatever its time is: a calendar that has it
    already moves it. `when` is a day of the user's, or a time with its zone."""

    key: str
    when: date | datetime
    title: str
    minutes: int = 60
    place: str = ""
    link: str = ""


def events_of(card: Card, interviews: Sequence[Interview], say: Say) -> tuple[Event, ...]:
    """The next step, the deadline, and the rounds that have a time and were not called off."""
    job = {"title": _job(card)}
    found = []
    if card.next_step_on is not None:
        step = {"step": card.next_step, **job}
        code = "ics.next_step" if card.next_step else "ics.something"
        found.append(
            Event(f"next-{card.id}", card.next_step_on, say(Message(code, step)), link=card.link)
        )
    if card.deadline is not None:
        title = say(Message("ics.deadline", job))
        found.append(Event(f"deadline-{card.id}", card.deadline, title, link=card.link))
    for interview in interviews:
        if interview.at is not None and interview.outcome is not InterviewOutcome.CANCELLED:
            found.append(_round(card, interview, interview.at, say))
    return tuple(found)


def calendar(events: Sequence[Event], now: datetime) -> bytes:
    """The file. Its events are of `now`, which has a zone: those of a later export take their
    place (SEQUENCE)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN"]
    for event in events:
        lines += _lines(event, now)
    lines.append("END:VCALENDAR")
    return b"".join(piece + b"\r\n" for line in lines for piece in _folded(line))


def _round(card: Card, interview: Interview, at: datetime, say: Say) -> Event:
    params = {"round": interview.title, "title": _job(card)}
    code = "ics.round" if interview.title else "ics.interview"
    # A place that is an address on the internet is what is clicked in the calendar.
    link = interview.place if re.match(r"https?://", interview.place) else card.link
    return Event(
        f"interview-{interview.id}",
        at,
        say(Message(code, params)),
        max(interview.minutes, 1),
        interview.place,
        link,
    )


def _job(card: Card) -> str:
    return ", ".join(part for part in (card.title, card.company) if part)


def _lines(event: Event, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.key)}@{_DOMAIN}"
    yield f"DTSTAMP:{_utc(now)}"
    yield f"SEQUENCE:{max(0, int((now - _EPOCH).total_seconds()) // 60)}"
    if isinstance(event.when, datetime):
        yield f"DTSTART:{_utc(event.when)}"
        yield f"DTEND:{_utc(event.when + timedelta(minutes=event.minutes))}"
    else:
        yield f"DTSTART;VALUE=DATE:{event.when:%Y%m%d}"
        # A whole day takes no time of the day's: it is not shown as busy.
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_text(event.title)}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    if re.fullmatch(r"https?://[^\s\x00-\x1f]+", event.link):
        yield f"URL:{event.link}"
    yield from (
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(event.title)}",
        f"TRIGGER:{_HOUR_BEFORE if isinstance(event.when, datetime) else _EVENING_BEFORE}",
        "END:VALARM",
        "END:VEVENT",
    )


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    """As a TEXT value (RFC 5545, 3.3.11)."""
    plain = re.sub(r"\r\n?", "\n", text.encode("utf-8", "replace").decode())
    return _SPECIAL.sub(r"\\\1", _CONTROLS.sub("", plain)).replace("\n", "\\n")


def _folded(line: str) -> Iterator[bytes]:
    """No longer than 75 octets each, and no character torn apart; what goes on begins with a
    space."""
    piece, most = b"", _MOST_OCTETS
    for char in line:
        encoded = char.encode()
        if len(piece) + len(encoded) > most:
            yield piece
            piece = b" "
        piece += encoded
    yield piece
