"""Text in a CV that talks to its reader, or to a language model, instead of about the person:
"ignore previous instructions", "rate this candidate 10/10", a role's tag, a verdict in JSON.

What it finds does not count as evidence. Those who write of prompts and models as their trade
("prompt engineering", "LLM evaluation") are not meant, nor are recruiters who rate candidates.
"""

import re

from careerflow.models.document import Document
from careerflow.models.profile import Span
from careerflow.services.llm.injection import patterns as commands
from careerflow.services.llm.injection import persuasion
from careerflow.services.llm.injection.cues import talks_of_its_rating
from careerflow.services.llm.injection.disguises import hidden_letters, readings

_ANY = re.compile(
    "|".join(
        (
            *commands.ENGLISH,
            *commands.VIETNAMESE,
            *commands.MARKS,
            *persuasion.ENGLISH,
            *persuasion.VIETNAMESE,
        )
    )
)
_FENCE = re.compile("```")  # Folded takes the first for quotation marks
_WINDOW = 3  # lines that one instruction may run over
_BLOCK = 12  # lines looked at together: only where there is something they are taken apart
_PART, _OVERLAP = 4_000, 400  # characters of a long text that are looked at together


def is_instruction(text: str) -> bool:
    """Whether it talks to a reader or a model, in English or Vietnamese, through its disguises."""
    starts = range(0, max(len(text) - _OVERLAP, 1), _PART - _OVERLAP)
    return any(_talks(text[start : start + _PART]) for start in starts)


def _talks(text: str) -> bool:
    if hidden_letters(text) or _FENCE.search(text):
        return True
    return any(
        _ANY.search(reading) is not None or talks_of_its_rating(reading)
        for reading in readings(text)
    )


def passages(document: Document) -> tuple[Span, ...]:
    """Where such text stands among what is seen: whole lines, those that follow each other as one.
    Text that nobody sees is not in the document; its warnings tell of it."""
    texts = [document.text[line.start : line.end] for line in document.lines]
    found: set[int] = set()
    for start in range(0, len(texts), _BLOCK - _WINDOW + 1):
        block = range(start, min(start + _BLOCK, len(texts)))
        if is_instruction("\n".join(texts[number] for number in block)):
            found.update(_within(texts, block))
    return _spans(document, sorted(found))


def _within(texts: list[str], block: range) -> set[int]:
    """The fewest lines that are an instruction."""
    found: set[int] = set()
    for size in range(1, _WINDOW + 1):
        for first in block[: len(block) - size + 1]:
            window = range(first, first + size)
            if found.isdisjoint(window) and is_instruction("\n".join(texts[first : first + size])):
                found.update(window)
    return found


def _spans(document: Document, numbers: list[int]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for place, number in enumerate(numbers):
        line = document.lines[number]
        if place and numbers[place - 1] == number - 1:
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return tuple(spans)
