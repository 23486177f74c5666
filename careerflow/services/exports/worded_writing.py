"""What a language model wrote, in the words of one language, part by part."""

from collections.abc import Iterator
from dataclasses import dataclass

from careerflow.models.message import Message, Say
from careerflow.models.report import Deeper
from careerflow.models.writing import Checked, NewFact, Part, Rewrite, Writing
from careerflow.services.exports.lines import one_line


@dataclass(frozen=True, slots=True)
class WordedItem:
    """`new` are the places in `text` of facts that the CV does not have, and `warning` says so.
    `before` is the passage of the CV that the text is for, at `place`; `note` stands below."""

    text: str
    new: tuple[tuple[int, int], ...] = ()
    warning: str = ""
    before: str = ""
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class WordedPart:
    """`failed` says why there is nothing, or less than was asked for."""

    part: Part
    title: str
    items: tuple[WordedItem, ...]
    failed: str = ""


@dataclass(frozen=True, slots=True)
class WordedWriting:
    """`note` says who wrote it and what that is worth; `before` and `after` are labels."""

    title: str
    note: str
    before: str
    after: str
    parts: tuple[WordedPart, ...]


def worded_writing(deeper: Deeper | None, say: Say, language: str) -> WordedWriting | None:
    """None where nothing was asked for. `say` speaks `language` ("en" or "vi")."""
    if deeper is None or deeper.writing is None:
        return None
    parts = (worded_part(deeper.writing, part, say, language) for part in Part)
    return WordedWriting(
        title=say(Message("document.advice")),
        note=say(Message("document.advice.note", {"model": one_line(model_name(deeper))})),
        before=say(Message("document.advice.before")),
        after=say(Message("document.advice.after")),
        parts=tuple(part for part in parts if part.items or part.failed),
    )


def worded_part(writing: Writing, part: Part, say: Say, language: str) -> WordedPart:
    reasons = (say(item.reason) for item in writing.failed if item.part is part)
    return WordedPart(
        part,
        say(Message(f"document.advice.{part}")),
        tuple(_items(writing, part, say, language)),
        " ".join(map(one_line, reasons)),
    )


def model_name(deeper: Deeper) -> str:
    """As the provider names the one that answered, or as it was asked for."""
    return deeper.answered_by or deeper.model


def _items(writing: Writing, part: Part, say: Say, language: str) -> Iterator[WordedItem]:
    if part is Part.ASSESSMENT and writing.assessment is not None:
        yield WordedItem(one_line(writing.assessment.said(language)))
    elif part in (Part.STRENGTHS, Part.GAPS):
        for point in writing.strengths if part is Part.STRENGTHS else writing.gaps:
            yield WordedItem(one_line(point.text.said(language)))
    elif part is Part.QUESTIONS:
        for question in writing.questions:
            hint = one_line(question.hint.said(language))
            note = say(Message("document.advice.hint", {"hint": hint})) if hint else ""
            yield WordedItem(one_line(question.text.said(language)), note=note)
    elif part is Part.REWRITES:
        yield from (_rewrite(rewrite, say, language) for rewrite in writing.rewrites)
    elif part is Part.LETTER and writing.letter is not None:
        yield from _letter(writing.letter, say, language)


def _rewrite(rewrite: Rewrite, say: Say, language: str) -> WordedItem:
    text, new = _marked(rewrite.after.text.said(language), rewrite.after.new(language))
    page = rewrite.page
    return WordedItem(
        text,
        new,
        _warning(text, new, say),
        before=one_line(rewrite.before),
        place="" if page is None else say(Message("text.on_page", {"page": page})),
        note=one_line(rewrite.why.said(language)),
    )


def _letter(letter: Checked, say: Say, language: str) -> Iterator[WordedItem]:
    """A line each; the last one warns of all that is new."""
    whole, start = letter.text.said(language), 0
    items: list[WordedItem] = []
    words: list[str] = []
    for line in whole.split("\n"):
        facts = tuple(
            NewFact(fact.kind, max(fact.start - start, 0), min(fact.end - start, len(line)))
            for fact in letter.new(language)
            if fact.start < start + len(line) and start < fact.end
        )
        text, new = _marked(line, facts)
        words += [text[low:high] for low, high in new]
        items += [WordedItem(text, new)] if text else []
        start += len(line) + 1
    for number, item in enumerate(items):
        last = number == len(items) - 1 and words
        yield WordedItem(item.text, item.new, _told_new(words, say)) if last else item


def _marked(text: str, facts: tuple[NewFact, ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """On one line, and where the facts stand in it."""
    told, places, at = "", [], 0
    for fact in facts:
        told = _joined(told, text[at : fact.start])
        before = len(told)
        told = _joined(told, text[fact.start : fact.end])
        start = before + (told[before:] != told[before:].lstrip())
        places += [(start, len(told))] if start < len(told) else []
        at = fact.end
    return _joined(told, text[at:]).rstrip(), tuple(places)


def _joined(told: str, more: str) -> str:
    """With one space between them where either had one."""
    line = one_line(more)
    spaced = more[:1].isspace() or not line
    ends = more[-1:].isspace()
    if told and not told.endswith(" ") and spaced and more:
        told += " "
    return told + line + (" " if ends and line else "")


def _warning(text: str, new: tuple[tuple[int, int], ...], say: Say) -> str:
    return _told_new([text[low:high] for low, high in new], say) if new else ""


def _told_new(words: list[str], say: Say) -> str:
    quoted = ", ".join(f"“{word}”" for word in dict.fromkeys(words))
    return say(Message("document.advice.new", {"words": quoted}))
